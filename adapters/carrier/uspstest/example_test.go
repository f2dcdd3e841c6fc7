package uspstest_test

import (
	"context"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/adapters/carrier/uspstest"
	"github.com/mailrx/mailrx/shipping"
)

// A label is bought, the answer is lost, and the same bytes under the same key give the label. A week later the parcel
// is there.
func Example() {
	now := time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC)
	server, err := uspstest.New(uspstest.Options{Now: func() time.Time { return now }})
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
	carrier, err := usps.New(usps.Config{BaseURL: base, ClientID: "id", ClientSecret: "secret", CRID: "12345678", MID: "123456789",
		Account: "1000000001", Now: func() time.Time { return now },
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() }})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()

	purchase := shipping.Purchase{Key: "fill-1", Shipment: carriertest.Shipment(), Service: usps.GroundAdvantage}
	prepared, err := carrier.Prepare(ctx, purchase)
	if err != nil {
		fmt.Println(err)
		return
	}
	server.DropAnswerAfterWork(imitation.Buy, 1)
	label, err := carrier.BuyPrepared(ctx, purchase, prepared)
	fmt.Println(label.Tracking.Reveal(), err, "requests:", server.Calls(imitation.Buy), "labels:", server.Labels())

	now = now.AddDate(0, 0, 7)
	parcel, err := carrier.Track(ctx, label.Tracking)
	fmt.Println(parcel.Status, err)
	// Output:
	// 9334612345678900000011 <nil> requests: 2 labels: 1
	// delivered <nil>
}
