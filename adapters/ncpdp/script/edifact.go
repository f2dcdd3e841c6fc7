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

// zero tells a Segment of no message.
func (s Segment) zero() bool { return s.raw == nil }

// Elements is how many elements stand in the segment.
func (s Segment) Elements() int {
	if s.zero() {
		return 0
	}
	return s.marks.count(s.elements(), s.marks.element)
}

// Repeats is how many times an element stands; 0 where it is not there.
func (s Segment) Repeats(element int) int {
	if s.zero() {
		return 0
	}
	text := s.marks.nth(s.elements(), s.marks.element, element)
	if text == "" {
		return 0
	}
	return s.marks.count(text, s.marks.repeat)
}

// Value is the text of a component, its release characters taken off; empty where it is not there.
func (s Segment) Value(element, repeat, component int) string {
	if s.zero() {
		return ""
	}
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

// value is the component of an element that may stand once; empty where the element repeats, for neither the first nor the
// last is known to be meant. rest reports that.
func (s Segment) value(element, component int) string {
	m := s.marks
	text := m.nth(s.elements(), m.element, element)
	if m.next(text, m.repeat) < len(text) {
		return ""
	}
	return components{text, m}.value(component)
}

// Segments lists the segments of a message that was received in the EDIFACT form; nil for XML.
func (m *Message) Segments() []Segment {
	if !m.exists() {
		return nil
	}
	return append([]Segment(nil), m.segments...)
}

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
