package review

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Unit says what a Figure counts.
type Unit string

// The units.
const (
	Hours        Unit = "hours"         // elapsed
	Days         Unit = "days"          // of the calendar in the plan's zone; the event is day 0, the last day counts to midnight
	BusinessDays Unit = "business_days" // Monday to Friday less the federal holidays as observed
	Months       Unit = "months"        // of the calendar
	Cents        Unit = "cents"
	Code         Unit = "code" // a number that only names something
)

// Figure is one number of the law with its dates and its source: a row of the rule pack.
type Figure struct {
	ID       string // permanent: "part_d.determination.standard"
	Value    int64
	Unit     Unit
	From, To cal.Date // both counted; unset: no such end is known
	Citation string
	Evidence reason.Evidence
}

// Figures is the rule pack. The slice is the caller's.
func Figures() []Figure { return slices.Clone(figures) }

// FigureOn is the figure of an id that is in force on a day. false: no rule is in force, and whoever asked must stop: a
// number of last year is not carried forward. An unset day has no figure.
func FigureOn(id string, day cal.Date) (Figure, bool) {
	for i := range figures {
		if figures[i].ID == id && (cal.Period{From: figures[i].From, To: figures[i].To}).Contains(day) {
			return figures[i], true
		}
	}
	return Figure{}, false
}

// after is the last instant that is in time when the figure runs from an instant; the zero Time where the figure counts
// no time, or the end lies outside years 1 to 9999.
func (g Figure) after(from time.Time, loc *time.Location) time.Time {
	day := cal.In(from, loc)
	switch g.Unit {
	case Hours:
		return cal.Deadline(from, 0, int(g.Value), loc)
	case Days:
		return lastOf(day.AddDays(int(g.Value)), loc)
	case BusinessDays:
		return lastOf(cal.AddBusinessDays(day, int(g.Value)), loc)
	}
	return time.Time{}
}

// lastOf is the last instant of a day in zone loc. Instants are whole microseconds.
func lastOf(day cal.Date, loc *time.Location) time.Time {
	end := day.End(loc)
	if end.IsZero() {
		return end
	}
	return end.Add(-time.Microsecond)
}
