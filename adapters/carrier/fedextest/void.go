package fedextest

import (
	"errors"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

var (
	errNoShipment = errors.New("tracking number not found")
	errDead       = errors.New("the shipment was cancelled before")
	errMoving     = errors.New("the shipment is tendered")
)

// void makes a label dead, once. A parcel that was picked up is refused with a false in a 200, as at FedEx.
func (s *Server) void(r *http.Request) imitation.Answer {
	var in struct{ TrackingNumber string }
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	now := s.Now()
	err := s.Change(func(st *imitation.State) error {
		l := st.Find(in.TrackingNumber)
		switch {
		case l == nil:
			return errNoShipment
		case !l.Live():
			return errDead
		case len(s.Story(l)) > 1:
			return errMoving
		}
		l.Voided = now.UTC()
		return nil
	})
	switch {
	case errors.Is(err, errNoShipment):
		return refusal(http.StatusNotFound, "TRACKING.TRACKINGNUMBER.NOTFOUND", err.Error())
	case errors.Is(err, errDead):
		return refusal(http.StatusBadRequest, "CANCELSHIPMENT.TRACKINGNUMBER.DELETED", err.Error())
	case errors.Is(err, errMoving):
		return success(object{"cancelledShipment": false, "cancelledHistory": false, "successMessage": ""})
	case err != nil:
		return refusal(http.StatusInternalServerError, "INTERNAL.SERVER.ERROR", "The books cannot be written")
	}
	return success(object{"cancelledShipment": true, "cancelledHistory": true, "successMessage": "Success"})
}
