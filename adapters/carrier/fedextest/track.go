package fedextest

import (
	"net/http"
	"slices"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// maxBatch is the most numbers of one request.
const maxBatch = 30

type trackIn struct {
	TrackingInfo []struct {
		TrackingNumberInfo struct{ TrackingNumber string }
	}
}

// track tells the stories so far. A number that is not in the books is an error in a 200, as at FedEx.
func (s *Server) track(r *http.Request) imitation.Answer {
	var in trackIn
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	switch {
	case len(in.TrackingInfo) == 0:
		return refusal(http.StatusBadRequest, "TRACKING.TRACKINGNUMBER.EMPTY", "Please provide tracking number.")
	case len(in.TrackingInfo) > maxBatch:
		return refusal(http.StatusBadRequest, "TRACKING.TRACKINGNUMBERS.LIMITEXCEEDED", "Please limit your inquiry to 30 tracking numbers.")
	}
	var results []object
	s.Read(func(st *imitation.State) {
		for _, asked := range in.TrackingInfo {
			n := asked.TrackingNumberInfo.TrackingNumber
			result := unknown(n, "TRACKING.TRACKINGNUMBER.NOTFOUND")
			if l := st.Find(n); l != nil {
				result = s.tracked(l)
			}
			results = append(results, object{"trackingNumber": n, "trackResults": []object{result}})
		}
	})
	return success(object{"completeTrackResults": results})
}

func unknown(n, code string) object {
	return object{
		"trackingNumberInfo": object{"trackingNumber": n, "trackingNumberUniqueId": "", "carrierCode": ""},
		"error":              object{"code": code, "message": "It cannot be found. Please correct it and try again."},
	}
}

// find gives the parcels with a reference, dead ones too. A label that was bought within the lag is not indexed yet.
func (s *Server) find(r *http.Request) imitation.Answer {
	var in struct {
		ReferencesInformation struct{ Value, AccountNumber, ShipDateBegin, ShipDateEnd string }
	}
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	q := in.ReferencesInformation
	if q.Value == "" || q.AccountNumber == "" || q.ShipDateBegin == "" || q.ShipDateEnd == "" {
		return refusal(http.StatusBadRequest, "TRACKING.REFERENCEDATA.INCOMPLETE", "Please enter an account number and ship dates.")
	}
	indexed := s.Now().Add(-s.lag)
	var found []object
	s.Read(func(st *imitation.State) {
		for i := range st.Labels {
			l := &st.Labels[i]
			day := cal.In(l.Bought, s.Zone()).String()
			if l.Reference == shipping.Key(q.Value) && !l.Bought.After(indexed) && q.ShipDateBegin <= day && day <= q.ShipDateEnd {
				found = append(found, s.tracked(l))
			}
		}
	})
	if len(found) == 0 {
		found = []object{unknown("", "TRACKING.REFERENCENUMBER.NOTFOUND")}
	}
	return success(object{"completeTrackResults": []object{{"trackingNumber": "", "trackResults": found}}})
}

// tracked is one parcel's story.
func (s *Server) tracked(l *imitation.Label) object {
	story := s.Story(l)
	slices.Reverse(story) // newest first
	scans := make([]object, len(story))
	for i, e := range story {
		scans[i] = s.scanned(e)
	}
	code := scanOf(story[0])
	return object{
		"trackingNumberInfo": object{"trackingNumber": l.Tracking.Reveal(), "carrierCode": "FDXE",
			"trackingNumberUniqueId": cal.In(l.Bought, s.Zone()).String() + "~" + l.Tracking.Reveal() + "~FX"},
		"additionalTrackingInfo": object{"packageIdentifiers": []object{{"type": "CUSTOMER_REFERENCE", "values": []string{string(l.Reference)}}}},
		"serviceDetail":          object{"type": l.Service, "description": "imitation"},
		"latestStatusDetail":     object{"code": code.event, "derivedCode": code.derived, "description": "imitation"},
		"dateAndTimes": []object{
			{"type": "SHIP", "dateTime": cal.In(l.Bought, s.Zone()).String() + "T00:00:00-06:00"},
			{"type": "ESTIMATED_DELIVERY", "dateTime": s.Due(l).String() + "T20:00:00-06:00"},
		},
		"scanEvents": scans,
	}
}

func (s *Server) scanned(e imitation.Event) object {
	code := scanOf(e)
	return object{
		"date": e.At.In(s.Zone()).Format("2006-01-02T15:04:05-07:00"), "eventType": code.event, "derivedStatusCode": code.derived,
		"eventDescription": "imitation", "exceptionCode": "", "scanLocation": object{"countryCode": "US", "residential": false},
	}
}
