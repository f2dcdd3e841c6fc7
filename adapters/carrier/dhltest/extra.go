package dhltest

import (
	"fmt"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// document gives the archived waybill of a label, or its invoice.
func (s *Server) document(r *http.Request) imitation.Answer {
	q := r.URL.Query()
	if q.Get("shipperAccountNumber") == "" || q.Get("typeCode") == "" || len(q.Get("pickupYearAndMonth")) != len("2006-01") {
		return bad("Missing mandatory parameters: shipperAccountNumber, typeCode, pickupYearAndMonth")
	}
	found := false
	s.Read(func(st *imitation.State) { found = st.Find(r.PathValue("number")) != nil })
	if !found {
		return notFound("1504: No document images found for the provided search criteria.")
	}
	return success(object{"documents": []object{{
		"shipmentTrackingNumber": r.PathValue("number"), "typeCode": q.Get("typeCode"), "encodingFormat": "PDF",
		"content": pdf(q.Get("typeCode") + " " + r.PathValue("number")),
	}}})
}

// nowhere is a postal code that DHL does not serve.
const nowhere = "00000"

// address says whether a place is served: every place is but one.
func (s *Server) address(r *http.Request) imitation.Answer {
	q := r.URL.Query()
	if q.Get("type") == "" || len(q.Get("countryCode")) != 2 {
		return bad("Missing mandatory parameters: type, countryCode")
	}
	if q.Get("postalCode") == nowhere {
		return success(object{"warnings": []string{"No matching location found"}, "address": []object{}})
	}
	return success(object{"warnings": []string{}, "address": []object{{
		"countryCode": q.Get("countryCode"), "postalCode": q.Get("postalCode"), "cityName": "IMITATION",
		"serviceArea": object{"code": "YVR", "description": "IMITATION", "GMTOffset": "-08:00"},
	}}})
}

// pickup promises a collection.
func (s *Server) pickup(r *http.Request) imitation.Answer {
	var in struct {
		PlannedPickupDateAndTime string
		Accounts                 []struct{ Number string }
		ShipmentDetails          []struct{ ProductCode string }
	}
	if !imitation.ReadJSON(r, &in) || in.PlannedPickupDateAndTime == "" || len(in.Accounts) == 0 || len(in.ShipmentDetails) == 0 {
		return schema("#/plannedPickupDateAndTime: expected minLength: 1, actual: 0")
	}
	day := s.Now().UTC().Format("060102")
	id := s.pickups.Promise(func(n int) string { return fmt.Sprintf("PRG%s%06d", day, n) })
	return imitation.JSON(http.StatusCreated, object{"dispatchConfirmationNumbers": []string{id}, "readyByTime": "14:00"})
}

// cancelPickup calls a collection off. One that is off already is not found.
func (s *Server) cancelPickup(r *http.Request) imitation.Answer {
	if q := r.URL.Query(); q.Get("requestorName") == "" || q.Get("reason") == "" {
		return bad("Missing mandatory parameters: requestorName, reason")
	}
	id := r.PathValue("confirmation")
	if _, stood := s.pickups.CallOff(id); !stood {
		return problem(http.StatusNotFound, "Pickup not found", "Cancellation of booking was not successful. Requested Pickup was not found")
	}
	return success(object{"dispatchConfirmationNumber": id, "status": "cancelled"})
}

// Pickups counts the collections that are promised and not called off.
func (s *Server) Pickups() int { return s.pickups.Standing() }
