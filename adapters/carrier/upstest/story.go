package upstest

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// Event is one scan, with UPS's machine codes.
type Event struct {
	At   time.Time `json:"at"`
	Type string    `json:"type"`   // "I"
	Code string    `json:"code"`   // "OT"
	Num  string    `json:"number"` // "021"
}

// What each kind of scan is called. Numbers and letters are UPS's.
var events = map[shipping.Status]Event{
	shipping.LabelCreated:       {Type: "M", Code: "MP", Num: "003"},
	shipping.Accepted:           {Type: "I", Code: "OR", Num: "160"},
	shipping.InTransit:          {Type: "I", Code: "DP", Num: "005"},
	shipping.OutForDelivery:     {Type: "I", Code: "OT", Num: "021"},
	shipping.AvailableForPickup: {Type: "D", Code: "2Q", Num: "161"},
	shipping.Delivered:          {Type: "D", Code: "FS", Num: "011"},
	shipping.Exception:          {Type: "X", Code: "48", Num: "060"},
	shipping.ReturnedToSender:   {Type: "X", Code: "RS", Num: "034"},
	shipping.Lost:               {Type: "X", Code: "LP", Num: "068"},
	shipping.Cancelled:          {Type: "MV", Code: "VP", Num: "007"},
	shipping.Info:               {Type: "X", Code: "UP", Num: "129"},
}

func (e Event) on(at time.Time) Event {
	e.At = at.UTC()
	return e
}

// story is everything that has happened to l by now, oldest first: by the calendar, or as Advance played it.
func (s *Server) story(l *Label, now time.Time) []Event {
	all := s.planned(l)
	if len(l.Played) > 0 {
		all = append([]Event{all[0]}, l.Played...)
		now = later(now, l.Played[len(l.Played)-1].At)
	}
	if !l.Live() {
		all = slices.DeleteFunc(all, func(e Event) bool { return e.At.After(l.Voided) })
		all = append(all, events[shipping.Cancelled].on(l.Voided))
	}
	return slices.DeleteFunc(all, func(e Event) bool { return e.At.After(now) })
}

// planned is the usual way of a parcel. It hangs on the day of the label and not on its minute, so that a label that
// is bought a little later the same morning has the same story.
func (s *Server) planned(l *Label) []Event {
	bought := cal.In(l.Bought, s.opt.Zone)
	pickup := s.pickup(l)
	next := cal.AddBusinessDays(pickup, 1)
	last := cal.AddBusinessDays(pickup, transit[l.Service])
	return []Event{
		events[shipping.LabelCreated].on(s.at(bought, 0, 1)),
		events[shipping.Accepted].on(s.at(pickup, 18, 0)),
		events[shipping.InTransit].on(s.at(pickup, 22, 30)),
		{Type: "I", Code: "AR", Num: "010", At: s.at(next, 4, 10)},
		events[shipping.OutForDelivery].on(s.at(last, 8, 5)),
		events[shipping.Delivered].on(s.at(last, 13, 47)),
	}
}

// lastPickup is the hour of the day by which a label is bought to be picked up at 18:00.
const lastPickup = 17

// pickup is the day on which l is collected: that of its purchase before 17:00, else the next business day.
func (s *Server) pickup(l *Label) cal.Date {
	day := cal.OnOrAfterBusinessDay(cal.In(l.Bought, s.opt.Zone))
	if day == cal.In(l.Bought, s.opt.Zone) && l.Bought.In(s.opt.Zone).Hour() >= lastPickup {
		return cal.AddBusinessDays(day, 1)
	}
	return day
}

func (s *Server) at(d cal.Date, hour, minute int) time.Time {
	year, month, day := d.Split()
	return time.Date(year, month, day, hour, minute, 0, 0, s.opt.Zone).UTC()
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// usual are the stations that a parcel passes, in order.
var usual = []shipping.Status{shipping.Accepted, shipping.InTransit, shipping.OutForDelivery, shipping.Delivered}

// Advance plays the life of label n until it has a scan of status to, later than all scans before. Usual stations on
// the way are passed too: accepted, in transit, out for delivery, delivered. From then on the calendar moves the
// parcel no more. An unknown number, and a status that UPS has no scan for, change nothing.
func (s *Server) Advance(n shipping.TrackingNumber, to shipping.Status) {
	_ = s.books.change(func(st *state) error {
		l := st.find(n.Reveal())
		if _, known := events[to]; l == nil || !known {
			return nil
		}
		l.Played = slices.Clone(l.Played)
		for _, status := range stations(l.Played, to) {
			l.Played = append(l.Played, events[status].on(s.nextScan(l)))
		}
		return nil
	})
}

func (s *Server) nextScan(l *Label) time.Time {
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
		if e.Num == events[shipping.ReturnedToSender].Num {
			return []shipping.Status{to}
		}
		passed = max(passed, slices.IndexFunc(usual, func(s shipping.Status) bool { return events[s].Num == e.Num }))
	}
	return usual[min(passed+1, goal) : goal+1]
}
