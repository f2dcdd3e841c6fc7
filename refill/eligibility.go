package refill

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Question is everything that "may this be refilled?" depends on. What is left out counts as unknown, never as fine; an
// empty history alone is taken as it stands: nothing was filled, so nothing is on hand.
type Question struct {
	AsOf         cal.Date // the fill date that is asked about
	Fills        []Fill   // of the same drug, in any order
	Policy       Policy
	LeadDays     int           // mail's lead for Verdict.Window; 0 takes DefaultLead
	RefillsLeft  int           // where RefillsKnown; see Left and Authorized
	RefillsKnown bool          // false: PRN, as needed until LastDate, which a controlled drug cannot be
	Schedule     drug.Schedule // of the drug
	LastDate     cal.Date      // last day the prescription may be filled; unset: unknown
	Open         bool          // a fill of this drug is already open
	// RefillsAbsent says that the prescription is silent about refills. That is neither a count nor PRN.
	RefillsAbsent bool
}

// Verdict says whether it may be refilled, if not why, and from when.
type Verdict struct {
	OK     bool
	From   cal.Date // where OK is false: when it becomes true by waiting alone; unset: not a matter of time
	Window Window
	Trace  reason.Trace // every rule that was evaluated; its failed steps are the reasons
}

// Eligibility answers q. Every rule is evaluated and every reason is in the trace. It allocates nothing where the fills
// come in order of date.
func Eligibility(q Question) Verdict {
	var v Verdict
	lead := q.LeadDays
	if lead == 0 {
		lead = DefaultLead
	}
	v.Window = mailWindow(ordered(q.Fills), q.AsOf, q.Policy, lead)
	q.checkInput(&v.Trace)
	q.checkSchedule(&v.Trace)
	q.checkLastDate(&v.Trace)
	q.checkCount(&v.Trace)
	q.checkOpen(&v.Trace)
	waits := !v.Trace.Failed()
	q.checkTooSoon(&v.Trace, v.Window.Earliest)
	v.OK = !v.Trace.Failed()
	if !v.OK && waits && !v.Window.Earliest.After(q.LastDate) {
		v.From = v.Window.Earliest
	}
	return v
}

func (q *Question) checkInput(t *reason.Trace) {
	note(t, ruleDay, q.AsOf.IsSet(), day(q.AsOf), 0, reason.Date)
	note(t, rulePolicy, q.Policy.Valid(), int64(q.Policy.Percent), 0, reason.Percent)
	for i, f := range q.Fills {
		if !f.Sound() {
			t.Fail(ruleFill, int64(i+1), int64(f.Days), reason.Count)
			return // one is enough: the history is to be mended
		}
	}
}

func (q *Question) checkSchedule(t *reason.Trace) {
	switch {
	case q.Schedule.Controlled() == drug.Unknown:
		t.Fail(ruleSchedule, 0, 0, reason.None)
	case q.Schedule == drug.ScheduleII:
		t.Fail(ruleScheduleII, 0, 0, reason.None)
	default:
		t.Pass(ruleSchedule, 0, 0, reason.None)
	}
}

func (q *Question) checkLastDate(t *reason.Trace) {
	if !q.LastDate.IsSet() {
		t.Fail(ruleLastDate, 0, 0, reason.None)
		return
	}
	if !q.AsOf.IsSet() {
		return
	}
	note(t, ruleExpired, !q.AsOf.After(q.LastDate), day(q.AsOf), day(q.LastDate), reason.Date)
}

func (q *Question) checkCount(t *reason.Trace) {
	controlled := q.Schedule != drug.NotControlled
	switch {
	case q.RefillsAbsent, !q.RefillsKnown && controlled:
		t.Fail(ruleCount, 0, 0, reason.None)
	case !q.RefillsKnown:
		t.Pass(ruleCount, 0, 0, reason.None)
	default:
		note(t, ruleNoneLeft, q.RefillsLeft > 0, int64(q.RefillsLeft), 0, reason.Count)
	}
}

func (q *Question) checkOpen(t *reason.Trace) {
	note(t, ruleOpen, !q.Open, 0, 0, reason.None)
}

func (q *Question) checkTooSoon(t *reason.Trace, earliest cal.Date) {
	if !q.AsOf.IsSet() {
		return
	}
	soon := q.AsOf.Before(earliest)
	note(t, ruleTooSoon, !soon, day(q.AsOf), day(earliest), reason.Date)
	if soon && q.LastDate.IsSet() && earliest.After(q.LastDate) {
		t.Fail(ruleExpiresFirst, day(earliest), day(q.LastDate), reason.Date)
	}
}

func note(t *reason.Trace, r *reason.Rule, ok bool, a, b int64, u reason.Unit) {
	if ok {
		t.Pass(r, a, b, u)
		return
	}
	t.Fail(r, a, b, u)
}

// day is a date as the fact of a step.
func day(d cal.Date) int64 { return reason.DateFact(d.Split()) }
