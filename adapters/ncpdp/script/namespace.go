package script

// namespaces of a Message that working senders use: that of 10.6, that of a network, and none.
var namespaces = [...]string{"", "http://www.ncpdp.org/schema/SCRIPT", "http://www.surescripts.com/messaging"}

// checkNamespaces notes what is odd in the frame of the message. Nothing depends on a namespace: names are read by their
// local part everywhere.
func (m *Message) checkNamespaces() {
	root := m.doc.root()
	own, bound := root.namespace()
	if !bound || !isKnownNamespace(own) {
		m.note(CodeNamespace)
	}
	for _, e := range [...]element{m.header, m.body.parent(), m.body} {
		if !e.exists() || e.prefix() == root.prefix() && e.inherits() {
			continue
		}
		if other, bound := e.namespace(); other != own || !bound {
			m.found = append(m.found, finding(CodeNamespaceMixed, e.told()))
		}
	}
}

func isKnownNamespace(s string) bool {
	for _, known := range namespaces {
		if s == known {
			return true
		}
	}
	return false
}

// inherits tells that neither e nor an element between it and Message declares a namespace.
func (e element) inherits() bool {
	for e.i != e.doc.top {
		n := e.node()
		if n.flags&declares != 0 {
			return false
		}
		e.i = n.parent
	}
	return true
}

func (e element) prefix() string { return Node{e}.Prefix() }

// namespace is what the prefix of e stands for, declared on it or around it, a wrapper included; bound is false for a
// prefix that nobody declares.
func (e element) namespace() (uri string, bound bool) {
	prefix := e.prefix()
	key := "xmlns"
	if prefix != "" {
		key = "xmlns:" + prefix
	}
	for i := e.i; i >= 0; i = e.doc.nodes[i].parent {
		if e.doc.nodes[i].flags&declares == 0 {
			continue
		}
		if uri, bound = (element{e.doc, i}).whole(key); bound {
			return uri, true
		}
	}
	return "", prefix == ""
}

// whole is the value of the attribute whose whole name is key.
func (e element) whole(key string) (value string, ok bool) {
	n := e.node()
	for tag, more := e.doc.src[n.nameEnd:n.inner], true; more; {
		var name, raw string
		if name, raw, tag, more = cutAttribute(tag); more && name == key {
			return trimmed(attributeText(raw)), true
		}
	}
	return "", false
}
