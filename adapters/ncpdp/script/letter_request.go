package script

import "slices"

// Request writes a request that Message.Request reads back: RxRenewalRequest (RefillRequest in 10.6), RxChangeRequest,
// NewRxRequest, CancelRx. A renewal relates to the NewRx that it goes back to, so begin it with that message's Answer;
// where there was none (a prescription by telephone), fill a Letter. The error is a *WriteError.
//
// The coded sig, drug use evaluations and notes in codes are not written; to send them on, Write the kind with Copy of
// the elements received. A compound is refused for the same reason: its parts would be lost.
func (l Letter) Request(q Request) ([]byte, error) {
	if !slices.Contains(requests, q.Kind) {
		return nil, unwritable("/Message/Body", "not a kind of request")
	}
	if q.Kind == KindRxChangeRequest && q.Code == "" {
		return nil, unwritable("/Message/Body/RxChangeRequest/MessageRequestCode", "a change request says why")
	}
	if err := writable(append(slices.Clone(q.Requested), q.Prescribed, q.Dispensed)...); err != nil {
		return nil, err
	}
	p := l.pen()
	tags := []Tag{Leaf("MessageRequestCode", q.Code)}
	for _, each := range q.SubCodes {
		tags = append(tags, Leaf("MessageRequestSubCode", each))
	}
	tags = append(tags, Leaf("ChangeReasonText", q.ReasonText.Reveal()), Leaf("RequestReferenceNumber", q.Reference))
	tags = append(tags, p.parties(q.Benefits, p.patient(q.Patient), p.pharmacy(q.Pharmacy), p.prescriber("Prescriber", q.Prescriber, q.Practice))...)
	tags = append(tags, p.medication("MedicationDispensed", q.Dispensed), p.medication("MedicationPrescribed", q.Prescribed))
	for _, m := range q.Requested {
		tags = append(tags, p.medication("MedicationRequested", m))
	}
	tags = append(tags, p.prescriber("FollowUpPrescriber", q.FollowUp, Practice{}))
	return l.Write(q.Kind, tags...)
}

// parties sets who is concerned in the order of the dialect: 10.6 names the pharmacy first and the payers last, and
// readers take any order.
func (p pen) parties(benefits []Benefit, patient, pharmacy, prescriber Tag) []Tag {
	if p.old {
		return append([]Tag{pharmacy, prescriber, patient}, p.benefits(benefits)...)
	}
	return append(p.benefits(benefits), patient, pharmacy, prescriber)
}

func writable(all ...Medication) error {
	for _, m := range all {
		if m.Prescription.Drug.Compound {
			return unwritable("/Message/Body", "the parts of a compound are not written from fields; Write with a Copy of the element")
		}
	}
	return nil
}

// RenewalOf makes the request to renew a prescription that came as a NewRx: its people and its medication, and what was
// dispensed of it last. Refills asked for stand in dispensed.Details.RefillsRequested. Reference is the pharmacy's own
// number of the request; the answer repeats it.
func RenewalOf(n NewRx, reference string, dispensed Medication) Request {
	return Request{
		Kind:       KindRxRenewalRequest,
		Reference:  reference,
		Patient:    n.Patient,
		Pharmacy:   n.Pharmacy,
		Prescriber: n.Prescription.Prescriber,
		Practice:   n.Practice,
		FollowUp:   n.FollowUp,
		Benefits:   n.Benefits,
		Prescribed: Medication{Prescription: n.Prescription, Details: n.Details, Given: true},
		Dispensed:  dispensed,
	}
}

// NewRx writes a new prescription that Message.NewRx reads back. What Request leaves out is left out here too, and a
// signature is never written. The error is a *WriteError.
func (l Letter) NewRx(n NewRx) ([]byte, error) {
	m := Medication{Prescription: n.Prescription, Details: n.Details, Given: true}
	if err := writable(m); err != nil {
		return nil, err
	}
	p := l.pen()
	tags := []Tag{Leaf("MessageRequestCode", n.RequestCode), Leaf("RequestReferenceNumber", n.Reference), Leaf("UrgencyIndicatorCode", n.Urgency)}
	tags = append(tags, p.parties(n.Benefits, p.patient(n.Patient), p.pharmacy(n.Pharmacy),
		p.prescriber("Prescriber", n.Prescription.Prescriber, n.Practice))...)
	medication := p.medication("MedicationPrescribed", m)
	if n.DoNotFill != "" {
		medication.Tags = append(medication.Tags, Leaf("DoNotFill", n.DoNotFill))
	}
	return l.Write(KindNewRx, append(tags, medication, p.prescriber("Supervisor", n.Supervisor, Practice{}),
		p.prescriber("FollowUpPrescriber", n.FollowUp, Practice{}))...)
}
