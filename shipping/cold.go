package shipping

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The rules of an excursion: a parcel that may have left its temperatures is put in quarantine and replaced.
var (
	RuleExcursionLate = &reason.Rule{
		Code: "shipping.excursion_late", Who: reason.Pharmacist, Evidence: reason.Proposal,
		Text:   "the cold parcel is {a} minutes past its promise, {b} are borne: quarantine it and send another",
		Passed: "{a} minutes past its promise, {b} are borne",
		Facts:  reason.Facts{A: "minutes past", B: "grace"},
		Source: "two hours after the promise, to be set by the site (C14)",
	}
	RuleExcursionHeld = &reason.Rule{
		Code: "shipping.excursion_held", Who: reason.Pharmacist, Evidence: reason.Proposal,
		Text:   "the cold parcel was held up, or an attempt to deliver it failed: judge it, quarantine it or send another",
		Passed: "no exception and no failed attempt was scanned",
		Source: "C14: an exception or a failed attempt is a risk of temperature",
	}
	RuleExcursionHours = &reason.Rule{
		Code: "shipping.excursion_hours", Who: reason.Pharmacist, Evidence: reason.Proposal,
		Text:   "the cold parcel is on its way for {a} hours, its pack-out protects {b}: quarantine it and send another",
		Passed: "on its way for {a} hours, its pack-out protects {b}",
		Facts:  reason.Facts{A: "hours", B: "hours of protection"},
		Source: "the study of the pack-out",
	}
	RuleExcursionShown = &reason.Rule{
		Code: "shipping.excursion_shown", Who: reason.Pharmacist, Evidence: reason.Proposal,
		Text:   "the parcel's own indicator shows a temperature outside of the limits: quarantine it and send another",
		Passed: "no indicator shows a temperature outside of the limits",
		Source: "USP <1079.2>, by secondary page read 2026-11-24",
	}
)

var coldRules = []*reason.Rule{
	RuleColdUnknown, RuleColdWeekend, RuleColdShort,
	RuleExcursionLate, RuleExcursionHeld, RuleExcursionHours, RuleExcursionShown,
}

// ColdAnswer is how a cold parcel leaves, or why it does not.
type ColdAnswer struct {
	Pack   PackOut // the shortest that protects long enough; no Code: none does
	Need   int     // hours of protection that the way needs; 0: not known
	HoldTo cal.Date
	Trace  reason.Trace // failed: it does not leave so. HoldTo is the Monday, or the first working day after it, to ask again
}

// Pack chooses a pack-out for a cold trip. It refuses a way that is not known, a handover on Thursday, Friday or
// Saturday by a service without Saturday delivery, and a way that is longer than the longest pack-out of season and
// lane protects.
func (t ColdTrip) Pack(packs []PackOut, k Calendar) ColdAnswer {
	var a ColdAnswer
	need, known := t.Hours()
	known = known && t.Zone != nil
	plain(&a.Trace, RuleColdUnknown, !known)
	if !known {
		return a
	}
	day := cal.In(t.HandedOver, t.Zone)
	a.Need, a.HoldTo = need, nextMonday(k, day)
	dates(&a.Trace, RuleColdWeekend, day, a.HoldTo, !DeliversSaturday(t.Service) && lateInWeek(day))
	longest := a.choose(packs, day, t.Lane)
	if a.Pack.Hours < need {
		a.Trace.Fail(RuleColdShort, int64(need), int64(longest), reason.Count)
	} else {
		a.Trace.Pass(RuleColdShort, int64(need), int64(a.Pack.Hours), reason.Count)
	}
	if !a.Trace.Failed() {
		a.HoldTo = cal.Date{}
	}
	return a
}

// choose keeps the shortest pack-out that is long enough, and tells the longest.
func (a *ColdAnswer) choose(packs []PackOut, day cal.Date, l Lane) (longest int) {
	for _, p := range packs {
		if !p.fits(day, l) {
			continue
		}
		longest = max(longest, p.Hours)
		if p.Hours >= a.Need && (a.Pack.Code == "" || p.Hours < a.Pack.Hours) {
			a.Pack = p
		}
	}
	return longest
}

func lateInWeek(d cal.Date) bool {
	return d.Weekday() == time.Thursday || d.Weekday() == time.Friday || d.Weekday() == time.Saturday
}

// nextMonday is the first working day from the next Monday on; unset where the calendar does not reach that far.
func nextMonday(k Calendar, d cal.Date) cal.Date {
	d = d.AddDays(1)
	for d.Weekday() != time.Monday {
		d = d.AddDays(1)
	}
	for k.Works(d) == drug.No || d.Weekday() == time.Saturday {
		d = d.AddDays(1)
	}
	if k.Works(d) == drug.Unknown {
		return cal.Date{}
	}
	return d
}

// DefaultExcursionGrace is how long after its promise a cold parcel is borne.
const DefaultExcursionGrace = 2 * time.Hour

// Warmth is what is known of a cold parcel's temperature on its way.
type Warmth struct {
	HandedOver time.Time
	Promised   time.Time     // the promised instant of delivery; zero: none
	Delivered  time.Time     // zero: not yet
	Grace      time.Duration // zero: DefaultExcursionGrace
	Hours      int           // of protection; zero: not known
	Scans      []Scan
	Shown      drug.Answer // an indicator or logger in the parcel shows an excursion; Unknown: none was read
}

// At tests a cold parcel at an instant: each failed step is a suspected excursion. What was in it goes to quarantine,
// and Resolve with WentWarm says what follows.
func (w Warmth) At(now time.Time) reason.Trace {
	grace, end := w.Grace, now
	if grace == 0 {
		grace = DefaultExcursionGrace
	}
	if !w.Delivered.IsZero() {
		end = w.Delivered
	}
	var t reason.Trace
	past := max(0, end.Sub(w.Promised))
	if w.Promised.IsZero() {
		past = 0
	}
	counts(&t, RuleExcursionLate, int64(past/time.Minute), int64(grace/time.Minute), past > grace)
	plain(&t, RuleExcursionHeld, heldUp(w.Scans))
	way := end.Sub(w.HandedOver)
	tooLong := w.Hours > 0 && !w.HandedOver.IsZero() && way > time.Duration(w.Hours)*time.Hour
	if w.HandedOver.IsZero() {
		way = 0
	}
	counts(&t, RuleExcursionHours, int64(way/time.Hour), int64(w.Hours), tooLong)
	plain(&t, RuleExcursionShown, w.Shown == drug.Yes)
	return t
}

func heldUp(scans []Scan) bool {
	for i := range scans {
		if scans[i].Status == Exception {
			return true
		}
	}
	return false
}

// counts records a rule with two plain numbers.
func counts(t *reason.Trace, r *reason.Rule, a, b int64, broken bool) {
	if broken {
		t.Fail(r, a, b, reason.Count)
		return
	}
	t.Pass(r, a, b, reason.Count)
}
