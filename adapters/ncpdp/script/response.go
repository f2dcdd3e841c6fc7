package script

import "github.com/mailrx/mailrx/pharmacy/rx"

// responses are the kinds that Message.Response reads.
var responses = []Kind{KindNewRxResponseDenied, KindRxRenewalResponse, KindRefillResponse, KindRxChangeResponse, KindCancelRxResponse}

// Response is the answer to a Request: RxRenewalResponse (RefillResponse in 10.6), RxChangeResponse, CancelRxResponse,
// NewRxResponseDenied.
type Response struct {
	Kind        Kind
	Reference   string // of the request
	RelatesTo   string // message id of the request
	OrderNumber string // the prescriber's
	RxNumber    string // the pharmacy's
	Verdict     Verdict
	Code        string // MessageRequestCode of the change request, where it is repeated
	Patient     rx.Patient
	Pharmacy    Pharmacy
	Prescriber  rx.Prescriber
	Medication  Medication // the prescription as answered: the new one, where the outcome gives one
	Signature   Signature
	Findings    []Finding // about what is read here
}

// Response reads an answer. The error is a *WrongKindError (ErrWrongKind) where the message is none.
func (m *Message) Response() (Response, error) {
	if err := m.want(responses...); err != nil {
		return Response{}, err
	}
	var r reader
	a := readResponse(&r, m)
	a.Findings = r.found
	return a, nil
}

func readResponse(r *reader, m *Message) Response {
	a := Response{
		Kind:        m.Kind(),
		Reference:   r.reference(m.body),
		RelatesTo:   r.text(m.header, "RelatesToMessageID"),
		OrderNumber: r.number(m, "PrescriberOrderNumber"),
		RxNumber:    r.number(m, "RxReferenceNumber"),
		Verdict:     readVerdict(r, m.body),
		Code:        r.text(m.body, "MessageRequestCode"),
		Patient:     readPatient(r, r.one(m.body, "Patient")),
		Pharmacy:    readPharmacy(r, r.one(m.body, "Pharmacy")),
		Prescriber:  readPrescriber(r, r.one(m.body, "Prescriber")),
		Signature:   readSignature(r, m.header),
	}
	a.Medication = readWhole(r, answered(r, m.body)).of(a.Prescriber, a.OrderNumber, rx.Electronic)
	if a.RelatesTo == "" || a.RelatesTo == "0" {
		r.note(CodeReferenceMissing, m.body)
	}
	return a
}

// answered is the prescription of an answer, which stands beside Response or inside the outcome (unconfirmed: no sample
// has it there). Of two none is taken, wherever they stand.
func answered(r *reader, body element) element {
	var found []element
	take := func(place element) {
		for e := place.first(); e.exists(); e = e.next() {
			if e.name() == "MedicationResponse" || e.name() == "MedicationPrescribed" {
				found = append(found, e)
			}
		}
	}
	response := r.one(body, "Response")
	for e := response.first(); e.exists(); e = e.next() {
		take(e)
	}
	if take(body); len(found) > 1 {
		r.note(CodeDoubled, found[1])
	}
	if len(found) != 1 {
		return element{}
	}
	return found[0]
}
