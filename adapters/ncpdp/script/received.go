package script

// Received gives the bytes of an element of m as they were received, from the '<' of its start tag to the '>' of its end
// tag, by the places at which Parse read it; the Body is m.BodyNode().Parent(). The bytes are a copy. ok is false where the
// element does not stand so in Raw: in EDIFACT, as text inside a <string>, in another encoding than UTF-8, or in another
// message.
//
// Whoever digests a part of a message takes it from here. A search of Raw for "<Body>" finds one in a comment, and passes by
// one that is written <Body >.
func (m *Message) Received(n Node) (data []byte, ok bool) {
	if !m.exists() || !n.Exists() || n.e.doc != m.doc || m.env.EDIFACT || m.outer != "" || m.env.Encoding != UTF8 {
		return nil, false
	}
	at := n.e.node()
	return []byte(m.raw[at.start:at.end]), true
}
