package script

import "strings"

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

func (m marks) doubled() bool {
	all := []byte{m.component, m.element, m.end, m.release, m.repeat}
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
	end, trapped := start, false
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
		trapped = true
	}
	if trapped { // once, for it looks through all segments
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
