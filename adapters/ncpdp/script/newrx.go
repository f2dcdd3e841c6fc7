package script

import "github.com/mailrx/mailrx/pharmacy/rx"

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
	DoNotFill    string    // as sent; the prescriber wants it on file and not filled now
	Findings     []Finding // about what is read here; Message.Findings has all
}

// Pharmacy is to whom the prescription was sent.
type Pharmacy struct {
	NCPDPID string // seven digits, as sent
	NPI     rx.NPI
	Name    string
}

// Benefit is one payer that the prescriber's system found for the patient. It is a hint, not a proof of coverage.
type Benefit struct {
	BIN            string // six or eight digits that route a claim (now called IIN)
	PCN            string // processor control number: which plan at that processor
	PayerID        string
	PayerName      string
	Responsibility string // as sent: P primary, S secondary, T tertiary
	Group          rx.Secret
	Cardholder     rx.Secret
	PersonCode     rx.Secret
}

// NewRx reads a new prescription. The error is a *WrongKindError (ErrNotNewRx) where the message is of another kind.
// Whether the prescription is complete is for rx.Prescription.Validate to say.
func (m *Message) NewRx() (NewRx, error) {
	if m.Kind() != KindNewRx {
		return NewRx{}, &WrongKindError{Kind: m.Kind(), Reason: ErrNotNewRx}
	}
	var r reader
	n := readNewRx(&r, m)
	n.Findings = r.found
	return n, nil
}

func readNewRx(r *reader, m *Message) NewRx {
	medication := r.one(m.body, "MedicationPrescribed")
	n := NewRx{
		Patient:   readPatient(r, r.one(m.body, "Patient")),
		Pharmacy:  readPharmacy(r, r.one(m.body, "Pharmacy")),
		Benefits:  readBenefits(r, m.body),
		Signature: readSignature(r, m.header.child("DigitalSignature")),
		DoNotFill: r.text(medication, "DoNotFill"),
	}
	n.Prescription = readMedication(r, medication)
	n.Prescription.Prescriber = readPrescriber(r, r.one(m.body, "Prescriber"))
	n.Prescription.Origin = rx.Electronic
	n.Prescription.OrderNumber = r.text(m.header, "PrescriberOrderNumber")
	if n.DoNotFill != "" {
		r.note(CodeDoNotFill, medication.child("DoNotFill"))
	}
	if b, ok := primary(n.Benefits); ok {
		n.Patient.MemberID, n.Patient.GroupID = b.Cardholder, b.Group
	}
	return n
}

func readPharmacy(r *reader, e element) Pharmacy {
	id := r.one(e, "Identification")
	return Pharmacy{
		NCPDPID: r.text(id, "NCPDPID"),
		NPI:     r.npi(r.one(id, "NPI")),
		Name:    r.text(e, "BusinessName", "StoreName"),
	}
}

func readBenefits(r *reader, body element) []Benefit {
	var all []Benefit
	for e := body.first(); e.exists(); e = e.next() {
		if e.name() == "BenefitsCoordination" {
			all = append(all, readBenefit(r, e))
		}
	}
	return all
}

func readBenefit(r *reader, e element) Benefit {
	payer := r.one(e, "PayerIdentification")
	return Benefit{
		BIN:            r.text(payer, "IINNumber", "BINLocationNumber"),
		PCN:            r.text(payer, "ProcessorIdentificationNumber"),
		PayerID:        r.text(payer, "PayerID"),
		PayerName:      r.text(e, "PayerName"),
		Responsibility: r.text(e, "PayerResponsibilityCode"),
		Group:          r.secret(e, "GroupID"),
		Cardholder:     r.secret(e, "CardholderID"),
		PersonCode:     r.secret(e, "PersonCode"),
	}
}

// primary is the benefit whose ids are the patient's: the only one, or the only one marked as primary.
func primary(all []Benefit) (b Benefit, ok bool) {
	if len(all) == 1 {
		return all[0], true
	}
	for _, each := range all {
		if each.Responsibility != "P" {
			continue
		}
		if ok {
			return Benefit{}, false
		}
		b, ok = each, true
	}
	return b, ok
}
