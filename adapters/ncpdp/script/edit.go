package script

import (
	"cmp"
	"slices"
)

// Edit collects changes to one message, which itself never changes. Each change touches its own bytes and no others;
// encoding and wrapper stay. The first fault stays, and Bytes tells it. An Edit is for one goroutine.
type Edit struct{ *draft }

// Edit begins a list of changes.
func (m *Message) Edit() *Edit {
	s := new(sheet)
	s.list = s.few[:0]
	s.m, s.cuts = m, &s.list
	return &Edit{&s.draft}
}

// exists tells an Edit of a message from the zero value.
func (e *Edit) exists() bool { return e != nil && e.draft != nil && e.m.exists() }

// SetText puts text, plain, in the place of all that a leaf holds. An element that holds elements is refused: Replace it.
func (e *Edit) SetText(n Node, text string) *Edit {
	if !e.takes(n) {
		return e
	}
	at := n.e.node()
	switch {
	case at.flags&hasChild != 0:
		return e.fail(n, "it holds elements and takes no text")
	case !allChars(text):
		return e.fail(n, "a character that XML does not have, or a byte that is not UTF-8")
	case n.selfClosed():
		return e.open(n, escapeText(text))
	}
	return e.put(splice{from: int(at.inner), to: int(at.innerEnd), with: escapeText(text), alone: true})
}

// SetAttr gives the attribute of that local name another value, plain; where there is none it is added at the end of the
// tag.
func (e *Edit) SetAttr(n Node, name, value string) *Edit {
	switch {
	case !e.takes(n):
		return e
	case !isName(name):
		return e.fail(n, "an attribute whose name is no XML name")
	case !allChars(value):
		return e.fail(n, "a character that XML does not have, or a byte that is not UTF-8")
	}
	if from, to, ok := n.e.attrPlace(name); ok {
		return e.put(splice{from: from, to: to, with: escapeAttribute(value), alone: true})
	}
	at := n.tagEnd()
	return e.put(splice{from: at, to: at, with: " " + name + `="` + escapeAttribute(value) + `"`, attr: local(name)})
}

// InsertBefore puts tags before n, each with the white space that stands before n.
func (e *Edit) InsertBefore(n Node, tags ...Tag) *Edit { return e.beside(n, tags, true) }

// InsertAfter puts tags after n, each with the white space that stands before n.
func (e *Edit) InsertAfter(n Node, tags ...Tag) *Edit { return e.beside(n, tags, false) }

func (e *Edit) beside(n Node, tags []Tag, before bool) *Edit {
	if !e.takes(n) || e.isRoot(n) {
		return e
	}
	space := n.spaceBefore()
	w := tagWriter{indent: space, prefix: n.Parent().Prefix()}
	for _, p := range tags {
		switch {
		case !p.exists():
		case before:
			w.element(p)
			w.b.WriteString(space)
		default:
			w.b.WriteString(space)
			w.element(p)
		}
	}
	at := int(n.e.node().end)
	if before {
		at = int(n.e.node().start)
	}
	return e.written(n, &w, at, at)
}

// Append puts tags behind the last element inside n. An element that holds a text is refused.
func (e *Edit) Append(n Node, tags ...Tag) *Edit {
	if !e.takes(n) {
		return e
	}
	last := n.First()
	for next := last.Next(); next.Exists(); next = next.Next() {
		last = next
	}
	if last.Exists() {
		return e.InsertAfter(last, tags...)
	}
	if n.Text() != "" {
		return e.fail(n, "it holds a text and takes no elements")
	}
	w := tagWriter{prefix: n.Prefix()}
	for _, p := range tags {
		if p.exists() {
			w.element(p)
		}
	}
	if n.selfClosed() {
		return e.checked(n, &w).open(n, w.b.String())
	}
	return e.written(n, &w, int(n.e.node().inner), int(n.e.node().inner))
}

// Replace puts p in the place of n; a p that is nothing removes n.
func (e *Edit) Replace(n Node, p Tag) *Edit {
	if !p.exists() {
		return e.Remove(n)
	}
	if !e.takes(n) || e.isRoot(n) {
		return e
	}
	w := tagWriter{indent: n.spaceBefore(), prefix: n.Parent().Prefix()}
	w.element(p)
	return e.written(n, &w, int(n.e.node().start), int(n.e.node().end))
}

// Remove takes n out, with the white space before it.
func (e *Edit) Remove(n Node) *Edit {
	if !e.takes(n) || e.isRoot(n) {
		return e
	}
	at := n.e.node()
	return e.cut(int(at.start)-len(n.spaceBefore()), int(at.end), "")
}

// Bytes gives the message with the changes made; without a change they are the bytes received. The error is a *WriteError.
func (e *Edit) Bytes() ([]byte, error) {
	if !e.exists() {
		return nil, unwritable("", "there is no message to change")
	}
	if e.err != nil {
		return nil, e.err
	}
	cuts := *e.cuts
	if len(cuts) == 0 {
		return e.m.Raw(), nil
	}
	slices.SortStableFunc(cuts, func(a, b splice) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	if len(cuts) > 1 && collide(cuts) {
		return nil, unwritable("", "two changes touch the same bytes")
	}
	return e.m.assemble(cuts), nil
}

// Message reads what Bytes gives, inside the limits of the message that was edited.
func (e *Edit) Message() (*Message, error) {
	data, err := e.Bytes()
	if err != nil {
		return nil, err
	}
	return Parse(data, e.m.lim)
}
