package dhl_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/dhltest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// parcel goes out on a Tuesday before Thanksgiving.
func parcel() shipping.Shipment {
	s := carriertest.ShipmentAbroad()
	s.ShipOn = cal.Of(2026, 11, 24)
	return s
}

// open is a carrier that speaks to an imitation of DHL; a program gives its own credentials and no BaseURL.
func open() (*dhl.Carrier, *dhltest.Server) {
	now := func() time.Time { return time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC) }
	server := carriercheck.Must(dhltest.New(dhltest.Options{Now: now}))
	base := carriercheck.Must(server.Start())
	return carriercheck.Must(dhl.New(dhl.Config{Enabled: true, BaseURL: base, Username: "app", Password: "secret", Account: "123456789", Now: now})), server
}

func ExampleNew() {
	_, err := dhl.New(dhl.Config{Username: "app", Password: "secret", Account: "123456789"})
	fmt.Println(err)
	// Output: dhl: Config.Enabled is false: DHL Express is off until the pharmacy decides to export by it
}

func ExampleCarrier_Quote() {
	carrier, server := open()
	defer server.Close()
	quotes, err := carrier.Quote(context.Background(), parcel())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, q := range quotes {
		fmt.Println(q.Service, q.Price, "there on", q.Arrives)
	}
	// Output:
	// dhl_express_worldwide 61.25 there on 2026-12-01
	// dhl_express_12_00 78.40 there on 2026-11-30
	// dhl_express_9_00 96.05 there on 2026-11-27
}

func ExampleCarrier_Buy() {
	carrier, server := open()
	defer server.Close()
	ctx := context.Background()
	purchase := shipping.Purchase{Key: "fill-1", Shipment: parcel(), Service: dhl.ExpressWorldwide}

	server.DropAnswerAfterWork(imitation.Buy, 1)
	label, err := carrier.Buy(ctx, purchase)
	if errors.Is(err, shipping.ErrOutcomeUnknown) {
		label, err = carrier.FindLabel(ctx, purchase.Key) // never Buy again under this key
	}
	fmt.Println(label.Key, label.Tracking, err)
	fmt.Println("labels at DHL:", server.Labels(), "image here:", len(label.Image) > 0)
	// Output:
	// fill-1 …0014 <nil>
	// labels at DHL: 1 image here: false
}

func ExampleCarrier_Track() {
	carrier, server := open()
	defer server.Close()
	ctx := context.Background()
	label, err := carrier.Buy(ctx, shipping.Purchase{Key: "fill-1", Shipment: parcel(), Service: dhl.ExpressWorldwide})
	if err != nil {
		fmt.Println(err)
		return
	}
	server.Advance(label.Tracking, shipping.AvailableForPickup)
	story, err := carrier.Track(ctx, label.Tracking)
	fmt.Println(story.Status, err)
	// Output: available_for_pickup <nil>
}
