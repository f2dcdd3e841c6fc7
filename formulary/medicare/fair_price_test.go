package medicare_test

import (
	"testing"
	"time"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/stretchr/testify/require"
)

func ndc(t testing.TB, s string) drug.NDC {
	t.Helper()
	var n drug.NDC
	require.NoError(t, n.UnmarshalText([]byte(s)))
	return n
}

func TestAPublishedFairPriceHoldsInItsYearOnly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		day   cal.Date
		month string // empty: none
	}{
		{"Eliquis", day(2025, time.December, 31), ""},
		{"Eliquis", day(2026, time.January, 1), "231.00"},
		{"Eliquis", day(2026, time.December, 31), "231.00"},
		{"Eliquis", day(2027, time.January, 1), ""},
		{"NovoLog", day(2026, time.July, 1), "119.00"},
		{"Fiasp", day(2026, time.July, 1), "119.00"},
		{"NovoLog", day(2027, time.January, 1), ""},
		{"semaglutide", day(2026, time.December, 31), ""},
		{"semaglutide", day(2027, time.January, 1), "274.00"},
		{"Trelegy", day(2027, time.June, 1), "175.00"},
		{"Xtandi", day(2027, time.June, 1), "7004.00"},
		{"Xtandi", cal.Date{}, ""},
		{"Sampletin", day(2026, time.July, 1), ""},
	} {
		f, ok := medicare.PublishedOn(c.name, c.day)
		require.Equal(t, c.month != "", ok, "%s on %s", c.name, c.day)
		if ok {
			require.Equal(t, c.month, f.Month.String(), "%s on %s", c.name, c.day)
		}
	}
}

func TestAFairPriceIsOfItsDays(t *testing.T) {
	t.Parallel()
	eliquis, ok := medicare.PublishedOn("Eliquis", day(2026, time.July, 1))
	require.True(t, ok)
	for days, want := range map[int]string{30: "231.00", 90: "693.00", 1: "7.70", 0: "0.00", -1: "0.00"} {
		got, err := eliquis.ForDays(days)
		require.NoError(t, err)
		require.Equal(t, want, got.String(), "%d days", days)
	}
	_, err := medicare.FairPrice{Month: money.Cents(money.MaxCents)}.ForDays(30)
	require.ErrorIs(t, err, money.ErrRange)
}

func TestAHostBringsItsOwnFairPrices(t *testing.T) {
	t.Parallel()
	a, b := ndc(t, "99999-0001-01"), ndc(t, "99999-0001-02")
	table, err := medicare.NewFairPrices([]medicare.FairPrice{
		{NDC: a, Month: money.Cents(110_00), Period: cal.Period{From: day(2027, time.January, 1), To: day(2027, time.December, 31)}},
		{NDC: a, Month: money.Cents(100_00), Period: cal.Period{From: day(2026, time.January, 1), To: day(2026, time.December, 31)}},
	})
	require.NoError(t, err)
	for d, want := range map[cal.Date]string{day(2026, time.December, 31): "100.00", day(2027, time.January, 1): "110.00"} {
		f, ok := table.On(a, d)
		require.True(t, ok)
		require.Equal(t, want, f.Month.String())
	}
	_, ok := table.On(a, day(2028, time.January, 1))
	require.False(t, ok, "no price is carried past its end")
	_, ok = table.On(b, day(2026, time.July, 1))
	require.False(t, ok, "another package is another row")
	var none *medicare.FairPrices
	_, ok = none.On(a, day(2026, time.July, 1))
	require.False(t, ok)
}

func TestATableOfFairPricesSaysWhichRowIsWrong(t *testing.T) {
	t.Parallel()
	good := medicare.FairPrice{NDC: ndc(t, "99999-0001-01"), Month: money.Cents(100_00),
		Period: cal.Period{From: day(2026, time.January, 1), To: day(2026, time.December, 31)}}
	for want, change := range map[string]func(*medicare.FairPrice){
		"medicare: rows[1]: has no NDC":                                         func(f *medicare.FairPrice) { f.NDC = drug.NDC{} },
		"medicare: rows[1]: has no price":                                       func(f *medicare.FairPrice) { f.Month = money.Cents(0) },
		"medicare: rows[1]: has no effective or no end date":                    func(f *medicare.FairPrice) { f.Period.To = cal.Date{} },
		"medicare: rows[1]: ends before it begins":                              func(f *medicare.FairPrice) { f.Period.To = day(2025, time.May, 1) },
		"medicare: rows[1]: shares a day with another row of NDC 99999-0001-01": func(f *medicare.FairPrice) { f.Period.From = f.Period.To },
	} {
		bad := good
		change(&bad)
		_, err := medicare.NewFairPrices([]medicare.FairPrice{good, bad})
		require.EqualError(t, err, want)
	}
}

func TestEveryFigureHasASource(t *testing.T) {
	t.Parallel()
	for _, n := range []int{2025, 2026, 2027} {
		names := map[string]bool{}
		for _, f := range year(t, n).Figures() {
			require.NotEmpty(t, f.Source, "%d %s", n, f.Name)
			require.NotEqual(t, reason.Unstated, f.Evidence, "%d %s", n, f.Name)
			require.False(t, names[f.Name], "%d %s stands twice", n, f.Name)
			names[f.Name] = true
		}
		require.Len(t, names, 12)
	}
	for _, f := range medicare.PublishedFairPrices() {
		require.NotEmpty(t, f.Source, f.Drug)
		require.NotEqual(t, reason.Unstated, f.Evidence, f.Drug)
		require.True(t, f.Period.From.IsSet() && f.Period.To.IsSet() && f.Period.Valid(), f.Drug)
	}
}
