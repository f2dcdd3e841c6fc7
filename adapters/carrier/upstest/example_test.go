package upstest_test

import (
	"context"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/adapters/carrier/upstest"
	"github.com/mailrx/mailrx/shipping"
)

// A label is bought, the answer is lost, and the label is found again by our key. A week later the parcel is there.
func Example() {
	now := time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC)
	server, err := upstest.New(upstest.Options{Now: func() time.Time { return now }})
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
	carrier, err := ups.New(ups.Config{BaseURL: base, ClientID: "id", ClientSecret: "secret", Account: "A1B2C3"})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()

	server.DropAnswerAfterWork(imitation.Buy, 1)
	_, err = carrier.Buy(ctx, shipping.Purchase{Key: "fill-1", Shipment: carriertest.Shipment(), Service: ups.Ground})
	fmt.Println(err)

	label, err := carrier.FindLabel(ctx, "fill-1")
	fmt.Println(label.Tracking.Reveal(), err, "labels:", server.Labels())

	now = now.AddDate(0, 0, 7)
	parcel, err := carrier.Track(ctx, label.Tracking)
	fmt.Println(parcel.Status, err)
	// Output:
	// ups: buy: outcome unknown, the answer was lost: the connection broke (host can act)
	// 1ZA1B2C30300000012 <nil> labels: 1
	// delivered <nil>
}
