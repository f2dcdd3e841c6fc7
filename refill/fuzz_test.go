package refill_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/refill"
)

// slow keeps supply day by day, as a person with a calendar would: fills of the day come in, one day's supply goes out.
type slow struct {
	fills []refill.Fill
	last  refill.Fill
}

func newSlow(fs []refill.Fill) slow {
	var m slow
	for _, f := range fs {
		if !f.Sound() {
			continue
		}
		m.fills = append(m.fills, f)
		if f.Date.After(m.last.Date) || f.Date == m.last.Date && f.Days > m.last.Days {
			m.last = f
		}
	}
	return m
}

// walk calls see for each day from the first fill on with the supply on hand, until see says stop.
func (m slow) walk(see func(day cal.Date, onHand int) bool) {
	day := m.fills[0].Date
	for _, f := range m.fills {
		day = cal.Min(day, f.Date)
	}
	for stock := 0; ; day = day.AddDays(1) {
		for _, f := range m.fills {
			if f.Date == day {
				stock += f.Days
			}
		}
		if !see(day, stock) {
			return
		}
		stock = max(0, stock-1)
	}
}

// history makes fills of a fuzzer's bytes: a step in days and a supply for each, some of them impossible.
func history(data []byte) []refill.Fill {
	var fs []refill.Fill
	day := cal.Of(2024, 1, 31)
	for i := 0; i+1 < len(data) && len(fs) < 12; i += 2 {
		day = day.AddDays(int(int8(data[i])))
		fs = append(fs, refill.Fill{Date: day, Days: int(data[i+1]) - 3})
	}
	return fs
}

func FuzzSupplyAgainstADayByDayModel(f *testing.F) {
	f.Add([]byte{0, 93, 68, 93, 90, 93}, uint8(75), uint16(200))
	f.Add([]byte{0, 33, 50, 33}, uint8(85), uint16(30))
	f.Add([]byte{10, 33, 200, 0, 5, 2}, uint8(0), uint16(7))
	f.Fuzz(func(t *testing.T, data []byte, percent uint8, ahead uint16) {
		fs := history(data)
		p := refill.Policy{Percent: int(percent)}
		m := newSlow(fs)
		if len(m.fills) == 0 {
			require.False(t, refill.RunOut(fs).IsSet())
			require.False(t, refill.Earliest(fs, cal.Date{}, p).IsSet())
			return
		}
		var runOut cal.Date
		m.walk(func(day cal.Date, onHand int) bool {
			if day.Before(m.last.Date) || onHand > 0 {
				return true
			}
			runOut = day
			return false
		})
		require.Equal(t, runOut, refill.RunOut(fs))
		checkOnHand(t, m, fs, int(ahead)%1000)
		if percent == 0 || percent > 100 {
			return
		}
		used := (m.last.Days*int(percent) + 99) / 100
		m.walk(func(day cal.Date, onHand int) bool {
			if day.Before(m.last.Date.AddDays(used)) || onHand > m.last.Days-used {
				return true
			}
			require.Equal(t, day, refill.Earliest(fs, cal.Date{}, p))
			return false
		})
	})
}

func checkOnHand(t *testing.T, m slow, fs []refill.Fill, ahead int) {
	t.Helper()
	m.walk(func(day cal.Date, onHand int) bool {
		ahead--
		if ahead < 0 {
			require.Equal(t, onHand, refill.OnHand(fs, day), day)
		}
		return ahead >= 0
	})
}

func FuzzEligibilityNeverGuesses(f *testing.F) {
	f.Add(int32(739000), int32(739300), int32(738950), 90, 75, 0, 14, 3, uint8(1), uint8(3))
	f.Add(int32(1), int32(3652059), int32(3652059), 999, 100, 9999999, -1, -1, uint8(9), uint8(255))
	f.Add(int32(739000), int32(739300), int32(738990), 90, 75, 0, 14, 3, uint8(1), uint8(17))
	f.Add(int32(739000), int32(739300), int32(738990), 30, 85, 0, 14, 3, uint8(4), uint8(49))
	f.Fuzz(func(t *testing.T, asOf, last, filled int32, days, percent, lookback, lead, left int, schedule, flags uint8) {
		epoch := cal.Of(1, 1, 1)
		q := refill.Question{
			AsOf: epoch.AddDays(int(asOf)), LastDate: epoch.AddDays(int(last)),
			Fills:    []refill.Fill{{Date: epoch.AddDays(int(filled)), Days: days}, {Date: epoch.AddDays(int(asOf) / 2), Days: 30}},
			Policy:   refill.Policy{Percent: percent, LookbackDays: lookback, NoCarryOver: flags&8 != 0},
			LeadDays: lead, RefillsLeft: left, Schedule: drug.Schedule(schedule),
			RefillsKnown: flags&1 != 0, Open: flags&2 != 0, RefillsAbsent: flags&4 != 0,
		}
		if flags&16 != 0 {
			q.For, q.Override = thisFill, override(refill.Clarification(percent), "2024-01-31")
			q.Override.On, q.Override.By.Role = q.Fills[0].Date, pharmacy.Role(flags>>5)
		}
		if flags&64 != 0 {
			q.Bar = q.Fills[0].Date.AddDays(lead)
		}
		checkQuantities(t, int64(filled), int64(last), days, left, drug.Schedule(schedule))
		v := refill.Eligibility(q)
		require.Equal(t, v.OK, len(v.Trace.Reasons()) == 0)
		if v.From.IsSet() {
			require.False(t, v.OK)
			q.AsOf = v.From
			require.True(t, refill.Eligibility(q).OK || lookback != 0, "waiting until From is enough")
		}
		if !v.OK {
			return
		}
		require.True(t, q.AsOf.IsSet() && q.LastDate.IsSet() && !q.AsOf.After(q.LastDate))
		require.Contains(t, []drug.Schedule{drug.NotControlled, drug.ScheduleIII, drug.ScheduleIV, drug.ScheduleV}, q.Schedule)
		require.True(t, !q.Open && !q.RefillsAbsent)
		require.False(t, q.AsOf.Before(q.Bar))
		require.True(t, q.Override.IsSet() || !q.AsOf.Before(refill.Earliest(q.Fills, q.AsOf, q.Policy)))
	})
}

// checkQuantities asks the other entry points with numbers of any size: they never panic, and what they allow adds up.
func checkQuantities(t *testing.T, a, b int64, days, n int, s drug.Schedule) {
	t.Helper()
	sig := refill.Directions{Dose: b, Times: n, Every: days}
	if got, r := refill.DaysSupply(loose(a), sig); r.Outcome == law.Allow {
		use, period := b*int64(n), int64(max(1, days))
		require.LessOrEqual(t, int64(got)*use, a*period)
		require.Greater(t, int64(got+1)*use, a*period)
	}
	ask := refill.SupplyAsk{Written: a, UnitsLeft: a * int64(n%100), Daily: b, MaxDays: days, Days: n, Schedule: s, StateJoins: drug.Yes}
	if got, r := refill.ForChannel(ask); r.Outcome == law.Allow {
		require.LessOrEqual(t, got.Units, min(ask.UnitsLeft, int64(days)*b))
		require.Equal(t, ask.UnitsLeft, got.Units+got.Left)
		require.True(t, got.Units <= a || s == drug.NotControlled && got.Units%a == 0)
	}
	day := cal.Of(1, 1, 1).AddDays(int(a))
	bridge, _ := refill.Bridge(refill.BridgeAsk{RunOut: day, Expected: day.AddDays(n), Daily: b, MaxDays: days, Schedule: s})
	require.True(t, bridge.Days >= 0 && bridge.Days <= refill.MaxDays)
	plan, r := refill.Synchronize(day.AddDays(n), []refill.SyncDrug{{Fills: []refill.Fill{{Date: day, Days: days}}, Daily: b, Days: days,
		Policy: refill.MailPolicy()}})
	require.Equal(t, r.Outcome == law.Allow, len(plan.Fills) > 0)
	refill.Urgent{Left: n, FastDays: days, Schedule: s}.Options()
	refill.UnitsLeft(a, b, day, day.AddDays(n))
	refill.DoseChange{On: day, UnitsLeft: a, Daily: b, Days: days}.Earliest(refill.Policy{Percent: n})
	refill.Schedule(day, n, []refill.Held{{Question: refill.Question{Fills: []refill.Fill{{Date: day, Days: days}}, LeadDays: n}}})
}
