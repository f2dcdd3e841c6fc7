package shipping

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// WatchPolicy is how long a parcel may be silent before somebody acts. The zero value is StandardWatch.
type WatchPolicy struct {
	FirstScan time.Duration // from the label to the first scan of the parcel itself
	Still     time.Duration // without movement on the way
	Waiting   time.Duration // at a pickup point
	Report    int           // days from the handover after which the member may report it
	Lost      int           // days from the handover after which it is claimed as lost
}

// StandardWatch is the complaint list's 48 hours (C13), the 5 and 21 days of R5.5, and two proposals of ours: three days
// without movement, which spans a weekend, and three days at a pickup point.
var StandardWatch = WatchPolicy{FirstScan: 48 * time.Hour, Still: 72 * time.Hour, Waiting: 72 * time.Hour, Report: 5, Lost: 21}

// Watched is one parcel under watch.
type Watched struct {
	Tracking   Tracking
	Labelled   time.Time      // when the label was bought; required
	HandedOver time.Time      // to the driver, or the first scan of the parcel itself; zero: taken from the scans
	Received   drug.Answer    // the member's own word: Yes, No, or nothing said
	Controlled bool           // a loss has duties to the DEA
	Promised   cal.Date       // unset: none
	Zone       *time.Location // of the door, in which days are counted; nil: UTC
}

// Watch is what a parcel's silence, or its story, asks of somebody.
type Watch struct {
	Trace reason.Trace // failed: an alarm; its rule says who acts
	Next  time.Time    // when the next alarm sounds if nothing is heard until then; zero: none does
}

// watching is one evaluation.
type watching struct {
	Watched
	policy WatchPolicy
	now    time.Time
	out    Watch
}

// Watch evaluates the alarms at an instant. It is a pure reading of the scans: asked again, it answers the same. Once
// an alarm has sounded it sounds until the story moves on, so a caller tells each alarm once.
func (p WatchPolicy) Watch(w Watched, now time.Time) Watch {
	if p == (WatchPolicy{}) {
		p = StandardWatch
	}
	if w.Zone == nil {
		w.Zone = time.UTC
	}
	if w.HandedOver.IsZero() {
		w.HandedOver = firstScan(w.Tracking.Scans)
	}
	e := watching{Watched: w, policy: p, now: now}
	e.silence()
	e.days()
	e.story()
	e.duties()
	return e.out
}

// silence: no first scan, no movement, nobody collects.
func (e *watching) silence() {
	status, on := e.Tracking.Status, !e.Tracking.Status.Terminal()
	e.hours(RuleNoFirstScan, e.Labelled, e.policy.FirstScan, on && e.HandedOver.IsZero())
	last := lastMove(e.Tracking.Scans)
	if last.Before(e.HandedOver) {
		last = e.HandedOver
	}
	e.hours(RuleNoMovement, last, e.policy.Still, on && status != AvailableForPickup && !e.HandedOver.IsZero())
	e.hours(RuleNotCollected, last, e.policy.Waiting, status == AvailableForPickup)
}

// hours is an alarm that sounds a while after an instant.
func (e *watching) hours(r *reason.Rule, from time.Time, most time.Duration, applies bool) {
	silent := e.now.Sub(from)
	if from.IsZero() || !applies {
		e.out.Trace.Pass(r, 0, int64(most/time.Hour), reason.Count)
		return
	}
	counts(&e.out.Trace, r, int64(silent/time.Hour), int64(most/time.Hour), silent >= most)
	e.due(from.Add(most))
}

// days: the promise, the member's report, the claim.
func (e *watching) days() {
	open := e.Tracking.Status != Delivered
	today := cal.In(e.now, e.Zone)
	e.day(RuleLate, e.Promised, today, open && e.Tracking.Status != Cancelled)
	left := cal.Date{}
	if !e.HandedOver.IsZero() {
		left = cal.In(e.HandedOver, e.Zone)
	}
	e.day(RuleMayReport, left.AddDays(e.policy.Report), today, open && !e.Tracking.Status.Terminal())
	e.day(RuleLostBySilence, left.AddDays(e.policy.Lost), today, !e.Tracking.Status.Terminal())
}

// day is an alarm that sounds on the day after a last day.
func (e *watching) day(r *reason.Rule, last, today cal.Date, applies bool) {
	if !last.IsSet() || !applies {
		e.out.Trace.Pass(r, dateFact(last), dateFact(today), reason.Date)
		return
	}
	dates(&e.out.Trace, r, last, today, today.After(last))
	e.due(last.End(e.Zone))
}

func (e *watching) due(at time.Time) {
	if at.After(e.now) && (e.out.Next.IsZero() || at.Before(e.out.Next)) {
		e.out.Next = at
	}
}

// story: what the carrier or the member says.
func (e *watching) story() {
	t := &e.out.Trace
	plain(t, RuleHeldUp, e.Tracking.Status == Exception)
	plain(t, RuleDisputed, e.Tracking.Status == Delivered && e.Received == drug.No)
	plain(t, RuleCameBack, e.Tracking.Status == ReturnedToSender)
	plain(t, RuleGivenUp, e.Tracking.Status == Lost)
	unknown := int64(0)
	for i := range e.Tracking.Scans {
		if e.Tracking.Scans[i].Status == StatusUnknown {
			unknown++
		}
	}
	counts(t, RuleUnknownCode, unknown, 0, unknown > 0)
}

// lossSigns are the alarms that, of a controlled drug, are a suspected loss.
var lossSigns = []*reason.Rule{RuleNoFirstScan, RuleNoMovement, RuleLostBySilence, RuleDisputed, RuleGivenUp}

// duties: a controlled drug that is silent, disputed or lost is a suspected loss, with days by which the DEA is told.
func (e *watching) duties() {
	suspected := slices.ContainsFunc(e.out.Trace.Steps(), func(s reason.Step) bool {
		return s.Failed && slices.Contains(lossSigns, s.Rule)
	})
	notice, form := LossDuties(cal.In(e.now, e.Zone))
	dates(&e.out.Trace, RuleSuspectedLoss, notice, form, e.Controlled && suspected)
}

// LossDuties are the days by which the DEA is told of a theft or a significant loss that was discovered on a day: the
// written notice within one business day, Form 106 within 45 days (21 CFR 1301.76(b), second-hand 2026-11-24).
func LossDuties(discovered cal.Date) (notice, form106 cal.Date) {
	return cal.AddBusinessDays(discovered, 1), discovered.AddDays(45)
}

// inHand are the statuses that prove that the carrier has, or had, the parcel.
func inHand(s Status) bool {
	return s >= Accepted && s <= Delivered || s == ReturnedToSender || s == Exception
}

// firstScan is the first scan of the parcel itself; zero where there is none.
func firstScan(scans []Scan) (at time.Time) {
	for i := range scans {
		if s := &scans[i]; inHand(s.Status) && (at.IsZero() || s.At.Before(at)) {
			at = s.At
		}
	}
	return at
}

// lastMove is the last scan that moved the parcel: information and unknown codes do not.
func lastMove(scans []Scan) (at time.Time) {
	for i := range scans {
		if s := &scans[i]; inHand(s.Status) && s.At.After(at) {
			at = s.At
		}
	}
	return at
}
