package upstest

import (
	"net/http"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// track tells the story so far. A number that is not in the books is a 200 with a warning, as at UPS.
func (s *Server) track(r *http.Request) imitation.Answer {
	if r.Header.Get("transId") == "" || r.Header.Get("transactionSrc") == "" {
		return refusal(http.StatusBadRequest, "TV0002", "Missing transId or transactionSrc")
	}
	shipment := object{"warnings": []object{{"code": "TW0001", "message": "Tracking Information Not Found"}}}
	s.Read(func(st *imitation.State) {
		if l := st.Find(strings.ToUpper(r.PathValue("number"))); l != nil {
			shipment = s.tracked(l)
		}
	})
	return success(object{"trackResponse": object{"shipment": []object{shipment}}})
}

func (s *Server) tracked(l *imitation.Label) object {
	story := s.Story(l)
	slices.Reverse(story) // newest first
	activity := make([]object, len(story))
	for i, e := range story {
		activity[i] = s.activity(e)
	}
	return object{
		"inquiryNumber": l.Tracking.Reveal(),
		"package": []object{{
			"trackingNumber": l.Tracking.Reveal(),
			"deliveryDate":   []object{{"type": "SDD", "date": compact(s.Due(l))}},
			"activity":       activity,
			"packageCount":   1,
		}},
	}
}

func (s *Server) activity(e imitation.Event) object {
	local, code := e.At.In(s.Zone()), scanOf(e)
	return object{
		"location": object{"address": object{"countryCode": "US", "country": "US"}},
		"status":   object{"type": code.kind, "code": code.code, "statusCode": code.number, "description": "imitation"},
		"date":     local.Format("20060102"), "time": local.Format("150405"),
		"gmtDate": e.At.Format("20060102"), "gmtTime": e.At.Format("15:04:05"), "gmtOffset": local.Format("-07:00"),
	}
}
