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
	Attrs    []Attr   // of the root: the namespaces that it needs and the version stamps, as the partner writes them
	Envelope Envelope // encoding and wrapper

	marks marks // of the EDIFACT form, as the partner's UNA names them
}

// Dialect is the one in which the message is written. Elements decide where stamp and elements disagree. What an answer
// cannot hold is left out: a prefix or a name beyond ASCII, a value that is longer than any stamp or namespace.
func (m *Message) Dialect() Dialect {
	if !m.exists() {
		return Dialect{}
	}
	d := Dialect{Version: m.version, Shape: m.evidence.Shape, Root: "Message", Envelope: m.Envelope()}
	if m.evidence.conflict() && d.Version == m.evidence.Stamped {
		d.Shape = ShapeUnknown // one sign, which the stamp overruled
	}
	if len(m.segments) > 0 {
		d.marks = *m.segments[0].marks
	}
	prefix, stamps := m.prefixToWrite(), d.stampsOf(m.Root())
	d.Root = qualified(prefix, d.Root)
	d.Attrs = append(m.declared(prefix, stamps), stamps...)
	return d
}

// longestValue and longestPrefix leave room for every stamp, namespace and id that anybody was seen to write.
const (
	longestValue  = 255
	longestPrefix = 64
)

// stampNames are the attributes of Message that answers repeat; the last is how a network names its schema.
var stampNames = []string{"version", "release", "DatatypesVersion", "TransportVersion", "TransactionDomain", "TransactionVersion",
	"StructuresVersion", "ECLVersion", "noNamespaceSchemaLocation"}

// stampsOf are the attributes that tell the release, each once, as they are read.
func (d Dialect) stampsOf(root Node) (all []Attr) {
	var had []string
	for _, a := range root.Attrs() {
		name := local(a.Name)
		if !slices.Contains(stampNames, name) || slices.Contains(had, name) || !isName(a.Name) || len(a.Name) > longestPrefix || !d.holds(a.Value) {
			continue
		}
		had = append(had, name)
		all = append(all, a)
	}
	return all
}

// holds tells whether a value of a message can stand in an answer.
func (d Dialect) holds(text string) bool {
	if len(text) > longestValue {
		return false
	}
	w := segmentWriter{marks: d.segmentMarks()}
	if d.Envelope.EDIFACT {
		w.release(text)
	}
	return w.fault == ""
}

// prefixToWrite is the prefix of Message where an answer can bear it.
func (m *Message) prefixToWrite() string {
	root := m.doc.root()
	prefix := root.prefix()
	uri, _ := root.namespace()
	if prefix == "" || !isName(prefix) || len(prefix) > longestPrefix || len(uri) > longestValue {
		return ""
	}
	return prefix
}

// declared are the declarations that the name and the stamps need, from Message and from the wrapper around it. A namespace
// of a wrapper that is none of a SCRIPT message stays there.
func (m *Message) declared(prefix string, stamps []Attr) (all []Attr) {
	root := m.doc.root()
	_, own := root.whole("xmlns")
	if uri, _ := root.namespace(); prefix == "" && uri != "" && len(uri) <= longestValue && (own || root.prefix() != "" || isKnownNamespace(uri)) {
		all = append(all, Attr{"xmlns", uri})
	}
	names := make([]string, 0, len(stamps)+1)
	if prefix != "" {
		names = append(names, prefix+":")
	}
	for _, a := range stamps {
		names = append(names, a.Name)
	}
	for _, name := range names {
		if of, _, prefixed := strings.Cut(name, ":"); prefixed && !hasAttr(all, "xmlns:"+of) {
			all = append(all, root.declaration("xmlns:"+of)...)
		}
	}
	return all
}

func hasAttr(all []Attr, name string) bool {
	return slices.ContainsFunc(all, func(a Attr) bool { return a.Name == name })
}

// declaration is the attribute of that whole name on e or the nearest element around it that has it, as a list of one or
// none.
func (e element) declaration(key string) []Attr {
	for i := e.i; i >= 0; i = e.doc.nodes[i].parent {
		if value, ok := (element{e.doc, i}).whole(key); ok && len(value) <= longestValue {
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
