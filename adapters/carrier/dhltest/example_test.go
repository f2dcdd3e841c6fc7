package dhltest_test

import (
	"context"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/dhltest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// A label is bought, the answer is lost, and its number is found again by our key. A week later the parcel is there.
func Example() {
	now := time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	server, err := dhltest.New(dhltest.Options{Now: clock})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close()
	base, err := server.Start()
	if err != nil {
		fmt.Println(err)
		return
	}
	carrier, err := dhl.New(dhl.Config{Enabled: true, BaseURL: base, Username: "any", Password: "any", Account: "123456789", Now: clock})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()

	server.DropAnswerAfterWork(imitation.Buy, 1)
	_, err = carrier.Buy(ctx, shipping.Purchase{Key: "fill-1", Shipment: carriertest.ShipmentAbroad(), Service: dhl.ExpressWorldwide})
	fmt.Println(err)

	label, err := carrier.FindLabel(ctx, "fill-1")
	fmt.Println(label.Tracking.Reveal(), err, "labels:", server.Labels())

	now = now.AddDate(0, 0, 7)
	parcel, err := carrier.Track(ctx, label.Tracking)
	fmt.Println(parcel.Status, err)
	// Output:
	// dhl: buy: outcome unknown, the answer was lost: the connection broke (host can act)
	// 5350000014 <nil> labels: 1
	// delivered <nil>
}
