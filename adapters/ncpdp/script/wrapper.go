package script

import "strings"

// unwrap finds the Message inside a wrapper. In SOAP it is an element, and the document stays one; as text of a string it
// is a document of its own, and the outer one is kept to write back.
func (m *Message) unwrap() error {
	root := m.doc.root()
	switch root.name() {
	case "Envelope":
		return m.unwrapSOAP(root)
	case "string":
		return m.unwrapString(root)
	}
	return nil
}

func (m *Message) unwrapSOAP(root element) error {
	body, err := m.single(root, "Body")
	if err != nil {
		return err
	}
	if !body.exists() {
		return m.refuse(root, ErrNotOneMessage, "the SOAP Envelope has no Body")
	}
	inside, err := m.onlyMessage(body)
	if err != nil {
		return err
	}
	if inside.name() != "Message" {
		return m.unwrapString(inside)
	}
	m.doc.top, m.env.Wrapper = inside.i, SOAP
	if uri, _ := root.namespace(); uri == soap12Namespace {
		m.env.Wrapper = SOAP12
	}
	return nil
}

// onlyMessage is the one Message anywhere inside e, or else the one element whose text begins as XML does.
func (m *Message) onlyMessage(e element) (element, error) {
	var message, escaped []element
	for i := e.i + 1; i < e.node().after; i++ {
		inner := element{e.doc, i}
		switch {
		case inner.name() == "Message":
			message = append(message, inner)
			i = inner.node().after - 1
		case strings.HasPrefix(strings.TrimPrefix(inner.text(), byteOrderMark), "<"):
			escaped = append(escaped, inner)
		}
	}
	switch {
	case len(message) == 1:
		return message[0], nil
	case len(message) == 0 && len(escaped) == 1:
		return escaped[0], nil
	}
	return element{}, m.refuse(e, ErrNotOneMessage, "the wrapper does not hold exactly one Message")
}

// unwrapString opens the text of e as a document. What its declaration says of an encoding has no meaning there.
func (m *Message) unwrapString(e element) error {
	n := e.node()
	if n.flags&hasChild != 0 {
		inside, err := m.onlyMessage(e)
		if err != nil || inside.name() != "Message" {
			return m.refuse(e, ErrNotOneMessage, "the wrapper does not hold exactly one Message")
		}
		m.doc.top, m.env.Wrapper = inside.i, String
		return nil
	}
	m.outer, m.innerAt, m.innerEnd = e.doc.src, int(n.inner), int(n.innerEnd)
	inner := decode(m.outer[n.inner:n.innerEnd])
	from := len(inner) - len(strings.TrimLeft(inner, xmlSpace+byteOrderMark))
	if !strings.HasPrefix(inner[from:], "<") {
		return m.refuse(e, ErrNotOneMessage, "the wrapper holds a text that is no message")
	}
	_, length, err := declaration(inner, from)
	if err != nil {
		return err
	}
	m.env.Wrapper = String
	m.doc, err = scan(inner, from+length, m.lim)
	return err
}
