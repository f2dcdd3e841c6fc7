package shipping

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The rules of the promise to the member (R5.5).
var (
	RuleLate = &reason.Rule{
		Code: "shipping.late", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "promised by {a} and not delivered on {b}: tell the member, give the order line, offer a bridge supply",
		Passed: "promised by {a}, and today is {b}",
		Facts:  reason.Facts{A: "promise", B: "today"},
		Source: "R5.5: up to 11 days by the plan document, in time through that day (C10)",
	}
	RuleExpectedLate = &reason.Rule{
		Code: "shipping.expected_late", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "expected on {a}, promised by {b}: ship faster, or tell the member before the promise is broken",
		Passed: "expected on {a}, promised by {b}",
		Facts:  reason.Facts{A: "expected", B: "promise"},
		Source: "R5.5",
	}
	RuleRunsOut = &reason.Rule{
		Code: "shipping.runs_out", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "expected on {a}, the member runs out on {b}: ship faster or offer a bridge supply now",
		Passed: "expected on {a}, the member's supply lasts to {b}",
		Facts:  reason.Facts{A: "expected", B: "run-out"},
		Source: "R5.5 T3",
	}
	RuleNoExpected = &reason.Rule{
		Code: "shipping.expected_unknown", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "nobody can say when the parcel arrives: the carrier gives no date and the calendar does not reach that far",
		Passed: "the day of arrival is known",
		Source: "unknown is not in time",
	}
)

var promiseRules = []*reason.Rule{RuleLate, RuleExpectedLate, RuleRunsOut, RuleNoExpected}

// Outlook is one order's promise and what is known of keeping it. Unset days are not known.
type Outlook struct {
	Promised  cal.Date // Promise(placed, PlanPromiseDays)
	Expected  cal.Date // Expected.Arrives, or the carrier's ETA
	RunOut    cal.Date // the last day that the member's supply lasts
	Delivered cal.Date
}

// On is how the promise stands on a day. A parcel that arrived by the promise is on time, whatever was expected; one
// that has not is late from the day after the promise. Expected after the run-out is raised at once, before the
// promise is broken. Without a promise nothing is late.
func (o Outlook) On(today cal.Date) reason.Trace {
	var t reason.Trace
	arrived := o.Delivered.IsSet()
	end := today
	if arrived {
		end = o.Delivered
	}
	dates(&t, RuleLate, o.Promised, end, o.Promised.IsSet() && end.After(o.Promised))
	plain(&t, RuleNoExpected, !arrived && !o.Expected.IsSet())
	dates(&t, RuleExpectedLate, o.Expected, o.Promised, !arrived && o.Promised.IsSet() && o.Expected.After(o.Promised))
	dates(&t, RuleRunsOut, o.Expected, o.RunOut, !arrived && o.RunOut.IsSet() && o.Expected.After(o.RunOut))
	return t
}

// dates records a rule with two days.
func dates(t *reason.Trace, r *reason.Rule, a, b cal.Date, broken bool) {
	if broken {
		t.Fail(r, dateFact(a), dateFact(b), reason.Date)
		return
	}
	t.Pass(r, dateFact(a), dateFact(b), reason.Date)
}

func dateFact(d cal.Date) int64 { return reason.DateFact(d.Split()) }
