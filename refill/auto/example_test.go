package auto_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
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
