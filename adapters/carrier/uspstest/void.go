package uspstest

import (
	"errors"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

var (
	errNoOrder    = errors.New("order not found")
	errVoidBefore = errors.New("order already canceled")
	errMoving     = errors.New("order cannot be canceled")
	errOnForm     = errors.New("labels associated with a scan form cannot be canceled")
	errReturn     = errors.New("return label orders cannot be canceled")
)

// void makes a label dead, once, by its number or by its key; not after the parcel was picked up.
func (s *Server) void(r *http.Request) imitation.Answer {
	if !s.paymentAccepted(r) {
		return refusal(http.StatusUnauthorized, "401", "The payment authorization token is not valid", "X-Payment-Authorization-Token")
	}
	var number string
	now := s.Now()
	err := s.Change(func(st *imitation.State) error {
		l := st.Marked(r.Header.Get("X-Idempotency-Key"))
		if n := r.PathValue("number"); n != "" {
			l = st.Find(n)
		}
		if err := s.voidable(l); err != nil {
			return err
		}
		l.Voided, number = now.UTC(), l.Tracking.Reveal()
		return nil
	})
	if err != nil {
		return notVoided(err)
	}
	return s.voided(number)
}

func (s *Server) voidable(l *imitation.Label) error {
	switch {
	case l == nil:
		return errNoOrder
	case !l.Live():
		return errVoidBefore
	case l.Return:
		return errReturn
	case s.formOf(l.Tracking.Reveal()) != "":
		return errOnForm
	case len(s.Story(l)) > 1:
		return errMoving
	}
	return nil
}

func notVoided(err error) imitation.Answer {
	for _, row := range []struct {
		err  error
		code string
	}{{errNoOrder, "160185"}, {errVoidBefore, "160186"}, {errMoving, "160184"}, {errOnForm, "160174"}, {errReturn, "160187"}} {
		if errors.Is(err, row.err) {
			return refusal(http.StatusBadRequest, row.code, row.err.Error(), "trackingNumber")
		}
	}
	return notWritten()
}

func (s *Server) voided(number string) imitation.Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.nightly[number] {
		return success(object{"trackingNumber": number, "status": "DISPUTED", "disputeId": "1" + number[len(number)-5:]})
	}
	return success(object{"trackingNumber": number, "status": "CANCELED"})
}

func (s *Server) formOf(number string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.forms[number]
}
