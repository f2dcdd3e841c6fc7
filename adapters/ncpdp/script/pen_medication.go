package script

import (
	"strconv"
	"unicode/utf8"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// longestDescription is the length of DrugDescription in characters (second-hand). Of the other texts of a medication no
// length is known to us.
const longestDescription = 105

// mostDays is the longest days' supply that is read.
const mostDays = 999

// medication writes a medication under an element name.
func (p *pen) medication(name string, m Medication) Tag {
	if !m.Given {
		return Tag{}
	}
	defer p.in(name)()
	p.check(m)
	a, d := m.Prescription, m.Details
	tags := []Tag{
		Leaf("DrugDescription", a.Drug.Description),
		p.drug(a.Drug, d),
	}
	tags = append(append(tags, p.quantities(m)...), count("DaysSupply", a.DaysSupply))
	if p.old {
		return Group(name, append(tags, p.orderOf10(a, d)...)...)
	}
	tags = append(tags, date("WrittenDate", a.Written), date("LastFillDate", d.LastFill), p.substitutions(a.Substitution),
		Leaf("NumberOfRefills", a.Refills.String()), Leaf("PharmacyRequestedRefills", d.RefillsRequested.String()))
	tags = append(tags, p.diagnoses(d.Diagnoses)...)
	p.older(Leaf("PriorAuthorization", d.AuthorizationKind))
	tags = append(tags, Leaf("PriorAuthorizationNumber", d.PriorAuthorization), Leaf("Note", a.Note.Reveal()))
	tags = append(tags, p.coverage(d)...)
	tags = append(tags, p.sig(a.Sig.Text.Reveal(), d.Sig)...)
	return Group(name, append(tags, p.wishes(a, d)...)...)
}

// check refuses what no reader could take as it was meant. In 10.6 the refills that a pharmacy asks for stand in the
// medication dispensed, in the place of those ordered, which the medication prescribed has.
func (p *pen) check(m Medication) {
	a, d := m.Prescription, m.Details
	amounts := 0
	for _, q := range [...]drug.Quantity{a.Quantity, d.Left, d.Moved} {
		if q.IsSet() {
			amounts++
		}
	}
	_, short := a.Drug.NDC.Eleven()
	switch {
	case utf8.RuneCountInString(a.Drug.Description) > longestDescription:
		p.refuse("DrugDescription", "it has at most 105 characters")
	case a.DaysSupply < 0, a.DaysSupply > mostDays:
		p.refuse("DaysSupply", "not between 1 and 999 days")
	case amounts > 1 && stageOf(p.kind) == TransferUnknown:
		p.refuse("Quantity", "a medication has one quantity, as ordered, left or moved, but in a transfer")
	case m.Filled && p.within != "/MedicationDispensed":
		p.refuse("Quantity", "a quantity dispensed (87) stands in a medication dispensed alone")
	case a.Drug.NDC.IsSet() && !short:
		p.refuse("DrugCoded/ProductCode", "an NDC that has no form of eleven digits")
	case a.Refills == rx.RefillCount(rx.MaxRefills), d.RefillsRequested == rx.RefillCount(rx.MaxRefills):
		p.refuse(p.now("NumberOfRefills", "Refills"), "99 refills are read as refills as needed by some")
	case p.old && p.within != "/MedicationDispensed" && a.Refills.IsSet() && d.RefillsRequested.IsSet():
		p.refuse("Refills", "10.6 has one place for refills ordered and refills asked for")
	}
}

// orderOf10 writes what stands behind the days' supply in 10.6.
func (p *pen) orderOf10(a rx.Prescription, d Details) []Tag {
	tags := []Tag{
		Leaf("Directions", a.Sig.Text.Reveal()),
		Leaf("Note", a.Note.Reveal()),
		refillsOf10(a.Refills, d.RefillsRequested),
		Leaf("Substitutions", substitution(a.Substitution)),
		date("WrittenDate", a.Written),
		date("LastFillDate", d.LastFill),
		date("ExpirationDate", a.Expires),
		date("EffectiveDate", a.Effective),
	}
	for _, each := range d.Dates {
		tags = append(tags, p.dateOf10(each))
	}
	tags = append(tags, p.diagnoses(d.Diagnoses)...)
	tags = append(tags, Some("PriorAuthorization", Leaf("Qualifier", d.AuthorizationKind), Leaf("Value", d.PriorAuthorization)))
	tags = append(tags, p.coverage(d)...)
	tags = append(tags, p.sig("", d.Sig)...)
	return append(tags, p.wishes(a, d)...)
}

func (p *pen) coverage(d Details) []Tag {
	tags := append(p.drugUse(d.DrugUse), repeated("DrugCoverageStatusCode", d.Coverage)...)
	return append(tags, Leaf("PriorAuthorizationStatus", d.AuthorizationState))
}

// quantities writes the one quantity of a medication with what it is, and each of a transfer's: original or dispensed,
// left, moved.
func (p *pen) quantities(m Medication) []Tag {
	qualifier := "38"
	if m.Filled {
		qualifier = "87"
	}
	return []Tag{p.amount(m.Prescription.Quantity, qualifier), p.amount(m.Details.Left, "40"), p.amount(m.Details.Moved, "QT")}
}

func (p *pen) amount(q drug.Quantity, qualifier string) Tag {
	if !q.IsSet() {
		return Tag{}
	}
	unit := string(q.Unit())
	if p.old {
		return Group("Quantity", Leaf("Value", q.Decimal()), Leaf("CodeListQualifier", qualifier),
			beside(unit, "UnitSourceCode", "AC"), Leaf("PotencyUnitCode", unit))
	}
	return Group("Quantity", Leaf("Value", q.Decimal()), Leaf("CodeListQualifier", qualifier), code("QuantityUnitOfMeasure", unit))
}

func count(name string, n int) Tag {
	if n == 0 {
		return Tag{}
	}
	return Leaf(name, strconv.Itoa(n))
}

// refillsOf10 has one place for both: what a pharmacy asks for stands in it where it asks.
func refillsOf10(r, asked rx.Refills) Tag {
	switch {
	case asked.IsSet():
		return Group("Refills", Leaf("Qualifier", "P"), Leaf("Value", asked.String()))
	case !r.IsSet():
		return Tag{}
	case r.IsPRN():
		return Group("Refills", Leaf("Qualifier", "PRN"))
	}
	return Group("Refills", Leaf("Qualifier", "R"), Leaf("Value", r.String()))
}

func substitution(s rx.Substitution) string {
	switch s {
	case rx.SubstitutionAllowed:
		return "0"
	case rx.DispenseAsWritten:
		return "1"
	}
	return ""
}

func (p *pen) substitutions(s rx.Substitution) Tag {
	leaf := Leaf("Substitutions", substitution(s))
	if p.late {
		return Some("Substitutions", leaf)
	}
	return leaf
}

func date(name string, d cal.Date) Tag {
	if !d.IsSet() {
		return Tag{}
	}
	return Group(name, Leaf("Date", d.String()))
}
