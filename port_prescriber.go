package mailrx

import (
	"context"
	"errors"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// RenewalRequest asks a prescriber for a new prescription. Round and Attempt together name the attempt.
type RenewalRequest struct {
	Rx      rx.Facts // its PrescriberNPI is whom to ask
	RunOut  cal.Date // the first day without supply
	Attempt int      // from 1 to 3
	Means   string   // renewal.Electronic, renewal.Fax, renewal.Phone
	Round   int      // from 1: each opening of the renewal is one; 0: left over from a version that did not count
	NewRx   bool     // past the window of a renewal: an ordinary new prescription is asked for
}

// PrescriberGateway reaches prescribers.
type PrescriberGateway interface {
	// AskRenewal hands the request over, once for each key, and tells what became of the attempt. renewal.Handed: the other
	// side has the request; its answer comes back by Renewals.Hear. renewal.Undeliverable, and the other words for nobody
	// reached: a final no of the other side, or no way to reach them. That is an answer and no fault: the same key gives it
	// again, nothing more is sent under it, and the renewal goes on to its next means. renewal.Pending goes with an error
	// alone: without one it is a fault, and the same call is made again.
	AskRenewal(ctx context.Context, k stream.Key, r RenewalRequest) (renewal.Reach, error)
}

// askPrescriber hands a renewal request over, and brings back what became of it.
func (e *engine) askPrescriber(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(renewal.AskPrescriber)
	reach, err := e.cfg.Gateway.AskRenewal(ctx, t.Key, RenewalRequest{
		Rx: do.Rx, RunOut: do.RunOut, Attempt: do.Attempt, Means: do.Means, Round: do.Round, NewRx: do.NewRx,
	})
	if err == nil && reach == renewal.Pending {
		err = errUnsaid
	}
	return answer{cmd: renewal.Asked{Attempt: do.Attempt, Reach: reach, Round: do.Round}}, err
}

// errUnsaid is told of a gateway that says nothing. In a command of a renewal that would read as Handed.
var errUnsaid = errors.New("mailrx: Config.Gateway gave neither an answer nor an error; AskRenewal has to tell what became of the request")
