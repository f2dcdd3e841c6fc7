package fedextest

import (
	"encoding/base64"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// ship sells a label. FedEx does not know a repeated request from a new one, and neither does this.
func (s *Server) ship(r *http.Request) imitation.Answer {
	var in shipIn
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	t, refused, bad := in.check()
	if bad {
		return refused
	}
	l := in.label(t)
	l.Bought = s.Now().UTC()
	err := s.Change(func(st *imitation.State) error {
		st.Sequence++
		l.Tracking = shipping.TrackingNumber(trackingNumber(st.Sequence))
		st.Labels = append(st.Labels, l)
		return nil
	})
	if err != nil {
		return refusal(http.StatusInternalServerError, "INTERNAL.SERVER.ERROR", "The books cannot be written")
	}
	return s.sold(&l)
}

func (in *shipIn) label(t tariff) imitation.Label {
	shipment := &in.RequestedShipment
	pack := shipment.RequestedPackageLineItems[0]
	l := imitation.Label{Service: t.service, Format: shipment.LabelSpecification.ImageType,
		Return: shipment.ShipmentSpecialServices.ReturnShipmentDetail.ReturnType != ""}
	l.List, l.Paid = t.price(pack)
	for _, ref := range pack.CustomerReferences {
		if ref.CustomerReferenceType == "CUSTOMER_REFERENCE" {
			l.Reference = shipping.Key(ref.Value)
		}
	}
	return l
}

// dryRun checks a shipment and sells nothing.
func (s *Server) dryRun(r *http.Request) imitation.Answer {
	var in shipIn
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	if _, refused, bad := in.check(); bad {
		return refused
	}
	return success(object{"alerts": []object{{"code": "SHIPMENT.VALIDATION.SUCCESS", "alertType": "NOTE", "message": "No errors found."}}})
}

func (s *Server) sold(l *imitation.Label) imitation.Answer {
	document := object{"contentType": "LABEL", "copiesToPrint": 1, "docType": formatOf(l), "encodedLabel": imageOf(l)}
	return success(object{"transactionShipments": []object{{
		"serviceType": l.Service, "shipDatestamp": cal.In(l.Bought, s.Zone()).String(), "masterTrackingNumber": l.Tracking.Reveal(),
		"alerts": []object{},
		"pieceResponses": []object{{
			"masterTrackingNumber": l.Tracking.Reveal(), "trackingNumber": l.Tracking.Reveal(), "packageSequenceNumber": 1,
			"netChargeAmount": number(l.Paid), "currency": "USD", "packageDocuments": []object{document},
		}},
		"completedShipmentDetail": object{"usDomestic": true, "shipmentRating": object{
			"actualRateType": "PAYOR_ACCOUNT_PACKAGE",
			"shipmentRateDetails": []object{
				{"rateType": "PAYOR_LIST_PACKAGE", "totalNetCharge": number(l.List), "currency": "USD"},
				{"rateType": "PAYOR_ACCOUNT_PACKAGE", "totalNetCharge": number(l.Paid), "currency": "USD"},
			},
		}},
	}}})
}

func formatOf(l *imitation.Label) string {
	if l.Format == "" {
		return "PDF"
	}
	return l.Format
}

// imageOf shows the number and nobody's name: a label here is for no parcel.
func imageOf(l *imitation.Label) string {
	n := l.Tracking.Reveal()
	image := "%PDF-1.4\n% imitation of a label, " + n + "\n%%EOF\n"
	switch formatOf(l) {
	case "ZPLII":
		image = "^XA^FO50,50^A0N,40,40^FD" + n + "^FS^XZ"
	case "EPL2":
		image = "N\nA50,50,0,4,1,1,N,\"" + n + "\"\nP1\n"
	case "PNG":
		image = onePixel
	}
	return base64.StdEncoding.EncodeToString([]byte(image))
}

// onePixel is a PNG of one white pixel.
const onePixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"
