package refill_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/refill"
)

func ExampleQuestion_UnderLaw() {
	q := refill.Question{
		AsOf:   cal.Of(2026, time.November, 23),
		Fills:  []refill.Fill{{Date: cal.Of(2026, time.November, 1), Days: 30}},
		Policy: refill.ControlledPolicy(),
	}
	q = q.UnderLaw(law.Standard(), law.Refilling{Written: 5, DaysSupply: 30, Validity: law.Validity{
		Schedule: drug.ScheduleIV, Issued: cal.Of(2026, time.October, 30), State: "NY", Benzodiazepine: drug.No}}, false)
	v := refill.Eligibility(q)
	fmt.Println("last date", q.LastDate, "refills left", q.RefillsLeft, "state's day", q.Bar, "opens", v.From)
	// Output: last date 2027-04-30 refills left 5 state's day 2026-11-24 opens 2026-11-27
}

func ExampleLimits_Gate() {
	vacation := refill.OverrideRequest{
		Override: refill.Override{
			Code: refill.ClarifyVacation, For: refill.FillKey{Rx: "rx-1", No: 1}, On: cal.Of(2026, time.October, 20),
			By: pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "st-7"}, At: time.Date(2026, 10, 20, 15, 0, 0, 0, time.UTC), Why: "trip",
		},
		Schedule: drug.NotControlled,
		Year:     cal.Period{From: cal.Of(2026, time.January, 1), To: cal.Of(2026, time.December, 31)},
		Trip:     cal.Period{From: cal.Of(2026, time.October, 25), To: cal.Of(2026, time.November, 20)},
	}
	limits, _ := refill.LimitsOn(vacation.On)
	fmt.Println(limits.Gate(vacation).Outcome)

	v := refill.Eligibility(refill.Question{
		AsOf: vacation.On, For: vacation.For, Override: vacation.Override,
		Fills:    []refill.Fill{{Date: cal.Of(2026, time.September, 1), Days: 90}},
		Policy:   refill.MailPolicy(),
		Schedule: drug.NotControlled, LastDate: cal.Of(2027, time.August, 20), RefillsLeft: 3, RefillsKnown: true,
	})
	fmt.Println(v.OK)

	second := vacation
	second.For.No, second.Past = 2, []refill.Override{vacation.Override}
	r := limits.Gate(second)
	fmt.Println(r.Outcome, r.Trace.Reasons()[0].Text())
	// Output:
	// allow
	// true
	// deny overrides of this kind this year: 1 given, 1 allowed
}

func ExampleDoseChange() {
	filled, change := cal.Of(2026, time.September, 1), cal.Of(2026, time.September, 21)
	left := refill.UnitsLeft(90_000, 1000, filled, change) // 90 tablets, one a day until then
	twice := refill.DoseChange{On: change, UnitsLeft: left, Daily: 2000, Days: 90}
	fmt.Println("run-out", twice.RunOut(), "opens", twice.Earliest(refill.MailPolicy()))
	// Output: run-out 2026-10-26 opens 2026-10-04
}

func ExampleReliefFor() {
	storm := refill.Declaration{ID: "DR-9001", From: cal.Of(2026, time.September, 1), Area: refill.Area{ZIPs: []place.ZIP{"33109"}}}
	home := refill.Home{State: "FL", ZIP: "33109"}
	relief, covered := refill.ReliefFor([]refill.Declaration{storm}, home, cal.Of(2026, time.September, 11), 30)
	fmt.Println(covered, "through", relief.To)
	// Output: yes through 2026-10-01
}

func ExampleSynchronize() {
	drugOf := func(filled cal.Date, daily int64) refill.SyncDrug {
		return refill.SyncDrug{Fills: []refill.Fill{{Date: filled, Days: 90}}, Policy: refill.MailPolicy(), Daily: daily, Days: 90}
	}
	plan, _ := refill.Synchronize(cal.Of(2026, time.December, 15), []refill.SyncDrug{
		drugOf(cal.Of(2026, time.September, 4), 500), // half a tablet a day, runs out on 12-03
		drugOf(cal.Of(2026, time.September, 16), 1000),
	})
	for _, f := range plan.Fills {
		fmt.Println(f.Needed, f.Days, "days", f.Units/1000, "tablets", f.Code)
	}
	// Output:
	// 2026-12-03 12 days 6 tablets 47 shortened fill
	// 2026-12-15 90 days 45 tablets 48 fill after a shortened one
	// 2026-12-15 90 days 90 tablets none
}

func ExampleDaysSupply() {
	pens := []refill.Pack{{Count: 5, Holds: 3000, PerUnit: 100_000, Discard: 28}} // five pens of 3 mL, 100 units in a mL
	days, _ := refill.DaysSupply(pens, refill.Directions{Dose: 50_000, Times: 1})
	fmt.Println(days)

	drops := []refill.Pack{{Count: 1, Holds: 5000}} // 5 mL, and nobody said how many drops are in one
	_, r := refill.DaysSupply(drops, refill.Directions{Dose: 1000, Times: 2})
	fmt.Println(r.Outcome)
	// Output:
	// 30
	// need_info
}

func ExampleForChannel() {
	thirty := refill.SupplyAsk{Written: 30_000, UnitsLeft: 180_000, Daily: 1000, MaxDays: 90,
		Schedule: drug.NotControlled, StateJoins: drug.Yes} // 30 tablets and 5 refills
	d, _ := refill.ForChannel(thirty)
	fmt.Println(d.Units/1000, "tablets,", d.Left/1000, "left")

	thirty.AsWritten = true
	d, r := refill.ForChannel(thirty)
	fmt.Println(d.Units/1000, "tablets:", r.Trace.Reasons()[0].Text())
	fmt.Println("ask for", d.Ask, "days and", d.Refills, "refills")
	// Output:
	// 90 tablets, 90 left
	// 30 tablets: the prescriber wants it dispensed as written
	// ask for 90 days and 3 refills
}

func ExamplePartB() {
	q := refill.PartBSupply{End: cal.Of(2026, time.December, 31), Wanted: drug.Yes, Answered: cal.Of(2026, time.December, 1),
		Ship: cal.Of(2026, time.December, 20)}
	r := refill.PartB(q)
	fmt.Println(r.Outcome, r.Trace.Reasons()[0].Text())
	// Output: deny shipment on 2026-12-20 is too early: from 2026-12-21 on
}

func ExampleBridge() {
	supply := refill.RunOut([]refill.Fill{{Date: cal.Of(2026, time.September, 4), Days: 90}})
	b, _ := refill.Bridge(refill.BridgeAsk{RunOut: supply, Expected: cal.Of(2026, time.December, 8), Daily: 1000,
		Schedule: drug.NotControlled, LocalPharmacy: drug.Yes})
	fmt.Println(b.Days, "days,", b.Units/1000, "tablets:", b.Ways[0])
	// Output: 7 days, 7 tablets: a fill at a local pharmacy
}

func ExampleUrgent_Options() {
	for _, o := range (refill.Urgent{Left: 3, FastDays: 2, Clean: true, Schedule: drug.NotControlled}).Options() {
		fmt.Println(o)
	}
	// Output:
	// faster shipping
	// a fill at a local pharmacy
	// an emergency supply from a pharmacist
}

func ExampleTherapy_Advise() {
	antibiotic := refill.Therapy{AsOf: cal.Of(2026, time.November, 24), Total: 10, Maintenance: drug.No}
	r := antibiotic.Advise()
	for _, why := range r.Trace.Reasons() {
		fmt.Println(why.Text())
	}
	// Output:
	// the drug is not known to be taken for long: a local pharmacy is better
	// a treatment of 10 days is short: mail is for 56 days and more
}

func ExampleArrival_On() {
	a := refill.Arrival{Placed: cal.Of(2026, time.November, 20), Expected: cal.Of(2026, time.November, 30), RunOut: cal.Of(2026, time.November, 28)}
	fmt.Println("promised by", a.Promise(), "and today", a.On(cal.Of(2026, time.November, 21)))
	// Output: promised by 2026-12-01 and today at risk
}

func ExampleSchedule() {
	drugOf := func(filled cal.Date, left int) refill.Question {
		return refill.Question{Fills: []refill.Fill{{Date: filled, Days: 90}}, Policy: refill.MailPolicy(),
			Schedule: drug.NotControlled, LastDate: cal.Of(2027, time.August, 20), RefillsLeft: left, RefillsKnown: true}
	}
	list := refill.Schedule(cal.Of(2026, time.October, 20), 5, []refill.Held{
		{Rx: "rx-lisinopril", Question: drugOf(cal.Of(2026, time.September, 6), 2)},
		{Rx: "rx-metformin", Question: drugOf(cal.Of(2026, time.September, 1), 0)},
	})
	for _, e := range list {
		fmt.Println(e.Rx, "order by", e.Window.OrderBy, "ships", e.Ships, "arrives by", e.ArrivesBy, "renew:", e.Renew)
	}
	// Output:
	// rx-metformin order by 2026-11-16 ships 2026-11-16 arrives by 2026-11-21 renew: true
	// rx-lisinopril order by 2026-11-21 ships 2026-11-20 arrives by 2026-11-25 renew: false
}

func ExampleStock_Add() {
	var s refill.Stock
	fmt.Println(s.Add(refill.Fill{Date: cal.Of(2026, time.January, 1), Days: 90}), s.RunOut)
	fmt.Println(s.Add(refill.Fill{Date: cal.Of(2026, time.March, 10), Days: 90}), s.RunOut)
	fmt.Println(s.Add(refill.Fill{Date: cal.Of(2026, time.March, 10), Days: 90}))
	// Output:
	// <nil> 2026-04-01
	// <nil> 2026-06-30
	// refill: fill: date: a fill of this day is counted already
}
