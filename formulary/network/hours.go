package network

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Hours is when a pharmacy or a help line is open, on the wall clock of its own zone: the lines together, but for
// special days, on which nothing else counts. Open is where one line says so. The zero value is never open; where
// hours are not known there is no Hours.
type Hours struct {
	Lines   []OpenLine   `json:"lines,omitempty"`
	Special []SpecialDay `json:"special,omitempty"`
}

// OpenLine is hours that are the same on some days of the week, all year or in a season. It is open in the minute of
// Opens and no longer in that of Closes (R9.6). What goes past midnight takes two lines: to 24:00 and from 00:00.
type OpenLine struct {
	Days   Weekdays `json:"days"`
	Opens  Clock    `json:"opens"`
	Closes Clock    `json:"closes"`
	Season *Season  `json:"season,omitempty"` // nil: all year
}

// Season is a part of every year, both days counted; From after To goes over New Year. A season that ends on
// 02-28 leaves 29 February out; one that ends on 02-29 holds it where there is one.
type Season struct {
	From MonthDay `json:"from"`
	To   MonthDay `json:"to"`
}

// Has reports whether d lies in the season. An unset day does not.
func (s Season) Has(d cal.Date) bool { return d.IsSet() && s.has(monthDay(d)) }

func (s Season) has(d MonthDay) bool {
	if s.From > s.To {
		return d >= s.From || d <= s.To
	}
	return d >= s.From && d <= s.To
}

func monthDay(d cal.Date) MonthDay {
	_, month, day := d.Split()
	return MonthDay(int(month)*100 + day)
}

// SpecialDay is one date with hours of its own. Without Opens and Closes it is closed all day. A holiday is closed
// only where a special day names it (R9.6).
type SpecialDay struct {
	Date   cal.Date `json:"date,omitzero"`
	Opens  Clock    `json:"opens,omitzero"`
	Closes Clock    `json:"closes,omitzero"`
}

// wall is an instant as a wall clock shows it.
type wall struct {
	date    cal.Date
	day     MonthDay
	weekday time.Weekday
	clock   Clock
}

func wallAt(t time.Time, loc *time.Location) wall {
	t = t.In(loc)
	w := wallOn(cal.In(t, loc))
	w.clock = ClockAt(t.Hour(), t.Minute())
	return w
}

func wallOn(d cal.Date) wall { return wall{date: d, day: monthDay(d), weekday: d.Weekday()} }

// Open reports whether it is open at the instant, on the wall clock of zone loc. It panics on a nil zone, as package
// time does.
func (h Hours) Open(at time.Time, loc *time.Location) bool { return h.open(wallAt(at, loc)) }

func (h *Hours) open(w wall) (open bool) {
	h.spans(w, func(opens, closes Clock) { open = open || opens <= w.clock && w.clock < closes })
	return open
}

// spans gives the hours of the day of w.
func (h *Hours) spans(w wall, span func(opens, closes Clock)) {
	for _, s := range h.Special {
		if s.Date == w.date {
			span(s.Opens, s.Closes)
			return
		}
	}
	for i := range h.Lines {
		l := &h.Lines[i]
		if l.Days.Has(w.weekday) && (l.Season == nil || l.Season.has(w.day)) {
			span(l.Opens, l.Closes)
		}
	}
}

// daysAhead is how far Next looks: a year, whatever the season.
const daysAhead = 366

// Next is the first instant from at on when it is open, as UTC: at itself where it is open then. ok is false where it
// stays closed for a year.
func (h Hours) Next(at time.Time, loc *time.Location) (next time.Time, ok bool) {
	if h.Open(at, loc) {
		return at.UTC(), true
	}
	today := cal.In(at, loc)
	for n := 0; n <= daysAhead && next.IsZero(); n++ {
		day := today.AddDays(n)
		h.spans(wallOn(day), func(opens, closes Clock) {
			t := opening(day, opens, loc)
			if opens < closes && !t.Before(at) && (next.IsZero() || t.Before(next)) {
				next = t
			}
		})
	}
	return next, !next.IsZero()
}

func opening(d cal.Date, c Clock, loc *time.Location) time.Time {
	year, month, day := d.Split()
	return time.Date(year, month, day, 0, int(c)-1, 0, 0, loc).UTC()
}

// Zones is the time zones that the caller has loaded, by IANA name.
type Zones map[string]*time.Location

// open is Unknown where the hours or the zone are not known.
func (z Zones) open(h *Hours, zone string, at time.Time) drug.Answer {
	loc := z[zone]
	if h == nil || loc == nil {
		return drug.Unknown
	}
	return drug.AnswerOf(h.Open(at, loc))
}
