package script

import "strings"

// reach is how to reach somebody, about to be written.
type reach struct {
	phone, fax, email string
	others            []Number
}

// uses10 are the qualifiers that 10.6 has for the uses of numbers; see useOf.
var uses10 = map[string]string{
	"PrimaryTelephone": "TE", "HomeTelephone": "HP", "CellularTelephone": "CP", "WorkTelephone": "WP", "Fax": "FX", "ElectronicMail": "EM",
	"Beeper": "BN",
}

// numbers writes the best of each first, so that it is read as the best again.
func (p *pen) numbers(w reach) Tag {
	tags := []Tag{p.number("PrimaryTelephone", w.phone), p.number("ElectronicMail", w.email), p.number("Fax", w.fax)}
	for _, each := range w.others {
		if each.Use == "" && !p.old {
			p.refuse("CommunicationNumbers", "a number of a use that has no name here")
		}
		tags = append(tags, p.number(each.Use, each.Value.Reveal()))
	}
	return Some("CommunicationNumbers", tags...)
}

func (p *pen) number(use, text string) Tag {
	switch {
	case text == "":
		return Tag{}
	case p.old:
		if use != "" && uses10[use] == "" {
			p.refuse("CommunicationNumbers", "10.6 has no qualifier for the use of a number")
		}
		return Group("Communication", Leaf("Number", text), Leaf("Qualifier", uses10[use]))
	case use == "ElectronicMail", use == "DirectAddress":
		return Leaf(use, text)
	}
	return telephone(use, text)
}

// telephone sets the extension behind "x" into an element of its own, where one stands behind a number.
func telephone(name, text string) Tag {
	number, extension, found := strings.Cut(text, "x")
	if !found || !isPhone(number) || trimmed(extension) == "" {
		number, extension = text, ""
	}
	return Some(name, Leaf("Number", number), Leaf("Extension", extension))
}
