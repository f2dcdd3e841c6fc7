package review

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// Filing is a request at one level, with all that its clock runs on. Instants count to the microsecond.
type Filing struct {
	Program  Program
	Subject  Subject
	Level    Level
	Track    Track
	Second   bool          // the commercial plan has two internal levels
	Received time.Time     // by who answers
	Contract ContractHours // what the plan promised beside the law

	Statement  time.Time // Part D exception: when the prescriber's statement came; zero: not yet
	CourseEnds time.Time // ERISA: when the course of treatment that is to go on ends; zero: none is running
	Extended   cal.Date  // ERISA, Medicaid: the day on which an extension was noticed; unset: none
	Asked      time.Time // when missing information was asked for; zero: never
	Answered   time.Time // when all of it was there; zero: not yet
}

// ContractHours are the plan's own promises for a first answer, in elapsed hours. 0 is no promise.
type ContractHours struct {
	Standard  int `json:"standard,omitempty"`
	Expedited int `json:"expedited,omitempty"`
}

// Clock is the end of the time for an answer.
type Clock struct {
	Due    time.Time `json:"due,omitzero"`    // last instant that is in time; zero: the rule sets no time
	Figure string    `json:"figure,omitzero"` // id of the figure that set it, or "contract"
}

// ByContract is the Figure of a clock that the plan's own promise set.
const ByContract = "contract"

// late is the first instant at which the clock is missed; zero where there is no end.
func (c Clock) late() time.Time {
	if c.Due.IsZero() {
		return c.Due
	}
	return c.Due.Add(time.Microsecond)
}

// Earliest is the clock that binds: the one that ends first. A clock without an end binds only beside another such.
func Earliest(a, b Clock) Clock {
	if b.Due.IsZero() || !a.Due.IsZero() && !b.Due.Before(a.Due) {
		return a
	}
	return b
}

// Clock is when the answer to f is due, in the plan's zone loc (nil panics, as package time does). false: no rule is in
// force, or an input is missing or lies before receipt. Hours are elapsed; a clock of days ends at midnight of its last
// day (C4, C10). Of law and contract the earlier binds (R7.5).
func (f Filing) Clock(loc *time.Location) (Clock, bool) {
	c, ok := f.Law(loc)
	if !ok {
		return Clock{}, false
	}
	return Earliest(c, f.promised()), true
}

// Law is Clock without the contract. Past it the law speaks of a missed deadline; past a promise it does not.
func (f Filing) Law(loc *time.Location) (Clock, bool) {
	if f.Received.IsZero() {
		return Clock{}, false
	}
	c, ok := f.legal(loc)
	if !ok || !c.Due.IsZero() && c.Due.Before(f.Received) {
		return Clock{}, false
	}
	return c, true
}

func (f Filing) legal(loc *time.Location) (Clock, bool) {
	switch {
	case f.Level == ExternalReview:
		return f.runs("external", loc)
	case f.Program == PartD:
		return f.partD(loc)
	case f.Program == Medicaid:
		return f.medicaid(loc)
	case f.Program == Marketplace && f.Subject == FormularyException:
		return f.runs("marketplace", loc)
	case f.Program == ERISA || f.Program == Marketplace:
		return f.erisa(loc)
	}
	return Clock{}, false
}

// runs is the plain clock: the figure of pack, level and track, from receipt.
func (f Filing) runs(pack string, loc *time.Location) (Clock, bool) {
	return f.from(f.Received, f.figure(pack, loc), loc)
}

// from runs a figure from an instant; false where it gives no end.
func (f Filing) from(start time.Time, g Figure, loc *time.Location) (Clock, bool) {
	c := Clock{g.after(start, loc), g.ID}
	return c, !c.Due.IsZero()
}

// figure is the term of f's level and track on the day of receipt. Above the first answer the standard term is that of a
// track for which no other is known: a payment's, an expedited Appeals Council's.
func (f Filing) figure(pack string, loc *time.Location) Figure {
	level := pack + "." + string(f.Level) + "."
	day := cal.In(f.Received, loc)
	g, ok := FigureOn(level+string(f.Track), day)
	if !ok && f.Level != Determination && f.Track.Known() {
		g, _ = FigureOn(level+string(Standard), day)
	}
	return g
}

// promised is the contract's clock of a first answer. It runs from the instant at which the plan had all it asked for:
// the request, the statement, the missing information (our reading).
func (f Filing) promised() Clock {
	hours := f.Contract.Standard
	switch {
	case f.Level != Determination || f.Track == Payment:
		hours = 0
	case f.Track == Expedited:
		hours = f.Contract.Expedited
	}
	waits := f.awaits() && f.Statement.IsZero() || !f.Asked.IsZero() && f.Answered.IsZero()
	if hours <= 0 || waits {
		return Clock{}
	}
	start := latest(f.Received, latest(f.Statement, f.Answered))
	return Clock{cal.Deadline(start, 0, hours, time.UTC), ByContract}
}

func latest(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}
