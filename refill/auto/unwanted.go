package auto

import (
	"cmp"
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Remedy is what a member gets for a shipment that was not wanted (R3.6). Texts are permanent. Whatever it is, a drug
// that comes back is never put on the shelf again.
type Remedy string

// The remedies.
const (
	RemedyUnknown  Remedy = "need_info"        // an answer is missing, or no rule is in force
	Refund         Remedy = "refund"           // the copay goes back and the claim is reversed, returned or not
	RefundOnReturn Remedy = "refund_on_return" // the same, once it has come back
	ReturnRules    Remedy = "return_rules"     // the member asked for it: as for any parcel
	PlanPolicy     Remedy = "plan_policy"      // as the plan has it
)

// RefundRule is a row of the history of refunds.
type RefundRule struct {
	ID       string
	Program  Program
	Remedy   Remedy
	Period   cal.Period
	Citation string
	Evidence reason.Evidence
}

// RefundHistory is R3.6 as known on 2026-11-24. The slice is the caller's.
func RefundHistory() []RefundRule {
	return []RefundRule{
		{ID: "refund.part_d.2014", Program: PartD, Remedy: RefundOnReturn, Evidence: reason.SecondHand,
			Period:   cal.Period{From: cal.Of(2014, time.January, 1), To: cal.Of(2019, time.December, 31)},
			Citation: "practice of a mail pharmacy: a mailer within 24 to 48 hours, credit within 5 days of its return"},
		{ID: "refund.part_d.2020", Program: PartD, Remedy: Refund, Evidence: reason.SecondHand,
			Period:   cal.Period{From: cal.Of(2020, time.January, 1)},
			Citation: "Part D Call Letter for 2020: a refund of any unwanted shipment, even if it is not returned"},
	}
}

// Unwanted is what the remedy depends on.
type Unwanted struct {
	Program   Program
	Sent      cal.Date    // the fill date
	Automatic drug.Answer // nobody asked for this shipment but automatic refill
	Yes       bool        // mode PerShipment with a yes on record for this very shipment
	Returned  drug.Answer
}

// Remedy is the remedy and the ID of the row it follows from; "" where it follows from none. A yes to this shipment ends
// the right to a refund (our proposal).
func (u Unwanted) Remedy() (Remedy, string) {
	switch {
	case u.Automatic == drug.Unknown:
		return RemedyUnknown, ""
	case u.Automatic == drug.No, u.Yes:
		return ReturnRules, ""
	case u.Program == "" || !u.Sent.IsSet():
		return RemedyUnknown, ""
	case u.Program != PartD:
		return PlanPolicy, ""
	}
	for _, r := range RefundHistory() {
		if r.Program == u.Program && r.Period.Contains(u.Sent) {
			return r.remedy(u.Returned), r.ID
		}
	}
	return RemedyUnknown, ""
}

// remedy is the row's, and a refund at once where what must come back has.
func (r RefundRule) remedy(returned drug.Answer) Remedy {
	if r.Remedy == RefundOnReturn && returned == drug.Yes {
		return Refund
	}
	return r.Remedy
}

// Shipment is what the stream remembers of a fill that has left.
type Shipment struct {
	Order     stream.ID
	Sent      cal.Date // the fill date
	Paid      money.Amount
	Automatic bool   // it was this stream's own refill
	Yes       bool   // mode PerShipment, with the member's yes
	Remedy    Remedy // what was decided when it was reported as not wanted; empty: it was not
}

// reportUnwanted decides the remedy. A refund is handed out once for an order.
func (t *turn) reportUnwanted(c ReportUnwanted) stream.Outcome {
	i := slices.IndexFunc(t.s.Shipments, func(s Shipment) bool { return s.Order == c.Order })
	if i < 0 {
		return t.refuse(ruleShipment)
	}
	was := t.s.Shipments[i]
	remedy, row := Unwanted{Program: cmp.Or(c.Program, t.s.Terms.Program), Sent: was.Sent, Automatic: drug.AnswerOf(was.Automatic), Yes: was.Yes,
		Returned: c.Returned}.Remedy()
	if remedy == was.Remedy || was.Remedy == Refund {
		return stream.Outcome{}
	}
	t.emit(UnwantedReported{At: t.at, Order: c.Order, Remedy: remedy, Rule: row})
	if remedy == Refund {
		t.work(RefundShipment{Member: t.s.Rx.Patient, Rx: t.s.Rx.ID, Order: c.Order, Amount: was.Paid}, time.Time{})
	}
	return t.out
}

// remedied keeps a remedy. The slice is copied, for states share nothing.
func (s State) remedied(e UnwantedReported) State {
	s.Shipments = slices.Clone(s.Shipments)
	for i := range s.Shipments {
		if s.Shipments[i].Order == e.Order {
			s.Shipments[i].Remedy = e.Remedy
		}
	}
	return s
}
