package script

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// readMedication reads MedicationPrescribed.
func readMedication(r *reader, e element) rx.Prescription {
	effective, expires := readOtherDates(r, e)
	return rx.Prescription{
		Drug:         readDrug(r, e),
		Quantity:     readQuantity(r, r.one(e, "Quantity")),
		DaysSupply:   readDaysSupply(r, r.one(e, "DaysSupply")),
		Sig:          rx.Sig{Text: rx.NewSecret(readSig(r, e))},
		Refills:      readRefills(r, e),
		Substitution: readSubstitution(r, r.one(e, "Substitutions")),
		Written:      r.day(r.one(e, "WrittenDate")),
		Effective:    effective,
		Expires:      expires,
		Note:         r.secret(e, "Note"),
	}
}

// readSig reads the text of the directions; it rules over the coded form, which is not read.
func readSig(r *reader, e element) string {
	if sig := r.one(e, "Sig"); sig.exists() {
		return r.text(sig, "SigText")
	}
	return r.text(e, "Directions", "SigText")
}

// readQuantity gives the original quantity. "Quantity sufficient" (QS) has no number, and a remaining or transferred one
// (40, QT) is another fact.
func readQuantity(r *reader, e element) drug.Quantity {
	qualifier := r.one(e, "CodeListQualifier")
	switch qualifier.text() {
	case "", "38":
	case "QS":
		r.note(CodeSufficient, qualifier)
		return drug.Quantity{}
	default:
		r.note(CodeQuantityQualifier, qualifier)
		return drug.Quantity{}
	}
	value := r.one(e, "Value")
	if value.text() == "" {
		return drug.Quantity{}
	}
	q, err := drug.ParseQuantity(value.text(), readUnit(r, r.one(e, "QuantityUnitOfMeasure", "PotencyUnitCode")))
	if err != nil {
		r.note(CodeQuantity, value)
		return drug.Quantity{}
	}
	return q
}

// readUnit keeps an NCI code that our table does not have, and no other text.
func readUnit(r *reader, e element) drug.Unit {
	unit := drug.Unit(r.coded(e))
	if _, err := drug.Thousandths(0, unit); err != nil {
		r.note(CodeUnit, e)
		return ""
	}
	return unit
}

func readDaysSupply(r *reader, e element) int {
	text := e.text()
	if text == "" {
		return 0
	}
	days, ok := number(text, 999)
	if !ok || days == 0 {
		r.note(CodeDaysSupply, e)
		return 0
	}
	return days
}

// readRefills reads NumberOfRefills (2017071) or Refills with a qualifier (10.6: R a number, PRN as needed).
func readRefills(r *reader, e element) rx.Refills {
	at := r.one(e, "NumberOfRefills", "Refills")
	if at.name() == "NumberOfRefills" {
		return refills(r, at, at.text())
	}
	if !at.exists() {
		return rx.Refills{}
	}
	qualifier := r.text(at, "Qualifier")
	switch qualifier {
	case "PRN":
		return rx.PRN()
	case "R":
		return refills(r, at, r.text(at, "Value"))
	}
	if at.node().flags&hasChild != 0 || at.text() != "" {
		r.note(CodeRefills, at)
	}
	return rx.Refills{}
}

func refills(r *reader, at element, text string) rx.Refills {
	n, ok := number(text, rx.MaxRefills)
	switch {
	case text == "":
		return rx.Refills{}
	case text == "PRN":
		return rx.PRN()
	case !ok:
		r.note(CodeRefills, at)
		return rx.Refills{}
	case n == 99:
		r.note(CodeRefills99, at)
		return rx.Refills{}
	}
	return rx.RefillCount(n)
}

// readSubstitution reads 0 or 1; 2022071 sets the element inside one of its own name.
func readSubstitution(r *reader, e element) rx.Substitution {
	inner := r.orSelf(e, "Substitutions")
	switch text := inner.text(); {
	case text == "0":
		return rx.SubstitutionAllowed
	case text == "1":
		return rx.DispenseAsWritten
	case text != "", inner.first().exists():
		r.note(CodeSubstitution, inner)
	}
	return rx.SubstitutionAbsent
}

// number reads one to three digits; ok is false past the limit and for anything else.
func number(text string, limit int) (n int, ok bool) {
	if text == "" || len(text) > 3 {
		return 0, false
	}
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		n = n*10 + int(text[i]-'0')
	}
	return n, n <= limit
}
