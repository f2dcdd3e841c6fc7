package script

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Medication is one medication of a message: as prescribed, as dispensed, or as asked for.
type Medication struct {
	// Prescription is what rx.Prescription can hold. Of a medication that was dispensed or is asked for, it holds what the
	// message says in the same words.
	Prescription rx.Prescription
	Details      Details
	Given        bool // the message has such a medication
	Filled       bool // of a dispensed one: its quantity is qualified as dispensed (87), and not as ordered (38)
}

func readWhole(r *reader, e element) Medication {
	if !e.exists() {
		return Medication{}
	}
	m := Medication{Prescription: readMedication(r, e), Details: readDetails(r, e), Given: true}
	m.Filled = m.Prescription.Quantity.IsSet() && r.text(r.quantityAs(e, ""), "CodeListQualifier") == "87"
	return m
}

// mostMedications bounds a list of them: a view of one takes fifty times the bytes of an empty element.
const mostMedications = 256

// appendWhole adds the medication at e, and notes the first that is too many.
func (r *reader) appendWhole(to []Medication, e element) []Medication {
	if len(to) < mostMedications {
		return append(to, readWhole(r, e))
	}
	if !r.has(CodeTooMany) {
		r.note(CodeTooMany, e)
	}
	return to
}

// of is m with what a message states once for all of its medications. A request or a fill may go back to an order by
// telephone or on paper, so it proves no origin; a new prescription, an approval and a transfer do.
func (m Medication) of(who rx.Prescriber, orderNumber string, origin rx.Origin) Medication {
	if m.Given {
		m.Prescription.Prescriber, m.Prescription.OrderNumber, m.Prescription.Origin = who, orderNumber, origin
	}
	return m
}

// readMedication reads MedicationPrescribed and the elements of the same shape.
func readMedication(r *reader, e element) rx.Prescription {
	written := r.day(r.one(e, "WrittenDate"))
	effective, expires := readOtherDates(r, e, written)
	product, quantity := readDrug(r, e), readQuantity(r, e)
	checkUnit(r, e, product, quantity)
	return rx.Prescription{
		Drug:         product,
		Quantity:     quantity,
		DaysSupply:   readDaysSupply(r, r.one(e, "DaysSupply")),
		Sig:          rx.Sig{Text: r.hide(readSig(r, e))},
		Refills:      readRefills(r, e),
		Substitution: readSubstitution(r, r.one(e, "Substitutions")),
		Written:      written,
		Effective:    effective,
		Expires:      expires,
		Note:         r.secret(e, "Note"),
	}
}

// readQuantity gives the original quantity (38), or what was dispensed (87) where the medication is a dispensed one.
// "Quantity sufficient" (QS) has no number; what is left or moved (40, QT) is another fact: see Details.Left and Moved.
func readQuantity(r *reader, medication element) drug.Quantity {
	e := r.quantityAs(medication, "")
	qualifier := r.one(e, "CodeListQualifier")
	switch qualifier.text() {
	case "", "38":
		return readAmount(r, e)
	case "87":
		if medication.name() == "MedicationDispensed" {
			return readAmount(r, e)
		}
	case "QS":
		r.note(CodeSufficient, qualifier)
		return drug.Quantity{}
	}
	r.note(CodeQuantityQualifier, qualifier)
	return drug.Quantity{}
}

// quantityAs is the only Quantity. A transfer may have several, each with what it is: left (40), moved (QT), and the one
// that is neither; there it is the only one so qualified.
func (r *reader) quantityAs(medication element, qualifier string) element {
	if !strings.HasPrefix(medication.parent().name(), "RxTransfer") {
		return r.one(medication, "Quantity")
	}
	var found element
	for c := medication.first(); c.exists(); c = c.next() {
		if c.name() != "Quantity" || apart(r.text(c, "CodeListQualifier")) != qualifier {
			continue
		}
		if found.exists() {
			r.note(CodeDoubled, c)
			return element{}
		}
		found = c
	}
	return found
}

// apart is a qualifier of a quantity that is not the original one, and empty for all others.
func apart(qualifier string) string {
	if qualifier == "40" || qualifier == "QT" {
		return qualifier
	}
	return ""
}

func readAmount(r *reader, e element) drug.Quantity {
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
		if r.text(at, "Value") == "" {
			r.note(CodeRefills, at)
		}
		return refills(r, at, r.text(at, "Value"))
	case "P": // asked for by the pharmacy: Details.RefillsRequested
		return rx.Refills{}
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
