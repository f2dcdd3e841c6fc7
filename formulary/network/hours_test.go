package network_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/network"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

const newYork = "America/New_York"

func helpLine(t testing.TB, d *network.Directory, id network.LineID) network.Hours {
	t.Helper()
	l, ok := d.HelpLine(id)
	require.True(t, ok)
	h, ok := d.Hours(l.Card)
	require.True(t, ok)
	return h
}

func clock(t testing.TB, s, zoneName string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04:05", s, zone(t, zoneName))
	require.NoError(t, err)
	return at
}

func TestR9_6_HelpLinesAreOpenBySeason(t *testing.T) {
	t.Parallel()
	d := sample(t)
	for _, c := range []struct {
		rule string
		line network.LineID
		at   string
		open bool
	}{
		{"T1", "member-service", "2026-11-21 10:00:00", true},
		{"T2", "member-service", "2026-04-04 10:00:00", false},
		{"T3", "member-service", "2027-03-31 19:59:59", true},
		{"T3", "member-service", "2027-03-31 20:00:00", false},
		{"T4 the last minute is closed", "pharmacist", "2026-11-20 17:30:00", false},
		{"T4 the minute before is open", "pharmacist", "2026-11-20 17:29:59", true},
		{"T5 in season", "member-service", "2027-03-27 10:00:00", true},
		{"T5 out of season", "member-service", "2027-04-03 10:00:00", false},
		{"T6", "member-service", "2026-10-01 07:59:59", false},
		{"the first minute is open", "member-service", "2026-10-01 08:00:00", true},
		{"no holiday is named, so none closes", "member-service", "2026-11-26 10:00:00", true},
	} {
		h := helpLine(t, d, c.line)
		require.Equal(t, c.open, h.Open(clock(t, c.at, newYork), zone(t, newYork)), "%s: %s", c.rule, c.at)
	}
}

func TestHoursAreThoseOfTheZoneOfTheCard(t *testing.T) {
	t.Parallel()
	h := helpLine(t, sample(t), "member-service")
	at := clock(t, "2026-11-24 19:30:00", "America/Chicago")
	require.False(t, h.Open(at, zone(t, newYork)), "it is 20:30 in New York")
	require.True(t, h.Open(at, zone(t, "America/Chicago")))
}

func TestASpecialDayReplacesTheWeek(t *testing.T) {
	t.Parallel()
	d := sample(t)
	for at, want := range map[string]drug.Answer{
		"2026-11-25 10:00:00": drug.Yes,
		"2026-11-26 10:00:00": drug.No, // Thanksgiving, closed
		"2026-12-24 16:59:00": drug.Yes,
		"2026-12-24 17:00:00": drug.No,
		"2026-11-29 09:30:00": drug.No, // Sunday from ten
	} {
		require.Equal(t, want, d.Open(9900011, clock(t, at, newYork), zones(t)), at)
	}
}

func TestOpenIsUnknownWhereAFactIsMissing(t *testing.T) {
	t.Parallel()
	d := sample(t)
	at := clock(t, "2026-11-25 10:00:00", newYork)
	require.Equal(t, drug.Unknown, d.Open(9900033, at, zones(t)), "no hours")
	require.Equal(t, drug.Unknown, d.Open(1234567, at, zones(t)), "no pharmacy")
	require.Equal(t, drug.Unknown, d.Open(9900011, at, nil), "no zone")
	require.Equal(t, []string{newYork}, d.Zones())
}

func TestNextSaysWhenItOpens(t *testing.T) {
	t.Parallel()
	d := sample(t)
	for _, c := range []struct {
		line     network.LineID
		at, want string
	}{
		{"pharmacist", "2026-11-20 17:30:00", "2026-11-23 09:00:00"},     // Friday evening to Monday
		{"pharmacist", "2026-11-23 08:59:59", "2026-11-23 09:00:00"},     // this morning
		{"pharmacist", "2026-11-23 12:00:07", "2026-11-23 12:00:07"},     // open
		{"member-service", "2026-04-03 20:00:00", "2026-04-06 08:00:00"}, // no weekend in April
		{"member-service", "2026-10-31 20:00:00", "2026-11-01 08:00:00"}, // clocks go back in the night
	} {
		next, ok := helpLine(t, d, c.line).Next(clock(t, c.at, newYork), zone(t, newYork))
		require.True(t, ok)
		require.Equal(t, clock(t, c.want, newYork).UTC(), next, c.at)
	}
	_, ok := network.Hours{}.Next(clock(t, "2026-04-03 20:00:00", newYork), zone(t, newYork))
	require.False(t, ok)
}

func TestNextIsOpenAndNothingBeforeItIs(t *testing.T) {
	t.Parallel()
	d := sample(t)
	loc := zone(t, newYork)
	for _, id := range []network.LineID{"pharmacist", "member-service"} {
		h := helpLine(t, d, id)
		for at := clock(t, "2026-09-27 00:00:00", newYork); at.Before(clock(t, "2026-11-08 00:00:00", newYork)); at = at.Add(47 * time.Minute) {
			next, ok := h.Next(at, loc)
			require.True(t, ok)
			require.True(t, h.Open(next, loc))
			require.False(t, next.After(at) && h.Open(next.Add(-time.Minute), loc))
		}
	}
}

func TestSeasonGoesOverNewYear(t *testing.T) {
	t.Parallel()
	s := network.Season{From: network.DayOfYear(time.October, 1), To: network.DayOfYear(time.March, 31)}
	for d, in := range map[string]bool{"2026-09-30": false, "2026-10-01": true, "2026-12-31": true, "2027-01-01": true,
		"2027-03-31": true, "2027-04-01": false, "2028-02-29": true} {
		require.Equal(t, in, s.Has(day(d)), d)
	}
	require.False(t, s.Has(cal.Date{}))
	summer := network.Season{From: network.DayOfYear(time.June, 1), To: network.DayOfYear(time.August, 31)}
	require.True(t, summer.Has(day("2026-06-01")))
	require.False(t, summer.Has(day("2026-05-31")))
}

func TestTextsOfHoursAreReadStrictly(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"8:00", "24:01", "08:60", "25:00", "0800", "08-00", "-1:00", "ab:cd", "08:00 "} {
		_, err := network.ParseClock(s)
		require.Error(t, err, s)
	}
	for _, s := range []string{"2-29", "02-30", "13-01", "00-10", "10-00", "1001x"} {
		_, err := network.ParseMonthDay(s)
		require.Error(t, err, s)
	}
	for _, s := range []string{"", "fri-mon", "mon-mon", "monday", "mon,", "mon-"} {
		_, err := network.ParseWeekdays(s)
		require.Error(t, err, s)
	}
	require.Zero(t, network.ClockAt(24, 1))
	require.Zero(t, network.ClockAt(-1, 0))
	require.Zero(t, network.DayOfYear(time.February, 30))
}

func TestEverySetOfWeekdaysSurvivesItsText(t *testing.T) {
	t.Parallel()
	for w := network.Weekdays(1); w <= network.AllWeek; w++ {
		back, err := network.ParseWeekdays(w.String())
		require.NoError(t, err)
		require.Equal(t, w, back, w.String())
	}
	require.Equal(t, "mon-fri", network.MonToFri.String())
	require.Equal(t, "sat-sun", network.SatSun.String())
}

func TestEveryWordSurvivesItsText(t *testing.T) {
	t.Parallel()
	for i := range 8 {
		roundTrip(t, network.Channel(i))
		roundTrip(t, network.Standing(i))
		roundTrip(t, network.Status(i))
		roundTrip(t, network.Area(i))
		roundTrip(t, network.Kind(i))
	}
	for i := range 25 * 60 {
		roundTrip(t, network.Clock(i))
	}
	for i := range 1400 {
		roundTrip(t, network.MonthDay(i))
	}
	for _, p := range []network.PharmacyID{0, 1, 9_999_999, 10_000_000} {
		roundTrip(t, p)
	}
}

// roundTrip writes v and reads it again; a number without a meaning must not be written.
func roundTrip[T comparable](t *testing.T, v T) {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		return
	}
	var back T
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, v, back)
}
