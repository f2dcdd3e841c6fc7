package script

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// drug writes the codes. An RxNorm number goes with its term type, for without one it means nothing. Of dose forms only the
// tablet has a code that a sample shows; the others stand in the description.
func (p *pen) drug(d rx.Drug, conceptType string) Tag {
	ndc, _ := d.NDC.Eleven()
	concept := p.concept(d.RxCUI, conceptType)
	if p.old {
		return p.drugOf10(d, ndc, concept, conceptType)
	}
	value, unit := splitStrength(d.Strength)
	coded := Some("DrugCoded",
		p.product(ndc),
		Some("Strength",
			Leaf("StrengthValue", value),
			code("StrengthForm", formCode(d.Form)),
			code("StrengthUnitOfMeasure", unit)),
		qualifiedCode("DrugDBCode", concept, conceptType),
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

func (p *pen) drugOf10(d rx.Drug, ndc, concept, conceptType string) Tag {
	value, unit := splitStrength(d.Strength)
	tags := []Tag{Leaf("ProductCode", ndc), beside(ndc, "ProductCodeQualifier", "ND"), Leaf("Strength", value),
		Leaf("DrugDBCode", concept), beside(concept, "DrugDBCodeQualifier", conceptType)}
	form := formCode(d.Form)
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

func formCode(f drug.Form) string {
	if f == drug.FormTablet {
		return nciTabletForm
	}
	return ""
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
