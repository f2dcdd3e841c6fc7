package shipping_test

import (
	"context"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// The planted person, invented.
const (
	plantedName   = "Testa Sampleton"
	plantedStreet = "742 Madeup Terrace"
	plantedPhone  = "3145550199"
)

func day(month time.Month, d int) cal.Date { return cal.Of(2026, month, d) }

func home() shipping.Address {
	return shipping.Address{
		Name: secret.New(plantedName), Street1: secret.New(plantedStreet), City: secret.New("Sampleville"),
		State: "MO", ZIP: secret.New("65101"), Country: place.US, Phone: secret.New(plantedPhone), Residential: true,
	}
}

func pharmacy() shipping.Address {
	return shipping.Address{
		Company: secret.New("Example Mail Pharmacy"), Street1: secret.New("100 Example St"), City: secret.New("Saint Louis"),
		State: "MO", ZIP: secret.New("63101"), Country: place.US,
	}
}

func shipment() shipping.Shipment {
	return shipping.Shipment{
		From: pharmacy(), To: home(), Parcel: shipping.Parcel{Grams: 400},
		ShipOn: day(time.November, 24), DeliverBy: day(time.December, 1),
	}
}

func purchase() shipping.Purchase {
	return shipping.Purchase{Key: "k3q9-1", Shipment: shipment(), Service: "ups_ground"}
}

// carrier answers what a test gives it and counts its calls.
type carrier struct {
	code   shipping.CarrierCode
	quotes []shipping.Quote
	label  shipping.Label
	err    error
	calls  int
}

func (c *carrier) Code() shipping.CarrierCode { return c.code }

func (c *carrier) Quote(context.Context, shipping.Shipment) ([]shipping.Quote, error) {
	c.calls++
	return c.quotes, c.err
}

func (c *carrier) Buy(context.Context, shipping.Purchase) (shipping.Label, error) {
	c.calls++
	return c.label, c.err
}

func (c *carrier) Void(context.Context, shipping.LabelID) error { c.calls++; return c.err }

func (c *carrier) Track(_ context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	c.calls++
	return shipping.Tracking{Number: n, Status: shipping.InTransit}, c.err
}

// finder is a carrier that can look labels up.
type finder struct{ *carrier }

func (f finder) FindLabel(context.Context, shipping.Key) (shipping.Label, error) {
	f.calls++
	return f.label, f.err
}

func quote(c shipping.CarrierCode, v shipping.Service, cents int64, arrives cal.Date) shipping.Quote {
	return shipping.Quote{Carrier: c, Service: v, Price: money.Cents(cents), Arrives: arrives}
}

// able is a carrier with every optional interface. It answers what a test gives it; batches and prepared bytes are
// counted as calls.
type able struct {
	*carrier
	can     shipping.Capabilities
	answer  shipping.AddressAnswer
	tracked []shipping.Tracked
	found   []shipping.Label
	voiding shipping.Voiding
	keyless bool // Prepare draws no key
}

func (a able) Capabilities() shipping.Capabilities { return a.can }

func (a able) CheckAddress(context.Context, shipping.Address) (shipping.AddressAnswer, error) {
	a.calls++
	return a.answer, a.err
}

func (a able) Prepare(context.Context, shipping.Purchase) (shipping.Prepared, error) {
	a.calls++
	if a.keyless {
		return shipping.Prepared{}, a.err
	}
	return prepared(), a.err
}

func (a able) BuyPrepared(context.Context, shipping.Purchase, shipping.Prepared) (shipping.Label, error) {
	a.calls++
	return a.label, a.err
}

func (a able) BuyReturn(context.Context, shipping.Purchase) (shipping.Label, error) {
	a.calls++
	return a.label, a.err
}

func (a able) TrackBatch(context.Context, []shipping.TrackingNumber) ([]shipping.Tracked, error) {
	a.calls++
	return a.tracked, a.err
}

func (a able) FindLabels(context.Context, shipping.Key) ([]shipping.Label, error) {
	a.calls++
	return a.found, a.err
}

func (a able) VoidLabel(context.Context, shipping.LabelID) (shipping.Voiding, error) {
	a.calls++
	return a.voiding, a.err
}

func (a able) Manifest(context.Context, shipping.ManifestRequest) (shipping.Manifest, error) {
	a.calls++
	return shipping.Manifest{ID: "m-1"}, a.err
}

func (a able) SchedulePickup(context.Context, shipping.PickupRequest) (shipping.Pickup, error) {
	a.calls++
	return shipping.Pickup{ID: "p-1", On: day(time.November, 25)}, a.err
}

func (a able) CancelPickup(context.Context, shipping.Pickup) error {
	a.calls++
	return a.err
}
