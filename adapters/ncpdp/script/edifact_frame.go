package script

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
	var t translator
	root, ok := t.message(m.segments)
	if !ok {
		return m.refuseSegment("UIH", ErrUnsupported, "a function of the EDIFACT form other than NEWRX, CANRX, ERROR, STATUS and VERIFY")
	}
	w := tagWriter{}
	w.element(root)
	m.found = append(m.found, t.found...)
	var err error
	m.doc, err = scan(w.b.String(), 0, m.lim)
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
