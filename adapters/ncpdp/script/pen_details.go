package script

import (
	"cmp"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// wishes writes what stands after the directions, in the order of the longest sample.
func (p *pen) wishes(a rx.Prescription, d Details) []Tag {
	tags := []Tag{
		p.newer(Leaf("DoNotFill", cmp.Or(p.hold, d.DoNotFill))),
		p.newer(Leaf("OrderCaptureMethod", d.OrderCapture)),
		p.newer(Leaf("ReasonForSubstitutionCodeUsed", d.SubstitutionReason)),
		p.newer(Leaf("SplitScript", d.SplitScript)),
		p.newer(Leaf("RxFillIndicator", d.FillIndicator)),
	}
	for _, each := range repeated("OfficeOfPharmacyAffairsID", d.ProgramIDs) {
		tags = append(tags, p.newer(each))
	}
	tags = append(tags,
		p.newer(Leaf("DeliveryRequest", d.Delivery.Request)),
		p.newer(Leaf("DeliveryLocation", d.Delivery.Location)),
		p.newer(diabetic(d.Diabetes)),
		p.newer(Leaf("PrescriberCheckedREMS", d.CheckedREMS)),
		p.newer(Leaf(p.risk(), d.REMSRisk.Reveal())),
		p.newer(Leaf("REMSAuthorizationNumber", d.REMSAuthorization)),
		p.newer(Leaf("FlavoringRequested", mark(d.Flavoring, "Y", "N"))),
		p.newer(p.compound(a.Drug, d)),
		p.newer(Leaf("NumberOfPackagesToBeDispensed", d.Packages)))
	tags = append(tags, p.patientNotes(d.PatientNotes)...)
	if !p.old {
		tags = append(tags, p.otherDates(a, d)...)
	}
	return append(tags, p.newer(needed(d.Delivery)))
}

// risk is the element of the risk category, which 2022071 names anew (one source).
func (p *pen) risk() string {
	if p.late {
		return "REMSReproductivePotential"
	}
	return "REMSPatientRiskCategory"
}

func diabetic(d DiabeticSupply) Tag {
	return Some("DiabeticSupply",
		Leaf("TestingFrequency", d.Testing.Reveal()),
		Leaf("TestingFrequencyNotes", d.TestingNotes.Reveal()),
		Leaf("SupplyIndicator", d.Supply.Reveal()),
		Leaf("InsulinDependent", d.InsulinDependent.Reveal()),
		Leaf("HasAutomatedInsulinDevice", d.AutomatedDevice.Reveal()))
}

func needed(d Delivery) Tag {
	tags := []Tag{Leaf("NeededNoLaterThanDate", d.NeededBy.String())}
	for _, why := range d.Reasons {
		tags = append(tags, Leaf("NeededNoLaterThanReason", why.Reveal()))
	}
	return Some("NeedNoLaterThan", tags...)
}

// compound writes what the medication is made of. A compound of which nothing is known is an empty element.
func (p *pen) compound(d rx.Drug, more Details) Tag {
	if !d.Compound && more.CompoundForm == "" && len(more.Parts) == 0 {
		return Tag{}
	}
	tags := []Tag{Leaf("FinalCompoundPharmaceuticalDosageForm", more.CompoundForm)}
	for _, part := range more.Parts {
		tags = append(tags, p.part(part))
	}
	return Group("CompoundInformation", tags...)
}

func (p *pen) part(part Part) Tag {
	ndc, short := part.NDC.Eleven()
	if part.NDC.IsSet() && !short {
		p.refuse("CompoundInformation", "an NDC that has no form of eleven digits")
	}
	value, unit := splitStrength(part.Strength)
	return Group("CompoundIngredientsLotNotUsed",
		Some("CompoundIngredient",
			Leaf("CompoundIngredientItemDescription", part.Description),
			qualifiedCode("ProductCode", ndc, "ND"),
			Some("Strength", Leaf("StrengthValue", value), code("StrengthUnitOfMeasure", unit)),
			code("DEASchedule", part.Schedule.NCI())),
		p.amount(part.Quantity, "38"))
}

// otherDates writes each date with what it means.
func (p *pen) otherDates(a rx.Prescription, d Details) []Tag {
	tags := []Tag{otherDate("EffectiveDate", a.Effective), otherDate("ExpirationDate", a.Expires)}
	for _, each := range d.Dates {
		tags = append(tags, otherDate(p.meaning(each), each.On))
	}
	return tags
}

func otherDate(means string, d cal.Date) Tag {
	if !d.IsSet() {
		return Tag{}
	}
	return Group("OtherMedicationDate", date("OtherMedicationDate", d), Leaf("OtherMedicationDateQualifier", means))
}

// datesOf10 are the dates for which 10.6 has elements of their own, beside those of rx.Prescription.
var datesOf10 = []string{"PeriodEnd", "DeliveredOnDate", "DateValidated"}

func (p *pen) dateOf10(d OtherDate) Tag {
	if !slices.Contains(datesOf10, p.meaning(d)) {
		p.refuse("OtherMedicationDate", "10.6 has no word for what the date means")
		return Tag{}
	}
	return date(d.Means, d.On)
}

// meaning refuses a date that would be read as another field, or not at all.
func (p *pen) meaning(d OtherDate) string {
	switch means := dateMeaning(d.Means); {
	case trimmed(d.Means) == "", means == "EffectiveDate", means == "ExpirationDate":
		p.refuse("OtherMedicationDate", "a date without a meaning, or with one that rx.Prescription holds")
	}
	return d.Means
}
