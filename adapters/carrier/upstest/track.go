package upstest

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// track tells the story so far. A number that is not in the books is a 200 with a warning, as at UPS.
func (s *Server) track(r *http.Request) answer {
	if r.Header.Get("transId") == "" || r.Header.Get("transactionSrc") == "" {
		return refusal(http.StatusBadRequest, "TV0002", "Missing transId or transactionSrc")
	}
	number := r.PathValue("number")
	now := s.opt.Now()
	var shipment object
	s.books.read(func(st *state) {
		if l := st.find(strings.ToUpper(number)); l != nil {
			shipment = s.tracked(l, now)
		}
	})
	if shipment == nil {
		shipment = object{"warnings": []object{{"code": "TW0001", "message": "Tracking Information Not Found"}}}
	}
	return success(object{"trackResponse": object{"shipment": []object{shipment}}})
}

func (s *Server) tracked(l *Label, now time.Time) object {
	story := s.story(l, now)
	slices.Reverse(story) // newest first
	activity := make([]object, len(story))
	for i, e := range story {
		activity[i] = s.activity(e)
	}
	due := cal.AddBusinessDays(s.pickup(l), transit[l.Service])
	return object{
		"inquiryNumber": l.Tracking.Reveal(),
		"package": []object{{
			"trackingNumber": l.Tracking.Reveal(),
			"deliveryDate":   []object{{"type": "SDD", "date": compact(due)}},
			"activity":       activity,
			"packageCount":   1,
		}},
	}
}

func (s *Server) activity(e Event) object {
	local := e.At.In(s.opt.Zone)
	return object{
		"location": object{"address": object{"countryCode": "US", "country": "US"}},
		"status":   object{"type": e.Type, "code": e.Code, "statusCode": e.Num, "description": "imitation"},
		"date":     local.Format("20060102"), "time": local.Format("150405"),
		"gmtDate": e.At.Format("20060102"), "gmtTime": e.At.Format("15:04:05"), "gmtOffset": local.Format("-07:00"),
	}
}
