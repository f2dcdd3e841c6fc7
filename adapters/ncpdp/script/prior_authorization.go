package script

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// PriorAuthorization is what a pharmacy can observe of the exchange between prescriber and payer: ids, kind and outcome.
// No genuine sample was found: the shape is unconfirmed, and the questions and answers stay in the message.
type PriorAuthorization struct {
	Kind      Kind
	Reference string // PAReferenceID or the like: of the case at the payer
	RelatesTo string
	Outcome   Outcome // of a response: what the payer says; unknown where it says nothing that we know
	Number    string  // of the authorization
	Patient   rx.Patient
	Findings  []Finding // about what is read here
}

// PriorAuthorization reads what is observed. The error is a *WrongKindError (ErrWrongKind) where the message is of another
// kind.
func (m *Message) PriorAuthorization() (PriorAuthorization, error) {
	if !m.Kind().PriorAuthorization() {
		return PriorAuthorization{}, m.wrongKind(ErrWrongKind)
	}
	var r reader
	p := readPriorAuthorization(&r, m)
	p.Findings = r.found
	return p, nil
}

func readPriorAuthorization(r *reader, m *Message) PriorAuthorization {
	p := PriorAuthorization{
		Kind:      m.Kind(),
		Reference: r.text(m.body, "PAReferenceID", "PACaseID"),
		RelatesTo: r.text(m.header, "RelatesToMessageID"),
		Number:    r.text(m.body, "AuthorizationNumber", "PANumber"),
		Patient:   readPatient(r, r.one(m.body, "Patient")),
	}
	if m.body.child("Response").exists() {
		v := readVerdict(r, m.body)
		p.Outcome = v.Outcome
		if p.Number == "" {
			p.Number = v.Number
		}
	}
	return p
}

// REMS is what is kept of a message of a risk programme (risk evaluation and mitigation strategy): ids and deadline. The
// questions and answers stay in the message. Its shape is known from one source.
type REMS struct {
	Kind       Kind
	Reference  string // REMSReferenceID
	Case       string // REMSCaseID
	RelatesTo  string
	Deadline   Time // of the reply
	Outcome    Outcome
	Patient    rx.Patient
	Pharmacy   Pharmacy
	Prescriber rx.Prescriber
	Prescribed Medication
	Findings   []Finding // about what is read here

	// Of an answer, in a second source. The programme allows to dispense only where Outcome is Approved and
	// Authorization is there.
	Closed             bool      // the case is closed without an outcome: no yes
	Reasons            []string  // as sent
	Note               rx.Secret // REMSNote
	Authorization      string    // the number to dispense under, from Effective to Expires
	Effective, Expires cal.Date
	PatientID          rx.Secret // at the programme
}

// REMS reads a message of a risk programme. The error is a *WrongKindError (ErrWrongKind) where it is of another kind.
func (m *Message) REMS() (REMS, error) {
	if !m.Kind().REMS() {
		return REMS{}, m.wrongKind(ErrWrongKind)
	}
	var r reader
	s := readREMS(&r, m)
	s.Findings = r.found
	return s, nil
}

func readREMS(r *reader, m *Message) REMS {
	model := r.one(r.one(m.body, "Request"), "SolicitedModel", "UnsolicitedModel")
	s := REMS{
		Kind:       m.Kind(),
		Reference:  r.text(m.body, "REMSReferenceID"),
		Case:       r.text(model, "REMSCaseID"),
		RelatesTo:  r.text(m.header, "RelatesToMessageID"),
		Patient:    readPatient(r, r.one(m.body, "Patient")),
		Pharmacy:   readPharmacy(r, r.one(m.body, "Pharmacy")),
		Prescriber: readPrescriber(r, r.one(m.body, "Prescriber")),
		Prescribed: readWhole(r, r.one(m.body, "MedicationPrescribed")),
	}
	s.Prescribed = s.Prescribed.of(s.Prescriber, r.number(m, "PrescriberOrderNumber"), rx.OriginUnknown)
	deadline := r.orSelf(r.orSelf(r.one(model, "DeadlineForReply"), "DateTime"), "Date")
	if text := deadline.text(); text != "" {
		s.Deadline, _ = parseTime(text)
	}
	s.PatientID = r.secret(r.one(r.inside(r.one(m.body, "Patient"), "HumanPatient"), "Identification"), "REMSPatientID")
	if response := r.one(m.body, "Response"); response.exists() {
		s.answer(r, m.body, r.orSelf(response, "ResponseStatus"))
	}
	return s
}

// answer reads the outcome, and what stands with it where there is one alone.
func (s *REMS) answer(r *reader, body, status element) {
	v, at := readVerdict(r, body), status.first()
	s.Outcome, s.Reasons = v.Outcome, v.Reasons
	if at.next().exists() {
		return
	}
	s.Closed = at.name() == "Closed"
	s.Note = r.secret(at, "REMSNote", "Note")
	s.Reasons = appendNamed(s.Reasons[:0], at, "ReasonCode", "DeniedReasonCode")
	s.Authorization = r.text(at, "REMSAuthorizationNumber")
	if id := r.text(at, "REMSCaseID"); id != "" {
		s.Case = id
	}
	period := r.one(at, "AuthorizationPeriod")
	s.Effective, s.Expires = r.day(r.one(period, "EffectiveDate")), r.day(r.one(period, "ExpirationDate"))
}

// appendNamed adds the texts of the children that bear one of the names.
func appendNamed(to []string, e element, names ...string) []string {
	for c := e.first(); c.exists(); c = c.next() {
		if slices.Contains(names, c.name()) && c.text() != "" {
			to = append(to, c.text())
		}
	}
	return to
}
