package cal_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// utc is the midnight of a day in package time.
func utc(d cal.Date) time.Time {
	year, month, day := d.Split()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// someDay makes a day of the calendar of any number.
func someDay(n int32) cal.Date {
	const days = 3_652_059
	return cal.Of(1, time.January, 1).AddDays(int((n%days + days) % days))
}

// requireDay checks a day against package time, and that years outside 1 to 9999 give none.
func requireDay(t *testing.T, want time.Time, got cal.Date) {
	t.Helper()
	if want.Year() < 1 || want.Year() > 9999 {
		require.False(t, got.IsSet())
		return
	}
	require.Equal(t, want, utc(got))
	require.Equal(t, want.Weekday(), got.Weekday())
	require.Equal(t, want.Format(time.DateOnly), got.String())
}

func FuzzOf(f *testing.F) {
	f.Add(2026, 11, 24)
	f.Add(1900, 2, 29)
	f.Add(10000, 1, 1)
	f.Add(-1, -1, -1)
	f.Fuzz(func(t *testing.T, year, month, day int) {
		got := cal.Of(year, time.Month(month), day)
		if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 {
			require.False(t, got.IsSet())
			return
		}
		want := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if want.Day() != day { // package time rolled over
			require.False(t, got.IsSet())
			return
		}
		requireDay(t, want, got)
		require.Equal(t, got, cal.In(want, time.UTC))
	})
}

func FuzzAdd(f *testing.F) {
	f.Add(int32(739_943), int32(90))
	f.Add(int32(0), int32(-1))
	f.Add(int32(3_652_058), int32(12))
	f.Add(int32(693_594), int32(-25))
	f.Fuzz(func(t *testing.T, day, n int32) {
		d := someDay(day)
		days := d.AddDays(int(n))
		if n > -4_000_000 && n < 4_000_000 {
			requireDay(t, utc(d).AddDate(0, 0, int(n)), days)
		}
		if days.IsSet() {
			require.Equal(t, int(n), days.Sub(d))
			require.Equal(t, d, days.AddDays(-int(n)))
		}
		months := int(n % 150_000)
		year, month, dom := d.Split()
		first := time.Date(year, month+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
		last := first.AddDate(0, 1, -1).Day()
		requireDay(t, first.AddDate(0, 0, min(dom, last)-1), d.AddMonths(months))
		roll := first.AddDate(0, 0, dom-1)
		if dom > last {
			roll = first.AddDate(0, 1, 0)
		}
		requireDay(t, roll, d.AddMonthsRoll(months))
	})
}

func FuzzAge(f *testing.F) {
	f.Add(int32(733_100), int32(739_943))
	f.Add(int32(733_100), int32(733_099))
	f.Fuzz(func(t *testing.T, x, y int32) {
		born, on := someDay(x), someDay(y)
		years, ok := cal.Age(born, on)
		require.Equal(t, !on.Before(born), ok)
		if !ok {
			return
		}
		// Package time rolls 29 February over to 1 March, which is the rule.
		require.False(t, utc(born).AddDate(years, 0, 0).After(utc(on)))
		require.True(t, utc(born).AddDate(years+1, 0, 0).After(utc(on)))
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2026-11-24", "2026-02-29", "", "0000-00-00", "10000-01-01", "2026-11-24T", "２026-11-24"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := cal.Parse(s)
		want, wantErr := time.Parse(time.DateOnly, s)
		if wantErr != nil || want.Year() < 1 {
			require.ErrorIs(t, err, cal.ErrDate)
			require.Zero(t, got)
			return
		}
		require.NoError(t, err)
		requireDay(t, want, got)
		require.Equal(t, s, got.String())
	})
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{`"2026-11-24"`, `null`, `""`, `"`, `20261124`, `"2026-02-30"`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, token []byte) {
		var got, again, scanned cal.Date
		if got.UnmarshalJSON(token) != nil {
			return
		}
		text, err := json.Marshal(got)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &again))
		require.Equal(t, got, again)
		v, err := got.Value()
		require.NoError(t, err)
		require.NoError(t, scanned.Scan(v))
		require.Equal(t, got, scanned)
	})
}

func FuzzBusinessDays(f *testing.F) {
	f.Add(int32(739_943), int16(3))
	f.Add(int32(740_344), int16(-1))
	f.Add(int32(683_000), int16(400))
	f.Add(int32(0), int16(-30))
	f.Add(int32(739_943), int16(-400))
	f.Add(int32(739_944), int16(-6))
	f.Add(int32(710_000), int16(-10_000))
	f.Add(int32(710_000), int16(20_000))
	f.Fuzz(func(t *testing.T, day int32, n int16) {
		d := someDay(day)
		got := cal.AddBusinessDays(d, int(n))
		at, step := utc(d), 1
		if n < 0 {
			step = -1
		}
		for left := int(n); left != 0 && at.Year() >= 1 && at.Year() <= 9999; {
			if at = at.AddDate(0, 0, step); open(at) {
				left -= step
			}
		}
		requireDay(t, at, got)
		if got.IsSet() && n > 0 {
			require.Equal(t, int(n), cal.BusinessDaysBetween(d, got))
			require.Equal(t, -int(n), cal.BusinessDaysBetween(got, d))
		}
	})
}

var zones = []string{
	"America/New_York", "America/Sao_Paulo", "America/Havana", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe",
	"Asia/Kathmandu", "America/Anchorage", "Pacific/Honolulu", "Africa/Casablanca", "Europe/Dublin", "UTC",
}

func FuzzStart(f *testing.F) {
	f.Add(int32(736_636), uint8(1))
	f.Add(int32(734_500), uint8(4))
	f.Add(int32(739_943), uint8(2))
	f.Fuzz(func(t *testing.T, n int32, z uint8) {
		requireStart(t, someDay(n), zone(t, zones[int(z)%len(zones)]))
	})
}

func FuzzDeadline(f *testing.F) {
	f.Add(int64(1_793_376_000), int16(3), int16(0), uint8(0))
	f.Add(int64(1_793_376_000), int16(0), int16(72), uint8(0))
	f.Add(int64(1_541_300_000), int16(1), int16(1), uint8(1))
	f.Fuzz(func(t *testing.T, unix int64, days, hours int16, z uint8) {
		loc := zone(t, zones[int(z)%len(zones)])
		from := time.Unix(unix%100_000_000_000, 123_456_000).UTC() // up to the year 5138
		if !cal.In(from, loc).AddDays(int(days)).IsSet() {
			return
		}
		mid := cal.Deadline(from, int(days), 0, loc)
		require.Equal(t, mid.Add(time.Duration(hours)*time.Hour), cal.Deadline(from, int(days), int(hours), loc))
		requireOnTheClock(t, from, int(days), mid, loc)
	})
}

// requireOnTheClock checks a deadline of whole days.
func requireOnTheClock(t *testing.T, from time.Time, days int, got time.Time, loc *time.Location) {
	t.Helper()
	want := from
	if days != 0 {
		local := from.In(loc)
		sinceMidnight := time.Duration(local.Nanosecond()) +
			time.Duration(local.Hour()*3600+local.Minute()*60+local.Second())*time.Second
		want = firstShowing(utc(cal.In(from, loc).AddDays(days)).Add(sinceMidnight), loc)
	}
	if !want.Equal(got) {
		t.Fatalf("%d days after %s: %s, want %s", days, from.In(loc), got.In(loc), want.In(loc))
	}
}

// firstShowing looks for the first instant at which the clock of loc shows wall, trying every offset that was in
// use within two days of it; a skipped time takes the offset of the day before.
func firstShowing(wall time.Time, loc *time.Location) time.Time {
	var first time.Time
	for h := -48; h <= 48; h++ {
		_, offset := wall.Add(time.Duration(h) * time.Hour).In(loc).Zone()
		at := wall.Add(-time.Duration(offset) * time.Second)
		_, shown := at.In(loc).Zone()
		if shown == offset && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	if first.IsZero() {
		_, offset := wall.Add(-36 * time.Hour).In(loc).Zone()
		first = wall.Add(-time.Duration(offset) * time.Second)
	}
	return first
}

func TestEveryChangeOfClocksSince1970(t *testing.T) {
	t.Parallel()
	for _, name := range zones {
		loc := zone(t, name)
		for at := time.Date(1970, 1, 1, 0, 0, 0, 0, loc); at.Year() < 2040; {
			_, change := at.ZoneBounds()
			if change.IsZero() {
				break
			}
			for h := -30; h <= 30; h++ {
				from := change.Add(time.Duration(h)*30*time.Minute).AddDate(0, 0, -1).UTC()
				requireOnTheClock(t, from, 1, cal.Deadline(from, 1, 0, loc), loc)
			}
			for n := -2; n <= 2; n++ {
				requireStart(t, cal.In(change, loc).AddDays(n), loc)
			}
			at = change
		}
	}
}

// requireStart checks that a day starts at its first instant and ends where the next one starts.
func requireStart(t *testing.T, d cal.Date, loc *time.Location) {
	t.Helper()
	start, end := d.Start(loc), d.End(loc)
	if before := cal.In(start.Add(-1), loc); before.IsSet() && !before.Before(d) {
		t.Fatalf("%s in %s: an instant before its start %s lies in the day", d, loc, start)
	}
	if day := cal.In(start, loc); day.Before(d) || day != d && start != end {
		t.Fatalf("%s in %s: the start %s lies in %s", d, loc, start, day)
	}
	if next := d.AddDays(1); end.Before(start) || next.IsSet() && next.Start(loc) != end {
		t.Fatalf("%s in %s: the end %s is not the start of the next day", d, loc, end)
	}
}
