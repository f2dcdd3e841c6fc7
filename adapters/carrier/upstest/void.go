package upstest

import (
	"errors"
	"net/http"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

var (
	errNoShipment = errors.New("no shipment found within the allowed void period")
	errVoidBefore = errors.New("the shipment has already been voided")
	errMoving     = errors.New("the time for voiding has expired")
)

// void makes a label dead, once; not after the parcel was picked up.
func (s *Server) void(r *http.Request) imitation.Answer {
	now := s.Now()
	err := s.Change(func(st *imitation.State) error {
		l := st.Find(strings.ToUpper(r.PathValue("id")))
		switch {
		case l == nil:
			return errNoShipment
		case !l.Live():
			return errVoidBefore
		case len(s.Story(l)) > 1:
			return errMoving
		}
		l.Voided = now.UTC()
		return nil
	})
	switch {
	case errors.Is(err, errNoShipment):
		return refusal(http.StatusBadRequest, "190102", err.Error())
	case errors.Is(err, errVoidBefore):
		return refusal(http.StatusBadRequest, "190117", err.Error())
	case errors.Is(err, errMoving):
		return refusal(http.StatusBadRequest, "190101", err.Error())
	case err != nil:
		return refusal(http.StatusInternalServerError, "190002", "The books cannot be written")
	}
	return success(object{"VoidShipmentResponse": object{
		"Response":      responded(),
		"SummaryResult": object{"Status": object{"Code": "1", "Description": "Voided"}},
	}})
}
