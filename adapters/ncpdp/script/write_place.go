package script

import (
	"strings"
	"unicode/utf8"
)

// splice puts with in the place of src[from:to].
type splice struct {
	from, to int
	with     string
	attr     string // local name of an attribute that is added
	alone    bool   // the whole of a text or value: nothing else may touch the place
}

// collide tells whether two changes, which are sorted, are about the same bytes, or add the same attribute.
func collide(cuts []splice) bool {
	type added struct {
		at   int
		name string
	}
	seen := map[added]bool{}
	for i, c := range cuts {
		if i > 0 && (c.from < cuts[i-1].to || c.from == cuts[i-1].to && (c.alone || cuts[i-1].alone)) {
			return true
		}
		if c.attr == "" {
			continue
		}
		if seen[added{c.from, c.attr}] {
			return true
		}
		seen[added{c.from, c.attr}] = true
	}
	return false
}

// apply makes the changes, which are sorted and do not overlap.
func apply(src string, cuts []splice) []byte {
	size := len(src)
	for _, c := range cuts {
		size += len(c.with) - (c.to - c.from)
	}
	out := make([]byte, 0, size)
	at := 0
	for _, c := range cuts {
		out = append(out, src[at:c.from]...)
		out = append(out, c.with...)
		at = c.to
	}
	return append(out, src[at:]...)
}

// wrapped carries changes of the message inside a string to the text around it.
func (m *Message) wrapped(cuts []splice) []splice {
	w := walker{src: m.outer[m.innerAt:m.innerEnd]}
	moved := make([]splice, len(cuts))
	for i, c := range cuts {
		w.to(c.from, true)
		start, literal, crossed := w.pos, w.cdata, w.crossed
		w.to(c.to, false)
		with, ok := m.env.Encoding.inString(c.with, literal)
		if w.crossed != crossed || !ok {
			with = m.env.Encoding.outOfSection(c.with, literal, w.cdata)
		}
		moved[i] = splice{from: m.innerAt + start, to: m.innerAt + w.pos, with: with}
	}
	return moved
}

// outOfSection is escaped text where a section ends before it or begins behind it, or both.
func (e Encoding) outOfSection(text string, before, behind bool) string {
	s, _ := e.inString(text, false)
	if before {
		s = cdataClose + s
	}
	if behind {
		s += cdataOpen
	}
	return s
}

// inString is text of the message as it stands in the text around it: escaped, or literally in a CDATA section; ok is false
// where a section cannot hold it.
func (e Encoding) inString(text string, literal bool) (s string, ok bool) {
	if !literal {
		return e.writable(escapeText(text)), true
	}
	s = e.writable(text)
	return s, !strings.Contains(s, cdataClose) && (s == text || !strings.Contains(s, "<"))
}

// walker goes through escaped text and knows how far it is in the text that it stands for.
type walker struct {
	src     string
	pos     int // in src
	read    int // in the text
	cdata   bool
	crossed int // markup passed
}

// to goes on to offset n of the text; past markup that stands there only where past says so.
func (w *walker) to(n int, past bool) {
	for w.pos < len(w.src) && (w.read < n || past) {
		if size := w.markup(); size > 0 {
			w.pos += size
			w.crossed++
			continue
		}
		if w.read >= n {
			return
		}
		w.character()
	}
}

// markup is the length of what stands for no text at the place: the ends of CDATA, a comment, an instruction.
func (w *walker) markup() int {
	rest := w.src[w.pos:]
	switch {
	case w.cdata && strings.HasPrefix(rest, cdataClose):
		w.cdata = false
		return len(cdataClose)
	case w.cdata || rest[0] != '<':
		return 0
	case strings.HasPrefix(rest, cdataOpen):
		w.cdata = true
		return len(cdataOpen)
	}
	var none strings.Builder
	return decodeMarkup(&none, rest)
}

func (w *walker) character() {
	rest := w.src[w.pos:]
	switch {
	case !w.cdata && rest[0] == '&':
		r, size, _ := reference(rest)
		w.pos += size
		w.read += utf8.RuneLen(r)
	case strings.HasPrefix(rest, "\r\n"):
		w.pos += 2
		w.read++
	default:
		w.pos++
		w.read++
	}
}

// encoded carries changes of the text to the bytes received, which stand in another encoding than UTF-8.
func (m *Message) encoded(src string, cuts []splice) []byte {
	out := make([]byte, 0, len(m.raw)+len(m.raw)/8)
	at, raw, copied := 0, 0, 0
	to := func(n int) {
		for at < n {
			r, size := utf8.DecodeRuneInString(src[at:])
			at += size
			raw += m.env.Encoding.width(r)
		}
	}
	for _, c := range cuts {
		to(c.from)
		out = append(out, m.raw[copied:raw]...)
		out = m.env.Encoding.encode(out, c.with)
		to(c.to)
		copied = raw
	}
	return append(out, m.raw[copied:]...)
}
