package script_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// hidden is a text that looks like markup and is in no small encoding.
func hidden(name string) rx.Secret { return rx.NewSecret(name + ` <&>'"]]> é€ЖΩ😀`) }

func term(name string) script.Term {
	return script.Term{Text: hidden(name), Code: rx.NewSecret("C-" + name), Qualifier: "Q<" + name}
}

var someDay = cal.Of(2026, time.November, 2)

// everything is a NewRx of which every field is set that 2017071 has a word for.
func everything() script.NewRx {
	return script.NewRx{
		Prescription: fullPrescription(), Patient: fullPatient(), Pharmacy: fullPharmacy(), Benefits: []script.Benefit{fullBenefit()},
		DoNotFill: "E", Details: fullDetails(), PatientDetails: fullPatientDetails(), Practice: fullPractice(),
		Supervisor: prescriber("Supra"), FollowUp: prescriber("Follow"), Facility: hidden("facility"),
		Allergies: script.Allergies{NoneKnown: drug.No, List: []script.Allergy{{Source: "P", Effective: someDay, Expires: someDay,
			Event: term("event"), Drug: term("drug"), Reaction: term("reaction"), Severity: term("severity")}}},
		Observations:     []script.Observation{{VitalSign: "8302-2", Value: rx.NewSecret("68"), Unit: "[in_us]", On: someDay, LOINC: "2.40", UCUM: "2.1"}},
		ObservationNotes: hidden("notes"), Urgency: "S", Reference: "REQ-1", RequestCode: "G", ReturnReceipt: "Y", RenewalProhibited: drug.Yes,
	}
}

func fullPrescription() rx.Prescription {
	ndc, _ := drug.ParseNDC("68180051301")
	return rx.Prescription{
		Drug: rx.Drug{NDC: ndc, RxCUI: 314076, Description: "Lisinopril <10> mg & more", Strength: "10 mg", Form: drug.FormTablet,
			Schedule: drug.ScheduleII, Compound: true},
		Quantity: drug.Units(90, drug.Tablet), DaysSupply: 90, Sig: rx.Sig{Text: hidden("sig")}, Refills: rx.RefillCount(1),
		Substitution: rx.SubstitutionAllowed, Written: someDay, Effective: someDay, Expires: someDay, Prescriber: prescriber("Demi"),
		Origin: rx.Electronic, OrderNumber: "EX-ORDER-1001", Note: hidden("note"),
	}
}

func prescriber(name string) rx.Prescriber {
	return rx.Prescriber{NPI: "1234567893", DEA: "FE1234563", First: name, Last: "Exampleman & Söhne", Licence: "L-1", State: "OH",
		Phone: "6145550177x12", Fax: "6145550198", Street: "100 Example St, Suite 1", City: "Columbus", ZIP: "43004"}
}

func fullPatient() rx.Patient {
	return rx.Patient{First: hidden("Testa"), Middle: hidden("Q"), Last: hidden("Sampleton"), Suffix: hidden("Jr"), Born: rx.NewSecret("1980-01-02"),
		Sex: rx.NewSecret("F"), Street1: hidden("100 Example St"), Street2: hidden("Apt 1"), City: hidden("Columbus"), State: "OH",
		ZIP: rx.NewSecret("43004"), Country: "US", Phone: rx.NewSecret("6145550101"), Email: rx.NewSecret("max@example.com"),
		MemberID: fullBenefit().Cardholder, GroupID: fullBenefit().Group}
}

func fullPharmacy() script.Pharmacy {
	return script.Pharmacy{NCPDPID: "2699999", NPI: "1234567893", Name: "Mail & Order", Phone: "6145550102", Fax: "6145550103", State: "OH",
		Street1: "1 Depot Rd", Street2: "Dock 2", City: "Columbus", ZIP: "43004", Specialty: "3336M0002X",
		Pharmacist: script.Person{First: "Pha", Last: "Rmacist"}, DEA: "D", Licence: "L", Medicare: "M1", Medicaid: "M2", HIN: "H", Mutual: "X",
		Email: "mail@example.com", Numbers: []script.Number{{Use: "WorkTelephone", Value: rx.NewSecret("6145550104x7")}, {Use: "Fax", Value: rx.NewSecret("6145550105")}}}
}

func fullBenefit() script.Benefit {
	return script.Benefit{BIN: "999999", PCN: "PCN", PayerID: "P1", NAIC: "N1", HealthPlanID: "HP", Mutual: "MU", PayerName: "Health & Plan", PayerType: "1",
		Responsibility: "P", Relationship: "1", Group: rx.NewSecret("G1"), GroupName: hidden("group"), Cardholder: rx.NewSecret("M1"),
		CardholderName: wholeName(), PersonCode: rx.NewSecret("01"), PBMMember: rx.NewSecret("PBM1")}
}

func wholeName() script.Name {
	return script.Name{First: hidden("First"), Middle: hidden("Middle"), Last: hidden("Last"), Suffix: hidden("Suffix"), Prefix: hidden("Prefix")}
}

func fullPractice() script.Practice {
	return script.Practice{Name: "Family <Practice>", Specialty: "S", PlaceOfService: "11", Data2000Waiver: "W", StateControlled: "SC", Certificate: "C",
		Agent: script.Person{First: "Assista", Last: "Sampleman"}, Middle: "M", Suffix: "II", Prefix: "Dr", Former: script.Person{First: "F", Last: "Ormer"},
		Email: "office@example.com", Numbers: []script.Number{{Use: "Beeper", Value: rx.NewSecret("6145550106")}}}
}

func fullPatientDetails() script.PatientDetails {
	return script.PatientDetails{Prefix: hidden("Ms"), Former: wholeName(),
		IDs:     []script.PatientID{{Kind: "SocialSecurity", Value: rx.NewSecret("000-00-0000")}, {Kind: "MedicaidNumber", Value: rx.NewSecret("M3")}},
		Numbers: []script.Number{{Use: "HomeTelephone", Value: rx.NewSecret("6145550107")}}, Language: rx.NewSecret("EN"),
		Location: script.Location{Unit: hidden("unit"), Room: hidden("room"), Bed: hidden("bed")}, Pregnant: rx.NewSecret("false"),
		Gestation: rx.NewSecret("1"), Hospice: rx.NewSecret("0"), SubstanceUse: []script.Term{term("smoke")},
		Alternate: script.AlternateContact{Name: wholeName(), Relationship: rx.NewSecret("3"), Street1: hidden("1 Other St"), Street2: hidden("B"),
			City: hidden("Dayton"), State: rx.NewSecret("OH"), ZIP: rx.NewSecret("45402"), Phone: rx.NewSecret("9375550101"), Email: rx.NewSecret("alt@example.com"),
			Numbers: []script.Number{{Use: "HomeTelephone", Value: rx.NewSecret("9375550102")}}}}
}

func fullDetails() script.Details {
	ndc, _ := drug.ParseNDC("00093505898")
	return script.Details{
		ConceptType: "SCD", FormCode: "C42931", DoNotFill: "E", Sig: fullSig(), Diagnoses: []script.Diagnosis{{Source: "1", Primary: term("primary"), Secondary: term("secondary")}},
		LastFill: someDay, Delivery: script.Delivery{Request: "NO DELIVERY", Location: "HOME", NeededBy: someDay, Reasons: []rx.Secret{hidden("trip")}},
		FillIndicator: "All Fill Statuses", PriorAuthorization: "PA1", AuthorizationState: "A", Coverage: []string{"AP", "ST"},
		DrugUse:      []script.DrugUse{{Reason: "DD", Service: "M0", Result: "1G", CoAgent: term("agent"), Significance: "1", Acknowledged: hidden("ack")}},
		CompoundForm: "C42998", Parts: []script.Part{{Description: "Part <A>", NDC: ndc, Strength: "1 C28254", Quantity: drug.Units(3, drug.Gram), Schedule: drug.ScheduleII}, {}},
		SubstitutionReason: "BRAND", OrderCapture: "EP", SplitScript: "B", Flavoring: drug.Yes, Packages: "2", CheckedREMS: "A", REMSAuthorization: "R1",
		REMSRisk: hidden("risk"), ProgramIDs: []string{"340B"}, PatientNotes: []script.Term{term("codified")},
		Diabetes: script.DiabeticSupply{Testing: rx.NewSecret("3"), TestingNotes: hidden("tests"), Supply: rx.NewSecret("false"), InsulinDependent: rx.NewSecret("true"), AutomatedDevice: rx.NewSecret("false")},
		Dates:    []script.OtherDate{{Means: "StartDate", On: someDay}, {Means: "PeriodEnd", On: someDay}},
	}
}

func fullSig() script.CodedSig {
	return script.CodedSig{SNOMED: "20200901", FMT: "20.09e", Indications: []script.Term{term("pressure"), {}}, Clarifying: hidden("clear"),
		Maximum: []script.MaximumDose{{Value: "4", Unit: term("tablet"), Within: "1", Period: term("day")}},
		Instructions: []script.Instruction{{Method: term("take"), Dose: "1", DoseUnit: term("tablet"), Route: term("mouth"), Site: term("lips"), Then: "THEN",
			Timings: []script.Timing{{Means: "AdministrationTiming", Value: "1", To: "2", Join: "TO", Unit: term("hour"), Event: term("meal")},
				{Means: "Frequency", Value: "1", Unit: term("day")},
				{Means: "Interval", Value: "8", Unit: term("hour")}, {Means: "Duration", Value: "7", Unit: term("day")}},
			Indications: []script.Term{term("pain")}}, {}}}
}

// unset are the fields of everything that stay zero: no message holds them, 10.6 alone does, or one excludes another.
var unset = []string{"Prescription.ID", "Prescription.Patient", "Prescription.Sig.PerDay", "Prescription.Signed", "Signature", "Findings",
	"PatientDetails.Relationship", "PatientDetails.Residence", "Details.AuthorizationKind", "Details.RefillsRequested", "Details.Left", "Details.Moved"}

func TestEverythingIsSet(t *testing.T) {
	t.Parallel()
	var zero []string
	zeroFields(reflect.ValueOf(everything()), "", &zero)
	zero = slices.DeleteFunc(zero, func(path string) bool { return slices.Contains(unset, path) })
	require.Empty(t, zero, "a new field of a view has to be in everything, or in unset with a reason")
}

func zeroFields(v reflect.Value, path string, zero *[]string) {
	switch {
	case v.Kind() == reflect.Struct && v.NumField() > 0 && v.Type().Field(0).IsExported():
		for i := range v.NumField() {
			zeroFields(v.Field(i), strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), zero)
		}
	case v.Kind() == reflect.Slice && v.Len() > 0:
		zeroFields(v.Index(0), path, zero)
	case v.IsZero():
		*zero = append(*zero, path)
	}
}

// of10 is everything that 10.6 has words for.
func of10() script.NewRx {
	n := everything()
	n.DoNotFill, n.Facility, n.Allergies, n.Urgency, n.ReturnReceipt, n.RenewalProhibited = "", rx.Secret{}, script.Allergies{}, "", "", drug.Unknown
	n.Observations = []script.Observation{{VitalSign: "HT", Value: rx.NewSecret("68"), Unit: "C48500", On: someDay}}
	n.Prescription.Drug.Compound, n.Practice.Former = false, script.Person{}
	p := n.PatientDetails
	n.PatientDetails = script.PatientDetails{Prefix: p.Prefix, IDs: p.IDs, Numbers: p.Numbers, Relationship: rx.NewSecret("1"), Residence: rx.NewSecret("HO")}
	d := n.Details
	agent := d.DrugUse[0]
	agent.CoAgent.Text = rx.Secret{}
	in := d.Sig.Instructions[0]
	in.Timings = []script.Timing{{Means: "AdministrationTiming", Event: term("meal")}, {Means: "Frequency", Value: "1", Unit: term("day")},
		{Means: "Interval", Value: "8", Unit: term("hour")}, {Means: "Duration", Value: "7", Unit: term("day")}}
	n.Details = script.Details{ConceptType: d.ConceptType, FormCode: d.FormCode, Diagnoses: d.Diagnoses, LastFill: d.LastFill, PriorAuthorization: d.PriorAuthorization,
		AuthorizationKind: "G1", AuthorizationState: d.AuthorizationState, Coverage: d.Coverage, DrugUse: []script.DrugUse{agent},
		Dates: []script.OtherDate{{Means: "PeriodEnd", On: someDay}},
		Sig:   script.CodedSig{SNOMED: d.Sig.SNOMED, FMT: d.Sig.FMT, Maximum: d.Sig.Maximum, Instructions: []script.Instruction{in, {}}}}
	return n
}
