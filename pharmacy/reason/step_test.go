package reason_test

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

func TestAFailedStepSaysWhyAndWhoCanAct(t *testing.T) {
	t.Parallel()
	step := reason.Step{Rule: tooSoon, A: 30, B: 1, Unit: reason.Days, Failed: true}
	require.Equal(t, "supply on hand lasts 30 days, a refill may leave 1 day", step.Text())
	require.Equal(t, "refill.too_soon: supply on hand lasts 30 days, a refill may leave 1 day (member can act, reject 79)", step.String())

	noReject := &reason.Rule{Code: "order.lost", Text: "the parcel is lost", Who: reason.Carrier}
	require.Equal(t, "order.lost: the parcel is lost (carrier can act)", reason.Step{Rule: noReject, Failed: true}.String())
}

func TestAPassedStepNeverSpeaksOfFailure(t *testing.T) {
	t.Parallel()
	passed := reason.Step{Rule: tooSoon, A: 10, B: 22, Unit: reason.Days}
	require.Equal(t, "refill.too_soon: passed (on hand 10 days, limit 22 days)", passed.String())
	require.Equal(t, "plan.not_listed: passed", reason.Step{Rule: notListed}.String())
	require.Equal(t, "plan.copay: the copay is $9.00", reason.Step{Rule: copay, A: 900, Unit: reason.Cents}.String())

	got, err := json.Marshal(passed)
	require.NoError(t, err)
	require.NotContains(t, string(got), `"reject"`)
	require.NotContains(t, string(got), `"who"`)
}

func TestUnknownFactsAreSaidToBeUnknown(t *testing.T) {
	t.Parallel()
	step := reason.Step{Rule: tooSoon, Unit: reason.None, Failed: true}
	require.Equal(t, "supply on hand lasts unknown, a refill may leave unknown", step.Text())
	require.Nil(t, step.Facts(), "None is not zero")
}

func TestTheZeroStepIsNoStep(t *testing.T) {
	t.Parallel()
	var s reason.Step
	require.Empty(t, s.String())
	require.Empty(t, s.Text())
	require.Nil(t, s.Facts())
	got, err := json.Marshal(s)
	require.NoError(t, err)
	require.Equal(t, "null", string(got))
}

func TestFactsAreWrittenInTheirUnit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		unit reason.Unit
		n    int64
		want string
	}{
		{reason.None, 5, "unknown"},
		{reason.Cents, 0, "$0.00"},
		{reason.Cents, 900, "$9.00"},
		{reason.Cents, 5, "$0.05"},
		{reason.Cents, -5, "-$0.05"},
		{reason.Cents, 11473, "$114.73"},
		{reason.Cents, math.MinInt64, "-$92233720368547758.08"},
		{reason.Cents, math.MaxInt64, "$92233720368547758.07"},
		{reason.Days, 0, "0 days"},
		{reason.Days, 1, "1 day"},
		{reason.Days, -1, "-1 days"},
		{reason.Days, 90, "90 days"},
		{reason.Date, 0, "no date"},
		{reason.Date, 1, "0001-01-01"},
		{reason.Date, 739_944, "2026-11-24"},
		{reason.Date, 3_652_059, "9999-12-31"},
		{reason.Date, 3_652_060, "no date"},
		{reason.Date, -1, "no date"},
		{reason.Date, math.MaxInt64, "no date"},
		{reason.Count, -3, "-3"},
		{reason.Thousandths, 90_000, "90"},
		{reason.Thousandths, 2_500, "2.5"},
		{reason.Thousandths, 1, "0.001"},
		{reason.Thousandths, -1_050, "-1.05"},
		{reason.Percent, 75, "75%"},
		{reason.Millionths, 250_000, "25%"},
		{reason.Millionths, 333_333, "33.3333%"},
		{reason.Millionths, 0, "0%"},
		{reason.Millionths, math.MinInt64, "-922337203685477.5808%"},
		{reason.Unit(99), 1, "unknown"},
	} {
		require.Equal(t, c.want, c.unit.Format(c.n), "%s %d", c.unit, c.n)
	}
}

func TestADateFactIsADayNumber(t *testing.T) {
	t.Parallel()
	require.EqualValues(t, 1, reason.DateFact(1, time.January, 1))
	require.EqualValues(t, 739_944, reason.DateFact(2026, time.November, 24))
	require.EqualValues(t, 3_652_059, reason.DateFact(9999, time.December, 31))
	for name, n := range map[string]int64{
		"unset":          reason.DateFact(0, 0, 0),
		"year 0":         reason.DateFact(0, time.December, 31),
		"year 10000":     reason.DateFact(10_000, time.January, 1),
		"30 February":    reason.DateFact(2026, time.February, 30),
		"29 February":    reason.DateFact(2026, time.February, 29),
		"month 13":       reason.DateFact(2026, 13, 1),
		"no day":         reason.DateFact(2026, time.March, 0),
		"an absurd year": reason.DateFact(math.MaxInt, time.March, 1),
	} {
		require.Zero(t, n, name)
	}
}

func TestEveryDayKeepsItsNameThroughItsNumber(t *testing.T) {
	t.Parallel()
	day := time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)
	for n := int64(1); n <= 3_652_059; n += 97 {
		require.Equal(t, n, reason.DateFact(day.Date()))
		require.Equal(t, day.Format(time.DateOnly), reason.Date.Format(n))
		day = day.AddDate(0, 0, 97)
	}
}

func TestEnumsHaveOnePermanentText(t *testing.T) {
	t.Parallel()
	whos := []string{"nobody", "member", "prescriber", "pharmacist", "pharmacy", "plan", "carrier", "host"}
	for i, want := range whos {
		w := reason.Who(i)
		require.Equal(t, want, w.String())
		text, err := w.MarshalText()
		require.NoError(t, err)
		var back reason.Who
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, w, back)
	}
	units := []string{"none", "cents", "days", "date", "count", "thousandths", "percent", "millionths"}
	for i, want := range units {
		require.Equal(t, want, reason.Unit(i).String())
	}
	evidence := []string{"unstated", "read", "second-hand", "unconfirmed", "proposal"}
	for i, want := range evidence {
		require.Equal(t, want, reason.Evidence(i).String())
	}
}

func TestAnEnumWithoutAMeaningIsNotWrittenNorRead(t *testing.T) {
	t.Parallel()
	require.Equal(t, "who(8)", reason.Who(8).String())
	for name, v := range map[string]any{"who": reason.Who(8), "unit": reason.Unit(8), "evidence": reason.Evidence(5)} {
		_, err := json.Marshal(v)
		require.ErrorContains(t, err, "has no text", name)
	}
	for _, s := range []string{"", "Member", "who(1)", "doctor"} {
		_, err := reason.ParseWho(s)
		require.Error(t, err, s)
	}
}

func FuzzParseWho(f *testing.F) {
	f.Add("member")
	f.Add("")
	f.Fuzz(func(t *testing.T, s string) {
		w, err := reason.ParseWho(s)
		if err != nil {
			return
		}
		text, err := w.MarshalText()
		require.NoError(t, err)
		require.Equal(t, s, string(text))
	})
}
