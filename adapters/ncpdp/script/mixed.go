package script

// noteMixed notes elements that hold both a text and elements. No release has such a thing, and the text of them is not
// read, so it may be the prescriber's word.
func (m *Message) noteMixed() {
	root := m.doc.root()
	for i := root.i; i < root.node().after && len(m.found) < mostFindings; i++ {
		if m.doc.nodes[i].flags&mixed == mixed {
			m.found = append(m.found, finding(CodeMixed, element{m.doc, i}.told()))
		}
	}
}
