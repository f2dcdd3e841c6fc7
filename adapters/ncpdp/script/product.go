package script

import (
	"errors"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// readDrug reads the product: the text in DrugDescription, the codes in DrugCoded, which 2022071 sets inside Product.
func readDrug(r *reader, e element) rx.Drug {
	coded := r.one(r.inside(e, "Product"), "DrugCoded")
	d := rx.Drug{
		NDC:         readNDC(r, coded, "ProductCode"),
		RxCUI:       readRxCUI(r, coded),
		Description: r.text(e, "DrugDescription"),
		Schedule:    readSchedule(r, r.one(coded, "DEASchedule")),
		Compound:    e.child("CompoundInformation").exists(),
	}
	d.Strength, d.Form = readStrength(r, e, coded), formOf(readForm(r, e, coded))
	checkStrength(r, e, d.Description, d.Strength)
	if d.Compound {
		d.Schedule = strictest(r, d.Schedule, r.one(e, "CompoundInformation"))
	}
	return d
}

// readNDC takes ProductCode, or the ItemNumber of a compound's part, only where it is qualified as ND. The qualifier stands
// inside (2017071), beside (10.6) or as an attribute (seen in fixtures).
func readNDC(r *reader, coded element, names ...string) drug.NDC {
	at, qualifier := readCode(r, coded, names...)
	if ndc := r.one(coded, "NDC"); ndc.exists() {
		if qualifier == "ND" && at.text() != ndc.text() {
			r.note(CodeDoubled, ndc)
			return drug.NDC{}
		}
		at, qualifier = ndc, "ND"
	}
	if at.text() == "" {
		return drug.NDC{}
	}
	if qualifier != "ND" {
		r.note(CodeProductQualifier, at)
		return drug.NDC{}
	}
	ndc, err := drug.ParseNDC(at.text())
	if err != nil {
		r.note(CodeNDC, at)
		return drug.NDC{}
	}
	return ndc
}

// readRxCUI takes DrugDBCode only where it is qualified by one of the four RxNorm term types that SCRIPT uses: a generic
// or branded drug (SCD, SBD) or pack (GPK, BPK).
func readRxCUI(r *reader, coded element) drug.RxCUI {
	at, qualifier := readCode(r, coded, "DrugDBCode")
	if at.text() == "" {
		return 0
	}
	switch qualifier {
	case "SCD", "SBD", "GPK", "BPK":
	default:
		r.note(CodeDatabaseQualifier, at)
		return 0
	}
	cui, err := drug.ParseRxCUI(at.text())
	if err != nil {
		r.note(CodeRxCUI, at)
		return 0
	}
	return cui
}

// conceptType is the term type of the RxNorm number; empty where there is none that counts.
func conceptType(r *reader, medication element) string {
	at, qualifier := readCode(r, r.one(r.inside(medication, "Product"), "DrugCoded"), "DrugDBCode")
	if _, err := drug.ParseRxCUI(at.text()); err != nil {
		return ""
	}
	switch qualifier {
	case "SCD", "SBD", "GPK", "BPK":
		return qualifier
	}
	return ""
}

// readCode finds a code and its qualifier. Qualifiers that differ from one another qualify nothing.
func readCode(r *reader, parent element, names ...string) (code element, qualifier string) {
	outer := r.one(parent, names...)
	if !outer.exists() {
		return element{}, ""
	}
	qualifier, _ = outer.attr("Qualifier")
	for _, text := range [...]string{r.text(outer, "Qualifier"), r.text(parent, qualifierOf(outer.name()))} {
		switch {
		case text == "", text == qualifier:
		case qualifier == "":
			qualifier = text
		default:
			r.note(CodeDoubled, outer)
			return element{}, ""
		}
	}
	return r.orSelf(outer, "Code"), qualifier
}

// qualifierOf names the sibling of 10.6 that qualifies a code.
func qualifierOf(name string) string {
	switch name {
	case "ProductCode":
		return "ProductCodeQualifier"
	case "DrugDBCode":
		return "DrugDBCodeQualifier"
	}
	return "" // ItemNumber has none beside it
}

func readSchedule(r *reader, e element) drug.Schedule {
	code := r.coded(e)
	s, err := drug.ScheduleFromNCI(code)
	if err != nil && !errors.Is(err, drug.ErrScheduleI) {
		s, err = drug.ParseSchedule(code)
	}
	if err != nil {
		r.note(CodeSchedule, e)
	}
	return s
}

// nciMilligram is the NCI code of the unit that samples show.
const nciMilligram = "C28253"

// strengthAt is the element of the strength, which some set beside the codes.
func strengthAt(r *reader, medication, coded element) element {
	if at := r.one(coded, "Strength"); at.exists() {
		return at
	}
	return r.one(medication, "Strength")
}

// readStrength gives the strength as sent with its unit. 2017071 sets value and unit inside Strength; 10.6 sets them side
// by side. A unit whose word we do not have keeps its code.
func readStrength(r *reader, medication, coded element) string {
	at := strengthAt(r, medication, coded)
	value := r.orSelf(at, "StrengthValue").text()
	unit := r.coded(r.one(at, "StrengthUnitOfMeasure"))
	if unit == "" {
		unit = r.text(coded, "StrengthUnitCode", "StrengthCode")
	}
	return strength(value, unit)
}

func strength(value, unit string) string {
	if value == "" {
		return ""
	}
	if unit == nciMilligram {
		if n := len(value); n > 2 && strings.EqualFold(value[n-2:], "mg") {
			return value // 10.6 senders set the word and the code
		}
		unit = "mg"
	}
	return joined(value, " ", unit)
}
