package dhltest

import (
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// trackOne tells one story so far, with offsets where they are asked for.
func (s *Server) trackOne(r *http.Request) imitation.Answer {
	return s.tracked(r, func(l *imitation.Label) bool { return l.Tracking.Reveal() == r.PathValue("number") },
		r.URL.Query().Get("requestGMTOffsetPerEvent") == "true")
}

// trackMany tells many stories. DHL gives no offsets there, whatever is asked.
func (s *Server) trackMany(r *http.Request) imitation.Answer {
	asked := map[string]bool{}
	for _, n := range r.URL.Query()["shipmentTrackingNumber"] {
		asked[n] = true
	}
	if len(asked) == 0 || len(asked) > 200 {
		return bad("Missing mandatory parameters: shipmentTrackingNumber")
	}
	return s.tracked(r, func(l *imitation.Label) bool { return asked[l.Tracking.Reveal()] }, false)
}

// find tells the stories of the shipments with a reference.
func (s *Server) find(r *http.Request) imitation.Answer {
	q := r.URL.Query()
	for _, name := range [...]string{"shipperAccountNumber", "dateRangeFrom", "dateRangeTo"} {
		if q.Get(name) == "" {
			return bad("Missing mandatory parameters: " + name)
		}
	}
	reference := shipping.Key(q.Get("shipmentReference"))
	return s.tracked(r, func(l *imitation.Label) bool { return l.Live() && l.Reference == reference }, false)
}

func (s *Server) tracked(r *http.Request, wanted func(*imitation.Label) bool, offsets bool) imitation.Answer {
	if refused, wrong := headers(r); wrong {
		return refused
	}
	var found []object
	s.Read(func(st *imitation.State) {
		for i := range st.Labels {
			if l := &st.Labels[i]; wanted(l) {
				found = append(found, s.shipment(l, r.URL.Query().Get("trackingView"), offsets))
			}
		}
	})
	if len(found) == 0 {
		return notFound("No data found")
	}
	return success(object{"shipments": found})
}

func (s *Server) shipment(l *imitation.Label, view string, offsets bool) object {
	events := []object{}
	for _, e := range s.Story(l) {
		if code := codeOf(e); code != "" && view != "shipment-details-only" {
			events = append(events, s.event(e, code, offsets))
		}
	}
	return object{
		"shipmentTrackingNumber": l.Tracking.Reveal(), "status": "Success", "productCode": l.Service,
		"shipmentTimestamp":     l.Bought.In(s.Zone()).Format("2006-01-02T15:04:05"),
		"shipperReferences":     []object{{"value": string(l.Reference), "typeCode": "CU"}},
		"events":                events,
		"numberOfPieces":        1,
		"estimatedDeliveryDate": s.Due(l).String() + "T23:59:00",
	}
}

func (s *Server) event(e imitation.Event, code string, offsets bool) object {
	local := e.At.In(s.Zone())
	o := object{
		"date": local.Format("2006-01-02"), "time": local.Format("15:04:05"), "typeCode": code, "description": "imitation",
		"serviceArea": []object{{"code": "STL", "description": "imitation"}},
	}
	if offsets {
		o["GMTOffset"] = local.Format("-07:00")
	}
	return o
}

// codes are DHL's checkpoint codes. A label without a parcel has none, and nothing is ever cancelled.
var codes = map[shipping.Status]string{
	shipping.Accepted:           "PU",
	shipping.InTransit:          "DF",
	shipping.OutForDelivery:     "WC",
	shipping.AvailableForPickup: "CC",
	shipping.Delivered:          "OK",
	shipping.Exception:          "NH",
	shipping.ReturnedToSender:   "RT",
	shipping.Lost:               "DS",
	shipping.Info:               "RR",
}

func codeOf(e imitation.Event) string {
	if e.Hub {
		return "AF"
	}
	return codes[e.Status]
}
