package script

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// differences compares what both state. What one side leaves out is no difference, with these exceptions: refills that were
// asked for and are not granted, directions that are gone, and what the answer adds to limit a fill.
func differences(m Medication, answer Response) []Difference {
	var d []Difference
	add := func(differs bool, name Difference) {
		if differs {
			d = append(d, name)
		}
	}
	a, p := m.Prescription, answer.Medication.Prescription
	add(otherDrug(a.Drug, p.Drug), DiffDrug)
	add(otherSchedule(a.Drug.Schedule, p.Drug.Schedule), DiffSchedule)
	add(unlike(a.Drug.Strength, p.Drug.Strength), DiffStrength)
	add(otherForm(m, answer.Medication), DiffForm)
	add(a.Quantity.IsSet() && (p.Quantity != a.Quantity && p.Quantity.IsSet() || answer.unreadQuantity()), DiffQuantity)
	add(a.DaysSupply != 0 && p.DaysSupply != 0 && a.DaysSupply != p.DaysSupply, DiffDaysSupply)
	add(otherSig(m, answer.Medication), DiffSig)
	add(a.Substitution != 0 && p.Substitution != 0 && a.Substitution != p.Substitution, DiffSubstitution)
	add(p.Effective.IsSet() && a.Effective != p.Effective, DiffEffective)
	add(adds(a.Note, p.Note), DiffNote)
	asked := m.Details.RefillsRequested
	add(asked.IsSet() && asked != p.Refills, DiffRefills)
	return d
}

// otherDrug compares the words, and codes where both have one of a kind. Words that differ are a difference though the codes
// agree: a prescriber may have changed the one and sent the other back as it came. Two of which nothing can be compared are
// no known same, and a compound is another than what it is made of.
func otherDrug(a, b rx.Drug) bool {
	switch {
	case unlike(a.Description, b.Description), b.Compound && !a.Compound:
		return true
	case a.RxCUI != 0 && b.RxCUI != 0:
		return a.RxCUI != b.RxCUI
	case a.NDC.IsSet() && b.NDC.IsSet():
		return a.NDC != b.NDC
	}
	named := a.RxCUI != 0 || a.NDC.IsSet() || a.Description != ""
	return named && (a.Description == "" || b.Description == "")
}

// otherSchedule also takes an absent one for another than a controlled one, for which other rules hold.
func otherSchedule(a, b drug.Schedule) bool {
	return a != b && (a.Controlled() == drug.Yes || b.Controlled() == drug.Yes)
}

// otherForm compares the forms, and the codes as sent, which say more.
func otherForm(a, b Medication) bool {
	x, y := a.Prescription.Drug.Form, b.Prescription.Drug.Form
	return x != 0 && y != 0 && x != y || unlike(a.Details.FormCode, b.Details.FormCode)
}

// otherSig compares the text, and what is said beside the coded directions.
func otherSig(a, b Medication) bool {
	was, is := a.Prescription.Sig.Text, b.Prescription.Sig.Text
	return was.IsSet() != is.IsSet() && was.IsSet() || differ(was, is) || adds(a.Details.Sig.Clarifying, b.Details.Sig.Clarifying)
}

// adds tells whether the answer has words that the request has not.
func adds(asked, answered rx.Secret) bool {
	return answered.IsSet() && (!asked.IsSet() || differ(asked, answered))
}

// unreadQuantity tells whether the answer states a quantity that is no number of the original one.
func (a Response) unreadQuantity() bool {
	return slices.ContainsFunc(a.Findings, func(f Finding) bool {
		return f.Code == CodeSufficient || f.Code == CodeQuantity || f.Code == CodeQuantityQualifier
	})
}
