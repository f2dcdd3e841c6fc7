package script

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// NewRx is a new prescription as its message states it. What the message does not state is the zero value, and so is
// what it states twice or in a form that is wrong: then there is a Finding. Nothing is filled in by us but the origin,
// which the message itself proves.
type NewRx struct {
	// Prescription has no ID and no patient reference: the host assigns both. Its Signed is always unknown, for a
	// signature that nobody has verified is no Yes; see Signature.
	Prescription rx.Prescription
	Patient      rx.Patient
	Pharmacy     Pharmacy
	Benefits     []Benefit // in the order of the message
	Signature    Signature
	DoNotFill    string    // Details.DoNotFill, the first thing to look at
	Findings     []Finding // about what is read here; Message.Findings has all

	Details           Details // what else it says of the medication
	PatientDetails    PatientDetails
	Practice          Practice
	Supervisor        rx.Prescriber // of a prescriber who may not prescribe alone
	FollowUp          rx.Prescriber // whom to ask for a renewal, where it is another one
	Facility          rx.Secret     // where the patient lives or is treated, by name
	Allergies         Allergies
	Observations      []Observation
	ObservationNotes  rx.Secret
	Urgency           string      // as sent: S stat, X expedited …
	Reference         string      // RequestReferenceNumber: of the request that this answers
	RequestCode       string      // MessageRequestCode, as sent
	ReturnReceipt     string      // as sent: which acknowledgements the sender wants
	RenewalProhibited drug.Answer // Yes: the prescriber does not want to be asked for a renewal
}

// NewRx reads a new prescription. The error is a *WrongKindError (ErrNotNewRx) where the message is of another kind.
// Whether the prescription is complete is for rx.Prescription.Validate to say.
func (m *Message) NewRx() (NewRx, error) {
	if m.Kind() != KindNewRx {
		return NewRx{}, m.wrongKind(ErrNotNewRx)
	}
	var r reader
	n := readNewRx(&r, m)
	n.Findings = r.found
	m.keepFound(r.found)
	return n, nil
}

func readNewRx(r *reader, m *Message) NewRx {
	prescriber, medication := r.one(m.body, "Prescriber"), r.one(m.body, "MedicationPrescribed")
	n := NewRx{
		Pharmacy:  readPharmacy(r, r.one(m.body, "Pharmacy")),
		Benefits:  readBenefits(r, m.body),
		Signature: readSignature(r, m.header),
		Details:   readDetails(r, medication),
	}
	n.DoNotFill, n.Prescription = n.Details.DoNotFill, readMedication(r, medication)
	n.readPeople(r, r.one(m.body, "Patient"), prescriber)
	n.Prescription.Origin = rx.Electronic
	n.Prescription.OrderNumber = r.number(m, "PrescriberOrderNumber")
	if b, ok := primary(n.Benefits); ok {
		n.Patient.MemberID, n.Patient.GroupID = b.Cardholder, b.Group
	}
	each(m.body, newRxRest, func(name string) { n.rest(r, m.body, name) })
	return n
}

func (n *NewRx) readPeople(r *reader, patient, prescriber element) {
	var others []Number
	n.Patient, others = readPerson(r, patient)
	n.PatientDetails = readPatientDetails(r, patient, others)
	who, reach := readOrderer(r, prescriber)
	n.Prescription.Prescriber, n.Practice = who, readPractice(r, prescriber, reach)
}

var newRxRest = []string{"Supervisor", "FollowUpPrescriber", "Facility", "AllergyOrAdverseEvent", "Observation", "UrgencyIndicatorCode",
	"RequestReferenceNumber", "Request", "ReturnReceipt", "MessageRequestCode", "ProhibitRenewalRequest",
	"ChangeOfPrescriptionStatusFlag", "ChangeofPrescriptionStatusFlag"}

// rest reads what few messages have.
func (n *NewRx) rest(r *reader, body element, name string) {
	switch name {
	case "Supervisor":
		n.Supervisor = readPrescriber(r, r.one(body, name))
	case "FollowUpPrescriber":
		n.FollowUp = readPrescriber(r, r.one(body, name))
	case "Facility":
		n.Facility = r.secret(r.one(body, name), "FacilityName")
	case "AllergyOrAdverseEvent":
		n.Allergies = readAllergies(r, r.one(body, name))
	case "Observation":
		n.Observations, n.ObservationNotes = readObservations(r, body)
	case "UrgencyIndicatorCode":
		n.Urgency = r.text(body, name)
	case "RequestReferenceNumber", "Request":
		n.Reference = r.reference(body)
	case "ReturnReceipt":
		n.ReturnReceipt = r.text(body, name)
	case "MessageRequestCode":
		n.RequestCode = r.text(body, name)
	case "ProhibitRenewalRequest":
		n.RenewalProhibited = r.yesNo(r.one(body, name))
	case "ChangeOfPrescriptionStatusFlag", "ChangeofPrescriptionStatusFlag":
		r.note(CodeStatusFlag, body.child(name))
	}
}
