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
	number := s.pickups.Promise(func(n int) string { return fmt.Sprintf("2929AONCALL%02d", n) })
	return success(object{"PickupCreationResponse": object{"Response": responded(), "PRN": number,
		"RateStatus": object{"Code": "02", "Description": "Not rated"}}})
}

// cancelPickup calls one off, as often as asked.
func (s *Server) cancelPickup(r *http.Request) imitation.Answer {
	if r.PathValue("by") != "02" {
		return refusal(http.StatusBadRequest, "9510113", "It is cancelled by its number only")
	}
	if known, _ := s.pickups.CallOff(r.Header.Get("Prn")); !known {
		return refusal(http.StatusBadRequest, "9510113", "It cannot be cancelled")
	}
	return success(object{"PickupCancelResponse": object{"Response": responded(), "PickupType": "01"}})
}

// Pickups counts the collections that are promised and not called off.
func (s *Server) Pickups() int { return s.pickups.Standing() }
