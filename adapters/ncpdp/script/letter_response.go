package script

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Response writes an answer that Message.Response reads back: CancelRxResponse from the pharmacy; RxRenewalResponse,
// RxChangeResponse and NewRxResponseDenied where a prescriber writes. An outcome that the kind does not know is refused.
// The error is a *WriteError.
func (l Letter) Response(a Response) ([]byte, error) {
	k := l.Dialect.kind(a.Kind)
	switch {
	case !slices.Contains(responses, a.Kind):
		return nil, unwritable("/Message/Body", "not a kind of response")
	case a.Verdict.Outcome == OutcomeUnknown || !allowedFor(k, a.Verdict.Outcome):
		return nil, unwritable("/Message/Body/"+string(k)+"/Response", "no outcome, or one that this kind does not know")
	}
	if err := l.take(a.OrderNumber, a.RxNumber, a.RelatesTo); err != nil {
		return nil, err
	}
	p := l.pen(a.Kind)
	tags := []Tag{Leaf("MessageRequestCode", a.Code), Leaf("RequestReferenceNumber", a.Reference), p.verdict(a.Verdict)}
	tags = append(tags, p.parties(nil, p.patient(a.Patient, PatientDetails{}), p.pharmacy(a.Pharmacy),
		p.prescriber("Prescriber", a.Prescriber, Practice{}))...)
	return p.write(append(tags, p.medication("MedicationPrescribed", a.Medication))...)
}

func (p *pen) verdict(v Verdict) Tag {
	var tags []Tag
	for _, each := range v.Reasons {
		tags = append(tags, Leaf(p.now("ReasonCode", "DenialReasonCode"), each))
	}
	more := ""
	if v.More {
		more = "true"
	}
	return Group("Response", Group(v.Outcome.element(), append(tags, Leaf("ReferenceNumber", v.Number),
		Leaf("DenialReason", v.Denial.Reveal()), Leaf("Note", v.Note.Reveal()), Leaf("AdditionalMessageIndicator", more))...))
}

// FillHistory is a note for Cancelled: what was dispensed before the cancellation came, so that the prescriber knows the
// stage that was reached. Days that are unset and refills that are absent are left out.
func FillHistory(first, last cal.Date, left rx.Refills) string {
	said := "never dispensed"
	if first.IsSet() {
		said = "first fill " + first.String()
	}
	if last.IsSet() {
		said += ", last fill " + last.String()
	}
	if left.IsSet() {
		said += ", refills remaining " + left.String()
	}
	return said
}

// Cancelled answers a CancelRx: yes, the rest of the prescription will not be dispensed. The note says what was dispensed
// before; see FillHistory.
func (q Request) Cancelled(note string) Response {
	return Response{Kind: KindCancelRxResponse, Reference: q.Reference, Verdict: Verdict{Outcome: Approved, Note: rx.NewSecret(note)}}
}

// NotCancelled answers a CancelRx: no, and why, in words ("not found in the pharmacy's system", "already shipped") and in
// codes where there are some.
func (q Request) NotCancelled(why string, codes ...string) Response {
	return Response{Kind: KindCancelRxResponse, Reference: q.Reference,
		Verdict: Verdict{Outcome: Denied, Reasons: codes, Denial: rx.NewSecret(why)}}
}
