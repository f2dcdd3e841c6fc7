package ups

import (
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

// decodeRecovery reads the labels out of the answer of label recovery, one for each package. The price is not in it.
// An image that cannot be read is left empty: the number alone settles whether a label was bought.
func decodeRecovery(body []byte) ([]shipping.Label, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return nil, err
	}
	answer := root.Get("LabelRecoveryResponse")
	var labels []shipping.Label
	for v := range answer.Get("LabelResults").Elements() {
		n := v.Get("TrackingNumber").Text()
		if !isNumber(n) {
			return nil, errNoLabel
		}
		l := shipping.Label{ID: shipping.LabelID(n), Carrier: shipping.UPS, Tracking: shipping.TrackingNumber(n)}
		print(&l, v.Get("LabelImage"), "LabelImageFormat")
		labels = append(labels, l)
	}
	if len(labels) == 0 {
		return nil, errNoLabel
	}
	// We put one package in a shipment. Where there are several labels, UPS names the shipment of one of them only.
	if id := answer.Get("ShipmentIdentificationNumber").Text(); len(labels) == 1 && isNumber(id) {
		labels[0].ID = shipping.LabelID(id)
	}
	return labels, nil
}

// decodeVoid reports whether UPS says that the shipment is void: status 1.
func decodeVoid(body []byte) (voided bool, err error) {
	root, err := loosejson.Parse(body)
	return root.Get("VoidShipmentResponse", "SummaryResult", "Status", "Code").Text() == "1", err
}
