package cal

import "time"

// Start is the first instant of the day in zone loc, as UTC. Where the clocks skip midnight it is the instant
// of the change; where they skip the whole day, the instant at which the next day begins. The Start of an
// unset Date is the zero Time.
func (d Date) Start(loc *time.Location) time.Time {
	if !d.IsSet() {
		return time.Time{}
	}
	t := onClock(d, 0, loc)
	if local := t.In(loc); sinceMidnight(local) != 0 {
		t, _ = local.ZoneBounds()
	}
	return t.UTC()
}

// End is the first instant of the next day in zone loc, as UTC: an exclusive end. The End of an unset Date is
// the zero Time.
func (d Date) End(loc *time.Location) time.Time {
	if !d.IsSet() {
		return time.Time{}
	}
	return Date{d.n + 1}.Start(loc)
}

// Deadline is the instant that many days and hours after from, as UTC (C4). The days are added on the wall
// clock of zone loc, then the hours as elapsed time: 72 hours from a Friday noon before clocks go back end on
// Monday at 11, 3 days end at noon. A wall-clock time that the clocks skip is read with the offset before the
// change, one that comes twice is the first (as RFC 5545 section 3.3.5 has it). It gives the zero Time where
// the end would leave years 1 to 9999.
func Deadline(from time.Time, days, hours int, loc *time.Location) time.Time {
	const most = 24 * lastDay // more hours than the calendar has
	if hours >= most || hours <= -most {
		return time.Time{}
	}
	t := from
	if days != 0 {
		local := from.In(loc)
		day := In(from, loc).AddDays(days)
		if !day.IsSet() {
			return time.Time{}
		}
		t = onClock(day, sinceMidnight(local), loc)
	}
	end := time.Unix(t.Unix()+int64(hours)*3600, int64(t.Nanosecond())).UTC()
	if !In(end, time.UTC).IsSet() {
		return time.Time{}
	}
	return end
}

// Within is the last day that is in time for "within n days of the event", and the first instant that is too
// late, when a sweep may act (C10): the event is day 0 and day n counts until 24:00 in zone loc. For business
// days use AddBusinessDays and End.
func Within(event Date, days int, loc *time.Location) (last Date, sweep time.Time) {
	last = event.AddDays(days)
	return last, last.End(loc)
}

// sinceMidnight is what the clock on the wall shows.
func sinceMidnight(local time.Time) time.Duration {
	h, m, s := local.Clock()
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second +
		time.Duration(local.Nanosecond())
}

// onClock is the instant at which the wall clock of loc shows d and the time of day. Around a change of clocks
// time.Date takes either offset and does not say which; here a skipped time takes the offset before the
// change, and of a time that comes twice it is the first.
func onClock(d Date, clock time.Duration, loc *time.Location) time.Time {
	year, month, day := d.split()
	wall := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Add(clock)
	t := time.Date(year, month, day, 0, 0, int(clock/time.Second), int(clock%time.Second), loc)
	switch shown := t.Add(offset(t)); {
	case shown.After(wall): // skipped, and t is past the change
		return t
	case shown.Before(wall): // skipped, and t is before the change
		return wall.Add(-offset(t)).In(loc)
	}
	if change, _ := t.ZoneBounds(); !change.IsZero() {
		first := wall.Add(-offset(change.Add(-1)))
		if first.Before(change) {
			return first.In(loc)
		}
	}
	return t
}

// offset is how far the clock of t's zone is ahead of UTC.
func offset(t time.Time) time.Duration {
	_, seconds := t.Zone()
	return time.Duration(seconds) * time.Second
}
