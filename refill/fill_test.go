package refill_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/refill"
)

// d reads a day of a test table; "" is unset.
func d(s string) cal.Date {
	if s == "" {
		return cal.Date{}
	}
	day, err := cal.Parse(s)
	if err != nil {
		panic(err)
	}
	return day
}

// fills reads pairs of day and days' supply.
func fills(pairs ...any) []refill.Fill {
	var fs []refill.Fill
	for i := 0; i < len(pairs); i += 2 {
		fs = append(fs, refill.Fill{Date: d(pairs[i].(string)), Days: pairs[i+1].(int)})
	}
	return fs
}

func TestVectorsOfCarryOver(t *testing.T) {
	t.Parallel()
	two := fills("2026-01-01", 90, "2026-03-10", 90)
	cases := []struct {
		name             string
		fills            []refill.Fill
		policy           refill.Policy
		asOf             string
		runOut, earliest string
	}{
		{name: "R2.3 T1 a second fill on the first day allowed", fills: two, policy: refill.Policy{Percent: 75},
			runOut: "2026-06-30", earliest: "2026-06-08"},
		{name: "R2.3 T1 without carry-over the last fill alone counts", fills: two,
			policy: refill.Policy{Percent: 75, NoCarryOver: true}, runOut: "2026-06-30", earliest: "2026-05-17"},
		{name: "R2.3 T2 a third fill", fills: append(slices.Clone(two), fills("2026-06-08", 90)...),
			policy: refill.Policy{Percent: 75}, runOut: "2026-09-28", earliest: "2026-09-06"},
		{name: "R2.3 T2 a look-back of 180 days drops the first fill",
			fills: append(slices.Clone(two), fills("2026-06-08", 90)...), asOf: "2026-09-06",
			policy: refill.Policy{Percent: 75, LookbackDays: 180}, runOut: "2026-09-28", earliest: "2026-08-15"},
		{name: "R2.3 T3 after a gap the simple date holds", fills: fills("2026-01-01", 30, "2026-02-20", 30),
			policy: refill.Policy{Percent: 75}, runOut: "2026-03-22", earliest: "2026-03-15"},
		{name: "R2.3 T4 three early fills of 30 days", fills: fills("2026-01-01", 30, "2026-01-24", 30, "2026-02-16", 30),
			policy: refill.Policy{Percent: 75}, runOut: "2026-04-01", earliest: "2026-03-25"},
		{name: "R2.3 T5 a reversed claim is left out", fills: two[:1], policy: refill.Policy{Percent: 75},
			runOut: "2026-04-01", earliest: "2026-03-10"},
		{name: "R2.3 T6 a short fill after a long one has a small tolerance",
			fills: fills("2026-01-01", 90, "2026-03-10", 30), policy: refill.Policy{Percent: 75},
			runOut: "2026-05-01", earliest: "2026-04-24"},
		{name: "a look-back never forgets the last fill", fills: two[:1], asOf: "2026-03-01",
			policy: refill.Policy{Percent: 75, LookbackDays: 7}, runOut: "2026-04-01", earliest: "2026-03-10"},
		{name: "two fills of one day add up", fills: fills("2026-01-01", 30, "2026-01-01", 30),
			policy: refill.Policy{Percent: 75}, runOut: "2026-03-02", earliest: "2026-02-23"},
		{name: "a lifted edit has no earliest day", fills: two, runOut: "2026-06-30"},
		{name: "an impossible percent is taken as the strictest", fills: two[:1], policy: refill.Policy{Percent: 101},
			runOut: "2026-04-01", earliest: "2026-04-01"},
		{name: "nothing was filled", policy: refill.Policy{Percent: 75}},
		{name: "fills that cannot be are passed over",
			fills:  append(fills("2026-03-01", 0, "2026-03-02", -5, "2026-03-03", 1000, "", 90), two[:1]...),
			policy: refill.Policy{Percent: 75}, runOut: "2026-04-01", earliest: "2026-03-10"},
		{name: "over the last day of January and a leap day", fills: fills("2028-01-31", 30), policy: refill.Policy{Percent: 75},
			runOut: "2028-03-01", earliest: "2028-02-23"},
		{name: "over the last day of January in a common year", fills: fills("2027-01-31", 30), policy: refill.Policy{Percent: 75},
			runOut: "2027-03-02", earliest: "2027-02-23"},
		{name: "a supply at the end of the calendar ends there", fills: fills("9999-12-01", 90),
			policy: refill.Policy{Percent: 100}, runOut: "9999-12-31", earliest: "9999-12-31"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			mixed := slices.Clone(c.fills)
			slices.Reverse(mixed)
			for _, fs := range [][]refill.Fill{c.fills, mixed} {
				before := slices.Clone(fs)
				require.Equal(t, c.runOut, refill.RunOut(fs).String())
				require.Equal(t, c.earliest, refill.Earliest(fs, d(c.asOf), c.policy).String())
				require.Equal(t, before, fs, "the caller's slice stays as it was")
			}
		})
	}
}

// threshold is a row of R2.1: the day on which a refill of a fill of 2026-01-01 opens.
type threshold struct {
	days, percent int
	want          string
}

// table21 is the table of R2.1.
var table21 = []threshold{
	{30, 75, "2026-01-24"}, {90, 75, "2026-03-10"}, {90, 70, "2026-03-05"}, {90, 65, "2026-03-01"},
	{90, 60, "2026-02-24"}, {30, 85, "2026-01-27"}, {30, 90, "2026-01-28"}, {14, 75, "2026-01-12"},
}

func TestVectorsOfTheThresholdRoundedUp(t *testing.T) {
	t.Parallel()
	edges := []threshold{{1, 1, "2026-01-02"}, {999, 100, "2028-09-26"}}
	for _, c := range slices.Concat(table21, edges) {
		got := refill.Earliest(fills("2026-01-01", c.days), cal.Date{}, refill.Policy{Percent: c.percent})
		require.Equal(t, c.want, got.String(), "R2.1: %d days at %d %%", c.days, c.percent)
	}
}

func TestSupplyOnHandCountsTheDayItself(t *testing.T) {
	t.Parallel()
	fs := fills("2026-03-10", 90, "2026-01-01", 90)
	for _, c := range []struct {
		on   string
		want int
	}{
		{"2025-12-31", 0}, {"2026-01-01", 90}, {"2026-03-09", 23}, {"2026-03-10", 112}, {"2026-06-29", 1},
		{"2026-06-30", 0}, {"2027-01-01", 0}, {"", 0},
	} {
		require.Equal(t, c.want, refill.OnHand(fs, d(c.on)), c.on)
	}
	require.Zero(t, refill.OnHand(nil, d("2026-01-01")))
}

func TestRepeatedEarliestRefillsNeverPileUp(t *testing.T) {
	t.Parallel()
	for _, days := range []int{1, 14, 30, 60, 90, 100, 365} {
		for percent := 1; percent <= 100; percent++ {
			p := refill.Policy{Percent: percent}
			tolerance := days - (days*percent+99)/100
			fs := fills("2026-01-01", days)
			for range 24 {
				on := refill.Earliest(fs, cal.Date{}, p)
				fs = append(fs, refill.Fill{Date: on, Days: days})
				require.LessOrEqual(t, refill.OnHand(fs, on), days+tolerance, "R2.3: %d days at %d %%", days, percent)
			}
		}
	}
}
