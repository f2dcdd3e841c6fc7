package review

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Cause is where a late appeal stands.
type Cause string

// The causes. The zero value is an appeal that was in time.
const (
	CausePending Cause = "pending" // good cause is to be judged before the appeal is
	CauseGood    Cause = "good"
	CauseNone    Cause = "none" // the appeal is dismissed
)

// State is folded from events; the zero value is a case that was never opened. Its slices are not to be changed.
type State struct {
	Case   Case
	Status Status
	Level  Level // that answers, or answered last
	Track  Track
	First  Track // of the first answer: the external review of a Marketplace exception keeps it
	Owed   bool  // the prescriber asked for speed and said why: it cannot be refused
	Cause  Cause

	Handed    time.Time // when the request of the level was handed on
	Received  time.Time // when it came in; zero: not known to have
	Statement time.Time // when the prescriber's statement came; zero: not yet
	AskedAt   time.Time // when missing information was first asked for at this level; zero: never
	Complete  time.Time // when all of it was there; zero: not yet
	Extended  cal.Date  // when the extension was noticed; unset: never
	Clock     Clock     // of the level

	Items    []Item   // on file, at every level
	Asked    []string // codes that were asked for, at any level
	Answers  []Answered
	Breaches []Breach

	Notice    cal.Date   // the date on the notice of the last answer; unset: none
	Proved    cal.Date   // of its receipt, by evidence; unset: none
	Approval  cal.Period // in force, both ends set; zero: none. A part that was approved stands while the rest is appealed
	Tier      int        // that Approval grants by a tiering exception; 0: none
	ForwardBy time.Time  // Part D: by when a case that was let pass must be forwarded; zero: nothing to forward
	EffectBy  time.Time  // by when an answer from above must be carried out; zero: no clock runs
	Effected  bool
	Dropped   bool // the order that waited was cancelled

	ShipOn  cal.Date  // the parcel that the approval does not reach; unset: it does, or it is not known
	RenewAt time.Time // when a new request is to begin; zero: none is needed
	Renewed bool      // it has begun

	Since, Updated time.Time // when Status began, and the last event; UTC
	Version        int       // events so far

	forwardLate, effectLate, contractLate bool // breached already
}

// Breach is a duty that was not done in time. It stays visible whatever follows.
type Breach struct {
	Level Level
	What  string // "answer", "contract", "forward" or "effect"
	Due   time.Time
}

// filing is what the clock of the level runs on.
func (s State) filing() Filing {
	contract := s.Case.Contract
	if s.contractLate {
		contract = ContractHours{} // it cannot be broken twice
	}
	return Filing{
		Program: s.Case.Program, Subject: s.Case.Subject, Level: s.Level, Track: s.Track, Second: s.Case.Second,
		Received: s.Received, Contract: contract, Statement: s.Statement, CourseEnds: s.Case.Course,
		Extended: s.Extended, Asked: s.AskedAt, Answered: s.Complete,
	}
}

// Missing is the codes that the plan's criteria or its questions want and that nobody has supplied, each once.
func (s State) Missing() []string {
	return lacking(slices.Concat(s.Case.Wants, s.Asked), s.Items)
}

// outstanding reports whether something that was asked for has not come.
func (s State) outstanding() bool { return len(lacking(s.Asked, s.Items)) > 0 }

// Last is the last answer; false where there is none.
func (s State) Last() (Answered, bool) {
	if len(s.Answers) == 0 {
		return Answered{}, false
	}
	return s.Answers[len(s.Answers)-1], true
}

// answered reports whether the level has its answer.
func (s State) answered() bool {
	return slices.ContainsFunc(s.Answers, func(a Answered) bool { return a.Level == s.Level })
}

// forwards reports whether a missed deadline sends the case on by itself.
func (s State) forwards() bool {
	return s.Case.Program == PartD && (s.Level == Determination || s.Level == Redetermination)
}

// wakes is when the case acts next by itself; zero: never.
func (s State) wakes() time.Time {
	var at time.Time
	sooner := func(t time.Time) {
		if !t.IsZero() && (at.IsZero() || t.Before(at)) {
			at = t
		}
	}
	if s.Status.pending() {
		sooner(s.Clock.late())
	}
	if s.toForward() {
		sooner(Clock{Due: s.ForwardBy}.late())
	}
	if s.toEffect() {
		sooner(Clock{Due: s.EffectBy}.late())
	}
	if !s.Renewed {
		sooner(s.RenewAt)
	}
	return at
}

func (s State) toForward() bool {
	return s.Status == DeadlineMissed && !s.forwardLate && !s.ForwardBy.IsZero()
}

func (s State) toEffect() bool { return !s.Effected && !s.effectLate && !s.EffectBy.IsZero() }

// Watch is the clock of a case at an instant, for a work list: who owes an answer, by when, and whether it is late.
type Watch struct {
	Level    Level
	Track    Track
	Clock    Clock         // zero: no clock runs
	Left     time.Duration // until Clock.Due, negative once it has passed; 0 where no clock runs
	Breached bool          // Due has passed without an answer, or a duty before it was done late or not at all
}

// Watch is the clock of s at now.
func (s State) Watch(now time.Time) Watch {
	w := Watch{Level: s.Level, Track: s.Track, Breached: len(s.Breaches) > 0}
	if !s.Status.pending() || s.Clock.Due.IsZero() {
		return w
	}
	w.Clock, w.Left = s.Clock, s.Clock.Due.Sub(now)
	w.Breached = w.Breached || w.Left < 0
	return w
}

// Recourse is what can be done about an adverse answer: its reason, the covered drugs instead, what was missing, and the
// next level with its last day.
type Recourse struct {
	Reason       string
	Alternatives []drug.RxCUI
	Missing      []string
	Next         Level    // empty: there is none
	By           cal.Date // last day to ask it, standard or payment; unset: no limit is known
	ByExpedited  cal.Date // the same for the expedited track
}

// Recourse is what can be done after the last answer; false where it was not adverse, or there is none.
func (s State) Recourse() (Recourse, bool) {
	last, ok := s.Last()
	if !ok || s.Status != Denied && s.Status != PartiallyApproved {
		return Recourse{}, false
	}
	r := Recourse{Reason: last.Answer.Reason, Alternatives: last.Answer.Alternatives, Missing: last.Missing}
	if r.Next, ok = above(s.Case.levels(), s.Level); ok {
		r.By, _ = s.fileBy(r.Next, Standard)
		r.ByExpedited, _ = s.fileBy(r.Next, Expedited)
	}
	return r, true
}

// fileBy is the last day for asking a level. After a missed deadline there is no notice, and so no limit (our reading).
func (s State) fileBy(to Level, t Track) (cal.Date, bool) {
	if s.Status == DeadlineMissed {
		return cal.Date{}, true
	}
	return Adverse{Program: s.Case.Program, To: to, Track: t, Notice: s.Notice, Proved: s.Proved}.FileBy()
}
