package ups

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"

	"github.com/mailrx/mailrx/shipping"
)

type shipAnswer struct {
	ShipmentResponse struct{ ShipmentResults list[shipmentResults] }
}

type shipmentResults struct {
	ShipmentIdentificationNumber text
	ShipmentCharges              list[charges]
	NegotiatedRateCharges        list[charges]
	PackageResults               list[packageResult]
}

type packageResult struct {
	TrackingNumber text
	ShippingLabel  list[image]
}

// image is a label as ship and recovery give it, each with its own name for the format.
type image struct {
	GraphicImage     text // base64
	ImageFormat      list[struct{ Code text }]
	LabelImageFormat list[struct{ Code text }]
}

var (
	errNoLabel = errors.New("ups: the answer holds no label with id and tracking number")
	errNoImage = errors.New("ups: the image of the label cannot be read")
)

// decodeShip reads the label out of the answer of ship. A label that cannot be tracked, voided or printed is an error.
func decodeShip(body []byte) (shipping.Label, error) {
	var a shipAnswer
	if err := json.Unmarshal(body, &a); err != nil {
		return shipping.Label{}, err
	}
	r := a.ShipmentResponse.ShipmentResults.first()
	pack := r.PackageResults.first()
	l := shipping.Label{
		ID:       shipping.LabelID(r.ShipmentIdentificationNumber),
		Carrier:  shipping.UPS,
		Tracking: shipping.TrackingNumber(pack.TrackingNumber),
	}
	if !isNumber(string(l.ID)) || !isNumber(string(l.Tracking)) {
		return shipping.Label{}, errNoLabel
	}
	published, ok := r.ShipmentCharges.first().total()
	l.Price, _ = price(r.NegotiatedRateCharges, published, ok)
	if !pack.ShippingLabel.first().print(&l) {
		return shipping.Label{}, errNoImage
	}
	return l, nil
}

// print puts image and format on the label; false where there is no image in base64.
func (i image) print(l *shipping.Label) bool {
	raw, err := base64.StdEncoding.DecodeString(string(i.GraphicImage))
	if err != nil || len(raw) == 0 {
		return false
	}
	format := i.ImageFormat.first().Code
	if format == "" {
		format = i.LabelImageFormat.first().Code
	}
	if !isCode(string(format)) || len(format) > 8 {
		return false
	}
	l.Image, l.Format = raw, strings.ToUpper(string(format))
	return true
}

// isNumber reports whether s can be a shipment or tracking number of UPS: 7 to 34 letters and digits.
func isNumber(s string) bool { return len(s) >= 7 && len(s) <= 34 && isCode(s) }

type recoveryAnswer struct {
	LabelRecoveryResponse struct {
		ShipmentIdentificationNumber text
		LabelResults                 list[labelResult]
	}
}

type labelResult struct {
	TrackingNumber text
	LabelImage     list[image]
}

// decodeRecovery reads the labels out of the answer of label recovery, one for each package. The price is not in it.
// An image that cannot be read is left empty: the number alone settles whether a label was bought.
func decodeRecovery(body []byte) ([]shipping.Label, error) {
	var a recoveryAnswer
	if err := json.Unmarshal(body, &a); err != nil {
		return nil, err
	}
	results := a.LabelRecoveryResponse.LabelResults
	labels := make([]shipping.Label, 0, len(results))
	for _, r := range results {
		l := shipping.Label{Carrier: shipping.UPS, Tracking: shipping.TrackingNumber(r.TrackingNumber)}
		if !isNumber(string(l.Tracking)) {
			return nil, errNoLabel
		}
		r.LabelImage.first().print(&l)
		l.ID = labelID(a.LabelRecoveryResponse.ShipmentIdentificationNumber, l.Tracking, len(results))
		labels = append(labels, l)
	}
	if len(labels) == 0 {
		return nil, errNoLabel
	}
	return labels, nil
}

// labelID is the shipment's number. We put one package in a shipment, so a shipment's number is that of its package;
// UPS names one shipment only, which is not the shipment of every label where there are several.
func labelID(shipment text, n shipping.TrackingNumber, labels int) shipping.LabelID {
	if labels == 1 && isNumber(string(shipment)) {
		return shipping.LabelID(shipment)
	}
	return shipping.LabelID(n)
}

type voidAnswer struct {
	VoidShipmentResponse struct {
		SummaryResult list[struct {
			Status list[struct{ Code text }]
		}]
	}
}

// decodeVoid reports whether UPS says that the shipment is void: status 1.
func decodeVoid(body []byte) (voided bool, err error) {
	var a voidAnswer
	err = json.Unmarshal(body, &a)
	return a.VoidShipmentResponse.SummaryResult.first().Status.first().Code == "1", err
}
