package upstest

import (
	"errors"
	"net/http"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// void makes a label dead, once; not after the parcel was picked up.
func (s *Server) void(r *http.Request) imitation.Answer {
	err := s.CancelLabel(strings.ToUpper(r.PathValue("id")))
	switch {
	case errors.Is(err, imitation.ErrNoLabel):
		return refusal(http.StatusBadRequest, "190102", err.Error())
	case errors.Is(err, imitation.ErrDead):
		return refusal(http.StatusBadRequest, "190117", err.Error())
	case errors.Is(err, imitation.ErrMoving):
		return refusal(http.StatusBadRequest, "190101", err.Error())
	case err != nil:
		return refusal(http.StatusInternalServerError, "190002", "The books cannot be written")
	}
	return success(object{"VoidShipmentResponse": object{
		"Response":      responded(),
		"SummaryResult": object{"Status": object{"Code": "1", "Description": "Voided"}},
	}})
}
