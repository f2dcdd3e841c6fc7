package script

import (
	"slices"
	"strings"
)

func (m *Message) assemble(cuts []splice) []byte {
	src := m.doc.src
	if m.outer != "" {
		cuts, src = m.wrapped(cuts), m.outer
	}
	if m.env.Encoding != UTF8 {
		return m.encoded(src, m.env.Encoding.written(cuts))
	}
	return apply(m.raw, cuts)
}

// written puts references where the encoding has no character. Inside a string that was done before, where it is right.
func (e Encoding) written(cuts []splice) []splice {
	all := slices.Clone(cuts)
	for i := range all {
		all[i].with = e.writable(all[i].with)
	}
	return all
}

func (n Node) selfClosed() bool {
	return n.e.doc.src[n.e.node().inner-2] == '/' && n.e.node().inner == n.e.node().end
}

// tagEnd is where the next attribute would stand: before "/>" or ">", and the white space before them.
func (n Node) tagEnd() int {
	at := n.e.node()
	tag := n.e.doc.src[:at.inner-1]
	if n.selfClosed() {
		tag = tag[:len(tag)-1]
	}
	return len(strings.TrimRight(tag, xmlSpace))
}

// spaceBefore is the white space between the markup or text before n, and n.
func (n Node) spaceBefore() string {
	before := n.e.doc.src[:n.e.node().start]
	return before[len(strings.TrimRight(before, xmlSpace)):]
}

// attrPlace is where the value of the attribute of that local name stands.
func (e element) attrPlace(name string) (from, to int, ok bool) {
	n := e.node()
	tag := e.doc.src[n.nameEnd:n.inner]
	for {
		key, raw, rest, more := cutAttribute(tag)
		if !more {
			return 0, 0, false
		}
		if bears(key, name) {
			end := int(n.inner) - len(rest) - 1
			return end - len(raw), end, true
		}
		tag = rest
	}
}
