package transfer

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Way is how a drug gets from another pharmacy to home delivery.
type Way string

// The ways.
const (
	ByTransfer Way = "transfer" // pharmacy to pharmacy
	ByNewRx    Way = "new_rx"   // the prescriber writes a new one: 90 days at a time, with refills
	ByAsking   Way = "ask"      // a fact is missing: the other pharmacy, or the law, says it first
)

// Wish is what is known when a patient asks to "transfer to home delivery". Zero fields are unknown.
type Wish struct {
	Law        law.Outcome // of the transfer (Judge, or law.Book.Transfer); Undecided: not asked
	Left       rx.Refills  // refills left at the other pharmacy
	Filled     drug.Answer // at least once: what was never filled has its first fill left, whatever its refills
	DaysSupply int         // of one fill as written
	Joins      drug.Answer // fills may be joined into one of the plan's mail supply (R2.9): not controlled, state and prescriber allow it
	MailDays   int         // the plan's days' supply by mail, 90; 0: unknown
	MailLeast  int         // the least the plan fills by mail (R2.5); 0: no least
}

// Route advises which of two ways to take (R1.7): moving the prescription, or a new one for the plan's full supply by
// mail. Every rule is looked at, and its failed steps are the reasons against a transfer: one that is certain asks for a
// new prescription, one that is not known asks first. A new prescription starts its own count; the old one is not used up.
func Route(w Wish) (Way, reason.Trace) {
	r := router{way: ByTransfer}
	r.law(w.Law)
	r.refills(w)
	r.supply(w)
	return r.way, r.trace
}

type router struct {
	way   Way
	trace reason.Trace
}

// against records a reason; a certain one outweighs what is not known.
func (r *router) against(w Way, rule *reason.Rule, a, b int64, u reason.Unit) {
	r.trace.Fail(rule, a, b, u)
	if r.way != ByNewRx {
		r.way = w
	}
}

func (r *router) law(o law.Outcome) {
	switch o {
	case law.Allow:
		r.trace.Pass(ruleRouteLaw, 0, 0, reason.None)
	case law.Deny:
		r.against(ByNewRx, ruleRouteLaw, 0, 0, reason.None)
	default:
		r.against(ByAsking, ruleRouteUnknown, 0, 0, reason.None)
	}
}

func (r *router) refills(w Wish) {
	left, counted := w.Left.Count()
	switch {
	case !w.Left.IsSet(), left == 0 && counted && w.Filled == drug.Unknown:
		r.against(ByAsking, ruleRouteRefillsUnknown, 0, 0, reason.None)
	case counted && left == 0 && w.Filled == drug.Yes:
		r.against(ByNewRx, ruleNoRefills, 0, 0, reason.None)
	default:
		r.trace.Pass(ruleNoRefills, int64(left), 0, reason.None)
	}
}

// supply holds what a fill brings against what mail is for.
func (r *router) supply(w Wish) {
	days, most, least := int64(w.DaysSupply), int64(w.MailDays), int64(w.MailLeast)
	switch {
	case days <= 0 || most <= 0 || least < 0:
		r.against(ByAsking, ruleRouteSupplyUnknown, 0, 0, reason.None)
	case days >= most, w.Joins == drug.Yes:
		r.trace.Pass(ruleRouteShort, days, most, reason.Days)
	case days < least:
		r.against(ByNewRx, ruleRouteLeast, days, least, reason.Days)
	case w.Joins == drug.No:
		r.against(ByNewRx, ruleRouteShort, days, most, reason.Days)
	default:
		r.against(ByAsking, ruleRouteJoins, days, most, reason.Days)
	}
}
