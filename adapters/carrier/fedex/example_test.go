package fedex_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/fedextest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// parcel goes out on a Tuesday before Thanksgiving.
func parcel() shipping.Shipment {
	s := carriertest.Shipment()
	s.ShipOn = cal.Of(2026, 11, 24)
	return s
}

// open is a carrier that speaks to an imitation of FedEx; a program gives its own credentials and no BaseURL.
func open() (*fedex.Carrier, *fedextest.Server) {
	clock := func() time.Time { return time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC) }
	server := carriercheck.Must(fedextest.New(fedextest.Options{Now: clock}))
	base := carriercheck.Must(server.Start())
	return carriercheck.Must(fedex.New(fedex.Config{BaseURL: base, ClientID: "id", ClientSecret: "secret", Account: "740561073", Now: clock})), server
}

func ExampleNew() {
	_, err := fedex.New(fedex.Config{ClientID: "id", ClientSecret: "secret"})
	fmt.Println(err)
	// Output: fedex: Config.Account is missing: the account number, up to nine digits
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
	// fedex_home_delivery 10.62 instead of 14.75 there on 2026-11-30
	// fedex_2_day 18.90 instead of 26.15 there on 2026-11-27
	// fedex_standard_overnight 34.55 instead of 48.30 there on 2026-11-25
}

func ExampleCarrier_Buy() {
	carrier, server := open()
	defer server.Close()
	ctx := context.Background()
	purchase := shipping.Purchase{Key: "fill-1", Shipment: parcel(), Service: fedex.HomeDelivery, Format: "ZPLII"}
	label, err := carrier.Buy(ctx, purchase)
	fmt.Println(label.Tracking, label.Price, label.Format, err)
	// Output: …0019 10.62 ZPLII <nil>
}

// FedEx tells the number of a label again, and not its image: the label dies, and another key buys one to print.
func ExampleCarrier_FindLabel() {
	carrier, server := open()
	defer server.Close()
	ctx := context.Background()
	purchase := shipping.Purchase{Key: "fill-1", Shipment: parcel(), Service: fedex.HomeDelivery}

	server.DropAnswerAfterWork(imitation.Buy, 1)
	label, err := carrier.Buy(ctx, purchase)
	if errors.Is(err, shipping.ErrOutcomeUnknown) {
		label, err = carrier.FindLabel(ctx, purchase.Key) // never Buy again under this key
	}
	fmt.Println(label.Key, label.Tracking, "image:", len(label.Image) > 0, err)
	if err = carrier.Void(ctx, label.ID); err == nil {
		purchase.Key = "fill-1-b"
		label, err = carrier.Buy(ctx, purchase)
	}
	fmt.Println(label.Key, label.Tracking, "image:", len(label.Image) > 0, err)
	fmt.Println("labels at FedEx:", server.Labels())
	// Output:
	// fill-1 …0019 image: false <nil>
	// fill-1-b …0020 image: true <nil>
	// labels at FedEx: 1
}

func ExampleCarrier_TrackBatch() {
	carrier, server := open()
	defer server.Close()
	ctx := context.Background()
	label, err := carrier.Buy(ctx, shipping.Purchase{Key: "fill-1", Shipment: parcel(), Service: fedex.HomeDelivery})
	if err != nil {
		fmt.Println(err)
		return
	}
	server.Advance(label.Tracking, shipping.AvailableForPickup)
	told, err := carrier.TrackBatch(ctx, []shipping.TrackingNumber{label.Tracking, "888800000000"})
	fmt.Println(told[0].Tracking.Status, err)
	fmt.Println(told[1].Err)
	// Output:
	// available_for_pickup <nil>
	// fedex: track: not found [TRACKING.TRACKINGNUMBER.NOTFOUND] HTTP 200: FedEx does not know the number, or not yet (pharmacy can act)
}

func ExampleCarrier_CheckAddress() {
	carrier, server := open()
	defer server.Close()
	answer, err := carrier.CheckAddress(context.Background(), parcel().To)
	fmt.Println(answer.Verdict, answer.Codes, err)
	// Output: deliverable [Resolved DPV] <nil>
}
