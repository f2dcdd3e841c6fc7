package ups_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/adapters/carrier/upstest"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// parcel goes out on a Tuesday before Thanksgiving.
func parcel() shipping.Shipment {
	s := carriertest.Shipment()
	s.ShipOn = cal.Of(2026, 11, 24)
	return s
}

// open is a carrier that speaks to an imitation of UPS; a program gives its own credentials and no BaseURL.
func open() (*ups.Carrier, *upstest.Server) {
	server := carriercheck.Must(upstest.New(upstest.Options{}))
	base := carriercheck.Must(server.Start())
	return carriercheck.Must(ups.New(ups.Config{BaseURL: base, ClientID: "id", ClientSecret: "secret", Account: "A1B2C3"})), server
}

func ExampleNew() {
	_, err := ups.New(ups.Config{ClientID: "id", ClientSecret: "secret"})
	fmt.Println(err)
	// Output: ups: Config.Account is missing: the six-character shipper number
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
		fmt.Println(q.Service, q.Price, "instead of", q.List, "there on", q.Arrives)
	}
	// Output:
	// ups_ground 9.12 instead of 12.40 there on 2026-11-30
	// ups_2nd_day_air 18.35 instead of 24.90 there on 2026-11-27
}

func ExampleCarrier_Buy() {
	carrier, server := open()
	defer server.Close()
	ctx := context.Background()
	purchase := shipping.Purchase{Key: "fill-1", Shipment: parcel(), Service: ups.Ground}

	server.DropAnswerAfterWork(imitation.Buy, 1)
	label, err := carrier.Buy(ctx, purchase)
	if errors.Is(err, shipping.ErrOutcomeUnknown) {
		label, err = carrier.FindLabel(ctx, purchase.Key) // never Buy again
	}
	fmt.Println(label.Key, label.Tracking, err)
	fmt.Println("labels at UPS:", server.Labels())
	// Output:
	// fill-1 …0012 <nil>
	// labels at UPS: 1
}

func ExampleCarrier_Track() {
	carrier, server := open()
	defer server.Close()
	ctx := context.Background()
	label, err := carrier.Buy(ctx, shipping.Purchase{Key: "fill-1", Shipment: parcel(), Service: ups.Ground})
	if err != nil {
		fmt.Println(err)
		return
	}
	server.Advance(label.Tracking, shipping.AvailableForPickup)
	story, err := carrier.Track(ctx, label.Tracking)
	fmt.Println(story.Status, err)
	// Output: available_for_pickup <nil>
}
