package script

import "cmp"

// NewRx writes a new prescription that Message.NewRx reads back, but for a signature, which is never written: it is over
// the bytes of another message. The error is a *WriteError, also for what the dialect has no word for.
func (l Letter) NewRx(n NewRx) ([]byte, error) {
	l.OrderNumber = cmp.Or(l.OrderNumber, n.Prescription.OrderNumber)
	p := l.pen(KindNewRx)
	p.hold = n.DoNotFill
	tags := []Tag{
		Leaf("MessageRequestCode", n.RequestCode),
		p.newer(Leaf("ReturnReceipt", n.ReturnReceipt)),
		Leaf("RequestReferenceNumber", n.Reference),
		p.newer(Leaf("UrgencyIndicatorCode", n.Urgency)),
		p.allergies(n.Allergies),
	}
	patient, pharmacy := p.patient(n.Patient, n.PatientDetails), p.pharmacy(n.Pharmacy)
	prescriber := p.prescriber("Prescriber", n.Prescription.Prescriber, n.Practice)
	facility := p.newer(Some("Facility", Leaf("FacilityName", n.Facility.Reveal())))
	if !p.old {
		tags = append(tags, p.benefits(n.Benefits)...)
		tags = append(tags, facility, patient, pharmacy, prescriber)
	} else {
		tags = append(tags, p.parties(n.Benefits, patient, pharmacy, prescriber)...)
	}
	return p.write(append(tags,
		p.observations(n),
		p.medication("MedicationPrescribed", Medication{Prescription: n.Prescription, Details: n.Details, Given: true}),
		p.prescriber("Supervisor", n.Supervisor, Practice{}),
		p.newer(Leaf("ProhibitRenewalRequest", mark(n.RenewalProhibited, "true", "false"))),
		p.prescriber("FollowUpPrescriber", n.FollowUp, Practice{}))...)
}
