package ups

import (
	"encoding/base64"
	"errors"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

var (
	errNoLabel = errors.New("ups: the answer holds no label with id and tracking number")
	errNoImage = errors.New("ups: the image of the label cannot be read")
)

// decodeShip reads the label out of the answer of ship. A label that cannot be tracked, voided or printed is an error.
func decodeShip(body []byte) (shipping.Label, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return shipping.Label{}, err
	}
	results := root.Get("ShipmentResponse", "ShipmentResults")
	pack := results.Get("PackageResults")
	l := shipping.Label{
		ID:       shipping.LabelID(results.Get("ShipmentIdentificationNumber").Text()),
		Carrier:  shipping.UPS,
		Tracking: shipping.TrackingNumber(pack.Get("TrackingNumber").Text()),
		Price:    charged(results),
	}
	if !isNumber(l.ID.Reveal()) || !isNumber(l.Tracking.Reveal()) {
		return shipping.Label{}, errNoLabel
	}
	if !print(&l, pack.Get("ShippingLabel"), "ImageFormat") {
		return shipping.Label{}, errNoImage
	}
	return l, nil
}

// charged is what the account pays, zero where UPS says nothing in US dollars.
func charged(results loosejson.Value) money.Amount {
	if a, ok := negotiated(results.Get("NegotiatedRateCharges")); ok {
		return a
	}
	published := results.Get("ShipmentCharges")
	a, _ := firstDollars(published.Get("TotalChargesWithTaxes"), published.Get("TotalCharges"))
	return a
}

// print puts image and format on the label; false where there is no image in base64 with a format.
func print(l *shipping.Label, image loosejson.Value, formatName string) bool {
	raw, err := base64.StdEncoding.DecodeString(image.Get("GraphicImage").Text())
	format := image.Get(formatName, "Code").Text()
	if err != nil || len(raw) == 0 || len(format) > 8 || !postal.Alphanumeric(format) {
		return false
	}
	l.Image, l.Format = raw, strings.ToUpper(format)
	return true
}

// isNumber reports whether s can be a shipment or tracking number of UPS: 7 to 34 letters and digits.
func isNumber(s string) bool { return len(s) >= 7 && len(s) <= 34 && postal.Alphanumeric(s) }
