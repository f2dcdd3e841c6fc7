package script

import (
	"bytes"
	"strings"
)

// tagEnding finds the end of the outermost element: it counts start tags and end tags, and passes comments, CDATA sections
// and instructions. It knows nothing else of XML.
type tagEnding struct {
	lead  int // bytes of the mark before the document
	read  int // bytes of the pieces before this one
	depth int

	kind  markup
	start int // where the markup begins that is being read
	head  [len(cdataOpen)]byte
	n     int  // how many bytes of head are read
	quote byte // that is open in a tag
	tail  [2]byte

	declaration opening // in a value between quotation marks, which has no '<'
	last        recent
}

// markup is what the ending is inside of.
type markup uint8

const (
	noMarkup  markup = iota
	anyMarkup        // which kind it is the next bytes tell
	tagMarkup
	commentMarkup
	cdataMarkup
	instructionMarkup
)

func (e *tagEnding) feed(b []byte) (n int, ok bool) {
	for i := 0; i < len(b); i++ {
		if e.cut(b[i]) && e.drop() {
			return e.read + i, true
		}
		if start, ok := e.another(b[i], e.read+i); ok {
			return start, true
		}
		if e.kind == noMarkup {
			if b[i] != '<' {
				continue
			}
			e.kind, e.start, e.n, e.tail = anyMarkup, e.read+i, 0, [2]byte{}
		}
		if e.passes(b[i]) {
			return e.read + i + 1, true
		}
		if e.declares() {
			return e.start, true
		}
	}
	e.read += len(b)
	return 0, false
}

// another tells whether another message began before c: this one was cut off. In comments, CDATA sections and instructions
// anything may stand, and nothing is known.
func (e *tagEnding) another(c byte, at int) (start int, ok bool) {
	first := e.kind == instructionMarkup && e.start == e.lead
	if e.kind > tagMarkup && !first {
		return 0, false
	}
	if (e.quote != 0 || first) && e.declaration.next(c, at) && (!first || e.broken()) {
		return e.declaration.start, true
	}
	back := e.last.next(c)
	return at + 1 - back, back > 0
}

// broken tells an instruction that can have no '<': the XML declaration, and one whose name had one.
func (e *tagEnding) broken() bool {
	head := string(e.head[:min(e.n, len(e.head))])
	if strings.HasPrefix(head, "<?xml") && len(head) > 5 && isSpace(head[5]) {
		return true
	}
	at := strings.LastIndexByte(head, '<')
	return at > 0 && !strings.ContainsAny(head[:at], xmlSpace)
}

// passes takes the next byte of markup and tells whether the message ends with it.
func (e *tagEnding) passes(c byte) bool {
	if e.n < len(e.head) {
		e.head[e.n] = c
	}
	e.n++
	switch e.kind {
	case anyMarkup:
		if e.kind = kindOf(e.head[:e.n]); e.kind == tagMarkup {
			return e.tag(c)
		}
		return false
	case tagMarkup:
		return e.tag(c)
	}
	if e.closes(c) {
		e.kind = noMarkup
	}
	e.tail = [2]byte{e.tail[1], c}
	return false
}

// kindOf tells markup by its first bytes.
func kindOf(head []byte) markup {
	switch s := string(head); {
	case s == commentOpen:
		return commentMarkup
	case s == cdataOpen:
		return cdataMarkup
	case s == instructionOpen:
		return instructionMarkup
	case bytes.HasPrefix([]byte(cdataOpen), head), bytes.HasPrefix([]byte(commentOpen), head):
		return anyMarkup
	}
	return tagMarkup
}

// closes tells whether c ends a comment, a CDATA section or an instruction.
func (e *tagEnding) closes(c byte) bool {
	if c != '>' {
		return false
	}
	switch e.kind {
	case commentMarkup:
		return e.tail == [2]byte{'-', '-'}
	case cdataMarkup:
		return e.tail == [2]byte{']', ']'}
	}
	return e.tail[1] == '?'
}

// tag takes the next byte of a tag; its end is the '>' outside quotation marks.
func (e *tagEnding) tag(c byte) bool {
	before := e.tail[1]
	e.tail[1] = c
	switch {
	case e.quote != 0:
		if c == e.quote {
			e.quote = 0
		}
		return false
	case c == '"', c == '\'':
		e.quote, e.declaration = c, opening{}
		return false
	case c != '>':
		return false
	}
	e.kind = noMarkup
	switch {
	case e.head[1] == '/':
		e.depth--
		return e.depth <= 0
	case e.head[1] == '!':
		return false
	case before == '/':
		return e.depth <= 0 && startsName(e.head[1])
	}
	e.depth++
	return false
}

// cut tells a '<' inside a tag, where none may stand: the message was cut off there, or is broken.
func (e *tagEnding) cut(c byte) bool {
	return c == '<' && e.n > 0 && e.quote == 0 && (e.kind == tagMarkup || e.kind == anyMarkup)
}

// drop ends a tag that has no end of its own, counts it all the same, and tells whether the message ends before the next.
func (e *tagEnding) drop() bool {
	e.kind = noMarkup
	switch {
	case e.n < 2:
	case e.head[1] == '/':
		e.depth--
		return e.depth <= 0
	case startsName(e.head[1]):
		e.depth++
	}
	return false
}

// declares tells that an XML declaration was read that cannot belong to this message, for something stands before it: the
// message was cut off.
func (e *tagEnding) declares() bool {
	const declaration = "<?xml "
	return e.kind == instructionMarkup && e.n == len(declaration) && e.start > e.lead &&
		string(e.head[:5]) == declaration[:5] && isSpace(e.head[5])
}
