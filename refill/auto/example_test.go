package auto_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

func ExampleDecide() {
	zone := time.FixedZone("CST", -6*3600) // the pharmacy's
	var state auto.State
	act := func(now time.Time, role pharmacy.Role, c stream.Named) {
		out := auto.Decide(state, stream.Command{By: pharmacy.Actor{Role: role}, Do: c}, now)
		if out.Refusal != nil {
			fmt.Println("refused:", out.Refusal)
		}
		for _, e := range out.Events {
			state = auto.Evolve(state, e)
			fmt.Println(cal.In(now, zone), stream.Describe(e))
		}
	}
	prescription := rx.Facts{ID: "rx-1", Schedule: drug.NotControlled, Maintenance: drug.Yes, Specialty: drug.No,
		DaysSupply: 90, Refills: rx.RefillCount(3)}
	act(time.Date(2026, 9, 1, 15, 0, 0, 0, zone), pharmacy.RoleSystem, auto.RecordFill{Rx: prescription,
		Order: stream.Derive("order", "1"), Fill: refill.Fill{Date: cal.Of(2026, time.September, 1), Days: 90}})
	consent := auto.Consent{By: pharmacy.Actor{Role: pharmacy.RoleMember}, Channel: pharmacy.ChannelWeb,
		Script: "auto-refill 2026-01", Mode: auto.OptInWithReminders}
	act(time.Date(2026, 9, 5, 20, 0, 0, 0, zone), pharmacy.RoleMember, auto.Enroll{Consent: consent})
	for no := 1; no <= 2; no++ {
		act(state.Timer.In(zone), pharmacy.RoleSystem, auto.Due{})
		act(state.Updated.Add(time.Minute).In(zone), pharmacy.RoleSystem, auto.Reminded{Cycle: 1, No: no, Delivered: true})
	}
	act(state.Timer.In(zone), pharmacy.RoleSystem, auto.Due{})
	// Output:
	// 2026-09-01 90 days of supply counted from 2026-09-01
	// 2026-09-05 automatic refills agreed to on the web site
	// 2026-09-05 supply runs out on 2026-11-30: automatic refill 1 ships on 2026-11-16, after reminders on 2026-11-02 and 2026-11-12
	// 2026-11-02 reminder 1 goes out: automatic refill 1 ships on 2026-11-16
	// 2026-11-02 reminder 1 of automatic refill 1 reached the member
	// 2026-11-12 reminder 2 goes out: automatic refill 1 ships on 2026-11-16
	// 2026-11-12 reminder 2 of automatic refill 1 reached the member
	// 2026-11-16 automatic refill 1 released: fill 2 of the prescription is due
}

func ExampleState_MayEnroll() {
	zolpidem := auto.State{
		Rx: rx.Facts{ID: "rx-2", Schedule: drug.ScheduleIV, Maintenance: drug.No, Specialty: drug.No,
			Refills: rx.RefillCount(2)},
		Fills: []refill.Fill{{Date: cal.Of(2026, time.November, 2), Days: 30}},
	}
	consent := auto.Consent{By: pharmacy.Actor{Role: pharmacy.RolePlan}, Channel: pharmacy.ChannelPhone, Script: "1",
		Mode: auto.PerShipment}
	for _, rule := range zolpidem.MayEnroll(consent) {
		fmt.Println(rule.Code)
	}
	// Output:
	// auto.not_maintenance
	// auto.supply_short
	// auto.controlled
	// auto.consent_actor
}

func ExampleTimeline_Cycle() {
	c := auto.Timeline{
		RunOut:   cal.Of(2026, time.December, 5),
		Earliest: cal.Of(2026, time.November, 13),
		Today:    cal.Of(2026, time.September, 10),
	}.Cycle(1)
	fmt.Println(c.Reminder1, c.Reminder2, c.Ship, c.Ship.Weekday())
	// Output: 2026-11-06 2026-11-16 2026-11-20 Friday
}

func ExampleState_Eligible() {
	lisinopril := auto.State{
		Rx:    rx.Facts{ID: "rx-1", Schedule: drug.NotControlled, Maintenance: drug.Yes, Specialty: drug.No, Refills: rx.RefillCount(3)},
		Fills: []refill.Fill{{Date: cal.Of(2026, time.September, 1), Days: 90}},
	}
	consent := auto.Consent{By: pharmacy.Actor{Role: pharmacy.RoleMember}, Channel: pharmacy.ChannelWeb, Script: "1",
		Mode: auto.OptInWithReminders}
	known := auto.Standing{Terms: auto.Terms{Program: auto.PartD}, OTC: drug.No, Authorization: drug.Yes, Address: drug.Yes,
		Payment: drug.No} // the card has expired
	ruling := lisinopril.Eligible(consent, known, cal.Of(2026, time.September, 5))
	fmt.Println(ruling.Outcome == law.NeedInfo)
	fmt.Println(ruling.Trace.Reasons()[0])
	// Output:
	// true
	// auto.payment_missing: there is no payment method on file that has not expired (member can act)
}

func ExampleTerms_ModeOn() {
	plan := auto.Terms{Program: auto.PartD}
	for _, day := range []cal.Date{cal.Of(2013, time.May, 1), cal.Of(2016, time.May, 1), cal.Of(2026, time.May, 1)} {
		mode, row, ok := plan.ModeOn(day)
		fmt.Printf("%s %t %q %q\n", day, ok, mode, row)
	}
	plan.Stated, plan.Plan = true, auto.PerShipment // a stricter plan wins
	mode, row, _ := plan.ModeOn(cal.Of(2026, time.May, 1))
	fmt.Println(mode, row)
	// Output:
	// 2013-05-01 false "" ""
	// 2016-05-01 true "per_shipment" "consent.part_d.2014"
	// 2026-05-01 true "opt_in_with_reminders" "consent.part_d.2020"
	// per_shipment consent.plan
}

func ExampleState_MovedTo() {
	state := auto.State{Fills: []refill.Fill{{Date: cal.Of(2026, time.September, 1), Days: 90}}, Rx: rx.Facts{Schedule: drug.NotControlled}}
	c := state.MovedTo(cal.Of(2026, time.November, 25), cal.Of(2026, time.October, 20))
	fmt.Printf("ships %s, arrives by %s: %d days may be without supply\n", c.Ship, c.Arrives(), c.Gap())
	// Output: ships 2026-11-25, arrives by 2026-12-06: 6 days may be without supply
}

func ExampleUnwanted_Remedy() {
	u := auto.Unwanted{Program: auto.PartD, Sent: cal.Of(2026, time.November, 16), Automatic: drug.Yes, Returned: drug.No}
	remedy, row := u.Remedy()
	fmt.Println(remedy, row)

	u.Automatic = drug.No // ordered by phone
	remedy, _ = u.Remedy()
	fmt.Println(remedy)
	// Output:
	// refund refund.part_d.2020
	// return_rules
}
