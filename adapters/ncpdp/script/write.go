package script

import (
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/secret"
)

// Tag is an element to be written, by value: a leaf with a text or a group of tags in their order. A Tag without a
// Name is nothing and is left out, so what is absent stays absent. A name without a prefix takes the prefix of the
// element that it is put into.
type Tag struct {
	Name  string
	Attrs []Attr
	// Text is plain; it is escaped when written, and left out where there are Tags. It is hidden, for it may be a patient's:
	// Leaf takes a string. Attributes are not: they are qualifiers and stamps.
	Text secret.Text
	Tags []Tag
}

// Attr is an attribute, its value plain.
type Attr struct{ Name, Value string }

// Leaf is an element with a text; for an empty text it is nothing. Tag{Name: name} is an empty element.
func Leaf(name, text string) Tag {
	if text == "" {
		return Tag{}
	}
	return filled(name, text)
}

// filled is an element with a text, also with an empty one.
func filled(name, text string) Tag { return Tag{Name: name, Text: secret.New(text)} }

// Group is an element with tags, also where all of them are nothing: <GetMessage/>.
func Group(name string, tags ...Tag) Tag { return Tag{Name: name, Tags: tags} }

// Some is Group, and nothing where all tags are nothing.
func Some(name string, tags ...Tag) Tag {
	if !slices.ContainsFunc(tags, Tag.exists) {
		return Tag{}
	}
	return Group(name, tags...)
}

func (t Tag) exists() bool { return t.Name != "" }

// With is t with one more attribute; for an empty value, or where t is nothing, it is t.
func (t Tag) With(name, value string) Tag {
	if value == "" || !t.exists() {
		return t
	}
	t.Attrs = append(slices.Clip(t.Attrs), Attr{name, value})
	return t
}

// Copy is the element as a part: local names, attributes but those of namespaces, texts trimmed, order. Comments and
// spacing stay behind. An absent node is nothing.
func Copy(n Node) Tag {
	if !n.Exists() {
		return Tag{}
	}
	p := filled(n.Name(), n.Text())
	for _, a := range n.Attrs() {
		if a.Name != "xmlns" && !strings.Contains(a.Name, ":") {
			p.Attrs = append(p.Attrs, a)
		}
	}
	for c := n.First(); c.Exists(); c = c.Next() {
		p.Tags = append(p.Tags, Copy(c))
	}
	return p
}

// tagWriter writes tags. The first fault stays; it names the path of tags and no value.
type tagWriter struct {
	b      strings.Builder
	indent string // before each element; empty writes all on one line
	prefix string
	path   []string
	fault  string
}

// element writes p. Elements of a group stand on lines of their own where indent begins a line.
func (w *tagWriter) element(p Tag) {
	name := p.Name
	prefix, _, own := strings.Cut(name, ":")
	if !own {
		prefix = w.prefix
		name = qualified(prefix, name)
	}
	w.path = append(w.path, local(p.Name))
	defer func(outer string) { w.prefix, w.path = outer, w.path[:len(w.path)-1] }(w.prefix)
	if own {
		w.prefix = prefix
	}
	w.start(name, p.Attrs)
	switch {
	case slices.ContainsFunc(p.Tags, Tag.exists):
		w.b.WriteString(">")
		w.inside(p.Tags)
		w.b.WriteString(w.indent + "</" + name + ">")
	case p.Text.IsSet():
		text := p.Text.Reveal()
		w.check(text)
		w.b.WriteString(">" + escapeText(text) + "</" + name + ">")
	default:
		w.b.WriteString("/>")
	}
}

func (w *tagWriter) inside(tags []Tag) {
	outer := w.indent
	if outer != "" {
		w.indent += "  "
	}
	for _, each := range tags {
		if each.exists() {
			w.b.WriteString(w.indent)
			w.element(each)
		}
	}
	w.indent = outer
}

func (w *tagWriter) start(name string, attrs []Attr) {
	if !isName(name) {
		w.fail("a name that is no XML name of ASCII letters, digits and '_-.'")
	}
	w.b.WriteString("<" + name)
	for i, a := range attrs {
		if !isName(a.Name) || slices.ContainsFunc(attrs[:i], func(o Attr) bool { return o.Name == a.Name }) {
			w.fail("an attribute whose name is no XML name, or stands twice")
		}
		w.check(a.Value)
		w.b.WriteString(" " + a.Name + `="` + escapeAttribute(a.Value) + `"`)
	}
}

func (w *tagWriter) check(text string) {
	if !allChars(text) {
		w.fail("a character that XML does not have, or a byte that is not UTF-8")
	}
}

func (w *tagWriter) fail(text string) {
	if w.fault == "" {
		w.fault = text + ", in " + known(w.path)
	}
}

func qualified(prefix, name string) string {
	if prefix == "" {
		return name
	}
	return prefix + ":" + name
}
