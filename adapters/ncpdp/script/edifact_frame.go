package script

import "errors"

// readEDIFACT cuts the message into segments and sets it out as the XML of 10.6, from which every view reads. Raw and
// Segments keep what was received.
func (m *Message) readEDIFACT() error {
	m.env.EDIFACT = true
	if err := m.cutSegments(); err != nil {
		return err
	}
	if err := m.checkFrame(); err != nil {
		return err
	}
	t := translator{room: m.lim.Elements - mostHeader}
	root, ok := t.message(m.segments)
	switch {
	case t.full > 0:
		return refuse(m.raw, t.full, ErrTooLarge, "the message sets out more elements than Limits.Elements")
	case !ok:
		return m.refuseSegment("UIH", ErrUnsupported, "a function of the EDIFACT form other than NEWRX, CANRX, ERROR, STATUS and VERIFY")
	}
	m.found = append(m.found, t.found...)
	return m.setOut(root)
}

// mostHeader is how many elements Message, Header and Body have around what the segments between are set out as.
const mostHeader = 16

// setOut makes the document. A text may grow sixfold where its characters are written as references; the limit was held
// against the segments. What is refused is told at the place of UIH, for the text that was set out nobody has seen.
func (m *Message) setOut(root Tag) (err error) {
	w := tagWriter{}
	w.element(root)
	lim := m.lim
	lim.Text = min(lim.Text, largest) * len("&quot;")
	m.doc, err = scan(w.b.String(), 0, lim)
	var fault *SyntaxError
	if errors.As(err, &fault) {
		return refuse(m.raw, m.segments[1].Start, fault.Reason, fault.Text)
	}
	return err
}

// checkFrame wants one interchange with one message in it, whole.
func (m *Message) checkFrame() error {
	for _, tag := range [...]string{"UIB", "UIH", "UIT", "UIZ"} {
		switch n := m.countSegments(tag); {
		case n == 0:
			return m.refuseSegment("", ErrMalformed, "the segments UIB, UIH, UIT and UIZ have to be there: it was cut off")
		case n > 1:
			return m.refuseSegment(tag, ErrNotOneMessage, "more than one interchange or message")
		}
	}
	last := len(m.segments) - 1
	if m.segments[0].Tag != "UIB" || m.segments[1].Tag != "UIH" || m.segments[last].Tag != "UIZ" || m.segments[last-1].Tag != "UIT" {
		return m.refuseSegment("", ErrMalformed, "the segments UIB, UIH … UIT, UIZ stand in another order")
	}
	m.checkCounts(m.segments[1], m.segments[last-1], last-1)
	return nil
}

// checkCounts compares what UIT repeats. Senders count from UIB or from UIH.
func (m *Message) checkCounts(head, tail Segment, fromHead int) {
	if n := tail.value(2, 1); n != "" && n != itoa(fromHead) && n != itoa(fromHead+1) {
		m.found = append(m.found, finding(CodeSegmentCount, "/UIT[1]/2"))
	}
	ref := tail.value(1, 1)
	if ref != head.value(2, 1) && ref != head.value(3, 1) {
		m.found = append(m.found, finding(CodeSegmentReference, "/UIT[1]/1"))
	}
}

func (m *Message) countSegments(tag string) (n int) {
	for _, s := range m.segments {
		if s.Tag == tag {
			n++
		}
	}
	return n
}

// refuseSegment points at the last segment of that tag, or the end.
func (m *Message) refuseSegment(tag string, reason error, text string) error {
	at := len(m.raw)
	for _, s := range m.segments {
		if s.Tag == tag {
			at = s.Start
		}
	}
	return refuse(m.raw, at, reason, text)
}
