package script

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// drug writes the codes. An RxNorm number goes with its term type, for without one it means nothing. A dose form without
// Details.FormCode is written where it has a code as such (tablet, capsule); the others stand in the description.
func (p *pen) drug(d rx.Drug, more Details) Tag {
	ndc, _ := d.NDC.Eleven()
	concept, form := p.concept(d.RxCUI, more.ConceptType), p.formCode(d, more.FormCode)
	if p.old {
		return p.drugOf10(d, ndc, concept, more.ConceptType, form)
	}
	value, unit := splitStrength(d.Strength)
	coded := Some("DrugCoded",
		p.product(ndc),
		Some("Strength",
			Leaf("StrengthValue", value),
			code("StrengthForm", form),
			code("StrengthUnitOfMeasure", unit)),
		qualifiedCode("DrugDBCode", concept, more.ConceptType),
		code("DEASchedule", d.Schedule.NCI()))
	if p.late {
		return Some("Product", coded)
	}
	return coded
}

func (p *pen) concept(c drug.RxCUI, conceptType string) string {
	switch {
	case c == 0:
		return ""
	case conceptType == "":
		p.refuse("DrugCoded/DrugDBCode", "an RxNorm number is written with its term type; set Details.ConceptType (SCD, SBD …)")
	}
	return c.String()
}

func (p *pen) product(ndc string) Tag {
	if p.late {
		return Leaf("NDC", ndc)
	}
	return qualifiedCode("ProductCode", ndc, "ND")
}

func (p *pen) drugOf10(d rx.Drug, ndc, concept, conceptType, form string) Tag {
	value, unit := splitStrength(d.Strength)
	tags := []Tag{Leaf("ProductCode", ndc), beside(ndc, "ProductCodeQualifier", "ND"), Leaf("Strength", value),
		Leaf("DrugDBCode", concept), beside(concept, "DrugDBCodeQualifier", conceptType)}
	tags = append(tags, beside(form, "FormSourceCode", "AA"), Leaf("FormCode", form),
		beside(unit, "StrengthSourceCode", "AB"), Leaf("StrengthCode", unit), Leaf("DEASchedule", d.Schedule.NCI()))
	return Some("DrugCoded", tags...)
}

// beside is a leaf that stands only beside another text.
func beside(text, name, value string) Tag {
	if text == "" {
		return Tag{}
	}
	return Leaf(name, value)
}

func code(name, text string) Tag { return Some(name, Leaf("Code", text)) }

func qualifiedCode(name, text, qualifier string) Tag {
	if text == "" {
		return Tag{}
	}
	return Group(name, Leaf("Code", text), Leaf("Qualifier", qualifier))
}

// splitStrength takes "10 mg" apart as strength puts it together. A unit without a code stays with the value.
func splitStrength(text string) (value, unit string) {
	value, unit, _ = strings.Cut(text, " ")
	switch {
	case unit == "mg":
		return value, nciMilligram
	case isNCI(unit) && unit != nciMilligram:
		return value, unit
	}
	return text, ""
}

func isNCI(s string) bool {
	_, err := drug.Thousandths(0, drug.Unit(s))
	return s != "" && err == nil
}
