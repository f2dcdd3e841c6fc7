package shipping_test

import (
	"context"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// A plan ranks the ways to the door and falls back from one to the next; each choice is stored before it is tried.
func ExampleDesk_Plan() {
	ups := &carrier{code: "ups", err: &shipping.Error{Carrier: "ups", Op: "quote", Class: shipping.ErrUnavailable}}
	usps := &carrier{code: "usps", label: label(), quotes: []shipping.Quote{
		quote("usps", "usps_priority_mail", 1120, cal.Of(2026, 11, 27)),
		quote("usps", "usps_ground_advantage", 780, cal.Of(2026, 12, 2)),
	}}
	desk, _ := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{ups, usps}})
	plan, err := desk.Plan(context.Background(), shipping.PlanRequest{
		Shipment: shipment(), Consignment: shipping.Attested(), Today: cal.Of(2026, 11, 24), // promised by 1 December
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range plan.Choices {
		fmt.Println(c.Quote.Service, c.Quote.Price, "in time:", c.InTime)
	}
	fmt.Println(plan.Fault)

	store := func(in shipping.Intent) error { fmt.Println("trying", in.Choice.Quote.Service); return nil }
	bought, _, err := desk.BuyPlan(context.Background(), plan, purchase(), store)
	fmt.Println(bought.Tracking, err)
	// Output:
	// usps_priority_mail 11.20 in time: true
	// usps_ground_advantage 7.80 in time: false
	// ups: quote: carrier unavailable (carrier can act)
	// trying usps_priority_mail
	// …6784 <nil>
}

// What may follow an attempt, and what may not.
func ExamplePlan_Next() {
	plan := request().Choose(offers)
	down := shipping.Attempt{Carrier: "ups", Service: "ups_ground", Err: of(shipping.ErrUnavailable)}
	next, why, ok := plan.Next([]shipping.Attempt{down})
	fmt.Println(next.Quote.Service, ok, "—", why.Text())

	lost := shipping.Attempt{Carrier: "ups", Service: "ups_ground", Err: of(shipping.ErrOutcomeUnknown)}
	_, why, ok = plan.Next([]shipping.Attempt{lost})
	fmt.Println(ok, "—", why.Text())
	// Output:
	// fedex_2_day true — the carrier's answer promises that nothing was bought, so the next choice is taken (1 were tried)
	// false — a label may have been bought: settle that purchase before another carrier is asked
}

// After a lost answer the carrier is asked at stated times; the caller waits, for this package has no clock.
func ExampleDoubt_Settle() {
	sent := time.Date(2026, 11, 24, 18, 0, 0, 0, time.UTC)
	doubt := shipping.Doubt{Sent: sent, Capabilities: shipping.Capabilities{Find: shipping.FindsNumber, Void: true}}
	s := doubt.Settle(sent)
	fmt.Println(s.Step, s.At.Format(time.TimeOnly))

	number := label()
	number.Image = nil // the carrier tells the number, and gives the image once only
	doubt.Looked, doubt.Found = s.At, []shipping.Label{number}
	s = doubt.Settle(s.At)
	fmt.Println(s.Step, s.Strays)
	fmt.Println(s.Why.Text())
	// Output:
	// look 18:00:05
	// void and buy again […6784]
	// the label's number was found and no image of it: void it, then buy again under a new key
}

// What a carrier says of an address is a question to somebody, or none.
func ExampleDesk_CheckAddress() {
	usps := able{carrier: &carrier{code: "usps"}, answer: shipping.AddressAnswer{Verdict: shipping.AddressUnit, Codes: []string{"S"}}}
	desk, _ := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{usps}})
	answer, err := desk.CheckAddress(context.Background(), home())
	fmt.Println(answer.Verdict, err)
	judged := answer.Judge()
	for _, step := range judged.Reasons() {
		fmt.Println(step)
	}
	// Output:
	// unit missing or wrong <nil>
	// shipping.address_unit: the house is known and its apartment is missing or wrong: ask the member (member can act)
}

// Many parcels are tracked in as few calls as the carriers allow.
func ExampleDesk_TrackAll() {
	desk, _ := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{&carrier{code: "ups"}}})
	for _, t := range desk.TrackAll(context.Background(), []shipping.ParcelRef{{Carrier: "ups", Number: wholeNumber}, {Carrier: "dhl", Number: "1"}}) {
		fmt.Println(t.Tracking.Status, t.Err)
	}
	// Output:
	// in_transit <nil>
	// unknown dhl: track: not supported: the desk has no such carrier (host can act)
}

// Standard shipping is free; a faster one costs what the member accepted.
func ExampleUpgradePolicy_Charge() {
	policy := shipping.UpgradePolicy{NextDay: money.Cents(2100), From: cal.Of(2026, 1, 1)}
	free := policy.Charge(shipping.UpgradeAsk{On: cal.Of(2026, 11, 24)})
	fast := policy.Charge(shipping.UpgradeAsk{On: cal.Of(2026, 11, 24), Speed: shipping.NextDay, Accepted: money.Cents(1900)})
	fmt.Println(free.Pays, free.Trace.Failed())
	fmt.Println(fast.Pays, fast.Trace.Reasons()[0].Text())
	// Output:
	// 0.00 false
	// 0.00 faster shipping costs $21.00, the member accepted $19.00: ask again before the parcel is packed
}

// A label is not bought for a fill that is not known to be dispensed.
func ExampleConsignment_Release() {
	c := shipping.Attested()
	c.Dispensed = drug.Unknown
	t := c.Release(shipment())
	fmt.Println(t.Reasons()[0].Rule.Code, "—", t.Reasons()[0].Rule.Who)
	// Output: shipping.not_dispensed — pharmacist
}
