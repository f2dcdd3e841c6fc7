package fedextest_test

import (
	"context"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/fedextest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// A label is bought, the answer is lost, and its number is found again by our key, once FedEx has indexed it. A week
// later the parcel is there.
func Example() {
	now := time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	server, err := fedextest.New(fedextest.Options{Now: clock, IndexLag: time.Hour})
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
	carrier, err := fedex.New(fedex.Config{BaseURL: base, ClientID: "id", ClientSecret: "secret", Account: "740561073", Now: clock})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()

	server.DropAnswerAfterWork(imitation.Buy, 1)
	_, err = carrier.Buy(ctx, shipping.Purchase{Key: "fill-1", Shipment: carriertest.Shipment(), Service: fedex.HomeDelivery})
	fmt.Println(err)
	_, err = carrier.FindLabel(ctx, "fill-1")
	fmt.Println(err)

	now = now.Add(2 * time.Hour)
	label, err := carrier.FindLabel(ctx, "fill-1")
	fmt.Println(label.Tracking.Reveal(), err, "labels:", server.Labels())

	now = now.AddDate(0, 0, 7)
	parcel, err := carrier.Track(ctx, label.Tracking)
	fmt.Println(parcel.Status, err)
	// Output:
	// fedex: buy: outcome unknown, the answer was lost: the connection broke (host can act)
	// fedex: find: not found [TRACKING.REFERENCENUMBER.NOTFOUND] HTTP 200: FedEx has no label under this reference, or does not show it yet (pharmacy can act)
	// 794900000019 <nil> labels: 1
	// delivered <nil>
}
