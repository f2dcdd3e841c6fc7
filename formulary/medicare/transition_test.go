package medicare_test

import (
	"testing"
	"time"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
	"github.com/stretchr/testify/require"
)

func day(y int, m time.Month, d int) cal.Date { return cal.Of(y, m, d) }

// transition is a question with every fact known: a member whose coverage began on 1 November 2026, a retail fill.
func transition(change func(*medicare.Transition)) medicare.Transition {
	t := medicare.Transition{Day: day(2026, time.November, 25), Occasion: medicare.NewMember, Effective: day(2026, time.November, 1),
		Days: 30, Written: 30, SafetyEdit: drug.No, Substitution: drug.No}
	change(&t)
	return t
}

func TestR7_9_TransitionFills(t *testing.T) {
	t.Parallel()
	var seen []reason.Code
	for _, c := range []struct {
		name   string
		change func(*medicare.Transition)
		days   int // 0: nothing is owed
		held   int
		left   int
		code   reason.Code
	}{
		{"a month in the window is owed", func(*medicare.Transition) {}, 30, 0, 0, ""},
		{"T1 the last day of the window", func(q *medicare.Transition) {
			q.Effective, q.Day = day(2027, time.January, 1), day(2027, time.March, 31)
		}, 30, 0, 0, ""},
		{"T1 the day after it", func(q *medicare.Transition) {
			q.Effective, q.Day = day(2027, time.January, 1), day(2027, time.April, 1)
		}, 0, 0, 30, "medicare.transition_window"},
		{"T2 coverage from June ends its window in August", func(q *medicare.Transition) {
			q.Effective, q.Day = day(2026, time.June, 1), day(2026, time.August, 29)
		}, 30, 0, 0, ""},
		{"before coverage begins", func(q *medicare.Transition) {
			q.Day = day(2026, time.October, 31)
		}, 0, 0, 30, "medicare.transition_window"},
		{"T3 ten of thirty days are used", func(q *medicare.Transition) { q.Used = 10 }, 20, 10, 0, ""},
		{"several short fills", func(q *medicare.Transition) { q.Used, q.Days = 10, 7 }, 7, 0, 13, ""},
		{"T5 90 days by mail: a month, the rest is held", func(q *medicare.Transition) { q.Days, q.Written = 90, 90 }, 30, 60, 0, ""},
		{"a plan with a month of 34 days", func(q *medicare.Transition) { q.Days, q.Written, q.MonthDays = 90, 90, 34 }, 34, 56, 0, ""},
		{"less where less is written", func(q *medicare.Transition) { q.Days, q.Written = 30, 14 }, 14, 16, 0, ""},
		{"how much is written is not known", func(q *medicare.Transition) { q.Written = 0 }, 30, 0, 0, ""},
		{"used up", func(q *medicare.Transition) { q.Used = 30 }, 0, 0, 0, "medicare.transition_used"},
		{"a continuing member and the new formulary", func(q *medicare.Transition) {
			q.Occasion, q.Effective, q.Day = medicare.NewFormulary, day(2027, time.January, 1), day(2027, time.January, 5)
		}, 30, 0, 0, ""},
		{"a change of care needs no window", func(q *medicare.Transition) {
			q.Occasion, q.Effective, q.Days, q.Written = medicare.CareChange, cal.Date{}, 90, 90
		}, 31, 59, 0, ""},
		{"an emergency in long-term care", func(q *medicare.Transition) {
			q.Occasion, q.Effective, q.Days, q.Written = medicare.LongTermCare, cal.Date{}, 60, 60
		}, 31, 29, 0, ""},
		{"a safety edit is not lifted", func(q *medicare.Transition) { q.SafetyEdit = drug.Yes }, 0, 0, 30, "medicare.transition_safety"},
		{"whether it is for safety is not known", func(q *medicare.Transition) {
			q.SafetyEdit = drug.Unknown
		}, 0, 0, 30, "medicare.transition_safety_unknown"},
		{"a permitted substitution", func(q *medicare.Transition) {
			q.Substitution = drug.Yes
		}, 0, 0, 30, "medicare.transition_substitution"},
		{"whether it was substituted is not known", func(q *medicare.Transition) {
			q.Substitution = drug.Unknown
		}, 0, 0, 30, "medicare.transition_substitution_unknown"},
		{"when coverage began is not known", func(q *medicare.Transition) {
			q.Effective = cal.Date{}
		}, 0, 0, 30, "medicare.transition_effective"},
		{"a supply of no days", func(q *medicare.Transition) { q.Days = 0 }, 0, 0, 30, "medicare.transition_question"},
		{"no occasion", func(q *medicare.Transition) { q.Occasion = 0 }, 0, 0, 30, "medicare.transition_question"},
		{"a negative count of days used", func(q *medicare.Transition) { q.Used = -30 }, 0, 0, 30, "medicare.transition_question"},
	} {
		f := transition(c.change).Decide()
		require.Equal(t, c.days > 0, f.Owed, c.name)
		require.Equal(t, [3]int{c.days, c.held, c.left}, [3]int{f.Days, f.Held, f.Left}, c.name)
		require.Equal(t, f.Owed, f.NoticeBy.IsSet(), c.name)
		require.Equal(t, c.code != "", f.Trace.Failed(), c.name)
		for _, r := range f.Trace.Reasons() {
			require.Equal(t, c.code, r.Rule.Code, c.name)
			seen = append(seen, r.Rule.Code)
		}
	}
	reasontest.Check(t, medicare.Rules(), seen)
}

func TestR7_9_TheDatesOfATransition(t *testing.T) {
	t.Parallel()
	t1 := transition(func(q *medicare.Transition) { q.Effective = day(2027, time.January, 1) }).Decide()
	require.Equal(t, "2027-03-31", t1.Last.String())
	t2 := transition(func(q *medicare.Transition) { q.Effective = day(2026, time.June, 1) }).Decide()
	require.Equal(t, "2026-08-29", t2.Last.String())
	t4 := transition(func(*medicare.Transition) {}).Decide()
	require.Equal(t, "2026-12-01", t4.NoticeBy.String(), "T4: adjudicated on the Wednesday before Thanksgiving")
}

func TestATransitionGivesAllReasonsAtOnce(t *testing.T) {
	t.Parallel()
	f := medicare.Transition{}.Decide()
	require.Len(t, f.Trace.Reasons(), 4)
	require.False(t, f.Owed)
}
