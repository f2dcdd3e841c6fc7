package script

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Request writes a request that Message.Request reads back: RxRenewalRequest (RefillRequest in 10.6), RxChangeRequest,
// NewRxRequest, CancelRx. A renewal relates to the NewRx that it goes back to, so begin it with that message's Answer;
// where there was none (a prescription by telephone), fill a Letter. The error is a *WriteError: also for what the
// dialect has no word for, so nothing is left out without a word. What no view holds is not written. Refills of a drug of
// schedule II are not asked for.
func (l Letter) Request(q Request) ([]byte, error) {
	if !slices.Contains(requests, q.Kind) {
		return nil, unwritable("/Message/Body", "not a kind of request")
	}
	if q.Kind == KindRxChangeRequest && q.Code == "" {
		return nil, unwritable("/Message/Body/RxChangeRequest/MessageRequestCode", "a change request says why")
	}
	if err := l.take(q.OrderNumber, q.RxNumber, q.RelatesTo); err != nil {
		return nil, err
	}
	if q.refillsOfII() {
		return nil, unwritable("/Message/Body/"+string(l.Dialect.kind(q.Kind)), "schedule II is never refilled (21 CFR 1306.12(a)); ask without refills")
	}
	p := l.pen(q.Kind)
	tags := append([]Tag{Leaf("MessageRequestCode", q.Code)}, repeated("MessageRequestSubCode", q.SubCodes)...)
	tags = append(tags, Leaf("ChangeReasonText", q.ReasonText.Reveal()), Leaf("RequestReferenceNumber", q.Reference))
	tags = append(tags, p.parties(q.Benefits, p.patient(q.Patient, PatientDetails{}), p.pharmacy(q.Pharmacy),
		p.prescriber("Prescriber", q.Prescriber, q.Practice))...)
	tags = append(tags, p.medication("MedicationDispensed", q.Dispensed), p.medication("MedicationPrescribed", q.Prescribed))
	for _, m := range q.Requested {
		tags = append(tags, p.medication("MedicationRequested", m))
	}
	return p.write(append(tags, p.prescriber("FollowUpPrescriber", q.FollowUp, Practice{}))...)
}

// refillsOfII tells a request for what no prescriber may allow: refills of a drug of schedule II (21 CFR 1306.12(a)).
// What a prescription says that is named in it is no wish.
func (q Request) refillsOfII() bool {
	ii := func(m Medication) bool { return m.Prescription.Drug.Schedule == drug.ScheduleII }
	asked := refillable(q.Prescribed.Details.RefillsRequested) || refillable(q.Dispensed.Details.RefillsRequested)
	if asked && (ii(q.Prescribed) || ii(q.Dispensed)) {
		return true
	}
	return slices.ContainsFunc(q.Requested, func(m Medication) bool {
		return ii(m) && (refillable(m.Prescription.Refills) || refillable(m.Details.RefillsRequested))
	})
}

// refillable tells whether there is a refill at all.
func refillable(r rx.Refills) bool { return r.IsSet() && r != rx.RefillCount(0) }

// parties sets who is concerned in the order of the dialect: 10.6 names the pharmacy first and the payers last, and
// readers take any order.
func (p *pen) parties(benefits []Benefit, patient, pharmacy, prescriber Tag) []Tag {
	if p.old {
		return append([]Tag{pharmacy, prescriber, patient}, p.benefits(benefits)...)
	}
	return append(p.benefits(benefits), patient, pharmacy, prescriber)
}

// RenewalOf makes the request to renew a prescription that came as a NewRx: its people and its medication, and what was
// dispensed of it last. Refills asked for stand in dispensed.Details.RefillsRequested. Reference is the pharmacy's own
// number of the request; the answer repeats it. The slices are the caller's.
func RenewalOf(n NewRx, reference string, dispensed Medication) Request {
	q := requestOf(n, KindRxRenewalRequest, reference)
	q.Dispensed = dispensed.clone()
	return q
}

// requestOf is a request about a prescription, for its people.
func requestOf(n NewRx, k Kind, reference string) Request {
	return Request{
		Kind:       k,
		Reference:  reference,
		Patient:    n.Patient,
		Pharmacy:   n.Pharmacy.clone(),
		Prescriber: n.Prescription.Prescriber,
		Practice:   n.Practice.clone(),
		FollowUp:   n.FollowUp,
		Benefits:   slices.Clone(n.Benefits),
		Prescribed: Medication{Prescription: n.Prescription, Details: n.Details.clone(), Given: true},
	}
}
