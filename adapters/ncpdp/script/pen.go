package script

// pen writes typed views in the element names of a dialect. What is absent is not written. What the dialect has no word
// for, and what no reader could take as it was meant, is a fault; the first stays.
type pen struct {
	letter Letter
	kind   Kind
	old    bool   // 10.6
	mixed  bool   // a partner who writes 10.6 and takes words of later releases too
	late   bool   // 2022071
	within string // the element of the body that is being written, for the path of a fault
	hold   string // DoNotFill, which stands among what a medication has
	fault  error
}

func (l Letter) pen(k Kind) *pen {
	d := l.Dialect
	return &pen{letter: l, kind: d.kind(k), old: d.old(), mixed: d.Shape == ShapeMixed, late: d.late()}
}

// write ends the letter.
func (p *pen) write(tags ...Tag) ([]byte, error) {
	if p.fault != nil {
		return nil, p.fault
	}
	return p.letter.Write(p.kind, tags...)
}

// in begins an element of the body, and gives what ends it.
func (p *pen) in(name string) (end func()) {
	p.within = "/" + name
	return func() { p.within = "" }
}

// refuse keeps the first fault.
func (p *pen) refuse(name, text string) {
	if p.fault == nil {
		p.fault = unwritable("/Message/Body/"+string(p.kind)+p.within+"/"+name, text)
	}
}

// newer is a tag that only later releases have: in 10.6 it is a fault, unless it is nothing, or the partner mixes.
func (p *pen) newer(t Tag) Tag {
	if p.old && !p.mixed && t.exists() {
		p.refuse(t.Name, "10.6 has no word for it that we know")
	}
	return t
}

// older is a tag that only 10.6 has.
func (p *pen) older(t Tag) Tag {
	if !p.old && t.exists() {
		p.refuse(t.Name, "only 10.6 has a word for it that we know")
	}
	return t
}

// now is the name of an element, or its name in 10.6.
func (p *pen) now(name, old string) string {
	if p.old {
		return old
	}
	return name
}

// inside sets tags inside an element that 10.6 does not have.
func (p *pen) inside(name string, tags ...Tag) []Tag {
	if p.old {
		return tags
	}
	return []Tag{Some(name, tags...)}
}

// repeated is an element for each text, empty ones too, for that is how they were read.
func repeated(name string, texts []string) (tags []Tag) {
	for _, text := range texts {
		tags = append(tags, filled(name, text))
	}
	return tags
}

// term writes a term in the order of diagnoses: code, qualifier, words.
func (p *pen) term(name string, t Term) Tag {
	if p.old {
		return Some(name, Leaf("Qualifier", t.Qualifier), Leaf("Value", t.Code.Reveal()), Leaf("Description", t.Text.Reveal()))
	}
	return Some(name, Leaf("Code", t.Code.Reveal()), Leaf("Qualifier", t.Qualifier), Leaf("Description", t.Text.Reveal()))
}

// worded writes a term in the order of directions and allergies: words, qualifier, code.
func worded(name string, t Term) Tag {
	return Some(name, Leaf("Text", t.Text.Reveal()), Leaf("Qualifier", t.Qualifier), Leaf("Code", t.Code.Reveal()))
}

// flat writes a term as 10.6 does in directions: words, qualifier and code side by side under one name. words is the name
// of the words.
func flat(words, name string, t Term) []Tag {
	return []Tag{Leaf(words, t.Text.Reveal()), Leaf(name+"CodeQualifier", t.Qualifier), Leaf(name+"Code", t.Code.Reveal())}
}
