package formulary

import (
	"encoding/json"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Trace is the record of a decision: every rule that was evaluated, in order; a failed step is a reason. It has the
// room of a reason.Trace and drops what that drops. The zero value is empty. Copies are independent; compare with Equal.
//
// Nearly every fill passes the same few rules, and their facts stand in the plan and in the question. That they passed
// is noted in a byte, and the steps are written when the trace is read.
type Trace struct {
	recorded reason.Trace
	asked    asked
	plan     *Plan
	row      int32            // position of the row, or none
	noted    [noteCount]uint8 // 1 + the number of steps recorded before; 0: not noted
}

// note stands for rules that passed together.
type note uint8

const (
	noteDay     note = iota // the day is one of the plan's, and not before the earliest that the request gives
	noteChannel             // the plan serves the channel
	noteRow                 // the row is in force, by mail too where mail is asked for, and needs no authorization
	noteSupply              // the days are within the longest supply of the tier at the channel
	noteCount   = iota
)

// Pass records a step that passed.
func (t *Trace) Pass(r *reason.Rule, a, b int64, u reason.Unit) { t.recorded.Pass(r, a, b, u) }

// Fail records a step that failed: a reason.
func (t *Trace) Fail(r *reason.Rule, a, b int64, u reason.Unit) { t.recorded.Fail(r, a, b, u) }

// note says that the rules of n have passed.
func (t *Trace) note(n note) { t.noted[n] = uint8(1 + len(t.recorded.Steps())) }

// whole is the trace with all its steps, those of a note where they passed.
func (t *Trace) whole() (all reason.Trace) {
	steps := t.recorded.Steps()
	for i, s := range steps {
		t.writeAfter(i, &all)
		if s.Failed {
			all.Fail(s.Rule, s.A, s.B, s.Unit)
		} else {
			all.Pass(s.Rule, s.A, s.B, s.Unit)
		}
	}
	t.writeAfter(len(steps), &all)
	for range t.recorded.Dropped() { // there is no room in all either
		all.Pass(nil, 0, 0, reason.None)
	}
	return all
}

// writeAfter writes the notes that were made when so many steps were recorded.
func (t *Trace) writeAfter(recorded int, to *reason.Trace) {
	for n := range note(noteCount) {
		if int(t.noted[n]) == recorded+1 {
			t.write(n, to)
		}
	}
}

// write writes the steps of a note.
func (t *Trace) write(n note, to *reason.Trace) {
	p, q := t.plan, &t.asked
	switch n {
	case noteDay:
		to.Pass(RuleCoverageBegun, dayNumber(q.date), p.days[0], reason.Date)
		to.Pass(RuleCoverageEnded, dayNumber(q.date), p.days[1], reason.Date)
		if q.notBefore.IsSet() {
			to.Pass(RuleTooSoon, dayNumber(q.date), dayNumber(q.notBefore), reason.Date)
		}
	case noteChannel:
		to.Pass(RuleChannel, 0, 0, reason.None)
	case noteRow:
		to.Pass(RuleListed, int64(p.tiers[p.rows[t.row].tier].number), 0, reason.Count)
		if p.mail && q.channel.Mail() {
			to.Pass(RuleByMail, 0, 0, reason.None)
		}
		to.Pass(RuleAuthorization, 0, 0, reason.None)
	case noteSupply:
		to.Pass(RuleDaysLimit, int64(q.days), int64(p.longestOf(p.rows[t.row].tier, q.channel)), reason.Days)
	}
}

// Steps are the steps in order. The slice is the caller's.
func (t *Trace) Steps() []reason.Step {
	all := t.whole()
	return all.Steps()
}

// Reasons are the failed steps, in order; nil where none failed.
func (t *Trace) Reasons() []reason.Step { return t.recorded.Reasons() }

// Rejects are the distinct reject codes of the failed steps, in order; nil where there are none.
func (t *Trace) Rejects() []reason.Reject { return t.recorded.Rejects() }

// Failed reports whether a step failed, one that found no room too.
func (t *Trace) Failed() bool { return t.recorded.Failed() }

// Dropped counts the steps that found no room, passed and failed.
func (t *Trace) Dropped() int {
	all := t.whole()
	return all.Dropped()
}

// Lost counts the failed steps among the dropped: reasons that Reasons does not show.
func (t *Trace) Lost() int { return t.recorded.Lost() }

// Equal reports whether t and u hold the same steps in the same order and dropped as many.
func (t *Trace) Equal(u *Trace) bool {
	all, others := t.whole(), u.whole()
	return all.Equal(&others)
}

// String is one line per step, and one that counts what was dropped.
func (t Trace) String() string { return t.whole().String() }

// MarshalJSON gives the steps, and what was dropped where something was. Output only.
func (t Trace) MarshalJSON() ([]byte, error) { return json.Marshal(t.whole()) }
