package refill

import (
	"time"

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
	// Pending names the fill that is open already, an order for instance; where it is set, Open goes without saying. The
	// verdict gives it back, so that a repeated request is answered with the fill that there is.
	Pending FillRef
	// Bar is the first day on which the state lets a refill be filled, from law.Book.RefillBar (R1.15); unset: none.
	// Nothing but the prescriber lifts it.
	Bar cal.Date
	// Law is what the law has against it. UnderLaw fills it in, with Bar and what the law says of dates and refills.
	Law []reason.Step
	// Relief is a declared emergency that covers the member, from ReliefFor: it lifts the plan's too-soon edit on the days
	// that it covers (R2.6). The zero value is none.
	Relief Relief
	// For is the fill that is asked about. Override counts only where it was given for the same one.
	For      FillKey
	Override Override
	// MailMin is the shortest days' supply that the mail pharmacy fills (R2.5); 0: any. Days is the days' supply that is
	// asked for; 0 takes that of the last fill. A fill that an override shortens (code 47) may be shorter.
	MailMin, Days int
}

// FillRef is the host's name of a fill that is under way, such as the text of an order's stream.
type FillRef string

// Verdict says whether it may be refilled, if not why, and from when.
type Verdict struct {
	OK     bool
	From   cal.Date     // where OK is false: when it becomes true by waiting alone; unset: not a matter of time
	Window Window       // Earliest is the later of the plan's day and the state's
	Trace  reason.Trace // every rule that was evaluated; its failed steps are the reasons
	// Pending is the fill that is under way already, where the question named it: hand it to who asked again.
	Pending FillRef
}

// Eligibility answers q. Every rule is evaluated and every reason is in the trace. It allocates nothing where the fills
// come in order of date.
func Eligibility(q Question) Verdict {
	v := Verdict{Pending: q.Pending}
	lifts := q.lifts()
	runOut, last := q.supply(lifts)
	plan := q.planDay(lifts, runOut, last)
	v.Window = window(cal.Max(plan, q.Bar), runOut, q.lead())
	q.checkInput(&v.Trace)
	q.checkSchedule(&v.Trace)
	q.checkLastDate(&v.Trace)
	q.checkCount(&v.Trace)
	q.checkLaw(&v.Trace)
	q.checkOpen(&v.Trace)
	q.checkOverride(&v.Trace)
	q.checkLength(&v.Trace, last, lifts)
	waits := !v.Trace.Failed()
	q.checkTooSoon(&v.Trace, plan)
	q.checkBar(&v.Trace)
	q.checkExpiresFirst(&v.Trace, v.Window.Earliest)
	v.OK = !v.Trace.Failed()
	if !v.OK && waits && !v.Window.Earliest.After(q.LastDate) {
		v.From = v.Window.Earliest
	}
	return v
}

// supply is the run-out and the last fill. A change of dose that an override records takes the place of the fills before
// it.
func (q *Question) supply(lifts bool) (runOut cal.Date, last Fill) {
	fills := ordered(q.Fills)
	if !lifts || q.Override.Code != ClarifyChange {
		return fold(fills, cal.Date{})
	}
	change := q.Override.Change
	runOut = change.RunOut()
	for _, f := range fills {
		if f.Sound() && !f.Date.Before(change.On) {
			runOut = later(cal.Max(runOut, f.Date), f.Days)
		}
	}
	return runOut, Fill{Date: change.On, Days: change.Days}
}

// planDay is the first day that the plan's edit leaves open, with what lifts it; unset: nothing against it.
func (q *Question) planDay(lifts bool, runOut cal.Date, last Fill) cal.Date {
	switch {
	case q.Relief.Covers(q.AsOf):
		return cal.Date{}
	case lifts && q.Override.Code == ClarifyChange:
		return q.Override.Change.opens(q.Policy, runOut)
	}
	plan := q.Policy.opens(ordered(q.Fills), q.AsOf, runOut, last)
	if lifts && plan.After(q.Override.On) {
		return q.Override.On
	}
	return plan
}

// lead is the days between ordering and run-out.
func (q *Question) lead() int {
	if q.LeadDays == 0 {
		return DefaultLead
	}
	return q.LeadDays
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
	note(t, ruleOpen, !q.Open && q.Pending == "", 0, 0, reason.None)
}

// checkTooSoon is the plan's edit, with a declared emergency told before it.
func (q *Question) checkTooSoon(t *reason.Trace, earliest cal.Date) {
	if !q.AsOf.IsSet() {
		return
	}
	if q.Relief.Covers(q.AsOf) {
		t.Pass(ruleRelief, day(q.Relief.From), day(q.Relief.To), reason.Date)
	}
	note(t, ruleTooSoon, !q.AsOf.Before(earliest), day(q.AsOf), day(earliest), reason.Date)
}

// checkBar is the state's bar, which adds a day of its own: neither an override nor an emergency lifts it.
func (q *Question) checkBar(t *reason.Trace) {
	if q.Bar.IsSet() && q.AsOf.IsSet() {
		note(t, ruleBar, !q.AsOf.Before(q.Bar), day(q.AsOf), day(q.Bar), reason.Date)
	}
}

func (q *Question) checkExpiresFirst(t *reason.Trace, earliest cal.Date) {
	if q.AsOf.IsSet() && q.AsOf.Before(earliest) && q.LastDate.IsSet() && earliest.After(q.LastDate) {
		t.Fail(ruleExpiresFirst, day(earliest), day(q.LastDate), reason.Date)
	}
}

// checkLaw gives the law's own reasons among the others.
func (q *Question) checkLaw(t *reason.Trace) {
	for _, s := range q.Law {
		t.Fail(s.Rule, s.A, s.B, s.Unit)
	}
}

// checkLength is the shortest supply that goes by mail.
func (q *Question) checkLength(t *reason.Trace, last Fill, lifts bool) {
	if q.MailMin == 0 && q.Days == 0 || lifts && q.Override.Code == ClarifyShort {
		return
	}
	days := q.Days
	if days == 0 {
		days = last.Days
	}
	if days < 1 || days > MaxDays || q.MailMin < 0 {
		t.Fail(ruleDays, int64(days), 0, reason.Days)
		return
	}
	note(t, ruleMailMin, days >= q.MailMin, int64(days), int64(q.MailMin), reason.Days)
}

func note(t *reason.Trace, r *reason.Rule, ok bool, a, b int64, u reason.Unit) {
	if ok {
		t.Pass(r, a, b, u)
		return
	}
	t.Fail(r, a, b, u)
}

// day is a date as the fact of a step, the number that reason.DateFact gives, without taking the date apart.
func day(d cal.Date) int64 {
	if !d.IsSet() {
		return 0
	}
	return int64(d.Sub(firstDay)) + 1
}

// firstDay is 0001-01-01, day 1.
var firstDay = cal.Of(1, time.January, 1)
