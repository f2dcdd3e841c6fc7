package script

import "github.com/mailrx/mailrx/pharmacy/rx"

// FillStatus is what became of a fill. The zero value is unknown.
type FillStatus uint8

// The states. A prescriber who hears nothing knows nothing, so what is returned to stock is told as NotDispensed.
const (
	FillUnknown FillStatus = iota
	Dispensed
	PartlyDispensed
	NotDispensed
	Transferred // to another pharmacy
)

var fillNames = [...]struct {
	is             FillStatus
	word, now, old string // old: in 10.6
}{
	{Dispensed, "dispensed", "Dispensed", "Filled"},
	{PartlyDispensed, "partly dispensed", "PartiallyDispensed", "PartialFill"},
	{NotDispensed, "not dispensed", "NotDispensed", "NotFilled"},
	{Transferred, "transferred", "Transferred", ""},
}

// String is "dispensed", "partly dispensed", "not dispensed", "transferred" or "unknown".
func (s FillStatus) String() string {
	for _, row := range fillNames {
		if row.is == s {
			return row.word
		}
	}
	return "unknown"
}

// Fill is RxFill: the pharmacy tells the prescriber what became of the prescription.
type Fill struct {
	Status      FillStatus
	Reasons     []string // ReasonCode, as sent
	Note        rx.Secret
	Reference   string
	OrderNumber string
	RxNumber    string
	Patient     rx.Patient
	Pharmacy    Pharmacy
	Prescriber  rx.Prescriber
	Prescribed  Medication
	Dispensed   Medication
	Findings    []Finding // about what is read here
}

// Fill reads RxFill. The error is a *WrongKindError (ErrWrongKind) where the message is of another kind.
func (m *Message) Fill() (Fill, error) {
	if err := m.want(KindRxFill); err != nil {
		return Fill{}, err
	}
	var r reader
	f := readFill(&r, m)
	f.Findings = r.found
	return f, nil
}

func readFill(r *reader, m *Message) Fill {
	f := readFilled(r, m)
	dispensed := r.one(m.body, "MedicationDispensed")
	f.Dispensed = readWhole(r, dispensed).of(f.Prescriber, f.OrderNumber, rx.OriginUnknown)
	f.readStatus(r, r.one(m.body, "FillStatus"), m.body)
	if f.Status == NotDispensed && f.Dispensed.Given {
		r.note(CodeFillContradicts, dispensed)
	}
	return f
}

// readFilled reads what RxFill and RxFillIndicatorChange both have: the order, its people and what was prescribed.
func readFilled(r *reader, m *Message) Fill {
	f := Fill{
		Reference:   r.reference(m.body),
		OrderNumber: r.number(m, "PrescriberOrderNumber"),
		RxNumber:    r.number(m, "RxReferenceNumber"),
		Patient:     readPatient(r, r.one(m.body, "Patient")),
		Pharmacy:    readPharmacy(r, r.one(m.body, "Pharmacy")),
		Prescriber:  readPrescriber(r, r.one(m.body, "Prescriber")),
	}
	f.Prescribed = readWhole(r, r.one(m.body, "MedicationPrescribed")).of(f.Prescriber, f.OrderNumber, rx.OriginUnknown)
	return f
}

// readStatus reads the one element in FillStatus; of two none is taken.
func (f *Fill) readStatus(r *reader, status, body element) {
	at := status.first()
	switch {
	case !at.exists():
		r.note(CodeOutcomeMissing, body)
		return
	case at.next().exists():
		r.note(CodeOutcomes, at.next())
		return
	}
	for _, row := range fillNames {
		if name := at.name(); name == row.now || name == row.old {
			f.Status = row.is
		}
	}
	if f.Status == FillUnknown {
		r.note(CodeOutcomeUnknown, at)
	}
	f.Note = r.secret(at, "Note")
	for c := at.first(); c.exists(); c = c.next() {
		if c.name() == "ReasonCode" {
			f.Reasons = append(f.Reasons, c.text())
		}
	}
}

// FillIndicatorChange is RxFillIndicatorChange: from now on the prescriber wants to be told of other fills. Its shape is
// unconfirmed, for no sample was found.
type FillIndicatorChange struct {
	Indicator   string // as sent; see FillIndicators
	Reference   string
	OrderNumber string
	RxNumber    string
	Patient     rx.Patient
	Pharmacy    Pharmacy
	Prescriber  rx.Prescriber
	Prescribed  Medication
	Findings    []Finding // about what is read here
}

// FillIndicatorChange reads the message. The error is a *WrongKindError (ErrWrongKind) where it is of another kind.
func (m *Message) FillIndicatorChange() (FillIndicatorChange, error) {
	if err := m.want(KindFillIndicatorChange); err != nil {
		return FillIndicatorChange{}, err
	}
	var r reader
	c := readFillIndicatorChange(&r, m)
	c.Findings = r.found
	return c, nil
}

func readFillIndicatorChange(r *reader, m *Message) FillIndicatorChange {
	f := readFilled(r, m)
	c := FillIndicatorChange{Reference: f.Reference, OrderNumber: f.OrderNumber, RxNumber: f.RxNumber, Patient: f.Patient,
		Pharmacy: f.Pharmacy, Prescriber: f.Prescriber, Prescribed: f.Prescribed}
	at := r.one(m.body, "RxFillIndicator")
	if !at.exists() {
		at = r.one(r.one(m.body, "MedicationPrescribed"), "RxFillIndicator")
	}
	c.Indicator = at.text()
	if _, known := Wants(c.Indicator); !known {
		if !at.exists() {
			at = m.body
		}
		r.note(CodeFillIndicator, at)
	}
	return c
}
