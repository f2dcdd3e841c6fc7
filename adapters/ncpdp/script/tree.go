package script

// Node is a view of one element of a message. The zero value is an absent element: every question to it has an empty
// answer, so a chain of questions needs no check between. Names are local: prefixes are not looked at.
type Node struct{ e element }

// Root is the Message element.
func (m *Message) Root() Node {
	if !m.exists() {
		return Node{}
	}
	return Node{m.doc.root()}
}

// HeaderNode is the Header element; absent where there is none.
func (m *Message) HeaderNode() Node {
	if !m.exists() {
		return Node{}
	}
	return Node{m.header}
}

// BodyNode is the one element in the Body: the transaction.
func (m *Message) BodyNode() Node {
	if !m.exists() {
		return Node{}
	}
	return Node{m.body}
}

// Exists tells whether the element is there.
func (n Node) Exists() bool { return n.e.exists() }

// Name is the local name.
func (n Node) Name() string { return n.e.name() }

// Prefix is the namespace prefix as written; empty where there is none.
func (n Node) Prefix() string {
	if !n.Exists() {
		return ""
	}
	at := n.e.node()
	return n.e.doc.src[at.start+1 : max(at.start+1, at.name-1)]
}

// Text is the character data without the white space around it; empty for an element that holds elements. It may be a
// patient's: it has no place in an error or a log.
func (n Node) Text() string { return n.e.text() }

// Attr is the value of the attribute of that local name; ok says whether it is there.
func (n Node) Attr(name string) (value string, ok bool) { return n.e.attr(name) }

// Attrs lists the attributes in their order, with the names as written.
func (n Node) Attrs() []Attr { return n.e.attrs() }

// First is the first child element.
func (n Node) First() Node { return Node{n.e.first()} }

// Next is the next sibling element.
func (n Node) Next() Node { return Node{n.e.next()} }

// Parent is the element around; absent for Message.
func (n Node) Parent() Node { return Node{n.e.parent()} }

// Find goes down by names, to the first child of each.
func (n Node) Find(names ...string) Node {
	for _, name := range names {
		n.e = n.e.child(name)
	}
	return n
}

// Path is the XPath by local names, with a position where siblings share the name.
func (n Node) Path() string { return n.e.path() }
