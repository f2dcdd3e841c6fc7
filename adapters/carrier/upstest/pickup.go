package upstest

import (
	"fmt"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// pickup promises a collection.
func (s *Server) pickup(r *http.Request) imitation.Answer {
	var in struct {
		PickupCreationRequest struct {
			PickupDateInfo struct{ CloseTime, ReadyTime, PickupDate string }
			PickupPiece    []struct{ ServiceCode, Quantity string }
		}
	}
	if !imitation.ReadJSON(r, &in) {
		return refusal(http.StatusBadRequest, "9510001", "The request is no JSON")
	}
	date := in.PickupCreationRequest.PickupDateInfo
	if len(date.CloseTime) != 4 || len(date.ReadyTime) != 4 || len(date.PickupDate) != 8 || len(in.PickupCreationRequest.PickupPiece) == 0 {
		return refusal(http.StatusBadRequest, "9510111", "Something is missing")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	number := fmt.Sprintf("2929AONCALL%02d", len(s.pickups)+1)
	s.pickups[number] = true
	return success(object{"PickupCreationResponse": object{"Response": responded(), "PRN": number,
		"RateStatus": object{"Code": "02", "Description": "Not rated"}}})
}

// cancelPickup calls one off, as often as asked.
func (s *Server) cancelPickup(r *http.Request) imitation.Answer {
	number := r.Header.Get("Prn")
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, known := s.pickups[number]; !known || r.PathValue("by") != "02" {
		return refusal(http.StatusBadRequest, "9510113", "It cannot be cancelled")
	}
	s.pickups[number] = false
	return success(object{"PickupCancelResponse": object{"Response": responded(), "PickupType": "01"}})
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
