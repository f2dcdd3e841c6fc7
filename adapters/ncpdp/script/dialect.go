package script

import (
	"slices"
	"strings"
)

// Dialect is how a partner writes: an answer in another one may not be understood.
type Dialect struct {
	Version  Version
	Shape    Shape    // which family's element names are written; ShapeUnknown goes by Version
	Root     string   // name of the root element with the sender's prefix; empty: Message
	Attrs    []Attr   // of the root: version stamps and namespaces, as the partner writes them
	Envelope Envelope // encoding and wrapper

	marks marks // of the EDIFACT form, as the partner's UNA names them
}

// Dialect is the one in which the message is written. Elements decide where stamp and elements disagree.
func (m *Message) Dialect() Dialect {
	if !m.exists() {
		return Dialect{}
	}
	root := m.Root()
	d := Dialect{Version: m.version, Shape: m.evidence.Shape, Root: qualified(root.Prefix(), "Message"), Envelope: m.Envelope()}
	if m.evidence.conflict() && d.Version == m.evidence.Stamped {
		d.Shape = ShapeUnknown // one sign, which the stamp overruled
	}
	for _, a := range root.Attrs() {
		if local(a.Name) != "schemaLocation" {
			d.Attrs = append(d.Attrs, a)
		}
	}
	d.Attrs = append(d.Attrs, m.borrowed(d.Attrs)...)
	if len(m.segments) > 0 {
		d.marks = *m.segments[0].marks
	}
	return d
}

// borrowed are the declarations that stand on a wrapper around Message and that its name or its attributes need.
func (m *Message) borrowed(attrs []Attr) (all []Attr) {
	if a, ok := m.inherited(); ok {
		all = append(all, a)
	}
	root := m.doc.root()
	if uri, _ := root.namespace(); uri != "" && root.prefix() == "" && isKnownNamespace(uri) && !hasAttr(attrs, "xmlns") {
		all = append(all, Attr{"xmlns", uri})
	}
	for _, a := range attrs {
		prefix, _, prefixed := strings.Cut(a.Name, ":")
		if key := "xmlns:" + prefix; prefixed && prefix != "xmlns" && prefix != "xml" && !hasAttr(attrs, key) && !hasAttr(all, key) {
			all = append(all, root.around(key)...)
		}
	}
	return all
}

func hasAttr(all []Attr, name string) bool {
	return slices.ContainsFunc(all, func(a Attr) bool { return a.Name == name })
}

// around is the attribute of that whole name on the nearest element around e that has it, as a list of one or none.
func (e element) around(key string) []Attr {
	for i := e.node().parent; i >= 0; i = e.doc.nodes[i].parent {
		if value, ok := (element{e.doc, i}).whole(key); ok {
			return []Attr{{key, value}}
		}
	}
	return nil
}

// DialectOf is a plain dialect of a release, for the first message to a partner: no wrapper, UTF-8, no namespace but the
// one of 10.6. Unknown is written as 2017071.
func DialectOf(v Version) Dialect {
	switch v {
	case V10_6:
		return Dialect{Version: v, Shape: Shape10, Attrs: []Attr{
			{"xmlns", "http://www.ncpdp.org/schema/SCRIPT"}, {"version", "010"}, {"release", "006"},
		}}
	case "", V2017071:
		return Dialect{Version: V2017071, Shape: Shape2017, Attrs: stamps("20170715")}
	}
	return Dialect{Version: v, Shape: Shape2017, Attrs: stamps(string(v))}
}

func stamps(text string) []Attr {
	return []Attr{{"DatatypesVersion", text}, {"TransportVersion", text}, {"TransactionDomain", "SCRIPT"},
		{"TransactionVersion", text}, {"StructuresVersion", text}, {"ECLVersion", text}}
}

// old tells whether element names of 10.6 are written.
func (d Dialect) old() bool {
	switch {
	case d.Envelope.EDIFACT, d.Shape == Shape10:
		return true
	case d.Shape == Shape2017, d.Shape == Shape2022:
		return false
	}
	return d.Version == V10_6
}

// late tells whether the shapes of 2022071 that one source shows are written: only to a sender who writes them.
func (d Dialect) late() bool { return d.Shape == Shape2022 }

// kind is the name of a transaction in the dialect.
func (d Dialect) kind(k Kind) Kind {
	pairs := [...][2]Kind{{KindRxRenewalRequest, KindRefillRequest}, {KindRxRenewalResponse, KindRefillResponse}}
	for _, p := range pairs {
		switch {
		case k == p[0] && d.old():
			return p[1]
		case k == p[1] && !d.old():
			return p[0]
		}
	}
	return k
}

func (d Dialect) root(tags ...Tag) Tag {
	name := d.Root
	if name == "" {
		name = "Message"
	}
	return Tag{Name: name, Attrs: slices.Clone(d.Attrs), Tags: tags}
}
