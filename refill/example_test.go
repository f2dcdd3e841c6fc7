package refill_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/refill"
)

func ExampleEligibility() {
	v := refill.Eligibility(refill.Question{
		AsOf:     cal.Of(2026, time.November, 1),
		Fills:    []refill.Fill{{Date: cal.Of(2026, time.September, 1), Days: 90}},
		Policy:   refill.MailPolicy(),
		Schedule: drug.NotControlled, LastDate: cal.Of(2027, time.August, 20),
		RefillsLeft: 3, RefillsKnown: true,
	})
	fmt.Println(v.OK, "from", v.From)
	for _, why := range v.Trace.Reasons() {
		fmt.Println(why)
	}
	// Output:
	// false from 2026-11-08
	// refill.too_soon: too soon: a refill may be filled from 2026-11-08 on, 2026-11-01 is before (member can act, reject 79)
}

func ExampleEarliest() {
	fills := []refill.Fill{
		{Date: cal.Of(2026, time.January, 1), Days: 90},
		{Date: cal.Of(2026, time.March, 10), Days: 90}, // 22 days early: they are carried over
	}
	asOf := cal.Of(2026, time.May, 17)
	fmt.Println(refill.Earliest(fills, asOf, refill.MailPolicy()))
	fmt.Println(refill.Earliest(fills, asOf, refill.Policy{Percent: 75, NoCarryOver: true}))
	// Output:
	// 2026-06-08
	// 2026-05-17
}

func ExampleRunOut() {
	fills := []refill.Fill{{Date: cal.Of(2026, time.September, 1), Days: 90}}
	fmt.Println(refill.RunOut(fills), refill.OnHand(fills, cal.Of(2026, time.November, 29)))
	// Output: 2026-11-30 1
}

func ExampleMailWindow() {
	fills := []refill.Fill{{Date: cal.Of(2026, time.September, 1), Days: 30}}
	w := refill.MailWindow(fills, cal.Of(2026, time.September, 20), refill.MailPolicy(), refill.DefaultLead)
	fmt.Println("order by", w.OrderBy, "opens", w.Earliest)
	fmt.Println("mail can be on time:", w.Feasible)
	// Output:
	// order by 2026-09-17 opens 2026-09-24
	// mail can be on time: false
}

func ExampleCase_Profile() {
	eyeDrops := refill.Case{Schedule: drug.NotControlled, EyeDropsPartD: true, Mail: true}
	p, ok := refill.PolicyOn(cal.Of(2026, time.November, 24), eyeDrops.Profile())
	fmt.Println(eyeDrops.Profile(), p.Percent, ok)
	// Output: refill.eye_drops_part_d 70 true
}

func ExampleLeft() {
	authorized := refill.Authorized(drug.ScheduleIV, 11) // the law allows five
	fmt.Println(authorized, refill.Left(authorized, 3))  // one first fill and two refills so far
	// Output: 5 3
}
