package auto

import (
	"cmp"
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Evolve folds one event into the state. An event of another machine changes nothing.
func Evolve(s State, e stream.Named) State {
	switch e := e.(type) {
	case FillRecorded:
		return s.filled(e)
	case FillDropped:
		s = s.dropped(e)
		return s.moved(cmp.Or(s.Status, NotEnrolled), e.At)
	case ConsentGiven:
		s = s.consented(e)
		if s.Cycle.Opened { // its order was open when the member stopped, and has not shipped
			return s.moved(Ordered, e.At)
		}
		return s.moved(Enrolled, e.At)
	case CyclePlanned:
		if s.Cycle.Opened { // that order is over: a person said so
			s.Underway = max(0, s.Underway-1)
		}
		s.Cycle, s.Timer = e.Cycle, e.Timer
		return s.moved(Enrolled, e.At)
	case ReminderAsked:
		s.Cycle, s.Timer = e.Cycle, e.Timer
		return s.moved(s.Status, e.At)
	case ReminderAnswered:
		s.Cycle = s.Cycle.answered(e)
		return s.moved(s.Status, e.At)
	case ShipmentConfirmed:
		s.Cycle.Confirmed = true
		return s.moved(s.Status, e.At)
	case ShipmentSkipped:
		return s.moved(s.Status, e.At)
	case ShipmentHeld:
		s = s.moved(Held, e.At)
		s.Hold = e.Code
		return s
	case RefillOpened:
		s.Cycle.Opened, s.Timer = true, e.Timer
		s.Underway++
		return s.moved(Ordered, e.At)
	case ConsentEnded:
		return s.closed(e).moved(s.after(e.End), e.At)
	case RefillsEnded:
		s.Resumes, s.Renewing, s.Last, s.OrderBy = s.live(), true, Last{}, cal.Date{}
		return s.moved(LastFilled, e.At)
	case RefillsReopened:
		to := NotEnrolled
		if s.Resumes {
			to = Enrolled
		}
		s.Resumes = false
		return s.moved(to, e.At)
	case TimerSet:
		s.Timer = e.Timer
		return s.moved(s.Status, e.At)
	}
	return s.chosen(e)
}

// chosen is Evolve for the events of events_member.go.
func (s State) chosen(e stream.Named) State {
	switch e := e.(type) {
	case ShipmentMoved:
		s.Paused = cal.Date{} // the later wish holds
		return s.moved(s.Status, e.At)
	case ShipmentPaused:
		s.Paused = e.Until
		return s.moved(s.Status, e.At)
	case ReleaseAsked:
		s.AskedOn, s.Timer = e.On, e.Timer
		return s.moved(Checking, e.At)
	case LastRefillAsked:
		s.Last, s.Timer = Last{On: e.On, Late: e.Timer}, e.Timer
		return s.moved(s.Status, e.At)
	case LastRefillAnswered:
		s.Last.Answered, s.Last.Outreach, s.Last.Keep = true, e.Outreach, e.Keep
		return s.moved(s.Status, e.At)
	case OrderByPlanned:
		s.OrderBy, s.Timer = e.On, e.Timer
		return s.moved(s.Status, e.At)
	case OrderByReached:
		s.OrderBy = cal.Date{}
		return s.moved(s.Status, e.At)
	case UnwantedReported:
		return s.remedied(e).moved(s.Status, e.At)
	}
	return s
}

// after is the status that follows the end of a consent. After the last refill there is nothing to stop, and only a new
// prescription moves on.
func (s State) after(end End) Status {
	rule, _ := end.rule()
	switch {
	case s.Status == LastFilled && end != NewPrescription:
		return LastFilled
	case rule.Ask:
		return ConsentNeeded
	}
	return Stopped
}

// filled counts a fill. The slices are copied, for states share nothing.
func (s State) filled(e FillRecorded) State {
	s.Rx, s.ShipTo, s.Paid, s.Policy, s.LeadDays = e.Rx, e.ShipTo, e.Paid, e.Policy, e.LeadDays
	own := s.Underway > 0 && !e.ByHand
	if own {
		s.Underway--
	}
	s.Shipments = append(slices.Clip(s.Shipments), Shipment{Order: e.Order, Sent: e.Fill.Date, Paid: e.Paid, Automatic: own,
		Yes: own && s.Consent.Mode == PerShipment && s.Cycle.Confirmed})
	s.Cycle.Opened = false // what was ordered has left
	s.RemindsOrder, s.OrderBy = e.OrderBy, cal.Date{}
	s.Fills = append(slices.Clip(s.Fills), e.Fill)
	s.Orders = append(slices.Clip(s.Orders), e.Order)
	return s.moved(cmp.Or(s.Status, NotEnrolled), e.At)
}

// moved stamps an event: a hold ends with its status, and Since begins with a new one.
func (s State) moved(to Status, at time.Time) State {
	if to != s.Status {
		s.Status, s.Since, s.Hold = to, at, ""
	}
	s.Updated = at
	s.Version++
	return s
}

func (c Cycle) answered(e ReminderAnswered) Cycle {
	if e.Cycle != c.No || e.No < 1 || e.No > Reminders || !e.Delivered || c.Delivered[e.No-1] {
		return c
	}
	c.Delivered[e.No-1] = true
	c.Sent++
	return c
}
