package fedex

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
	errNoLabel = errors.New("fedex: the answer holds no label with a tracking number")
	errNoImage = errors.New("fedex: the image of the label cannot be read")
)

// decodeShip reads the label out of the answer of ship. A label that cannot be tracked, voided or printed is an error.
// A job that FedEx puts off has no label yet, and is an error too.
func decodeShip(body []byte) (shipping.Label, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return shipping.Label{}, err
	}
	shipment := root.Get("output", "transactionShipments")
	piece := shipment.Get("pieceResponses")
	number := piece.Get("trackingNumber").Text()
	if !isNumber(number) {
		return shipping.Label{}, errNoLabel
	}
	l := shipping.Label{ID: shipping.LabelID(number), Carrier: shipping.FedEx, Tracking: shipping.TrackingNumber(number)}
	l.Price = charged(shipment, piece)
	if !printed(&l, piece.Get("packageDocuments")) && !printed(&l, shipment.Get("shipmentDocuments")) {
		return shipping.Label{}, errNoImage
	}
	return l, nil
}

// charged is what the account pays: the net charge of the rating whose type is the account's, else the net charge of
// the piece. Zero where FedEx says nothing in US dollars.
func charged(shipment, piece loosejson.Value) money.Amount {
	for rate := range shipment.Get("completedShipmentDetail", "shipmentRating", "shipmentRateDetails").Elements() {
		if !strings.Contains(rate.Get("rateType").Text(), "ACCOUNT") {
			continue
		}
		if a, ok := dollars(rate.Get("totalNetCharge"), rate.Get("currency").Text()); ok && a.Sign() > 0 {
			return a
		}
	}
	a, _ := dollars(piece.Get("netChargeAmount"), piece.Get("currency").Text())
	return a
}

// printed puts image and format of the label among the documents on l; false where there is none in base64.
func printed(l *shipping.Label, documents loosejson.Value) bool {
	for d := range documents.Elements() {
		if kind := d.Get("contentType").Text(); kind != "" && !strings.Contains(kind, "LABEL") {
			continue // an invoice, a copy for the driver
		}
		raw, err := base64.StdEncoding.DecodeString(d.Get("encodedLabel").Text())
		format := strings.ToUpper(d.Get("docType").Text())
		if err == nil && len(raw) > 0 && len(format) <= 8 && postal.Alphanumeric(format) {
			l.Image, l.Format = raw, format
			return true
		}
	}
	return false
}

// isNumber reports whether s can be a tracking number of FedEx: 8 to 40 letters and digits (12, 15, 20 or 22 digits
// as a rule).
func isNumber(s string) bool { return len(s) >= 8 && len(s) <= 40 && postal.Alphanumeric(s) }
