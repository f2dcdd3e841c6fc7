package review

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
)

// awaits reports whether the clock of f waits for the prescriber's statement.
func (f Filing) awaits() bool {
	return f.Program == PartD && f.Level == Determination && f.Subject.Exception() && f.Track != Payment
}

// partD is the clock of a coverage determination (R7.1) or of a level above it (R7.4). A court has no term.
func (f Filing) partD(loc *time.Location) (Clock, bool) {
	if f.Level == Court {
		return Clock{}, true
	}
	g := f.figure(string(PartD), loc)
	if !f.awaits() {
		return f.from(f.Received, g, loc)
	}
	return f.exception(g, loc)
}

// exception runs a term of hours from the statement, or from receipt and 14 days where the statement is not there by
// then: whichever is first. The 14 days end at the time of day of receipt, the earlier reading of "the end of 14
// calendar days" (our choice).
func (f Filing) exception(g Figure, loc *time.Location) (Clock, bool) {
	wait, ok := FigureOn("part_d.statement_wait", cal.In(f.Received, loc))
	if !ok || g.Unit != Hours {
		return Clock{}, false
	}
	latestEnd := cal.Deadline(f.Received, int(wait.Value), int(g.Value), loc)
	c := Clock{latestEnd, g.ID}
	if !f.Statement.IsZero() {
		c, _ = f.from(latest(f.Received, f.Statement), g, loc)
	}
	c = Earliest(c, Clock{latestEnd, g.ID})
	return c, !c.Due.IsZero()
}

// ForwardBy is when a case that the plan let pass must be with the independent review entity: 24 hours after due (R7.1).
// false: no rule is in force.
func ForwardBy(due time.Time, loc *time.Location) (time.Time, bool) {
	if due.IsZero() {
		return due, false
	}
	g, ok := FigureOn("part_d.missed_forward", cal.In(due, loc))
	return g.after(due, loc), ok
}

// RefusedNoticeBy is the last day for the written notice that a request to expedite was refused (R7.1); unset where no
// rule is in force.
func RefusedNoticeBy(refused cal.Date) cal.Date {
	g, ok := FigureOn("part_d.expedite_refused_notice", refused)
	if !ok {
		return cal.Date{}
	}
	return refused.AddDays(int(g.Value))
}

// MustExpedite reports whether a request to expedite is to be granted without judging it: the prescriber makes or
// supports it, and says that the standard time may seriously jeopardize life, health or function. A member's own request
// is judged.
func MustExpedite(by pharmacy.Role, jeopardy bool) bool {
	return jeopardy && (by == pharmacy.RolePrescriber || by == pharmacy.RolePrescriberAgent)
}
