package fedextest

import (
	"errors"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// void makes a label dead, once. A parcel that was picked up is refused with a false in a 200, as at FedEx.
func (s *Server) void(r *http.Request) imitation.Answer {
	var in struct{ TrackingNumber string }
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	err := s.CancelLabel(in.TrackingNumber)
	switch {
	case errors.Is(err, imitation.ErrNoLabel):
		return refusal(http.StatusNotFound, "TRACKING.TRACKINGNUMBER.NOTFOUND", err.Error())
	case errors.Is(err, imitation.ErrDead):
		return refusal(http.StatusBadRequest, "CANCELSHIPMENT.TRACKINGNUMBER.DELETED", err.Error())
	case errors.Is(err, imitation.ErrMoving):
		return success(object{"cancelledShipment": false, "cancelledHistory": false, "successMessage": ""})
	case err != nil:
		return refusal(http.StatusInternalServerError, "INTERNAL.SERVER.ERROR", "The books cannot be written")
	}
	return success(object{"cancelledShipment": true, "cancelledHistory": true, "successMessage": "Success"})
}
