package refill

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// finding is a ruling in the making: every rule is evaluated, and the most restrictive outcome wins.
type finding struct{ law.Ruling }

func found() finding { return finding{law.Ruling{Outcome: law.Allow}} }

// ask records a step; where it is not ok, the ruling is at least otherwise. With law.Allow the step is only told.
func (f *finding) ask(ok bool, otherwise law.Outcome, s reason.Step) {
	note(&f.Trace, s.Rule, ok, s.A, s.B, s.Unit)
	if !ok {
		f.Outcome = max(f.Outcome, otherwise)
	}
}

// answer records a step that must be Yes. Unknown is not No: it is asked for.
func (f *finding) answer(a drug.Answer, otherwise law.Outcome, s reason.Step) {
	if a == drug.Unknown {
		otherwise = law.NeedInfo
	}
	f.ask(a == drug.Yes, otherwise, s)
}

// allows reports whether nothing stands against it so far.
func (f *finding) allows() bool { return f.Outcome == law.Allow }

// fact is a step with two plain numbers.
func fact(r *reason.Rule, a, b int, u reason.Unit) reason.Step {
	return reason.Step{Rule: r, A: int64(a), B: int64(b), Unit: u}
}

// bare is a step without facts.
func bare(r *reason.Rule) reason.Step { return reason.Step{Rule: r} }

// dates is a step with two days.
func dates(r *reason.Rule, a, b cal.Date) reason.Step {
	return reason.Step{Rule: r, A: day(a), B: day(b), Unit: reason.Date}
}
