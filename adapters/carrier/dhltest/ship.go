package dhltest

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// ship sells a label. DHL does not know a repeated request from a new one, and neither does this.
func (s *Server) ship(r *http.Request) imitation.Answer {
	in, t, refused, wrong := read(r)
	if wrong {
		return refused
	}
	l := imitation.Label{Service: t.product, Bought: s.Now().UTC(), Format: strings.ToUpper(in.OutputImageProperties.EncodingFormat)}
	l.Paid, l.List = t.price(in.Content.Packages)
	if len(in.CustomerReferences) > 0 {
		l.Reference = shipping.Key(in.CustomerReferences[0].Value)
	}
	err := s.Change(func(st *imitation.State) error {
		st.Sequence++
		l.Tracking = shipping.TrackingNumber(waybill(st.Sequence))
		st.Labels = append(st.Labels, l)
		return nil
	})
	if err != nil {
		return problem(http.StatusInternalServerError, "Internal Server Error", "999: Process failure occurred")
	}
	return sold(&l, in.GetRateEstimates)
}

// dryRun checks a shipment. What DHL finds comes with status 201, and the status that counts in the body.
func (s *Server) dryRun(r *http.Request) imitation.Answer {
	_, _, refused, wrong := read(r)
	if wrong {
		refused.Status = http.StatusCreated
		return refused
	}
	return success(object{"warnings": []string{}})
}

func read(r *http.Request) (in shipIn, t tariff, refused imitation.Answer, wrong bool) {
	if refused, wrong = headers(r); wrong {
		return in, t, refused, true
	}
	if !imitation.ReadJSON(r, &in) {
		return in, t, bad("The request is not well formed"), true
	}
	if refused, wrong = in.check(); wrong {
		return in, t, refused, true
	}
	t, ok := tariffOf(in.ProductCode)
	return in, t, bad(noProduct), !ok
}

func sold(l *imitation.Label, priced bool) imitation.Answer {
	n := l.Tracking.Reveal()
	body := object{
		"shipmentTrackingNumber": n,
		"trackingUrl":            "https://express.api.dhl.com/mydhlapi/shipments/" + n + "/tracking",
		"packages":               []object{{"referenceNumber": 1, "trackingNumber": "JD0146000" + n}},
		"documents": []object{
			{"imageFormat": "PDF", "content": pdf("invoice " + n), "typeCode": "invoice"},
			{"imageFormat": formatOf(l), "content": imageOf(l), "typeCode": "label"},
		},
	}
	if priced {
		body["shipmentCharges"] = prices(l.Paid, l.List)
	}
	return imitation.JSON(http.StatusCreated, body)
}

func formatOf(l *imitation.Label) string {
	if l.Format == "" {
		return "PDF"
	}
	return l.Format
}

// imageOf shows the number and nobody's name: a label here is for no parcel.
func imageOf(l *imitation.Label) string {
	if formatOf(l) == "PDF" {
		return pdf(l.Tracking.Reveal())
	}
	return base64.StdEncoding.EncodeToString([]byte("^XA^FO50,50^A0N,40,40^FD" + l.Tracking.Reveal() + "^FS^XZ"))
}

func pdf(text string) string {
	return base64.StdEncoding.EncodeToString([]byte("%PDF-1.4\n% " + text + "\n%%EOF\n"))
}

// waybill is the n-th number: nine digits and a check digit, the rest of their division by seven.
func waybill(n int) string {
	serial := 535_000_000 + n%1_000_000
	return fmt.Sprintf("%09d%d", serial, serial%7)
}
