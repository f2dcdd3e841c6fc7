package script

import "sync"

// node is one element of a document, as offsets into its text. Nodes stand in document order, so the first child of
// node i is i+1, and the next sibling of node c is nodes[c].after; both hold only inside the parent's after.
type node struct {
	start    int32 // of '<'
	name     int32 // of the local name, past any prefix
	nameEnd  int32
	inner    int32 // past '>' of the start tag
	innerEnd int32 // of "</"; equal to inner for an empty-element tag
	end      int32 // past '>' of the end tag
	parent   int32 // -1 for the root
	after    int32 // index of the first node past this one's descendants
	flags    uint8
}

const (
	hasChild uint8 = 1 << iota // an element inside
	coded                      // references, CDATA, comments or carriage returns: the text is not the bytes
	declares                   // an attribute that declares a namespace
	hasText                    // characters other than white space; beside an element nobody reads them

	mixed = hasChild | hasText
)

// document is well-formed XML. It has the content behind a second pointer: of a field that it may not ask fmt prints an
// address, but with a verb that is not for pointers (%s) it prints what stands there, one pointer deep.
type document struct{ *content }

// content is the text of a document in UTF-8 and its elements. What it says never changes.
type content struct {
	src   string
	nodes []node
	top   int32 // the Message: 0, or the node inside a SOAP wrapper

	counted   sync.Once
	positions []int32 // made when first asked for; see positionOf
}

func (d *document) root() element { return element{d, d.top} }

// element is a view of one node. The zero value is an absent element, and every question to it has an empty answer.
type element struct {
	doc *document
	i   int32
}

func (e element) exists() bool { return e.doc != nil }

func (e element) node() *node { return &e.doc.nodes[e.i] }

// name is the local name; prefixes are not looked at.
func (e element) name() string {
	if !e.exists() {
		return ""
	}
	n := e.node()
	return e.doc.src[n.name:n.nameEnd]
}

// first is the first child element.
func (e element) first() element {
	if !e.exists() || e.i+1 >= e.node().after {
		return element{}
	}
	return element{e.doc, e.i + 1}
}

// next is the next sibling element.
func (e element) next() element {
	if !e.exists() {
		return element{}
	}
	n := e.node()
	if e.i == e.doc.top || n.parent < 0 || n.after >= e.doc.nodes[n.parent].after {
		return element{}
	}
	return element{e.doc, n.after}
}

func (e element) parent() element {
	if !e.exists() || e.i == e.doc.top || e.node().parent < 0 {
		return element{}
	}
	return element{e.doc, e.node().parent}
}

// child is the first child of that name.
func (e element) child(name string) element {
	for c := e.first(); c.exists(); c = c.next() {
		if c.name() == name {
			return c
		}
	}
	return element{}
}

// text is the character data without the white space around it. It is empty for an element that holds elements.
func (e element) text() string {
	if !e.exists() {
		return ""
	}
	n := e.node()
	if n.flags&hasChild != 0 {
		return ""
	}
	s := e.doc.src[n.inner:n.innerEnd]
	if n.flags&coded != 0 {
		s = decode(s)
	}
	return trimmed(s)
}

// path is the XPath of the element by local names, with a position where siblings share the name.
func (e element) path() string {
	if !e.exists() {
		return ""
	}
	return e.parent().path() + "/" + e.name() + e.position()
}

// position is empty where no sibling shares the name. A few siblings are counted at each call, many are counted once.
func (e element) position() string {
	before, same, looked := 0, 0, 0
	for c := e.parent().first(); c.exists(); c = c.next() {
		if looked++; looked > fewSiblings {
			return inBrackets(e.doc.positionOf(e.i))
		}
		if c.name() != e.name() {
			continue
		}
		same++
		if c.i <= e.i {
			before++
		}
	}
	if same < 2 {
		return ""
	}
	return inBrackets(before)
}

const fewSiblings = 64

func inBrackets(n int) string {
	if n == 0 {
		return ""
	}
	return "[" + itoa(n) + "]"
}
