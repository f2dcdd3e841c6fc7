package dur

// Service is what the pharmacist did about a conflict (NCPDP 440-E5). Empty is absent; NoService says that nothing was done.
type Service string

// The services.
const (
	NoService           Service = "00"
	PrescriberConsulted Service = "M0"
	PatientConsulted    Service = "P0"
	OtherConsulted      Service = "R0"
	MedicationReview    Service = "MR"
	MedicationHistory   Service = "PH"
	PatientEducation    Service = "PE"
	DosingEvaluation    Service = "DE"
)

var services = []coded[Service]{
	{NoService, "nothing was done"}, {PrescriberConsulted, "the prescriber was asked"}, {PatientConsulted, "the patient was asked"},
	{OtherConsulted, "another source was asked"}, {MedicationReview, "all drugs were reviewed"},
	{MedicationHistory, "the history of drugs was taken"}, {PatientEducation, "the patient was taught"},
	{DosingEvaluation, "the dosing was worked out"},
}

// Known reports whether s is in the table.
func (s Service) Known() bool { return s.Words() != "" }

// Words says in our words what s tells; empty where it is not in the table.
func (s Service) Words() string { return wordsOf(services, s) }

// Result is what came of the service (NCPDP 441-E6). Empty is absent.
type Result string

// The results that the workflow asks about by name.
const (
	FalsePositive        Result = "1A"
	DispensedAsIs        Result = "1B"
	DispensedOtherDose   Result = "1C"
	DispensedOtherSig    Result = "1D"
	DispensedOtherDrug   Result = "1E"
	DispensedOtherAmount Result = "1F"
	PrescriberApproved   Result = "1G"
	DispensedGeneric     Result = "1H"
	DispensedOTC         Result = "1J"
	DispensedOtherForm   Result = "1K"
	NotDispensed         Result = "2A"
	ClarifiedNotFilled   Result = "2B"
	Acknowledged         Result = "4A"
)

var results = []coded[Result]{
	{FalsePositive, "dispensed: the alert did not apply"}, {DispensedAsIs, "dispensed as written"},
	{DispensedOtherDose, "dispensed with another dose"}, {DispensedOtherSig, "dispensed with other directions"},
	{DispensedOtherDrug, "another drug dispensed"}, {DispensedOtherAmount, "another quantity dispensed"},
	{PrescriberApproved, "dispensed with the prescriber's approval"}, {DispensedGeneric, "the generic dispensed for the brand"},
	{DispensedOTC, "a drug without prescription in its place"}, {DispensedOtherForm, "another dose form dispensed"},
	{NotDispensed, "not dispensed"}, {ClarifiedNotFilled, "directions clarified, not dispensed"},
	{"3A", "advice accepted"}, {"3B", "advice not accepted"}, {"3C", "a drug was stopped"}, {"3D", "the regimen was changed"},
	{"3E", "the therapy was changed"}, {"3F", "the therapy was changed, at a higher cost"}, {"3G", "the therapy stays"},
	{"3H", "a report follows"}, {"3J", "the patient was referred"}, {"3K", "the patient understood the directions"},
	{"3M", "an aid to adherence was given"}, {"3N", "the drug was administered"}, {Acknowledged, "acknowledged by who prescribed"},
}

// Known reports whether r is in the table.
func (r Result) Known() bool { return r.Words() != "" }

// Words says in our words what r tells; empty where it is not in the table.
func (r Result) Words() string { return wordsOf(results, r) }

// Effect is what a result does to the fill.
type Effect uint8

// The effects.
const (
	NoEffect   Effect = iota // the fill stays as it is: the result speaks of the therapy alone
	Continues                // the fill goes on
	CancelLine               // the line is cancelled, and its claim reversed
)

// Effect is what r does to the fill (R6.2). A result that is not in the table does nothing.
func (r Result) Effect() Effect {
	switch {
	case !r.Known():
		return NoEffect
	case r[0] == '1', r == Acknowledged:
		return Continues
	case r[0] == '2':
		return CancelLine
	}
	return NoEffect
}

// Triple is how a conflict was resolved, in the three codes that go on the claim (R6.2).
type Triple struct {
	Conflict Conflict `json:"e4"`
	Service  Service  `json:"e5"`
	Result   Result   `json:"e6"`
}

// String is the codes, "DD/M0/1G".
func (t Triple) String() string {
	return string(t.Conflict) + "/" + string(t.Service) + "/" + string(t.Result)
}

// Change is what became different on the prescription.
type Change struct {
	Dose       bool `json:"dose,omitempty"`
	Directions bool `json:"directions,omitempty"`
	Drug       bool `json:"drug,omitempty"` // the product: a generic for the brand too
	Quantity   bool `json:"quantity,omitempty"`
	Form       bool `json:"form,omitempty"`
}

// Validate is Faults where a code is not in the tables, a result says that something was changed which did not change,
// or the prescriber approved without being asked; nil where t is sound.
func (t Triple) Validate(c Change) error {
	var fs Faults
	fs.need(t.Conflict.Known(), "e4", ruleCodeUnknown)
	fs.need(t.Service.Known(), "e5", ruleCodeUnknown)
	fs.need(t.Result.Known(), "e6", ruleCodeUnknown)
	fs.need(t.Result.happened(c), "e6", ruleNotChanged)
	fs.need(t.Result != PrescriberApproved || t.Service == PrescriberConsulted, "e5", ruleNotAsked)
	return fs.err()
}

// happened reports whether the prescription shows the change that r tells.
func (r Result) happened(c Change) bool {
	switch r {
	case DispensedOtherDose:
		return c.Dose
	case DispensedOtherSig:
		return c.Directions
	case DispensedOtherDrug, DispensedGeneric, DispensedOTC:
		return c.Drug
	case DispensedOtherAmount:
		return c.Quantity
	case DispensedOtherForm:
		return c.Form
	}
	return true
}
