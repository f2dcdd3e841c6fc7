package script

import (
	"iter"
	"strings"
)

// marks are the characters that separate an EDIFACT message. UNA names six of them; of these the decimal mark is not
// looked at, for values are read as text.
type marks struct {
	component, element, release, repeat, end byte
}

// usual are the marks of a message without UNA. In all that we have seen UNA is there.
var usual = marks{component: ':', element: '+', release: '?', repeat: '*', end: '\''}

// Segment is a line of the EDIFACT form: a tag and elements, which repeat and have components, all counted from 1 as the
// trade does. DRU-010-03 is Value(1, 1, 3).
type Segment struct {
	Tag   string // three letters: UIB, UIH, PVD, PTT, DRU, SIG, STS, UIT, UIZ …
	Start int    // byte offsets in Raw, without the mark that ends it
	End   int
	raw   *string
	marks *marks
}

// elements is the text behind the tag and its mark.
func (s Segment) elements() string { return (*s.raw)[min(s.Start+4, s.End):s.End] }

// Elements is how many elements stand in the segment.
func (s Segment) Elements() int { return s.marks.count(s.elements(), s.marks.element) }

// Repeats is how many times an element stands; 0 where it is not there.
func (s Segment) Repeats(element int) int {
	text := s.marks.nth(s.elements(), s.marks.element, element)
	if text == "" {
		return 0
	}
	return s.marks.count(text, s.marks.repeat)
}

// Value is the text of a component, its release characters taken off; empty where it is not there.
func (s Segment) Value(element, repeat, component int) string {
	m := s.marks
	text := m.nth(m.nth(m.nth(s.elements(), m.element, element), m.repeat, repeat), m.component, component)
	return trimmed(m.released(text))
}

// repetitions gives each time that an element stands, as the text of its components.
func (s Segment) repetitions(element int) iter.Seq[components] {
	return func(yield func(components) bool) {
		m := s.marks
		for text := m.nth(s.elements(), m.element, element); text != ""; {
			n := m.next(text, m.repeat)
			if !yield(components{text[:n], m}) {
				return
			}
			text = text[min(n+1, len(text)):]
		}
	}
}

// components is one repetition of an element.
type components struct {
	text  string
	marks *marks
}

// value is the component of that number, from 1.
func (c components) value(n int) string {
	return trimmed(c.marks.released(c.marks.nth(c.text, c.marks.component, n)))
}

// value is the component of an element that does not repeat.
func (s Segment) value(element, component int) string { return s.Value(element, 1, component) }

// Segments lists the segments of a message that was received in the EDIFACT form; nil for XML.
func (m *Message) Segments() []Segment { return append([]Segment(nil), m.segments...) }

// next is the length of s up to the first mark that is not released; len(s) where there is none.
func (m *marks) next(s string, mark byte) int {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == m.release && m.release != ' ':
			i++
		case s[i] == mark && mark != ' ':
			return i
		}
	}
	return len(s)
}

func (m *marks) nth(s string, mark byte, n int) string {
	for ; n > 1; n-- {
		i := m.next(s, mark)
		if i == len(s) {
			return ""
		}
		s = s[i+1:]
	}
	return s[:m.next(s, mark)]
}

func (m *marks) count(s string, mark byte) int {
	n := 1
	for i := m.next(s, mark); i < len(s); i = m.next(s, mark) {
		s = s[i+1:]
		n++
	}
	return n
}

func (m *marks) released(s string) string {
	if m.release == ' ' || strings.IndexByte(s, m.release) < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == m.release && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// isEDIFACT tells the form by its first segment.
func isEDIFACT(raw string) bool {
	start := unspaced(raw)
	return strings.HasPrefix(start, "UNA") || strings.HasPrefix(start, "UIB")
}

// segmenter cuts a message into segments.
type segmenter struct {
	m     *Message
	pos   int
	marks *marks
}

func (m *Message) cutSegments() error {
	if err := checkUTF8(m.raw); err != nil {
		return err
	}
	if i := strings.IndexFunc(m.raw, func(r rune) bool { return !isChar(r) }); i >= 0 {
		return refuse(m.raw, i, ErrMalformed, "a control character")
	}
	s := segmenter{m: m, marks: &usual}
	s.space()
	if err := s.una(); err != nil {
		return err
	}
	for s.space(); s.pos < len(m.raw); s.space() {
		if err := s.segment(); err != nil {
			return err
		}
	}
	return nil
}

func (s *segmenter) space() {
	rest := s.m.raw[s.pos:]
	s.pos += len(rest) - len(unspaced(rest))
}

// una reads the six characters that UNA names.
func (s *segmenter) una() error {
	rest := s.m.raw[s.pos:]
	if !strings.HasPrefix(rest, "UNA") {
		return nil
	}
	if len(rest) < 9 {
		return refuse(s.m.raw, len(s.m.raw), ErrMalformed, "the message ends inside UNA: it was cut off")
	}
	u := marks{component: rest[3], element: rest[4], release: rest[6], repeat: rest[7], end: rest[8]}
	if u.doubled() {
		return refuse(s.m.raw, s.pos, ErrMalformed, "UNA names one character for two purposes, or a letter, or none")
	}
	s.marks = &u
	s.pos += 9
	return nil
}

func (u marks) doubled() bool {
	all := []byte{u.component, u.element, u.end, u.release, u.repeat}
	for i, c := range all {
		optional := i >= 3 && c == ' '
		if inName[c] && c != ':' && c != '.' || c == ' ' && !optional || c >= 0x80 {
			return true
		}
		if strings.IndexByte(string(all[:i]), c) >= 0 && !optional {
			return true
		}
	}
	return false
}

// segment reads up to the mark that ends it. A mark behind which no segment begins is taken as text that its sender
// forgot to release: a trap seen in the error texts of a network.
func (s *segmenter) segment() error {
	start, raw := s.pos, s.m.raw
	if !startsSegment(raw[start:], s.marks) {
		return refuse(raw, start, ErrMalformed, "a segment was expected here: three capital letters")
	}
	end := start
	for {
		end += s.marks.next(raw[end:], s.marks.end)
		if end >= len(raw) {
			return refuse(raw, len(raw), ErrMalformed, "the message ends inside a segment: it was cut off")
		}
		after := unspaced(raw[end+1:])
		if after == "" || startsSegment(after, s.marks) {
			break
		}
		end++
		s.m.trap(raw[start:start+3], CodeSegmentMark)
	}
	switch {
	case end-start > s.m.lim.Text:
		return refuse(raw, start, ErrTooLarge, "a segment is longer than Limits.Text")
	case len(s.m.segments) >= s.m.lim.Elements:
		return refuse(raw, start, ErrTooLarge, "there are more segments than Limits.Elements")
	}
	s.m.segments = append(s.m.segments, Segment{raw[start : start+3], start, end, &s.m.raw, s.marks})
	s.pos = end + 1
	return nil
}

// trap notes a code at the segment that is being read, once for each.
func (m *Message) trap(tag string, c Code) {
	if len(m.found) >= mostFindings {
		return
	}
	n := 1
	for _, s := range m.segments {
		if s.Tag == tag {
			n++
		}
	}
	f := finding(c, "/"+tag+"["+itoa(n)+"]")
	if len(m.found) == 0 || m.found[len(m.found)-1] != f {
		m.found = append(m.found, f)
	}
}

// startsSegment tells whether three capitals or digits and a mark stand here.
func startsSegment(s string, m *marks) bool {
	if len(s) < 4 || s[0] < 'A' || s[0] > 'Z' || s[3] != m.element && s[3] != m.end {
		return false
	}
	for i := range 3 {
		if (s[i] < 'A' || s[i] > 'Z') && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}
