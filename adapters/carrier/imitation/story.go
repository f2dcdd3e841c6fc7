package imitation

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// Event is one scan of a parcel. The imitation gives it the carrier's codes.
type Event struct {
	At     time.Time       `json:"at"` // UTC
	Status shipping.Status `json:"status"`
	Hub    bool            `json:"hub,omitempty"` // of InTransit: arrived at a hub; false: departed
}

// Story is everything that has happened to l by the site's clock, oldest first: by the calendar, or as Advance played it.
func (s *Site) Story(l *Label) []Event {
	now, all := s.Now(), s.planned(l)
	if len(l.Played) > 0 {
		all = append([]Event{all[0]}, l.Played...)
		if last := l.Played[len(l.Played)-1].At; last.After(now) {
			now = last
		}
	}
	if !l.Live() {
		all = slices.DeleteFunc(all, func(e Event) bool { return e.At.After(l.Voided) })
		all = append(all, Event{At: l.Voided.UTC(), Status: shipping.Cancelled})
	}
	return slices.DeleteFunc(all, func(e Event) bool { return e.At.After(now) })
}

// planned is the usual way of a parcel. It hangs on the day of the label and not on its minute, so that a label that
// is bought a little later the same morning has the same story. A label of the day's first minute is there from its first
// moment.
func (s *Site) planned(l *Label) []Event {
	bought := cal.In(l.Bought, s.cfg.Zone)
	pickup := s.PickupDay(l.Bought)
	next := cal.AddBusinessDays(pickup, 1)
	last := s.Due(l)
	created := s.at(bought, 0, 1)
	if l.Bought.Before(created) {
		created = l.Bought.UTC()
	}
	return []Event{
		{At: created, Status: shipping.LabelCreated},
		{At: s.at(pickup, 18, 0), Status: shipping.Accepted},
		{At: s.at(pickup, 22, 30), Status: shipping.InTransit},
		{At: s.at(next, 4, 10), Status: shipping.InTransit, Hub: true},
		{At: s.at(last, 8, 5), Status: shipping.OutForDelivery},
		{At: s.at(last, 13, 47), Status: shipping.Delivered},
	}
}

// Due is the day on which l is delivered by the calendar.
func (s *Site) Due(l *Label) cal.Date {
	return cal.AddBusinessDays(s.PickupDay(l.Bought), s.cfg.Transit(l.Service))
}

// lastPickup is the hour of the day by which a label is bought to be picked up at 18:00.
const lastPickup = 17

// PickupDay is the day on which a label bought then is collected: that day before 17:00, else the next business day.
func (s *Site) PickupDay(bought time.Time) cal.Date {
	day := cal.OnOrAfterBusinessDay(cal.In(bought, s.cfg.Zone))
	if day == cal.In(bought, s.cfg.Zone) && bought.In(s.cfg.Zone).Hour() >= lastPickup {
		return cal.AddBusinessDays(day, 1)
	}
	return day
}

func (s *Site) at(d cal.Date, hour, minute int) time.Time {
	year, month, day := d.Split()
	return time.Date(year, month, day, hour, minute, 0, 0, s.cfg.Zone).UTC()
}

// usual are the stations that a parcel passes, in order.
var usual = []shipping.Status{shipping.Accepted, shipping.InTransit, shipping.OutForDelivery, shipping.Delivered}

// Advance plays the life of label n until it has a scan of status to, later than all scans before. Usual stations on
// the way are passed too: accepted, in transit, out for delivery, delivered. From then on the calendar moves the
// parcel no more. An unknown number changes nothing.
func (s *Site) Advance(n shipping.TrackingNumber, to shipping.Status) {
	_ = s.Change(func(st *State) error {
		l := st.Find(n.Reveal())
		if l == nil || to == shipping.StatusUnknown {
			return nil
		}
		l.Played = slices.Clone(l.Played)
		for _, status := range stations(l.Played, to) {
			l.Played = append(l.Played, Event{At: nextScan(l).UTC(), Status: status})
		}
		return nil
	})
}

func nextScan(l *Label) time.Time {
	if len(l.Played) == 0 {
		return l.Bought.Add(time.Hour)
	}
	return l.Played[len(l.Played)-1].At.Add(time.Hour)
}

// stations are the scans that are missing until to, to itself last.
func stations(played []Event, to shipping.Status) []shipping.Status {
	goal := slices.Index(usual, to)
	if goal < 0 {
		return []shipping.Status{to}
	}
	passed := -1
	for _, e := range played {
		if e.Status == shipping.ReturnedToSender {
			return []shipping.Status{to}
		}
		passed = max(passed, slices.Index(usual, e.Status))
	}
	return usual[min(passed+1, goal) : goal+1]
}
