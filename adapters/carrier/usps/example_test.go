package usps_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/adapters/carrier/uspstest"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// parcel goes out on a Tuesday before Thanksgiving.
func parcel() shipping.Shipment {
	s := carriertest.Shipment()
	s.ShipOn = cal.Of(2026, 11, 24)
	return s
}

// open is a carrier that speaks to an imitation of USPS on a Tuesday before Thanksgiving; a program gives its own
// credentials, and no BaseURL, Limiter and Now.
func open() (*usps.Carrier, *uspstest.Server) {
	now := func() time.Time { return time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC) }
	server := carriercheck.Must(uspstest.New(uspstest.Options{Now: now}))
	base := carriercheck.Must(server.Start())
	return carriercheck.Must(usps.New(usps.Config{BaseURL: base, ClientID: "id", ClientSecret: "secret", CRID: "12345678", MID: "123456789",
		Account: "1000000001", Limiter: uspstest.Unlimited{}, Now: now, Sleep: carriercheck.NoWait})), server
}

func ExampleNew() {
	_, err := usps.New(usps.Config{ClientID: "id", ClientSecret: "secret", CRID: "12345678"})
	fmt.Println(err)
	// Output: usps: Config.MID is no Mailer ID of six or nine digits
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
	// usps_ground_advantage 5.42 instead of 7.90 there on 2026-11-30
	// usps_priority_mail 7.89 instead of 10.15 there on 2026-11-27
	// usps_priority_mail_express 27.90 instead of 31.45 there on 2026-11-25
}

// What Prepare drew is stored before it is bought. All answers are lost, and the same is sent again, after a crash too.
func ExampleCarrier_BuyPrepared() {
	carrier, server := open()
	defer server.Close()
	ctx := context.Background()
	purchase := shipping.Purchase{Key: "fill-1", Shipment: parcel(), Service: usps.GroundAdvantage}
	prepared, err := carrier.Prepare(ctx, purchase)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("to be stored:", prepared.Body)

	server.DropAnswerAfterWork(imitation.Buy, 3)
	label, err := carrier.BuyPrepared(ctx, purchase, prepared)
	fmt.Println(errors.Is(err, shipping.ErrOutcomeUnknown))
	label, err = carrier.BuyPrepared(ctx, purchase, prepared)
	fmt.Println(label.Key, label.Tracking, label.Price, err)
	fmt.Println("labels at USPS:", server.Labels())
	// Output:
	// to be stored: [sealed, 792 bytes]
	// true
	// fill-1 …0011 5.42 <nil>
	// labels at USPS: 1
}

func ExampleCarrier_TrackBatch() {
	carrier, server := open()
	defer server.Close()
	ctx := context.Background()
	label, err := carrier.Buy(ctx, shipping.Purchase{Key: "fill-1", Shipment: parcel(), Service: usps.GroundAdvantage})
	if err != nil {
		fmt.Println(err)
		return
	}
	server.Advance(label.Tracking, shipping.AvailableForPickup)
	all, err := carrier.TrackBatch(ctx, []shipping.TrackingNumber{label.Tracking, "9334612345678900000099"})
	fmt.Println(all[0].Tracking.Status, errors.Is(all[1].Err, shipping.ErrNotFound), err)
	// Output: available_for_pickup true <nil>
}

func ExampleCarrier_CheckAddress() {
	carrier, server := open()
	defer server.Close()
	answer, err := carrier.CheckAddress(context.Background(), parcel().To)
	fmt.Println(answer.Verdict, answer.Codes, err)
	// Output: deliverable [Y 31] <nil>
}

func ExamplePush_Handler() {
	push, err := usps.NewPush(usps.PushConfig{Secret: "the secret of the subscription…"})
	if err != nil {
		fmt.Println(err)
		return
	}
	handler := push.Handler(func(_ context.Context, t shipping.Tracking) error {
		return nil // store t.Number and t.Status; USPS sends the message again after an error
	})
	fmt.Printf("%v %T\n", push, handler)
	// Output: usps.Push http.HandlerFunc
}
