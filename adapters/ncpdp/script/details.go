package script

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Details is what a message says of a medication that rx.Prescription does not hold. Codes are as sent; zero is absent.
type Details struct {
	ConceptType        string // of the RxNorm number: SCD, SBD, GPK or BPK
	FormCode           string // of the dose form: says more than rx.Drug.Form, which is unknown where our list lacks the code
	DoNotFill          string // the prescriber wants it on file and not filled now
	Sig                CodedSig
	Diagnoses          []Diagnosis
	LastFill           cal.Date
	RefillsRequested   rx.Refills    // by the pharmacy, in a renewal request; Refills with qualifier P in 10.6 (unconfirmed)
	Left               drug.Quantity // the quantity that remains (qualifier 40)
	Moved              drug.Quantity // the quantity transferred (qualifier QT)
	Delivery           Delivery
	FillIndicator      string // which fills the prescriber wants to be told of; see FillIndicators
	PriorAuthorization string // its number
	AuthorizationKind  string // of the number, as sent: G1 … (10.6)
	AuthorizationState string
	Coverage           []string
	DrugUse            []DrugUse
	CompoundForm       string
	Parts              []Part // of a compound, in order
	SubstitutionReason string
	OrderCapture       string // how the order came into the sender's system
	SplitScript        string
	Flavoring          drug.Answer
	Packages           string // how many to dispense, as sent
	CheckedREMS        string // A, B or N: what the prescriber checked of a risk programme
	REMSAuthorization  string
	REMSRisk           rx.Secret
	ProgramIDs         []string // of the Office of Pharmacy Affairs (340B)
	PatientNotes       []Term
	Diabetes           DiabeticSupply
	Dates              []OtherDate // neither the first nor the last day of filling: StartDate, PeriodEnd …
}

// DiabeticSupply is what a payer asks of a prescription of strips and the like, as sent. It tells of the patient's health.
type DiabeticSupply struct {
	Testing, TestingNotes rx.Secret // how often, and a word on it
	Supply                rx.Secret
	InsulinDependent      rx.Secret
	AutomatedDevice       rx.Secret
}

// OtherDate is a date with what it means, as sent.
type OtherDate struct {
	Means string
	On    cal.Date
}

// Delivery is how and when the prescriber wishes the medication to arrive.
type Delivery struct {
	Request  string // as sent: "NO DELIVERY" …
	Location string // as sent: "HOME" …
	NeededBy cal.Date
	Reasons  []rx.Secret // why by that day
}

// DrugUse is one warning that the prescriber saw, and what came of it. The codes are those of claims.
type DrugUse struct {
	Reason, Service, Result string
	CoAgent                 Term
	Significance            string
	Acknowledged            rx.Secret // why it was prescribed all the same
}

// readDetails looks at each child once, for most medications have few of these.
func readDetails(r *reader, e element) Details {
	d := Details{Sig: readCodedSig(r, e), ConceptType: conceptType(r, e), FormCode: readForm(r, e, r.one(r.inside(e, "Product"), "DrugCoded"))}
	for c := e.first(); c.exists(); c = c.next() {
		switch c.name() {
		case "Diagnosis":
			d.Diagnoses = append(d.Diagnoses, readDiagnosis(r, c))
		case "DrugCoverageStatusCode":
			d.Coverage = append(d.Coverage, c.text())
		case "DrugUseEvaluation":
			d.DrugUse = append(d.DrugUse, readDrugUse(r, c))
		case "PatientCodifiedNote":
			d.PatientNotes = append(d.PatientNotes, readTerm(r, c))
		case "OfficeOfPharmacyAffairsID":
			d.ProgramIDs = append(d.ProgramIDs, c.text())
		case "OtherMedicationDate", "PeriodEnd", "DeliveredOnDate", "DateValidated":
			d.date(r, c)
		default:
			if !elementNames[c.name()] {
				r.note(CodeMedicationElement, c)
			}
		}
	}
	each(e, detailNames, func(name string) { d.single(r, e, name) })
	each(e, wishNames, func(name string) { d.wish(r, e, name) })
	return d
}

var (
	detailNames = []string{"LastFillDate", "PharmacyRequestedRefills", "Refills", "Quantity", "PriorAuthorizationNumber", "PriorAuthorization",
		"PriorAuthorizationStatus", "CompoundInformation", "RxFillIndicator", "REMSPatientRiskCategory", "REMSReproductivePotential",
		"PrescriberCheckedREMS", "REMSAuthorizationNumber", "OrderCaptureMethod", "DoNotFill"}
	wishNames = []string{"DeliveryRequest", "DeliveryLocation", "NeedNoLaterThan", "ReasonForSubstitutionCodeUsed", "SplitScript",
		"FlavoringRequested", "NumberOfPackagesToBeDispensed", "DiabeticSupply"}
)

// single reads what may stand once.
func (d *Details) single(r *reader, e element, name string) {
	switch name {
	case "LastFillDate":
		d.LastFill = r.day(r.one(e, name))
	case "PharmacyRequestedRefills":
		at := r.one(e, name)
		d.RefillsRequested = refills(r, at, at.text())
	case "Refills":
		if at := r.one(e, name); r.text(at, "Qualifier") == "P" {
			d.RefillsRequested = refills(r, at, r.text(at, "Value"))
		}
	case "Quantity":
		d.Left, d.Moved = otherQuantity(r, e, "40"), otherQuantity(r, e, "QT")
	case "PriorAuthorizationNumber", "PriorAuthorization":
		at := r.one(e, "PriorAuthorizationNumber", "PriorAuthorization")
		d.PriorAuthorization, d.AuthorizationKind = r.orSelf(at, "Value").text(), r.text(at, "Qualifier")
	case "PriorAuthorizationStatus":
		d.AuthorizationState = r.text(e, name)
	case "CompoundInformation":
		d.compound(r, r.one(e, name))
	case "RxFillIndicator":
		d.FillIndicator = r.text(e, name)
	case "REMSPatientRiskCategory", "REMSReproductivePotential":
		d.REMSRisk = r.secret(e, "REMSPatientRiskCategory", "REMSReproductivePotential")
	case "PrescriberCheckedREMS":
		d.CheckedREMS = r.text(e, name)
	case "REMSAuthorizationNumber":
		d.REMSAuthorization = r.text(e, name)
	case "OrderCaptureMethod":
		d.OrderCapture = r.text(e, name)
	case "DoNotFill":
		at := r.one(e, name)
		if d.DoNotFill = at.text(); d.DoNotFill != "" {
			r.note(CodeDoNotFill, at)
		}
	}
}

// wish reads how the medication is to be handed out.
func (d *Details) wish(r *reader, e element, name string) {
	switch name {
	case "DeliveryRequest":
		d.Delivery.Request = r.text(e, name)
	case "DeliveryLocation":
		d.Delivery.Location = r.text(e, name)
	case "NeedNoLaterThan":
		d.needed(r, r.one(e, name))
	case "ReasonForSubstitutionCodeUsed":
		d.SubstitutionReason = r.text(e, name)
	case "SplitScript":
		d.SplitScript = r.text(e, name)
	case "FlavoringRequested":
		d.Flavoring = r.yesNo(r.one(e, name))
	case "NumberOfPackagesToBeDispensed":
		d.Packages = r.text(e, name)
	case "DiabeticSupply":
		d.Diabetes = readDiabeticSupply(r, r.one(e, name))
	}
}

func readDiabeticSupply(r *reader, e element) DiabeticSupply {
	return DiabeticSupply{
		Testing:          r.secret(e, "TestingFrequency"),
		TestingNotes:     r.secret(e, "TestingFrequencyNotes"),
		Supply:           r.secret(e, "SupplyIndicator"),
		InsulinDependent: r.secret(e, "InsulinDependent"),
		AutomatedDevice:  r.secret(e, "HasAutomatedInsulinDevice"),
	}
}

// otherQuantity reads a quantity that is qualified as another than the original one.
func otherQuantity(r *reader, medication element, qualifier string) drug.Quantity {
	e := r.quantityAs(medication, qualifier)
	if r.text(e, "CodeListQualifier") != qualifier {
		return drug.Quantity{}
	}
	return readAmount(r, e)
}

func (d *Details) needed(r *reader, e element) {
	d.Delivery.NeededBy = r.day(r.one(e, "NeededNoLaterThanDate"))
	for c := e.first(); c.exists(); c = c.next() {
		if (c.name() == "NeededNoLaterThanReason" || c.name() == "Reason") && c.text() != "" {
			d.Delivery.Reasons = append(d.Delivery.Reasons, r.hide(c.text()))
		}
	}
}

func readDrugUse(r *reader, e element) DrugUse {
	return DrugUse{
		Reason:       r.text(e, "ServiceReasonCode"),
		Service:      r.text(e, "ProfessionalServiceCode"),
		Result:       r.text(e, "ServiceResultCode"),
		CoAgent:      readCoAgent(r, r.one(e, "CoAgent")),
		Significance: r.text(e, "ClinicalSignificanceCode"),
		Acknowledged: r.secret(e, "AcknowledgementReason"),
	}
}

// readCoAgent reads the other substance of a warning: CoAgentCode with code and text, or in 10.6 an id with its qualifier.
func readCoAgent(r *reader, e element) Term {
	if id := r.one(e, "CoAgentID"); id.exists() {
		return Term{Code: r.hide(id.text()), Qualifier: r.text(e, "CoAgentQualifier")}
	}
	return readTerm(r, r.orSelf(e, "CoAgentCode"))
}
