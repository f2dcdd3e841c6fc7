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
	code := s.pickups.Promise(func(n int) string { return fmt.Sprintf("STLA%d", n) })
	return success(object{"pickupConfirmationCode": code, "message": "Courier on the way", "location": "STLA"})
}

// cancelPickup calls one off, as often as asked.
func (s *Server) cancelPickup(r *http.Request) imitation.Answer {
	var in struct{ PickupConfirmationCode, ScheduledDate string }
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	if in.ScheduledDate == "" {
		return refusal(http.StatusBadRequest, "PICKUP.NUMBER.EXPIRED", "It cannot be cancelled without its day")
	}
	if known, _ := s.pickups.CallOff(in.PickupConfirmationCode); !known {
		return refusal(http.StatusBadRequest, "PICKUP.NUMBER.EXPIRED", "It cannot be cancelled")
	}
	return success(object{"pickupConfirmationCode": in.PickupConfirmationCode, "cancelConfirmationMessage": "Cancelled."})
}

// Pickups counts the collections that are promised and not called off.
func (s *Server) Pickups() int { return s.pickups.Standing() }
