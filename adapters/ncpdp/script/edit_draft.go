package script

// draft stands behind a pointer, and the changes behind another, for the reason that document gives.
type draft struct {
	m    *Message
	cuts *[]splice
	err  error
}

// sheet is a draft with the list that it points to, and room for a few changes, in one piece of memory.
type sheet struct {
	draft
	list []splice
	few  [2]splice
}

// takes tells whether n can be changed by e.
func (e *Edit) takes(n Node) bool {
	switch {
	case !e.exists(), e.err != nil:
		return false
	case !n.Exists():
		e.err = unwritable("", "the element to change is absent")
	case n.e.doc != e.m.doc:
		e.err = unwritable("", "the element to change belongs to another message")
	case e.m.env.EDIFACT:
		e.err = unwritable("", "Edit changes no EDIFACT")
	}
	return e.err == nil
}

func (e *Edit) isRoot(n Node) bool {
	if !n.Parent().Exists() {
		e.fail(n, "the Message element stays where it is")
	}
	return e.err != nil
}

func (e *Edit) fail(n Node, text string) *Edit {
	if e.err == nil {
		e.err = unwritable(n.e.told(), text)
	}
	return e
}

func (e *Edit) cut(from, to int, with string) *Edit {
	return e.put(splice{from: from, to: to, with: with})
}

func (e *Edit) put(s splice) *Edit {
	if e.err == nil {
		*e.cuts = append(*e.cuts, s)
	}
	return e
}

func (e *Edit) checked(n Node, w *tagWriter) *Edit {
	if w.fault != "" {
		e.fail(n, w.fault)
	}
	return e
}

func (e *Edit) written(n Node, w *tagWriter, from, to int) *Edit {
	return e.checked(n, w).cut(from, to, w.b.String())
}

// open makes <a/> into <a>inside</a>.
func (e *Edit) open(n Node, inside string) *Edit {
	at := n.e.node()
	name := n.e.doc.src[at.start+1 : at.nameEnd]
	return e.cut(n.tagEnd(), int(at.end), ">"+inside+"</"+name+">")
}
