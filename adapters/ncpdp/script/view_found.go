package script

import "slices"

// keepFound keeps what the first reading of a NewRx found, for Findings: to read it again costs as much as to parse the
// message. NewRx alone is remembered, for it is the largest view by far, most of what arrives is one, and whoever takes it
// in asks for both; Findings reads the smaller views anew. The caller of NewRx may change the list that it got, so this is
// a copy.
func (m *Message) keepFound(found []Finding) {
	if m.viewed.Load() == nil {
		kept := slices.Clone(found)
		m.viewed.CompareAndSwap(nil, &kept)
	}
}

// viewFindings adds what the view of the message finds, from the reading that was kept or from one of its own.
func (m *Message) viewFindings(r *reader) {
	kept := m.viewed.Load()
	if kept == nil {
		m.readView(r)
		return
	}
	for _, f := range *kept {
		r.noteAt(f.Code, f.Path)
	}
}
