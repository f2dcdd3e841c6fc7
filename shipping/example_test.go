package shipping_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// Quotes are shopped, the cheapest that keeps the promise is chosen, and one label is bought.
func Example() {
	ups := &carrier{code: "ups", label: label(), quotes: []shipping.Quote{
		quote("ups", "ups_ground", 1240, cal.Of(2026, time.November, 30)),
		quote("ups", "ups_next_day_air", 4875, cal.Of(2026, time.November, 25)),
	}}
	desk, err := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{ups}})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx, parcel := context.Background(), shipment() // to be there by 1 December
	quotes, err := desk.Quotes(ctx, parcel)
	if err != nil {
		fmt.Println(err)
		return
	}
	best, _ := shipping.Choose(quotes, parcel)
	fmt.Println(best.Service, best.Price, best.Arrives)

	label, err := desk.Buy(ctx, best.Carrier, shipping.Purchase{Key: "k3q9-1", Shipment: parcel, Service: best.Service})
	fmt.Println(label.Tracking, label.Image, err)
	// Output:
	// ups_ground 12.40 2026-11-30
	// …6784 [sealed, 45 bytes] <nil>
}

// After a lost answer the label is looked for, never bought again.
func ExampleDesk_Find() {
	ups := finder{&carrier{code: "ups", err: &shipping.Error{Carrier: "ups", Op: "buy", Class: shipping.ErrOutcomeUnknown}}}
	desk, _ := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{ups}})
	_, err := desk.Buy(context.Background(), "ups", purchase())
	fmt.Println(err)

	if errors.Is(err, shipping.ErrOutcomeUnknown) {
		ups.err, ups.label = nil, label() // the carrier is back, and has the label
		found, err := desk.Find(context.Background(), "ups", "k3q9-1")
		fmt.Println(found.Tracking, err)
	}
	// Output:
	// ups: buy: outcome unknown, the answer was lost (host can act)
	// …6784 <nil>
}

// What may not be mailed so is refused before any byte is sent, with every reason.
func ExampleCheck() {
	s := shipment()
	s.To.Street1 = secret.New("PO Box 12")
	s.Controlled = true
	var refused *shipping.Refused
	if errors.As(shipping.Check(shipping.UPS, s), &refused) {
		for _, reason := range refused.Reasons() {
			fmt.Println(reason.Rule.Code, "—", reason.Rule.Who)
		}
	}
	// Output:
	// shipping.po_box — member
	// shipping.controlled_signature — pharmacy
	// shipping.signature_po_box — member
}

func ExampleReduce() {
	noon := time.Date(2026, 11, 30, 18, 0, 0, 0, time.UTC)
	fmt.Println(shipping.Reduce([]shipping.Scan{ // as the carrier lists them, newest first
		{At: noon.Add(2 * time.Hour), Code: "129", Status: shipping.Exception}, // an investigation
		{At: noon, Code: "011", Status: shipping.Delivered},
		{At: noon.Add(-9 * time.Hour), Code: "021", Status: shipping.OutForDelivery},
	}))
	// Output: delivered
}

func ExampleLate() {
	promise := shipping.Promise(cal.Of(2026, time.November, 20), shipping.PlanPromiseDays)
	fmt.Println(promise, shipping.Late(promise, cal.Of(2026, time.December, 2), shipping.InTransit))
	// Output: 2026-12-01 true
}
