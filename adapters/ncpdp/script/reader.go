package script

import "slices"

// reader collects findings while views are read. It gives only what is there: a doubled element is reported and read as
// absent, for neither the first nor the last of two is known to be meant.
type reader struct {
	found []Finding
	blind bool // only findings are wanted: patient text is not hidden away, but left out
}

// mostFindings bounds the work and the list that a hostile message can cause.
const mostFindings = 64

// note reports code at e, once for a place.
func (r *reader) note(c Code, e element) {
	if len(r.found) <= mostFindings {
		r.noteAt(c, e.told())
	}
}

// told is the path as a finding bears it. A name that nobody has seen may be anything: it is not repeated.
func (e element) told() string {
	switch {
	case !e.exists():
		return ""
	case !elementNames[e.name()]:
		return e.parent().told() + "/*"
	}
	return e.parent().told() + "/" + e.name() + e.position()
}

func (r *reader) noteAt(c Code, path string) {
	if len(r.found) > mostFindings {
		return
	}
	f := finding(c, path)
	if len(r.found) == mostFindings {
		f = finding(CodeMore, "/Message")
	}
	if !slices.Contains(r.found, f) {
		r.found = append(r.found, f)
	}
}

// has tells whether a code was noted already.
func (r *reader) has(c Code) bool {
	return slices.ContainsFunc(r.found, func(f Finding) bool { return f.Code == c })
}

// one is the only child of parent that bears one of the names (the same thing in several releases). Views ask it some
// hundred times a message, so it walks the nodes themselves.
func (r *reader) one(parent element, names ...string) element {
	if !parent.exists() {
		return element{}
	}
	nodes, found := parent.doc.nodes, int32(-1)
	for i, end := parent.i+1, nodes[parent.i].after; i < end; i = nodes[i].after {
		if !slices.Contains(names, parent.doc.src[nodes[i].name:nodes[i].nameEnd]) {
			continue
		}
		if found >= 0 {
			r.note(CodeDoubled, element{parent.doc, i})
			return element{}
		}
		found = i
	}
	if found < 0 {
		return element{}
	}
	return element{parent.doc, found}
}

// orSelf is the child of that name, or e where there is none: releases wrap and unwrap the same fields.
func (r *reader) orSelf(e element, name string) element {
	if inner := r.one(e, name); inner.exists() {
		return inner
	}
	return e
}

// text is the text of the only child of that name.
func (r *reader) text(parent element, names ...string) string { return r.one(parent, names...).text() }

// coded is the text of e, or of its Code child.
func (r *reader) coded(e element) string { return r.orSelf(e, "Code").text() }
