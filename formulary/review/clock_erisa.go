package review

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// erisa is the clock of a commercial plan (R7.5).
func (f Filing) erisa(loc *time.Location) (Clock, bool) {
	switch {
	case f.Level == InternalAppeal && f.Second:
		f.Level = SecondAppeal // two levels share the time of one
		return f.runs(string(ERISA), loc)
	case f.Level != Determination:
		return f.runs(string(ERISA), loc)
	case f.Track == Expedited:
		return f.urgent(loc)
	}
	return f.extended(loc)
}

// urgent is 72 hours; 24 where a course of treatment is to go on and was asked about at least 24 hours before its end.
// Where information was asked for in the first 24 hours, it is 48 hours after the answer or after the 48 hours that the
// answer may take, whichever is first.
func (f Filing) urgent(loc *time.Location) (Clock, bool) {
	day := cal.In(f.Received, loc)
	course, ok1 := FigureOn("erisa.concurrent", day)
	ask, ok2 := FigureOn("erisa.urgent_ask", day)
	answer, ok3 := FigureOn("erisa.urgent_answer", day)
	decide, ok4 := FigureOn("erisa.urgent_decide", day)
	switch {
	case !ok1 || !ok2 || !ok3 || !ok4:
		return Clock{}, false
	case !f.CourseEnds.IsZero() && !f.CourseEnds.Before(course.after(f.Received, loc)):
		return f.from(f.Received, course, loc)
	case f.Asked.IsZero() || f.Asked.After(ask.after(f.Received, loc)):
		return f.runs(string(ERISA), loc)
	}
	return f.from(f.resumed(answer, loc), decide, loc)
}

// extended is the term of days, with one extension that was noticed inside the term, and with the time that the clock
// stood still for missing information.
func (f Filing) extended(loc *time.Location) (Clock, bool) {
	received := cal.In(f.Received, loc)
	term := f.figure(string(ERISA), loc)
	more, ok1 := FigureOn("erisa.extension", received)
	wait, ok2 := FigureOn("erisa.answer", received)
	if term.Unit != Days || !ok1 || !ok2 {
		return Clock{}, false
	}
	last := received.AddDays(int(term.Value))
	asked := cal.In(f.Asked, loc)
	first := !f.Extended.IsSet() || !f.Extended.Before(asked) // there is one extension: the first notice is it
	switch {
	case !f.Asked.IsZero() && !asked.After(last) && first:
		stood := cal.In(f.resumed(wait, loc), loc).Sub(asked)
		last = last.AddDays(int(more.Value) + stood)
	case f.Extended.IsSet() && !f.Extended.After(last):
		last = last.AddDays(int(more.Value))
	}
	c := Clock{lastOf(last, loc), term.ID}
	return c, !c.Due.IsZero()
}

// resumed is when the clock that stopped at Asked runs again: at the answer, or at the end of the time that it may take.
func (f Filing) resumed(wait Figure, loc *time.Location) time.Time {
	end := wait.after(f.Asked, loc)
	if !f.Answered.IsZero() && f.Answered.Before(end) {
		return latest(f.Asked, f.Answered)
	}
	return end
}
