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

// at is an instant of the wall clock five hours behind UTC, as New York has it in winter.
func at(t testing.TB, s string) time.Time {
	t.Helper()
	v, err := time.ParseInLocation("2006-01-02 15:04:05", s, winter)
	require.NoError(t, err)
	return v
}

var winter = time.FixedZone("EST", -5*3600)

func TestR10_5_AnElectionIsProcessedIn24HoursOrBeforeTheYearIn10Days(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ received, late string }{
		"in the year, 24 hours":                          {"2026-03-02 09:30:00", "2026-03-03 09:30:00"},
		"the first second of the year is in it":          {"2026-01-01 00:00:00", "2026-01-02 00:00:00"},
		"the last one too":                               {"2026-12-31 23:59:59", "2027-01-01 23:59:59"},
		"before the year, the end of the tenth day":      {"2025-11-20 09:30:00", "2025-12-01 00:00:00"},
		"on 21 December the tenth day is the last":       {"2025-12-21 09:30:00", "2026-01-01 00:00:00"},
		"on 22 December the days that are left are nine": {"2025-12-22 09:30:00", "2026-01-01 00:00:00"},
		"on the last day before it there is that day":    {"2025-12-31 23:59:59", "2026-01-01 00:00:00"},
	} {
		due, err := year(t, 2026).ElectionDue(at(t, c.received), winter)
		require.NoError(t, err, name)
		require.True(t, at(t, c.late).Equal(due), "%s: %s", name, due.In(winter))
	}
}

func TestR10_5_AnElectionIsOfAYear(t *testing.T) {
	t.Parallel()
	y := year(t, 2026)
	for want, ask := range map[string]func() (time.Time, error){
		"medicare: Received: is not set":                  func() (time.Time, error) { return y.ElectionDue(time.Time{}, winter) },
		"medicare: Zone: is not set":                      func() (time.Time, error) { return y.ElectionDue(at(t, "2026-03-02 09:30:00"), nil) },
		"medicare: Received: comes when the year is over": func() (time.Time, error) { return y.ElectionDue(at(t, "2027-01-01 00:00:00"), winter) },
	} {
		due, err := ask()
		var wrong *medicare.InputError
		require.ErrorAs(t, err, &wrong)
		require.EqualError(t, err, want)
		require.True(t, due.IsZero())
	}
	due, err := y.ElectionDue(at(t, "2026-12-31 23:59:59"), time.UTC) // in London it is 2027 already
	require.Error(t, err, due)
}

func TestR10_5_AnUrgentElectionReachesBackFor72Hours(t *testing.T) {
	t.Parallel()
	claim := at(t, "2026-11-20 15:00:00")
	for name, c := range map[string]struct {
		asked  time.Time
		urgent drug.Answer
		want   drug.Answer
	}{
		"72 hours later is in time":           {claim.Add(72 * time.Hour), drug.Yes, drug.Yes},
		"a second more is not":                {claim.Add(72*time.Hour + time.Second), drug.Yes, drug.No},
		"at once":                             {claim, drug.Yes, drug.Yes},
		"no urgent need":                      {claim.Add(time.Hour), drug.No, drug.No},
		"nobody says whether it was":          {claim.Add(time.Hour), drug.Unknown, drug.Unknown},
		"which does not matter past 72 hours": {claim.Add(73 * time.Hour), drug.Unknown, drug.No},
		"before the claim":                    {claim.Add(-time.Second), drug.Yes, drug.Unknown},
		"nobody says when":                    {time.Time{}, drug.Yes, drug.Unknown},
	} {
		require.Equal(t, c.want, medicare.ReachesBack(claim, c.asked, c.urgent), name)
	}
	require.Equal(t, drug.Unknown, medicare.ReachesBack(time.Time{}, claim, drug.Yes))
}

func TestR10_6_TheGraceIsTwoMonthsAfterTheNotice(t *testing.T) {
	t.Parallel()
	for noticed, want := range map[string]string{
		"2026-03-01": "2026-04-01..2026-05-31",
		"2026-03-31": "2026-04-01..2026-05-31",
		"2026-12-15": "2027-01-01..2027-02-28",
		"2027-12-15": "2028-01-01..2028-02-29",
	} {
		day, err := cal.Parse(noticed)
		require.NoError(t, err)
		grace, ok := medicare.Grace(day)
		require.True(t, ok)
		require.Equal(t, want, grace.String(), noticed)
		require.Equal(t, drug.No, medicare.Dropped(day, grace.To), noticed)
		require.Equal(t, drug.Yes, medicare.Dropped(day, grace.To.AddDays(1)), noticed)
	}
	_, ok := medicare.Grace(cal.Date{})
	require.False(t, ok)
	require.Equal(t, drug.Unknown, medicare.Dropped(cal.Date{}, cal.Of(2026, time.May, 1)))
	require.Equal(t, drug.Unknown, medicare.Dropped(cal.Of(2026, time.May, 1), cal.Date{}))
	require.Equal(t, cal.Of(2026, time.March, 16), medicare.MissedBillNotice(cal.Of(2026, time.March, 1)))
}

// Who leaves owes what was spread: the bills go on without new costs, and sum to the costs.
func TestR10_6_WhoLeavesIsBilledForTheRestAndNoMore(t *testing.T) {
	t.Parallel()
	asked := at(t, "2026-03-10 12:00:00")
	require.Equal(t, at(t, "2026-03-11 12:00:00"), medicare.OptOutDue(asked))
	y, balance, billed := year(t, 2026), money.Amount{}, money.Amount{}
	costs := map[time.Month]money.Amount{time.January: money.Cents(525_00), time.March: money.Cents(100_01)}
	for m := time.January; m <= time.December; m++ {
		bill := y.Bill(medicare.Month{First: time.January, Month: m, Balance: balance, Cost: costs[m]})
		balance, billed = balance.Add(costs[m]).Sub(bill), billed.Add(bill)
	}
	require.True(t, balance.IsZero())
	require.Equal(t, money.Cents(625_01), billed)
}

func TestEachClockOfThePaymentPlanSaysItsSource(t *testing.T) {
	t.Parallel()
	clocks := medicare.PaymentClocks()
	require.Len(t, clocks, 6)
	for _, c := range clocks {
		require.NotEmpty(t, c.Name)
		require.Contains(t, c.Source, "42 CFR 423.137", c.Name)
		require.Positive(t, c.Hours+c.Days+c.Months)
		require.Equal(t, cal.Of(2025, time.January, 1), c.From)
		require.NotEqual(t, reason.Read, c.Evidence, "nobody has read the paragraphs")
	}
}
