package refill_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/refill"
)

var year2026 = cal.Period{From: d("2026-01-01"), To: d("2026-12-31")}

func TestPossessionRatio(t *testing.T) {
	t.Parallel()
	three := fills("2026-01-01", 90, "2026-03-20", 90, "2026-07-10", 90)
	for _, c := range []struct {
		name   string
		fills  []refill.Fill
		period cal.Period
		want   string
	}{
		{"R12.2 T1 three supplies of 90 days in a year", three, year2026, "0.7397"},
		{"R12.2 T2 five pass 1", append(three, fills("2026-08-01", 90, "2026-09-01", 90)...), year2026, "1.2329"},
		{"R12.2 T3 one fill, over the year", fills("2026-03-01", 90), year2026, "0.2466"},
		{"R12.2 T3 one fill, over the days since", fills("2026-03-01", 90), cal.Period{From: d("2026-03-01"), To: d("2026-05-29")}, "1.0000"},
		{"fills outside the period and malformed ones do not count", fills("2025-12-31", 90, "2026-02-01", 30, "2026-03-01", 0, "2027-01-01", 9),
			year2026, "0.0822"},
		{"a period without an end has no ratio", three, cal.Period{From: d("2026-01-01")}, "unknown"},
	} {
		require.Equal(t, c.want, refill.PossessionRatio(c.fills, c.period).String(), c.name)
	}
}

func TestGaps(t *testing.T) {
	t.Parallel()
	autumn := cal.Period{From: d("2026-10-01"), To: d("2026-12-31")}
	for _, c := range []struct {
		name    string
		fills   []refill.Fill
		period  cal.Period
		atLeast int
		want    []string
	}{
		{"R12.3 between fills and to the end", fills("2026-10-01", 30, "2026-11-15", 30), autumn, 1,
			[]string{"2026-10-31/2026-11-14", "2026-12-15/2026-12-31"}},
		{"R12.3 only the longer one", fills("2026-11-15", 30, "2026-10-01", 30), autumn, 16, []string{"2026-12-15/2026-12-31"}},
		{"early supply is carried over", fills("2026-10-01", 60, "2026-10-15", 60), autumn, 1, nil},
		{"supply from before the period counts", fills("2026-09-20", 30), autumn, 1, []string{"2026-10-20/2026-12-31"}},
		{"no fill is one gap", nil, autumn, 1, []string{"2026-10-01/2026-12-31"}},
		{"a fill after the period leaves it open", fills("2027-02-01", 30), autumn, 1, []string{"2026-10-01/2026-12-31"}},
		{"a malformed fill covers nothing", fills("2026-10-01", 0), autumn, 0, []string{"2026-10-01/2026-12-31"}},
		{"a period without an end has none", nil, cal.Period{From: d("2026-10-01")}, 1, nil},
	} {
		var got []string
		for _, gap := range refill.Gaps(c.fills, c.period, c.atLeast) {
			got = append(got, gap.From.String()+"/"+gap.To.String())
		}
		require.Equal(t, c.want, got, c.name)
	}
}

func TestRatio(t *testing.T) {
	t.Parallel()
	require.Equal(t, money.Rate(739_726), refill.Ratio{Covered: 270, Days: 365}.Rate())
	require.Equal(t, "0.0000", refill.Ratio{Days: 9}.String(), "nothing covered is known")
	require.True(t, refill.Ratio{Days: 9}.Known())
	require.False(t, refill.Ratio{}.Known())
	require.False(t, refill.Ratio{}.AtLeast(0), "no days, no ratio")
	require.Equal(t, money.Rate(0), refill.Ratio{}.Rate())
	require.Equal(t, "0.6667", refill.Ratio{Covered: 2, Days: 3}.String(), "half up")
}
