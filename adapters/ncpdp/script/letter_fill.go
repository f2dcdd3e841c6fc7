package script

import "slices"

// Fill writes RxFill, which Message.Fill reads back. What would mislead the prescriber is refused: partly dispensed without
// what and how much, not dispensed with something that was, transferred without the drug. 10.6 has no word for a transfer.
// The error is a *WriteError. Whether the prescriber wants to be told is for Wants to say.
func (l Letter) Fill(f Fill) ([]byte, error) {
	if err := l.take(f.OrderNumber, f.RxNumber, ""); err != nil {
		return nil, err
	}
	p := l.pen(KindRxFill)
	status := p.fillStatus(f)
	if !status.exists() {
		return nil, unwritable("/Message/Body/RxFill/FillStatus", "no state, or one that the release has no word for")
	}
	if why := f.misleads(); why != "" {
		return nil, unwritable("/Message/Body/RxFill/MedicationDispensed", why)
	}
	tags := []Tag{Leaf("RequestReferenceNumber", f.Reference), status}
	tags = append(tags, p.parties(nil, p.patient(f.Patient, PatientDetails{}), p.pharmacy(f.Pharmacy),
		p.prescriber("Prescriber", f.Prescriber, Practice{}))...)
	return p.write(append(tags, p.medication("MedicationPrescribed", f.Prescribed), p.medication("MedicationDispensed", f.Dispensed))...)
}

// misleads is why a prescriber would take a fill for another than it is; empty: nothing.
func (f Fill) misleads() string {
	switch {
	case f.Status == PartlyDispensed && !f.Dispensed.Prescription.Quantity.IsSet():
		return "partly dispensed, and nothing says how much"
	case f.Status == NotDispensed && f.Dispensed.Given:
		return "not dispensed, and a medication that was"
	case f.Status == Transferred && !f.Prescribed.Given && !f.Dispensed.Given:
		return "transferred, and no medication is named"
	}
	return ""
}

func (p *pen) fillStatus(f Fill) Tag {
	for _, row := range fillNames {
		name := p.now(row.now, row.old)
		if row.is != f.Status || name == "" {
			continue
		}
		return Group("FillStatus", Group(name, append(repeated("ReasonCode", f.Reasons), Leaf("Note", f.Note.Reveal()))...))
	}
	return Tag{}
}

// Transfer writes a message of a transfer, which Message.Transfer reads back, under the name of t.Kind: take the family of
// names that the other pharmacy uses (see TransferKind). The shape is unconfirmed. The error is a *WriteError.
//
// An electronic prescription of a controlled drug is transferred as it was received, unaltered (21 CFR 1306.08(f)), and a
// view holds not all of it: send a Copy of the element received with Write, and not this.
func (l Letter) Transfer(t Transfer) ([]byte, error) {
	if !slices.Contains(transfers, t.Kind) {
		return nil, unwritable("/Message/Body", "not a kind of transfer")
	}
	if err := l.take(t.OrderNumber, t.RxNumber, t.RelatesTo); err != nil {
		return nil, err
	}
	p := l.pen(t.Kind)
	tags := []Tag{Leaf("RequestReferenceNumber", t.Reference)}
	if t.Verdict.Outcome != OutcomeUnknown {
		tags = append(tags, p.verdict(t.Verdict))
	}
	tags = append(tags, p.patient(t.Patient, PatientDetails{}), p.pharmacy(t.Pharmacy), p.prescriber("Prescriber", t.Prescriber, Practice{}))
	for _, m := range t.Medications {
		tags = append(tags, p.medication("MedicationPrescribed", m))
	}
	for _, m := range t.Dispensed {
		tags = append(tags, p.medication("MedicationDispensed", m))
	}
	return p.write(tags...)
}

// TransferKind is the name of a stage in the family of names to which received belongs; in that of 42 CFR 423.160 where it
// belongs to none.
func TransferKind(stage TransferStage, received Kind) Kind {
	other := received == KindTransferRequest || received == KindTransferResponse
	switch stage {
	case TransferAsked:
		if other {
			return KindTransferRequest
		}
		return KindTransferInitiation
	case TransferAnswered:
		if other {
			return KindTransferResponse
		}
		return KindTransfer
	case TransferConfirmed:
		return KindTransferConfirm
	}
	return ""
}
