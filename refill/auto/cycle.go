package auto

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/refill"
)

// The days of a cycle (R3.3).
const (
	ShipLead      = refill.ShipLead // shipment before run-out, unless the plan has another lead
	Transit       = 11              // the promise: a shipment arrives within so many days
	Reminder1Lead = 14              // reminder 1 before the shipment (second-hand: two weeks)
	Reminder2Lead = 4               // reminder 2 before the shipment (our proposal)
	ReminderGap   = 2               // reminder 2 after reminder 1, at least (our proposal)
	Reminders     = 2               // reminders before each shipment (2020 Call Letter, second-hand)
)

// Cycle is one automatic shipment to come (R3.3). Comparable.
type Cycle struct {
	No        int      `json:"no"` // from 1
	RunOut    cal.Date `json:"run_out,omitzero"`
	Reminder1 cal.Date `json:"reminder_1,omitzero"`
	Reminder2 cal.Date `json:"reminder_2,omitzero"`
	Ship      cal.Date `json:"ship,omitzero"`
	Late      bool     `json:"late,omitempty"` // it may arrive after run-out
	Sent      int      `json:"sent"`           // reminders delivered
	Asked     int      `json:"asked"`          // reminders handed to the notifier
	Confirmed bool     `json:"confirmed"`      // the member's yes, in mode PerShipment
	// Delivered says which reminders were delivered; Sent counts them.
	Delivered [Reminders]bool `json:"delivered"`
	// Opened says that this cycle's refill was handed out. It is, once.
	Opened bool `json:"opened,omitempty"`
}

// Arrives is the last day on which this shipment arrives, by the promise.
func (c Cycle) Arrives() cal.Date { return c.Ship.AddDays(Transit) }

// Gap is for how many days the member may be without supply: a shipment on the ship day that takes the whole promise.
// 0 where it arrives in time.
func (c Cycle) Gap() int { return max(0, c.Arrives().Sub(c.RunOut)) }

// Timeline is what the dates of a cycle follow from. An unset date means "none".
type Timeline struct {
	RunOut    cal.Date // first day without supply
	Earliest  cal.Date // a refill is too soon before it
	Today     cal.Date // the day of planning
	Want      cal.Date // a day asked for instead of run-out less the lead
	NotBefore cal.Date // a pause: no shipment before it
	LeadDays  int      // shipment before run-out; 0 or less: ShipLead
}

// Cycle plans shipment no.
func (t Timeline) Cycle(no int) Cycle {
	c := Cycle{No: no, RunOut: t.RunOut, Ship: t.ship()}
	c.Reminder1 = cal.Max(c.Ship.AddDays(-Reminder1Lead), t.Today)
	c.Reminder2 = c.Ship.AddDays(-Reminder2Lead)
	return c.spaced()
}

// ship is the planned day, brought to a business day: the one before, or after where before is too soon.
func (t Timeline) ship() cal.Date {
	want := t.Want
	if !want.IsSet() {
		want = t.RunOut.AddDays(-t.lead())
	}
	floor := cal.Max(t.Earliest, t.NotBefore)
	want = cal.Max(want, floor)
	if before := cal.OnOrBeforeBusinessDay(want); before.IsSet() && !before.Before(floor) {
		return before
	}
	return cal.OnOrAfterBusinessDay(want)
}

func (t Timeline) lead() int {
	if t.LeadDays > 0 {
		return t.LeadDays
	}
	return ShipLead
}

// spaced keeps reminder 2 away from reminder 1, and the shipment after reminder 2.
func (c Cycle) spaced() Cycle {
	c.Reminder2 = cal.Max(c.Reminder2, c.Reminder1.AddDays(ReminderGap))
	if !c.Reminder2.Before(c.Ship) {
		c.Ship = cal.OnOrAfterBusinessDay(c.Reminder2.AddDays(1))
	}
	c.Late = c.Ship.After(c.RunOut.AddDays(-Transit))
	return c
}

// remindedOn is c after its next reminder went out on day d: a late reminder moves what follows.
func (c Cycle) remindedOn(d cal.Date) Cycle {
	c.Asked++
	if c.Asked == 1 {
		c.Reminder1 = cal.Max(c.Reminder1, d)
	} else {
		c.Reminder2 = cal.Max(c.Reminder2, d)
	}
	return c.spaced()
}

// next is the day of the next step: a reminder, or the shipment.
func (c Cycle) next() cal.Date {
	switch c.Asked {
	case 0:
		return c.Reminder1
	case 1:
		return c.Reminder2
	}
	return c.Ship
}
