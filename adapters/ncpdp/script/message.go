package script

import "sync/atomic"

// Message is one SCRIPT message as received. It never changes, so it is safe for concurrent use. The strings that its
// views give share its memory. The zero value, and nil, is no message: it has no Kind and no bytes, and every view refuses
// it.
type Message struct{ *handle }

// handle and received stand behind pointers for the reason that document gives.
type handle struct{ *received }

type received struct {
	self     handle
	text     content // of whole
	raw      string  // the bytes received
	env      Envelope
	lim      Limits
	doc      *document // of the message: whole, or what stands as text in it
	whole    document  // of the bytes received
	outer    string    // the text around, where the message stands as text inside a wrapper; else empty
	innerAt  int       // where in outer it begins and ends
	innerEnd int
	segments []Segment // of the EDIFACT form, whose doc is made from them
	header   element
	body     element // the one element in the Body
	version  Version
	evidence Evidence
	found    []Finding                 // about the version and the kind; views add their own when asked
	viewed   atomic.Pointer[[]Finding] // what the first reading of a NewRx found: see keepFound for why of that alone
}

// Parse reads one message. It copies data. The error is a *SyntaxError; see the sentinels for its reasons. What can be
// read but is odd is no error: see Findings.
func Parse(data []byte, lim Limits) (*Message, error) {
	lim = lim.orDefaults()
	if len(data) > lim.Bytes {
		return nil, refuse("", 0, ErrTooLarge, "the message has more bytes than Limits.Bytes")
	}
	m := newMessage(&received{raw: string(data), lim: lim})
	if err := m.read(); err != nil {
		return nil, err
	}
	if err := m.frame(); err != nil {
		return nil, err
	}
	if m.isRTPB() {
		return m, nil // no SCRIPT message: it is kept and written, its version and names are another standard's
	}
	m.checkNamespaces()
	m.noteMixed()
	m.weigh()
	if !m.Kind().Known() {
		m.found = append(m.found, finding(CodeKindUnknown, "/Message/Body/*"))
	}
	return m, nil
}

func newMessage(r *received) *Message {
	r.self.received = r
	r.whole.content = &r.text
	return &Message{&r.self}
}

// read opens encoding and wrapper down to the document of the message.
func (m *Message) read() error {
	if isEDIFACT(m.raw) {
		return m.readEDIFACT()
	}
	t, err := readText(m.raw)
	if err != nil {
		return err
	}
	m.env = Envelope{Encoding: t.encoding, Mark: t.mark}
	m.doc = &m.whole
	if err = m.whole.scan(t.s, t.from, m.lim); err != nil {
		return err
	}
	if t.misnamed {
		m.note(CodeEncoding)
	}
	return m.unwrap()
}

// exists tells a message that was read from the zero value and from nil.
func (m *Message) exists() bool { return m != nil && m.handle != nil }

// Kind is which transaction the message is, as its Body says.
func (m *Message) Kind() Kind {
	if !m.exists() {
		return ""
	}
	return Kind(m.body.name())
}

// Version is the release that the evidence points to; empty where nothing does.
func (m *Message) Version() Version {
	if !m.exists() {
		return ""
	}
	return m.version
}

// Evidence is what Version was decided by.
func (m *Message) Evidence() Evidence {
	if !m.exists() {
		return Evidence{}
	}
	return m.evidence
}

// Raw is a copy of the bytes received, byte for byte.
func (m *Message) Raw() []byte {
	if !m.exists() {
		return nil
	}
	return []byte(m.raw)
}

// Findings lists everything odd about the message: version, kind, header, and the body where a view of it exists. The
// slice is the caller's; nil is none.
func (m *Message) Findings() []Finding {
	if !m.exists() {
		return nil
	}
	r := reader{blind: true}
	r.found = append(r.found, m.found...)
	readHeader(&r, m.header)
	if m.isRTPB() {
		return r.found
	}
	m.viewFindings(&r)
	r.readNames(m.body)
	return r.found
}

// frame finds the header and the one body.
func (m *Message) frame() error {
	root := m.doc.root()
	header, around := "Header", "Body"
	switch root.name() {
	case "Message":
	case "RTPBMessage":
		header, around = "RTPBHeader", "RTPBBody"
	case "Envelope", "string":
		return m.refuse(root, ErrUnsupported, "a wrapper inside a wrapper")
	default:
		return m.refuse(root, ErrNotOneMessage, "the outermost element is not Message")
	}
	body, err := m.single(root, around)
	if err != nil {
		return err
	}
	if m.header, err = m.single(root, header); err != nil {
		return err
	}
	m.body = body.first()
	switch {
	case !body.exists():
		return m.refuse(root, ErrNotOneMessage, "/Message has no Body")
	case !m.body.exists():
		return m.refuse(body, ErrNotOneMessage, "/Message/Body is empty; it holds one message")
	case m.body.next().exists():
		return m.refuse(m.body.next(), ErrNotOneMessage, "/Message/Body holds more than one message")
	}
	return nil
}

// isRTPB tells a real-time benefit message, whose root is its own.
func (m *Message) isRTPB() bool { return m.doc.root().name() == "RTPBMessage" }

// single is the child of that name of Message or of a SOAP Envelope; two are an error, none is absent.
func (m *Message) single(parent element, name string) (element, error) {
	found := parent.child(name)
	for e := found.next(); e.exists(); e = e.next() {
		if e.name() == name {
			return element{}, m.refuse(e, ErrNotOneMessage, "/"+parent.name()+" has more than one "+name)
		}
	}
	return found, nil
}

func (m *Message) refuse(at element, reason error, text string) error {
	return refuse(m.doc.src, int(at.node().start), reason, text)
}
