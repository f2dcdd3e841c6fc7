package usps_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// A label that is on no SCAN form is void at once; one that USPS has manifested by itself is a refund asked for; one on a
// form stays.
func ExampleCarrier_VoidLabel() {
	carrier, server := open()
	defer server.Close()
	ctx := context.Background()
	var labels [3]shipping.Label
	for i := range labels {
		purchase := shipping.Purchase{Key: shipping.Key(fmt.Sprint("fill-", i)), Shipment: parcel(), Service: usps.PriorityMail}
		labels[i], _ = carrier.Buy(ctx, purchase)
	}
	server.TakeManifest(labels[1].Tracking)
	form, err := carrier.Manifest(ctx, shipping.ManifestRequest{Key: "form-1", On: cal.Of(2026, 11, 24), From: parcel().From,
		Parcels: []shipping.TrackingNumber{labels[2].Tracking}})
	fmt.Println(form.Format, err)
	for _, l := range labels {
		voiding, err := carrier.VoidLabel(ctx, l.ID)
		fmt.Println(voiding.Outcome, voiding.Reference, errors.Is(err, shipping.ErrRefused))
	}
	// Output:
	// PDF <nil>
	// voided  false
	// refund asked 100028 false
	// unknown  true
}

func ExampleCarrier_SchedulePickup() {
	carrier, server := open()
	defer server.Close()
	ctx := context.Background()
	pickup, err := carrier.SchedulePickup(ctx, shipping.PickupRequest{Key: "pickup-1", From: parcel().From, On: cal.Of(2026, 11, 25),
		Ready: 9 * 60, Close: 17 * 60, Parcels: 12, Grams: 5200, Service: usps.GroundAdvantage})
	fmt.Println(pickup.ID, pickup.On, pickup.Version, err)
	fmt.Println(carrier.CancelPickup(ctx, pickup), server.Collections())
	// Output:
	// WTC1 2026-11-25 tag-1 <nil>
	// <nil> 0
}

// The label for the way back is bought from the member to the pharmacy.
func ExampleCarrier_BuyReturn() {
	carrier, server := open()
	defer server.Close()
	back := shipping.Purchase{Key: "return-1", Shipment: parcel(), Service: usps.GroundAdvantage, Format: "ZPL"}
	back.Shipment.From, back.Shipment.To = back.Shipment.To, back.Shipment.From
	label, err := carrier.BuyReturn(context.Background(), back)
	fmt.Println(label.Service, label.Format, label.Price, err)
	// Output: usps_ground_advantage ZPL 5.42 <nil>
}
