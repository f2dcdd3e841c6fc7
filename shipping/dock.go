package shipping

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Dock is where a site hands parcels over: its zone, the hours after which a day's truck has left, and the days on which
// the site is closed. A dock is required data: without a zone or a cut-off nothing is promised.
type Dock struct {
	Zone    *time.Location
	CutOffs []CutOff   // one for each carrier that collects
	Closed  []cal.Date // days on which nobody is at the dock
}

// CutOff is the time of the day by which a parcel is ready for a carrier's truck; a parcel ready at that minute is late.
type CutOff struct {
	Carrier  CarrierCode
	At       TimeOfDay
	Saturday bool // the carrier collects on Saturdays too
}

// Handover is the first day, not before ready, on which the carrier of k collects a parcel that is ready at the instant.
// Unset where the dock has no zone, no cut-off of the carrier, or the calendar does not reach that far.
func (d Dock) Handover(k Calendar, ready time.Time) cal.Date {
	i := slices.IndexFunc(d.CutOffs, func(c CutOff) bool { return c.Carrier == k.Carrier })
	if i < 0 || d.Zone == nil || ready.IsZero() {
		return cal.Date{}
	}
	cut, local := d.CutOffs[i], ready.In(d.Zone)
	day := cal.In(ready, d.Zone)
	if local.Hour()*60+local.Minute() >= int(cut.At) {
		day = day.AddDays(1)
	}
	return d.collected(k, cut, day)
}

// collected is the first day from day on with a truck.
func (d Dock) collected(k Calendar, cut CutOff, day cal.Date) cal.Date {
	for ; ; day = day.AddDays(1) {
		switch works := k.Works(day); {
		case works == drug.Unknown:
			return cal.Date{}
		case works == drug.No, slices.Contains(d.Closed, day), day.Weekday() == time.Saturday && !cut.Saturday:
			continue
		}
		return day
	}
}

// Processing is how many business days (C5) the pharmacy takes from the order to the dock.
type Processing struct {
	Clean        int // nothing had to be asked
	Intervention int // the prescriber, the plan or the member had to be asked
	Source       string
	Evidence     reason.Evidence
}

// StandardProcessing is what mail-order pharmacies say in public: 48 hours, or five days with an intervention.
var StandardProcessing = Processing{
	Clean: 2, Intervention: 5, Source: "public help pages of large mail-order pharmacies, read 2026-11", Evidence: reason.SecondHand,
}

// Journey is one parcel's way from the order to the door, before it is made.
type Journey struct {
	Placed       time.Time // the instant of the order
	Intervention bool
	Processing   Processing
	Dock         Dock
	Calendar     Calendar
	Service      Service
	TransitDays  int      // the service's, in days on which it delivers; zero: not known
	Says         cal.Date // the carrier's own date of arrival, which goes before any count; unset: none given
}

// Expected is when a parcel is ready, handed over and there. An unset day is not known.
type Expected struct {
	Ready, Handover, Arrives cal.Date
	ByCarrier                bool // Arrives is the carrier's own date
}

// Expect counts the way: processing in business days from the order, the first truck after that, and the carrier's own
// date or else its transit days. A carrier's date before the handover is none.
func (j Journey) Expect() (e Expected) {
	if j.Dock.Zone == nil || j.Placed.IsZero() {
		return e
	}
	days := j.Processing.Clean
	if j.Intervention {
		days = j.Processing.Intervention
	}
	placed := cal.In(j.Placed, j.Dock.Zone)
	e.Ready = cal.AddBusinessDays(placed, days)
	e.Handover = j.Dock.Handover(j.Calendar, cal.Deadline(j.Placed, e.Ready.Sub(placed), 0, j.Dock.Zone))
	if j.Says.IsSet() && e.Handover.IsSet() && !j.Says.Before(e.Handover) {
		e.Arrives, e.ByCarrier = j.Says, true
		return e
	}
	e.Arrives = j.Calendar.Arrival(j.Service, e.Handover, j.TransitDays)
	return e
}
