package reason_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

var (
	tooSoon = &reason.Rule{
		Code: "refill.too_soon", Reject: "79", Who: reason.Member,
		Text:  "supply on hand lasts {a}, a refill may leave {b}",
		Facts: reason.Facts{A: "on hand", B: "limit"},
	}
	notListed = &reason.Rule{Code: "plan.not_listed", Reject: "70", Who: reason.Prescriber, Text: "the plan does not list the drug"}
	copay     = &reason.Rule{
		Code: "plan.copay", Text: "the copay is not known", Passed: "the copay is {a}",
		Facts: reason.Facts{A: "copay"},
	}
)

func TestATraceKeepsStepsInOrder(t *testing.T) {
	t.Parallel()
	var tr reason.Trace
	require.False(t, tr.Failed())
	require.Nil(t, tr.Reasons())
	require.Nil(t, tr.Rejects())

	tr.Pass(copay, 900, 0, reason.Cents)
	tr.Fail(tooSoon, 30, 22, reason.Days)
	tr.Fail(notListed, 0, 0, reason.None)
	tr.Fail(tooSoon, 31, 22, reason.Days)

	require.True(t, tr.Failed())
	require.Len(t, tr.Steps(), 4)
	require.Equal(t, []reason.Reject{"79", "70"}, tr.Rejects())
	reasons := tr.Reasons()
	require.Len(t, reasons, 3)
	require.Equal(t, int64(30), reasons[0].A)
	require.Same(t, notListed, reasons[1].Rule)
	require.Equal(t, int64(31), reasons[2].A)

	reasons[0].A = 99
	require.Equal(t, int64(30), tr.Steps()[1].A, "Reasons is a copy")
}

func TestAPassedStepWithoutRoomIsDroppedAndCounted(t *testing.T) {
	t.Parallel()
	var tr reason.Trace
	for i := range reason.MaxSteps + 3 {
		tr.Pass(copay, int64(i), 0, reason.Cents)
	}
	require.Len(t, tr.Steps(), reason.MaxSteps)
	require.Equal(t, 3, tr.Dropped())
	require.Zero(t, tr.Lost())
	require.False(t, tr.Failed())
	require.Equal(t, int64(reason.MaxSteps-1), tr.Steps()[reason.MaxSteps-1].A)
}

func TestAFailedStepTakesTheRoomOfTheLastPassedOneAndKeepsOrder(t *testing.T) {
	t.Parallel()
	var tr reason.Trace
	tr.Pass(copay, 0, 0, reason.Cents)
	tr.Pass(copay, 1, 0, reason.Cents)
	for i := 2; i < reason.MaxSteps; i++ {
		tr.Fail(tooSoon, int64(i), 0, reason.Days)
	}
	tr.Fail(notListed, 100, 0, reason.Count)
	require.Equal(t, 1, tr.Dropped())
	require.Equal(t, int64(0), tr.Steps()[0].A, "the first passed step stays")
	require.False(t, tr.Steps()[0].Failed)
	tr.Fail(notListed, 101, 0, reason.Count)
	require.Equal(t, 2, tr.Dropped())

	var got []int64
	for _, s := range tr.Reasons() {
		got = append(got, s.A)
	}
	require.Len(t, got, reason.MaxSteps, "both passed steps made room")
	require.IsIncreasing(t, got)
	require.Equal(t, int64(101), got[len(got)-1])
	require.Zero(t, tr.Lost())
}

func TestAFailedStepIsNeverLostSilently(t *testing.T) {
	t.Parallel()
	var tr reason.Trace
	for i := range reason.MaxSteps + 2 {
		tr.Fail(tooSoon, int64(i), 0, reason.Days)
	}
	require.True(t, tr.Failed())
	require.Equal(t, 2, tr.Dropped())
	require.Equal(t, 2, tr.Lost())
	require.Contains(t, tr.String(), "2 more steps had no room, 2 of them failed")

	for range 70_000 {
		tr.Fail(tooSoon, 0, 0, reason.Days)
	}
	require.Equal(t, 65535, tr.Dropped(), "counts stop at the top, they do not wrap")
	require.Equal(t, 65535, tr.Lost())
}

func TestResetMakesATraceReadyAgain(t *testing.T) {
	t.Parallel()
	var tr, fresh reason.Trace
	for range reason.MaxSteps + 1 {
		tr.Fail(tooSoon, 1, 2, reason.Days)
	}
	tr.Reset()
	require.True(t, tr.Equal(&fresh))
	require.False(t, tr.Failed())
	require.Empty(t, tr.Steps())
}

func TestEqualLooksAtWhatIsRecordedOnly(t *testing.T) {
	t.Parallel()
	var a, b reason.Trace
	a.Fail(tooSoon, 1, 2, reason.Days)
	a.Reset()
	a.Pass(copay, 900, 0, reason.Cents)
	b.Pass(copay, 900, 0, reason.Cents)
	require.True(t, a.Equal(&b))

	twin := *copay
	for name, change := range map[string]func(*reason.Trace){
		"another amount":            func(u *reason.Trace) { u.Pass(copay, 901, 0, reason.Cents) },
		"another unit":              func(u *reason.Trace) { u.Pass(copay, 900, 0, reason.Days) },
		"a failed step":             func(u *reason.Trace) { u.Fail(copay, 900, 0, reason.Cents) },
		"another rule of like text": func(u *reason.Trace) { u.Pass(&twin, 900, 0, reason.Cents) },
		"no step":                   func(*reason.Trace) {},
		"one step more": func(u *reason.Trace) {
			u.Pass(copay, 900, 0, reason.Cents)
			u.Pass(copay, 900, 0, reason.Cents)
		},
	} {
		var other reason.Trace
		change(&other)
		require.False(t, a.Equal(&other), name)
	}
}

func TestACopyOfATraceIsIndependent(t *testing.T) {
	t.Parallel()
	var a reason.Trace
	a.Pass(copay, 900, 0, reason.Cents)
	b := a
	b.Fail(tooSoon, 1, 2, reason.Days)
	require.False(t, a.Failed())
	require.Len(t, a.Steps(), 1)
}

func TestATraceIsWrittenAsJSON(t *testing.T) {
	t.Parallel()
	var tr reason.Trace
	tr.Pass(copay, 900, 0, reason.Cents)
	tr.Fail(tooSoon, 30, 22, reason.Days)
	got, err := json.Marshal(tr)
	require.NoError(t, err)
	require.Equal(t, `{"steps":[`+
		`{"code":"plan.copay","failed":false,"text":"the copay is $9.00",`+
		`"facts":[{"name":"copay","value":900,"unit":"cents","text":"$9.00"}]},`+
		`{"code":"refill.too_soon","failed":true,"text":"supply on hand lasts 30 days, a refill may leave 22 days",`+
		`"reject":"79","who":"member",`+
		`"facts":[{"name":"on hand","value":30,"unit":"days","text":"30 days"},{"name":"limit","value":22,"unit":"days","text":"22 days"}]}]}`,
		string(got))

	empty, err := json.Marshal(struct{ Trace reason.Trace }{})
	require.NoError(t, err)
	require.Equal(t, `{"Trace":{"steps":[]}}`, string(empty))
}

func TestRecordingAllocatesNothing(t *testing.T) {
	var tr reason.Trace
	n := testing.AllocsPerRun(100, func() {
		tr.Reset()
		for range reason.MaxSteps {
			tr.Pass(copay, 900, 0, reason.Cents)
		}
		tr.Fail(tooSoon, 30, 22, reason.Days)
	})
	require.Zero(t, n)
}
