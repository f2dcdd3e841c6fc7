package fedextest

import (
	"fmt"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// pickup promises a collection.
func (s *Server) pickup(r *http.Request) imitation.Answer {
	var in struct {
		CarrierCode  string
		OriginDetail struct{ ReadyDateTimestamp, CustomerCloseTime string }
	}
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	if in.CarrierCode == "" || in.OriginDetail.ReadyDateTimestamp == "" || in.OriginDetail.CustomerCloseTime == "" {
		return refusal(http.StatusBadRequest, "PICKUP.POSTALCODE.MISSING", "Something is missing")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	code := fmt.Sprintf("STLA%d", len(s.pickups)+1)
	s.pickups[code] = true
	return success(object{"pickupConfirmationCode": code, "message": "Courier on the way", "location": "STLA"})
}

// cancelPickup calls one off, as often as asked.
func (s *Server) cancelPickup(r *http.Request) imitation.Answer {
	var in struct{ PickupConfirmationCode, ScheduledDate string }
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, known := s.pickups[in.PickupConfirmationCode]; !known || in.ScheduledDate == "" {
		return refusal(http.StatusBadRequest, "PICKUP.NUMBER.EXPIRED", "It cannot be cancelled")
	}
	s.pickups[in.PickupConfirmationCode] = false
	return success(object{"pickupConfirmationCode": in.PickupConfirmationCode, "cancelConfirmationMessage": "Cancelled."})
}

// Pickups counts the collections that are promised and not called off.
func (s *Server) Pickups() (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, on := range s.pickups {
		if on {
			n++
		}
	}
	return n
}
