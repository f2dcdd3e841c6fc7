package shipping_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/shipping"
)

// A parcel that is silent, or whose delivery is disputed, is somebody's work.
func ExampleWatchPolicy_Watch() {
	labelled := time.Date(2026, 11, 24, 18, 0, 0, 0, time.UTC)
	parcel := shipping.Watched{Labelled: labelled}
	w := shipping.StandardWatch.Watch(parcel, labelled)
	fmt.Println("next look:", w.Next.Format(time.DateTime))

	w = shipping.StandardWatch.Watch(parcel, w.Next)
	for _, alarm := range w.Trace.Reasons() {
		fmt.Println(alarm)
	}

	parcel.Tracking.Status, parcel.Received = shipping.Delivered, drug.No
	w = shipping.StandardWatch.Watch(parcel, labelled)
	fmt.Println(w.Trace.Reasons()[0].Rule.Code, "—", w.Trace.Reasons()[0].Rule.Who)
	// Output:
	// next look: 2026-11-26 18:00:00
	// shipping.no_first_scan: a label was made 48 hours ago and no parcel was scanned (48 are borne): look at the dock, ask the carrier (pharmacy can act)
	// shipping.delivered_disputed — pharmacy
}

// A pack-out protects for the hours of the way and a margin, or the parcel waits for Monday.
func ExampleColdTrip_Pack() {
	ups, _ := shipping.CalendarOf(shipping.UPS)
	boxes := []shipping.PackOut{{Code: "foam-48", Hours: 48}, {Code: "foam-96", Hours: 96}}
	site := time.FixedZone("CST", -6*60*60)
	tuesday := shipping.ColdTrip{
		HandedOver: time.Date(2026, 11, 24, 17, 0, 0, 0, site), Zone: site, Arrives: cal.Of(2026, 11, 25), Service: "ups_next_day_air",
	}
	a := tuesday.Pack(boxes, ups)
	fmt.Println(a.Need, "hours:", a.Pack.Code)

	thursday := tuesday
	thursday.HandedOver, thursday.Arrives = time.Date(2026, 12, 3, 17, 0, 0, 0, site), cal.Of(2026, 12, 4)
	a = thursday.Pack(boxes, ups)
	fmt.Println("hold to", a.HoldTo, "—", a.Trace.Reasons()[0].Rule.Code)
	// Output:
	// 39 hours: foam-48
	// hold to 2026-12-07 — shipping.cold_weekend
}

// From an order to the door: processing in business days, the truck's cut-off, transit by the carrier's calendar.
func ExampleJourney_Expect() {
	ups, _ := shipping.CalendarOf(shipping.UPS)
	site := time.FixedZone("CST", -6*60*60)
	e := shipping.Journey{
		Placed:     time.Date(2026, 11, 20, 10, 0, 0, 0, site),
		Processing: shipping.StandardProcessing,
		Dock:       shipping.Dock{Zone: site, CutOffs: []shipping.CutOff{{Carrier: "ups", At: 17*60 + 30}}},
		Calendar:   ups, Service: "ups_ground", TransitDays: 3,
	}.Expect()
	fmt.Println("ready", e.Ready, "handed over", e.Handover, "there", e.Arrives) // Thanksgiving is in between
	// Output: ready 2026-11-24 handed over 2026-11-24 there 2026-11-30
}

// The promise stands on a day, or somebody has to act before it breaks.
func ExampleOutlook_On() {
	o := shipping.Outlook{
		Promised: shipping.Promise(cal.Of(2026, 11, 20), shipping.PlanPromiseDays),
		Expected: cal.Of(2026, 11, 30), RunOut: cal.Of(2026, 11, 28),
	}
	t := o.On(cal.Of(2026, 11, 21))
	fmt.Println(t.Reasons()[0])
	// Output:
	// shipping.runs_out: expected on 2026-11-30, the member runs out on 2026-11-28: ship faster or offer a bridge supply now (pharmacy can act)
}

// A temporary address is in force on the expected day of delivery, or it is not.
func ExampleResidences_On() {
	rs := residences(florida()) // to 15 December
	for _, day := range []cal.Date{cal.Of(2026, 12, 14), cal.Of(2026, 12, 16)} {
		at, _ := rs.On(day)
		fmt.Println(day, at.Address.State, at.Address.Street1)
	}
	// Output:
	// 2026-12-14 FL [redacted]
	// 2026-12-16 MO [redacted]
}

// What follows a lost parcel of schedule IV.
func ExampleCase_Resolve() {
	r := shipping.Case{
		Mishap: shipping.LostOnTheWay, ShippedOn: cal.Of(2026, 11, 2), ReportedOn: cal.Of(2026, 11, 25),
		Schedule: drug.ScheduleIV, RefillLeft: drug.Yes,
	}.Resolve()
	fmt.Println("replace:", r.Replace, "uses a refill:", r.UsesRefill, "claim:", r.Claim)
	fmt.Println("DEA notice by", r.NoticeBy, "and Form 106 by", r.FormBy)
	// Output:
	// replace: true uses a refill: true claim: true
	// DEA notice by 2026-11-27 and Form 106 by 2027-01-09
}

// A cold parcel that is late goes to quarantine, and another is sent.
func ExampleWarmth_At() {
	promised := time.Date(2026, 11, 26, 2, 0, 0, 0, time.UTC)
	t := shipping.Warmth{Promised: promised}.At(promised.Add(3 * time.Hour))
	fmt.Println(t.Reasons()[0])
	// Output:
	// shipping.excursion_late: the cold parcel is 180 minutes past its promise, 120 are borne: quarantine it and send another (pharmacist can act)
}
