package ups

import (
	"encoding/base64"
	"errors"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

var (
	errNoLabel = errors.New("ups: the answer holds no label with id and tracking number")
	errNoImage = errors.New("ups: the image of the label cannot be read")
)

// decodeShip reads the label out of the answer of ship. A label that cannot be tracked, voided or printed is an error.
func decodeShip(body []byte) (shipping.Label, error) {
	root, err := parse(body)
	if err != nil {
		return shipping.Label{}, err
	}
	results := root.get("ShipmentResponse", "ShipmentResults")
	pack := results.get("PackageResults")
	l := shipping.Label{
		ID:       shipping.LabelID(results.get("ShipmentIdentificationNumber").text()),
		Carrier:  shipping.UPS,
		Tracking: shipping.TrackingNumber(pack.get("TrackingNumber").text()),
		Price:    charged(results),
	}
	if !isNumber(l.ID.Reveal()) || !isNumber(l.Tracking.Reveal()) {
		return shipping.Label{}, errNoLabel
	}
	if !print(&l, pack.get("ShippingLabel"), "ImageFormat") {
		return shipping.Label{}, errNoImage
	}
	return l, nil
}

// charged is what the account pays, zero where UPS says nothing in US dollars.
func charged(results value) money.Amount {
	if a, ok := negotiated(results.get("NegotiatedRateCharges")); ok {
		return a
	}
	published := results.get("ShipmentCharges")
	a, _ := firstDollars(published.get("TotalChargesWithTaxes"), published.get("TotalCharges"))
	return a
}

// print puts image and format on the label; false where there is no image in base64 with a format.
func print(l *shipping.Label, image value, formatName string) bool {
	raw, err := base64.StdEncoding.DecodeString(image.get("GraphicImage").text())
	format := image.get(formatName, "Code").text()
	if err != nil || len(raw) == 0 || len(format) > 8 || !isCode(format) {
		return false
	}
	l.Image, l.Format = raw, strings.ToUpper(format)
	return true
}

// isNumber reports whether s can be a shipment or tracking number of UPS: 7 to 34 letters and digits.
func isNumber(s string) bool { return len(s) >= 7 && len(s) <= 34 && isCode(s) }
