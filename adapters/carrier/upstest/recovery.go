package upstest

import (
	"net/http"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// recovery gives live labels again, by number or by reference.
func (s *Server) recovery(r *http.Request) imitation.Answer {
	var in recoveryIn
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	q := in.LabelRecoveryRequest
	number, reference := strings.ToUpper(q.TrackingNumber), shipping.Key(q.ReferenceValues.ReferenceNumber.Value)
	var found []object
	s.Read(func(st *imitation.State) {
		for i := range st.Labels {
			l := &st.Labels[i]
			if l.Live() && (number != "" && l.Tracking.Reveal() == number || number == "" && reference != "" && l.Reference == reference) {
				found = append(found, recovered(l))
			}
		}
	})
	if len(found) == 0 {
		return refusal(http.StatusBadRequest, "300007", "No shipment found for the reference")
	}
	body := object{"Response": responded(), "LabelResults": found, "ShipmentIdentificationNumber": found[0]["TrackingNumber"]}
	if len(found) == 1 {
		body["LabelResults"] = found[0]
	}
	return success(object{"LabelRecoveryResponse": body})
}

func recovered(l *imitation.Label) object {
	return object{
		"TrackingNumber": l.Tracking.Reveal(),
		"LabelImage":     object{"GraphicImage": imageOf(l), "LabelImageFormat": object{"Code": strings.ToLower(formatOf(l))}},
		"Receipt":        "",
	}
}
