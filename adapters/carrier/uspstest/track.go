package uspstest

import (
	"net/http"
	"slices"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// mostTracked is the most numbers of one call.
const mostTracked = 35

// track tells the stories so far, one item for each number, in its order; 207 where one of them is not known.
func (s *Server) track(r *http.Request) imitation.Answer {
	var in []struct{ TrackingNumber string }
	if !imitation.ReadJSON(r, &in) || len(in) == 0 || len(in) > mostTracked {
		return notJSON()
	}
	status, items := http.StatusOK, make([]object, len(in))
	s.Read(func(st *imitation.State) {
		for i, asked := range in {
			l := st.Find(asked.TrackingNumber)
			if l == nil || !l.Live() && len(s.Story(l)) < 3 {
				status = http.StatusMultiStatus
				items[i] = object{"trackingNumber": asked.TrackingNumber, "statusCode": "404",
					"error": faultBody(http.StatusNotFound, "150002", "A status update is not yet available.", "trackingNumber")}
				continue
			}
			items[i] = s.tracked(l)
		}
	})
	return imitation.JSON(status, items)
}

func (s *Server) tracked(l *imitation.Label) object {
	events := []object{}
	category := ""
	for _, e := range s.Story(l) {
		if e.Status != shipping.Cancelled {
			events, category = append(events, s.event(e)), categories[e.Status]
		}
	}
	slices.Reverse(events) // newest first
	return object{
		"trackingNumber": l.Tracking.Reveal(), "statusCode": "200", "mailClass": "USPS Ground Advantage<SUP>&#153;</SUP>",
		"status": "imitation", "statusCategory": category, "statusSummary": "imitation",
		"deliveryDateExpectation": object{"expectedDeliveryDate": s.Due(l).String()},
		"trackingEvents":          events,
	}
}

func (s *Server) event(e imitation.Event) object {
	local := e.At.In(s.Zone())
	return object{
		"eventType": "imitation", "eventCode": codeOf(e), "eventTimestamp": local.Format("2006-01-02T15:04:05"),
		"GMTTimestamp": e.At.UTC().Format("2006-01-02T15:04:05Z"), "GMTOffset": local.Format("-07:00"),
		"eventCountry": nil, "eventCity": nil, "eventState": nil, "eventZIPCode": nil, "name": nil,
	}
}

// codes are USPS's of one kind of event each; what is said for information has one that no table knows.
var codes = map[shipping.Status]string{
	shipping.LabelCreated: "GX", shipping.Accepted: "03", shipping.InTransit: "EF", shipping.OutForDelivery: "OF",
	shipping.AvailableForPickup: "16", shipping.Delivered: "01", shipping.Exception: "02",
	shipping.ReturnedToSender: "09", shipping.Lost: "11", shipping.Info: "Z9",
}

var categories = map[shipping.Status]string{
	shipping.LabelCreated: "Pre-Shipment", shipping.Accepted: "Accepted", shipping.InTransit: "Moving Through Network",
	shipping.OutForDelivery: "Out for Delivery", shipping.AvailableForPickup: "Available for Pickup",
	shipping.Delivered: "Delivered", shipping.Exception: "Alert", shipping.ReturnedToSender: "Alert", shipping.Lost: "Alert",
}

func codeOf(e imitation.Event) string {
	if e.Hub {
		return "10"
	}
	return codes[e.Status]
}
