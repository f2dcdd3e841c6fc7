package script

import "github.com/mailrx/mailrx/pharmacy/rx"

// transfers are the kinds that Message.Transfer reads: a request, an answer and a confirmation, in two families of names.
// Nothing is closed before the confirmation: only then does the old pharmacy tell the prescriber (RxFill Transferred).
var transfers = []Kind{KindTransferRequest, KindTransferInitiation, KindTransferResponse, KindTransfer, KindTransferConfirm}

// TransferStage is which of the three messages it is.
type TransferStage uint8

// The stages.
const (
	TransferUnknown TransferStage = iota
	TransferAsked
	TransferAnswered
	TransferConfirmed
)

var stageWords = [...]string{"unknown", "asked", "answered", "confirmed"}

// String is "asked", "answered", "confirmed" or "unknown".
func (s TransferStage) String() string {
	if int(s) < len(stageWords) {
		return stageWords[s]
	}
	return stageWords[0]
}

// Transfer is one message of a transfer between pharmacies. No sample was found, so its shape is unconfirmed: what is
// read is what the fields are called in the other messages. A request that names no medication is for all of the
// patient's, as we read it.
type Transfer struct {
	Kind        Kind // the name received is the one to answer in
	Stage       TransferStage
	Reference   string
	RelatesTo   string // message id of what this answers
	RxNumber    string
	OrderNumber string
	Verdict     Verdict // of an answer; OutcomeUnknown in the others
	Patient     rx.Patient
	Pharmacy    Pharmacy // the one that the body names; the header says who writes to whom
	Prescriber  rx.Prescriber
	Medications []Medication // as prescribed, each with its quantity original (38), left (40: Details.Left) or moved (QT: Details.Moved)
	Dispensed   []Medication // as filled there: nothing to fill from
	Findings    []Finding    // about what is read here
}

// Transfer reads a message of a transfer. The error is a *WrongKindError (ErrWrongKind) where it is of another kind.
func (m *Message) Transfer() (Transfer, error) {
	if err := m.want(transfers...); err != nil {
		return Transfer{}, err
	}
	var r reader
	t := readTransfer(&r, m)
	t.Findings = r.found
	return t, nil
}

func readTransfer(r *reader, m *Message) Transfer {
	t := Transfer{
		Kind:        m.Kind(),
		Stage:       stageOf(m.Kind()),
		Reference:   r.reference(m.body),
		RelatesTo:   r.text(m.header, "RelatesToMessageID"),
		RxNumber:    r.number(m, "RxReferenceNumber"),
		OrderNumber: r.number(m, "PrescriberOrderNumber"),
		Patient:     readPatient(r, r.one(m.body, "Patient")),
		Pharmacy:    readPharmacy(r, r.one(m.body, "Pharmacy")),
		Prescriber:  readPrescriber(r, r.one(m.body, "Prescriber")),
	}
	t.Medications = r.wholes(m.body, "MedicationPrescribed")
	t.Dispensed = r.wholes(m.body, "MedicationDispensed")
	for i, each := range t.Medications {
		t.Medications[i] = each.of(t.Prescriber, t.OrderNumber, rx.Transfer)
	}
	for i, each := range t.Dispensed {
		t.Dispensed[i] = each.of(t.Prescriber, t.OrderNumber, rx.OriginUnknown)
	}
	t.answer(r, m)
	return t
}

// wholes are the medications of that name.
func (r *reader) wholes(body element, name string) (all []Medication) {
	for e := body.first(); e.exists(); e = e.next() {
		if e.name() == name {
			all = r.appendWhole(all, e)
		}
	}
	return all
}

func (t *Transfer) answer(r *reader, m *Message) {
	if t.Stage == TransferAsked {
		return
	}
	if t.RelatesTo == "" || t.RelatesTo == "0" {
		r.note(CodeReferenceMissing, m.body)
	}
	if t.Stage == TransferAnswered && m.body.child("Response").exists() {
		t.Verdict = readVerdict(r, m.body)
	}
}

func stageOf(k Kind) TransferStage {
	switch k {
	case KindTransferRequest, KindTransferInitiation:
		return TransferAsked
	case KindTransferResponse, KindTransfer:
		return TransferAnswered
	case KindTransferConfirm:
		return TransferConfirmed
	}
	return TransferUnknown
}
