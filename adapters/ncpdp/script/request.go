package script

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/rx"
)

// requests are the kinds that Message.Request reads.
var requests = []Kind{KindNewRxRequest, KindRxRenewalRequest, KindRefillRequest, KindRxChangeRequest, KindCancelRx}

// Request is a message that asks the other side to do something about a prescription: NewRxRequest, RxRenewalRequest
// (RefillRequest in 10.6), RxChangeRequest, CancelRx. What a kind does not have is the zero value.
type Request struct {
	Kind        Kind
	Reference   string   // RequestReferenceNumber: echoed in the answer
	RelatesTo   string   // message id of what it goes back to: of a CancelRx or a renewal, the NewRx; many leave it out
	Code        string   // of a change request; see RequestCodes
	SubCodes    []string // of code U
	ReasonText  rx.Secret
	OrderNumber string // the prescriber's
	RxNumber    string // the pharmacy's
	Patient     rx.Patient
	Pharmacy    Pharmacy
	Prescriber  rx.Prescriber
	Practice    Practice
	FollowUp    rx.Prescriber // whom to ask instead
	Benefits    []Benefit
	Prescribed  Medication   // as the prescriber ordered it
	Dispensed   Medication   // as the pharmacy filled it last
	Requested   []Medication // what the pharmacy proposes instead, in order
	Findings    []Finding    // about what is read here
}

// AnswerWithin is how long a prescriber has for an answer (page of a vendor that carries such requests; second-hand). The
// network brings an undelivered message again up to three times meanwhile.
const AnswerWithin = 24 * time.Hour

// Overdue tells whether a request that was sent then is without a final answer for too long now. After Pending the time
// begins anew: give the time of that answer.
func Overdue(sent, now time.Time) bool { return now.Sub(sent) > AnswerWithin }

// Request reads a request. The error is a *WrongKindError (ErrWrongKind) where the message is none.
func (m *Message) Request() (Request, error) {
	if err := m.want(requests...); err != nil {
		return Request{}, err
	}
	var r reader
	q := readRequest(&r, m)
	q.Findings = r.found
	return q, nil
}

func readRequest(r *reader, m *Message) Request {
	prescriber := r.one(m.body, "Prescriber")
	q := Request{
		Kind:        m.Kind(),
		Reference:   r.reference(m.body),
		RelatesTo:   r.text(m.header, "RelatesToMessageID"),
		Code:        requestCode(r, m.body),
		ReasonText:  r.secret(m.body, "ChangeReasonText"),
		OrderNumber: r.number(m, "PrescriberOrderNumber"),
		RxNumber:    r.number(m, "RxReferenceNumber"),
		Patient:     readPatient(r, r.one(m.body, "Patient")),
		Pharmacy:    readPharmacy(r, r.one(m.body, "Pharmacy")),
		FollowUp:    readPrescriber(r, r.one(m.body, "FollowUpPrescriber")),
		Benefits:    readBenefits(r, m.body),
	}
	who, reach := readOrderer(r, prescriber)
	q.Prescriber, q.Practice = who, readPractice(r, prescriber, reach)
	q.Prescribed = readWhole(r, r.one(m.body, "MedicationPrescribed")).of(q.Prescriber, q.OrderNumber, rx.OriginUnknown)
	q.Dispensed = readWhole(r, r.one(m.body, "MedicationDispensed")).of(q.Prescriber, q.OrderNumber, rx.OriginUnknown)
	for e := m.body.first(); e.exists(); e = e.next() {
		switch e.name() {
		case "MessageRequestSubCode":
			q.SubCodes = append(q.SubCodes, e.text())
		case "MedicationRequested":
			q.Requested = r.appendWhole(q.Requested, e)
		}
	}
	for i, each := range q.Requested {
		q.Requested[i] = each.of(q.Prescriber, q.OrderNumber, rx.OriginUnknown)
	}
	if b, ok := primary(q.Benefits); ok {
		q.Patient.MemberID, q.Patient.GroupID = b.Cardholder, b.Group
	}
	return q
}

// number is one of the two numbers of an order. Messages of the time of 4.20 have it in the body.
func (r *reader) number(m *Message, name string) string {
	if text := r.text(m.header, name); text != "" {
		return text
	}
	return r.text(m.body, name)
}

// reference is the number of the request that a body is, or answers. 10.6 may set it inside Request.
func (r *reader) reference(body element) string {
	if text := r.text(body, "RequestReferenceNumber"); text != "" {
		return text
	}
	return r.text(r.one(body, "Request"), "RequestReferenceNumber")
}

// requestCode reads why a change is asked for. It is missing or unknown only where there has to be one.
func requestCode(r *reader, body element) string {
	at := r.one(body, "MessageRequestCode")
	if body.name() == string(KindRxChangeRequest) && !slices.ContainsFunc(requestCodes, func(c RequestCode) bool { return c.Code == at.text() }) {
		if !at.exists() {
			at = body
		}
		r.note(CodeRequestCode, at)
		return r.text(body, "MessageRequestCode")
	}
	return at.text()
}
