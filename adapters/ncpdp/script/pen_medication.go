package script

import (
	"strconv"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// medication writes a medication under an element name. The coded sig is not written: the text rules.
func (p pen) medication(name string, m Medication) Tag {
	if !m.Given {
		return Tag{}
	}
	a, d := m.Prescription, m.Details
	tags := []Tag{
		Leaf("DrugDescription", a.Drug.Description),
		p.drug(a.Drug, d.ConceptType),
		p.quantity(a.Quantity, d),
		count("DaysSupply", a.DaysSupply),
	}
	if p.old {
		tags = append(tags, Leaf("Directions", a.Sig.Text.Reveal()), Leaf("Note", a.Note.Reveal()), refillsOf10(a.Refills, d.RefillsRequested),
			Leaf("Substitutions", substitution(a.Substitution)), date("WrittenDate", a.Written), date("LastFillDate", d.LastFill),
			date("EffectiveDate", a.Effective), date("ExpirationDate", a.Expires))
	} else {
		tags = append(tags, date("WrittenDate", a.Written), date("LastFillDate", d.LastFill), p.substitutions(a.Substitution),
			Leaf("NumberOfRefills", a.Refills.String()), Leaf("PharmacyRequestedRefills", d.RefillsRequested.String()))
	}
	tags = append(tags, p.diagnoses(d.Diagnoses)...)
	tags = append(tags, Leaf("PriorAuthorizationNumber", d.PriorAuthorization))
	if !p.old {
		tags = append(tags, Leaf("Note", a.Note.Reveal()))
	}
	return Group(name, append(tags, p.wishes(a, d)...)...)
}

// wishes writes what stands after the note.
func (p pen) wishes(a rx.Prescription, d Details) []Tag {
	var tags []Tag
	for _, each := range d.Coverage {
		tags = append(tags, Leaf("DrugCoverageStatusCode", each))
	}
	tags = append(tags, Leaf("PriorAuthorizationStatus", d.AuthorizationState))
	if !p.old {
		tags = append(tags, Some("Sig", Leaf("SigText", a.Sig.Text.Reveal())))
	}
	tags = append(tags,
		Leaf("OrderCaptureMethod", d.OrderCapture),
		Leaf("ReasonForSubstitutionCodeUsed", d.SubstitutionReason),
		Leaf("SplitScript", d.SplitScript),
		Leaf("RxFillIndicator", d.FillIndicator),
		Leaf("DeliveryRequest", d.Delivery.Request),
		Leaf("DeliveryLocation", d.Delivery.Location),
		Leaf("PrescriberCheckedREMS", d.CheckedREMS),
		Leaf("REMSAuthorizationNumber", d.REMSAuthorization),
		Leaf("NumberOfPackagesToBeDispensed", d.Packages))
	if !p.old {
		tags = append(tags, otherDate("EffectiveDate", a.Effective), otherDate("ExpirationDate", a.Expires))
	}
	return append(tags, needed(d.Delivery))
}

func needed(d Delivery) Tag {
	tags := []Tag{Leaf("NeededNoLaterThanDate", d.NeededBy.String())}
	for _, why := range d.Reasons {
		tags = append(tags, Leaf("NeededNoLaterThanReason", why.Reveal()))
	}
	return Some("NeedNoLaterThan", tags...)
}

func (p pen) diagnoses(all []Diagnosis) []Tag {
	var tags []Tag
	for _, d := range all {
		tags = append(tags, Group("Diagnosis",
			Leaf("ClinicalInformationQualifier", d.Source), p.term("Primary", d.Primary), p.term("Secondary", d.Secondary)))
	}
	return tags
}

func (p pen) term(name string, t Term) Tag {
	if p.old {
		return Some(name, Leaf("Qualifier", t.Qualifier), Leaf("Value", t.Code.Reveal()), Leaf("Description", t.Text.Reveal()))
	}
	return Some(name, Leaf("Code", t.Code.Reveal()), Leaf("Qualifier", t.Qualifier), Leaf("Description", t.Text.Reveal()))
}

// quantity writes the one quantity of a medication with what it is: original, dispensed, left or moved.
func (p pen) quantity(q drug.Quantity, d Details) Tag {
	qualifier := "38"
	switch {
	case q.IsSet():
	case d.Left.IsSet():
		q, qualifier = d.Left, "40"
	case d.Moved.IsSet():
		q, qualifier = d.Moved, "QT"
	}
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

func (p pen) substitutions(s rx.Substitution) Tag {
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

func otherDate(means string, d cal.Date) Tag {
	if !d.IsSet() {
		return Tag{}
	}
	return Group("OtherMedicationDate", date("OtherMedicationDate", d), Leaf("OtherMedicationDateQualifier", means))
}
