package upstest

import (
	"encoding/base64"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// ship sells a label. UPS does not know a repeated request from a new one, and neither does this.
func (s *Server) ship(r *http.Request) imitation.Answer {
	var in shipIn
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	shipment := &in.ShipmentRequest.Shipment
	if refused, bad := shipment.check(); bad {
		return refused
	}
	t, ok := tariffOf(shipment.Service.Code)
	if !ok {
		return refusal(http.StatusBadRequest, "120124", "The requested service is unavailable between the selected locations.")
	}
	pack := shipment.Package[0]
	l := imitation.Label{Service: t.service, Bought: s.Now().UTC(), Format: in.ShipmentRequest.LabelSpecification.LabelImageFormat.Code,
		Return: shipment.ReturnService.Code != ""}
	l.List, l.Paid = t.price(pack)
	if len(pack.ReferenceNumber) > 0 {
		l.Reference = shipping.Key(pack.ReferenceNumber[0].Value)
	}
	err := s.Change(func(st *imitation.State) error {
		st.Sequence++
		l.Tracking = shipping.TrackingNumber(trackingNumber(shipment.Shipper.ShipperNumber, l.Service, st.Sequence))
		st.Labels = append(st.Labels, l)
		return nil
	})
	if err != nil {
		return refusal(http.StatusInternalServerError, "120001", "The books cannot be written")
	}
	return sold(&l)
}

func sold(l *imitation.Label) imitation.Answer {
	return success(object{"ShipmentResponse": object{
		"Response": responded(),
		"ShipmentResults": object{
			"ShipmentIdentificationNumber": l.Tracking.Reveal(),
			"ShipmentCharges":              object{"TransportationCharges": charge(l.List), "TotalCharges": charge(l.List)},
			"NegotiatedRateCharges":        object{"TotalCharge": charge(l.Paid)},
			"PackageResults": object{
				"TrackingNumber": l.Tracking.Reveal(),
				"ShippingLabel": object{
					"ImageFormat":  object{"Code": formatOf(l), "Description": formatOf(l)},
					"GraphicImage": imageOf(l),
				},
			},
		},
	}})
}

func formatOf(l *imitation.Label) string {
	if l.Format == "" {
		return "GIF"
	}
	return l.Format
}

// image shows the number and nobody's name: a label here is for no parcel.
func imageOf(l *imitation.Label) string {
	if formatOf(l) == "ZPL" {
		return base64.StdEncoding.EncodeToString([]byte("^XA^FO50,50^A0N,40,40^FD" + l.Tracking.Reveal() + "^FS^XZ"))
	}
	return base64.StdEncoding.EncodeToString(onePixel)
}

// onePixel is a GIF of one white pixel.
var onePixel = []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;")
