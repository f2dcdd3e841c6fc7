package refill_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/refill"
)

func ExampleWindow_Offers() {
	month := []refill.Fill{{Date: cal.Of(2026, time.September, 1), Days: 30}}
	w := refill.MailWindow(month, cal.Of(2026, time.September, 2), refill.MailPolicy(), refill.DefaultLead)
	fmt.Println("mail will be", w.LateDays(), "days late; instead:")
	for _, o := range w.Offers(drug.NotControlled) {
		fmt.Println("-", o)
	}
	// Output:
	// mail will be 7 days late; instead:
	// - a fill at a local pharmacy
	// - a prescription for a longer supply
}

func ExampleShipInto() {
	flood := refill.Declaration{ID: "DR-9001", From: cal.Of(2026, time.September, 1), Closed: true,
		Area: refill.Area{States: []place.State{"FL"}}}
	r := refill.ShipInto([]refill.Declaration{flood}, refill.Home{State: "FL", ZIP: "33109"}, cal.Of(2026, time.September, 11), 30)
	fmt.Println(r.Outcome, r.Trace.Reasons()[0].Text())
	// Output: hold carriers do not deliver there since 2026-09-01: the parcel waits, or goes to another address
}

func ExampleNumberOn() {
	days, ok := refill.NumberOn(refill.MailMinimum, cal.Of(2026, time.November, 24))
	fmt.Println(days, ok)
	_, ok = refill.NumberOn(refill.MailMinimum, cal.Of(2024, time.December, 31))
	fmt.Println(ok)
	// Output:
	// 35 true
	// false
}

func ExampleVerdict() {
	v := refill.Eligibility(refill.Question{
		AsOf: cal.Of(2026, time.November, 10), Pending: "order/2f6c", // the member asks a second time
		Fills:    []refill.Fill{{Date: cal.Of(2026, time.September, 1), Days: 90}},
		Policy:   refill.MailPolicy(),
		Schedule: drug.NotControlled, LastDate: cal.Of(2027, time.August, 20), RefillsLeft: 3, RefillsKnown: true,
	})
	fmt.Println(v.OK, v.Pending)
	fmt.Println(v.Trace.Reasons()[0])
	// Output:
	// false order/2f6c
	// refill.open: a fill of this drug is already on its way (pharmacy can act)
}

func ExampleRenewalNeeded() {
	runOut, lastDate := cal.Of(2026, time.November, 30), cal.Of(2026, time.November, 10)
	fmt.Println(refill.RenewalNeeded(2, true, lastDate, runOut)) // two are left, and it ends before the next shipment
	fmt.Println(refill.RenewalContact(runOut, cal.Of(2026, time.October, 1), false))
	// Output:
	// true
	// 2026-10-31
}
