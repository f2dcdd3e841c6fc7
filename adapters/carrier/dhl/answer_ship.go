package dhl

import (
	"encoding/base64"
	"errors"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

var (
	errNoLabel = errors.New("dhl: the answer holds no shipment number")
	errNoImage = errors.New("dhl: the image of the label cannot be read")
)

// decodeShip reads the label out of the answer of shipments. A label that cannot be tracked or printed is an error.
func decodeShip(body []byte) (shipping.Label, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return shipping.Label{}, err
	}
	n := root.Get("shipmentTrackingNumber").Text()
	if !isNumber(n) {
		return shipping.Label{}, errNoLabel
	}
	l := shipping.Label{ID: shipping.LabelID(n), Carrier: shipping.DHL, Tracking: shipping.TrackingNumber(n)}
	l.Price, _ = price(root.Get("shipmentCharges"))
	if !print(&l, labelIn(root.Get("documents"))) {
		return shipping.Label{}, errNoImage
	}
	return l, nil
}

// labelIn is the first document that is a label, or, where DHL names no kinds, the first one.
func labelIn(documents loosejson.Value) (nameless loosejson.Value) {
	for d := range documents.Elements() {
		switch kind := d.Get("typeCode").Text(); {
		case kind == "label":
			return d
		case kind == "" && nameless == nil:
			nameless = d
		}
	}
	return nameless
}

// print puts image and format on the label; false where there is no image in base64 with a format.
func print(l *shipping.Label, document loosejson.Value) bool {
	raw, err := unpack(document.Get("content").Text())
	format := document.Get("imageFormat").Text()
	if err != nil || !isFormat(format) {
		return false
	}
	l.Image, l.Format = raw, strings.ToUpper(format)
	return true
}

func isFormat(s string) bool { return len(s) <= 8 && postal.Alphanumeric(s) }

// unpack reads base64 as RFC 2045 section 6.8 says, passing over what is not of its alphabet: an example that DHL prints
// has a full stop in the middle. An image that is cut or empty is an error.
func unpack(text string) ([]byte, error) {
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		raw, err = base64.StdEncoding.DecodeString(strings.Map(alphabet, text))
	}
	if err == nil && len(raw) == 0 {
		err = errNoImage
	}
	return raw, err
}

func alphabet(r rune) rune {
	if isAlphanumeric(r) || r == '+' || r == '/' || r == '=' {
		return r
	}
	return -1
}
