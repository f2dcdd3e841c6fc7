package medicare

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The bounds of a transition supply (42 CFR 423.120(b)(3)).
const (
	windowDays      = 90 // day 1 is the first day of coverage
	careChangeDays  = 31 // the most after a change of the level of care (plan manual, second-hand)
	noticeByDays    = 3  // business days from adjudication
	daysOfEmergency = 31 // emergency supply in long-term care (plan manual, second-hand)
)

// An Occasion is why a member may have a transition fill. The zero value is unset.
type Occasion uint8

// The occasions.
const (
	NewMember    Occasion = iota + 1 // coverage begins on Effective
	NewFormulary                     // a continuing member, hit by the formulary that begins on 1 January, Effective
	CareChange                       // the member's level of care changed, at any time of the year
	LongTermCare                     // an emergency supply in a long-term care facility, at any time of the year
)

// A Transition asks whether a fill that the formulary refuses is owed all the same. Refused means not listed, or prior
// authorization, step therapy or a quantity limit.
type Transition struct {
	Day       cal.Date // of the fill, on which it is adjudicated
	Occasion  Occasion
	Effective cal.Date // first day of coverage, or of the new formulary; read in the first two occasions

	Days      int // days' supply that is asked for
	Written   int // days' supply of one fill as the prescriber wrote it; 0 is not known
	Used      int // days already given as transition fills of this drug on this occasion
	MonthDays int // the plan's approved month's supply; below 1 is [MonthDays]

	SafetyEdit   drug.Answer // the refusal is for safety, which a transition does not lift (unconfirmed)
	Substitution drug.Answer // the drug left by a permitted immediate substitution, for which none is owed
}

// A TransitionFill is the answer. Reasons are the failed steps of Trace; all are given.
type TransitionFill struct {
	Owed     bool
	Days     int      // days' supply to dispense now; the rest of what was asked is held
	Held     int      // days asked for and not given
	Left     int      // days still owed after this fill
	Last     cal.Date // last day of the window; unset where the occasion has none
	NoticeBy cal.Date // last day to send the notice; unset where nothing is owed
	Trace    reason.Trace
}

// Decide answers t by rule R7.9. It is a pure function of its arguments; what is not known is a reason, never a yes.
func (t Transition) Decide() TransitionFill {
	var f TransitionFill
	owed := t.owedDays()
	f.Left = max(owed-max(t.Used, 0), 0)
	t.checkQuestion(&f)
	t.checkWindow(&f)
	t.checkRefusal(&f)
	if f.Left == 0 {
		f.Trace.Fail(RuleTransitionUsed, int64(t.Used), int64(owed), reason.Days)
	} else {
		f.Trace.Pass(RuleTransitionUsed, int64(t.Used), int64(owed), reason.Days)
	}
	if f.Trace.Failed() {
		return f
	}
	f.Owed, f.Days = true, min(t.Days, f.Left)
	f.Held, f.Left = t.Days-f.Days, f.Left-f.Days
	f.NoticeBy = cal.AddBusinessDays(t.Day, noticeByDays)
	return f
}

// owedDays is the whole supply of the occasion: a month, less where it is written for less.
func (t *Transition) owedDays() int {
	owed := t.MonthDays
	switch {
	case t.Occasion == CareChange:
		owed = careChangeDays
	case t.Occasion == LongTermCare:
		owed = daysOfEmergency
	case owed < 1:
		owed = MonthDays
	}
	if t.Written > 0 {
		owed = min(owed, t.Written)
	}
	return owed
}

func (t *Transition) checkQuestion(f *TransitionFill) {
	known := t.Day.IsSet() && t.Days > 0 && t.Used >= 0 && t.Occasion >= NewMember && t.Occasion <= LongTermCare
	if !known {
		f.Trace.Fail(RuleTransitionQuestion, 0, 0, reason.None)
	}
}

func (t *Transition) checkWindow(f *TransitionFill) {
	if t.Occasion == CareChange || t.Occasion == LongTermCare {
		return
	}
	f.Last = t.Effective.AddDays(windowDays - 1)
	if !f.Last.IsSet() {
		f.Trace.Fail(RuleTransitionEffective, 0, 0, reason.None)
		return
	}
	a, b := reason.DateFact(t.Day.Split()), reason.DateFact(f.Last.Split())
	if t.Day.Before(t.Effective) || t.Day.After(f.Last) {
		f.Trace.Fail(RuleTransitionWindow, a, b, reason.Date)
	} else {
		f.Trace.Pass(RuleTransitionWindow, a, b, reason.Date)
	}
}

func (t *Transition) checkRefusal(f *TransitionFill) {
	no(f, t.SafetyEdit, RuleTransitionSafety, RuleTransitionSafetyUnknown)
	no(f, t.Substitution, RuleTransitionSubstitution, RuleTransitionSubstitutionUnknown)
}

// no records a fact that must be no.
func no(f *TransitionFill, a drug.Answer, failed, unknown *reason.Rule) {
	switch a {
	case drug.No:
		f.Trace.Pass(failed, 0, 0, reason.None)
	case drug.Yes:
		f.Trace.Fail(failed, 0, 0, reason.None)
	default:
		f.Trace.Fail(unknown, 0, 0, reason.None)
	}
}
