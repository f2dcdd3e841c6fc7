package script

import "strings"

// segmentEnding finds the end of an interchange of the EDIFACT form: the mark that ends its segment UIZ.
type segmentEnding struct {
	marks    marks
	skip     int // bytes of UNA still to pass
	read     int // bytes of the pieces before this one
	released bool
	begun    bool // UIB was there
	start    int  // where the segment begins that is being read
	head     [4]byte
	n        int // how many bytes of head are read

	declaration opening
	last        recent
	first       int // where the UIB of this interchange begins
}

func newSegmentEnding(head string) *segmentEnding {
	e := &segmentEnding{marks: usual}
	if strings.HasPrefix(head, "UNA") && len(head) == len("UNA:+./*'") {
		una := marks{component: head[3], element: head[4], release: head[6], repeat: head[7], end: head[8]}
		if !una.doubled() { // else it was cut off inside UNA, as it seems
			e.marks, e.skip = una, len(head)
		}
	}
	return e
}

func (e *segmentEnding) feed(b []byte) (n int, ok bool) {
	for i, c := range b {
		if start, ok := e.another(c, e.read+i); ok {
			return start, true
		}
		switch {
		case e.skip > 0:
			e.skip--
		case e.released:
			e.released = false
		case c == e.marks.release && c != ' ':
			e.released = true
		case c == e.marks.end:
			switch {
			case e.is("UIZ") && e.last.una():
				return e.read + i - 8, true // that of the next one: this one was cut off in UIZ
			case e.is("UIZ"):
				return e.read + i + 1, true
			}
			e.n = 0
		case e.n == 0 && isSpace(c):
		case e.n < len(e.head):
			e.next(c, e.read+i)
		}
	}
	e.read += len(b)
	return 0, false
}

// another tells whether another message began before c: this one was cut off. Its UNA may stand in the middle of a segment.
func (e *segmentEnding) another(c byte, at int) (start int, ok bool) {
	if e.declaration.next(c, at) {
		return e.declaration.start, true
	}
	if e.skip > 0 {
		return 0, false
	}
	back := e.last.next(c)
	start = at + 1 - back
	return start, back > 0 && start > 0 && !(e.begun && start == e.first)
}

// is tells whether the segment that is being read has that tag.
func (e *segmentEnding) is(tag string) bool {
	return e.n >= len(tag) && string(e.head[:len(tag)]) == tag && (e.n == len(tag) || e.head[len(tag)] == e.marks.element)
}

// next takes a byte of the tag.
func (e *segmentEnding) next(c byte, at int) {
	if e.n == 0 {
		e.start = at
	}
	e.head[e.n] = c
	e.n++
	if e.n == len(e.head) && !e.begun && e.is("UIB") {
		e.begun, e.first = true, e.start
	}
}
