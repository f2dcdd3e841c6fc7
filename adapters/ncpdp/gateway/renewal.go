package gateway

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// Renewal is what a request to a prescriber is made from: the message that the prescription came as, or, where it came on
// paper or by telephone, the request itself.
type Renewal struct {
	Original  *script.Message   // the NewRx that the prescription came as; the request goes to its sender, in its dialect
	RxNumber  string            // the pharmacy's number of the prescription
	Dispensed script.Medication // of a renewal, the last fill; Details.RefillsRequested says how many more are asked for

	// Request takes the place of Original and Dispensed: it goes out in the dialect of the profile. Its Kind is set here, and
	// its Reference where it has none.
	Request *script.Request
	To      script.Party // whom Request goes to: the prescriber's id with the partner; zero: Partner.Them
}

// AskRenewal sends RxRenewalRequest (RefillRequest in 10.6), or NewRxRequest where an ordinary new prescription is asked
// for, once for each key: it is part of mailrx.PrescriberGateway. renewal.Handed means that the partner acknowledged the
// request; what the prescriber says to it comes to Receive later. renewal.Undeliverable is the partner's final no, or no
// way to ask: ErrUnsupported, also of Config.Renewals; a request to another prescriber than the one to ask; a NewRx that
// prohibits renewal requests; a request that cannot be written (script.ErrUnwritable). Config.Fault hears why, once: where
// the no came by itself, then, and not from the call that finds it. The errors are those of Send, and of Config.Renewals.
func (g *Gateway) AskRenewal(ctx context.Context, k stream.Key, r mailrx.RenewalRequest) (renewal.Reach, error) {
	switch {
	case r.Means != renewal.Electronic && g.cfg.Elsewhere != nil:
		return g.cfg.Elsewhere.AskRenewal(ctx, k, r)
	case r.Means != renewal.Electronic:
		return g.reach(false, fmt.Errorf("gateway: without Config.Elsewhere no renewal goes by fax or telephone: %w", ErrUnsupported))
	case g.cfg.Renewals == nil:
		return g.reach(false, fmt.Errorf("gateway: without Config.Renewals no renewal is asked for: %w", ErrUnsupported))
	}
	_, known, err := g.send(ctx, k, func(id string, at time.Time) ([]byte, error) {
		from, err := g.cfg.Renewals(ctx, r)
		if err != nil {
			return nil, err
		}
		return from.write(g.cfg.Partner, r, id, at)
	})
	return g.reach(known, err)
}

// reach is what became of an attempt. A final no that was not known before is told to Fault, for no error tells of it.
func (g *Gateway) reach(known bool, err error) (renewal.Reach, error) {
	no := (*RefusedError)(nil)
	switch {
	case err == nil:
		return renewal.Handed, nil
	case errors.As(err, &no) && !no.Again, errors.Is(err, ErrUnsupported), errors.Is(err, script.ErrUnwritable):
		if !known {
			g.cfg.Fault(err)
		}
		return renewal.Undeliverable, nil
	}
	return renewal.Pending, err
}

// write makes the message that asks.
func (r Renewal) write(p Partner, asked mailrx.RenewalRequest, id string, at time.Time) ([]byte, error) {
	l, q, err := r.letter(p, asked.NewRx, id, at)
	if err != nil {
		return nil, err
	}
	if npi := q.Prescriber.NPI; npi != "" && asked.Rx.PrescriberNPI != "" && npi != asked.Rx.PrescriberNPI {
		return nil, fmt.Errorf("gateway: the request is to another prescriber than the one to ask: %w", ErrUnsupported)
	}
	l.RxNumber, q.Reference = r.RxNumber, cmp.Or(q.Reference, id)
	q.Kind = script.KindRxRenewalRequest
	if asked.NewRx {
		q.Kind = script.KindNewRxRequest
	}
	return l.Request(q)
}

// letter begins the message, and gives what stands in it.
func (r Renewal) letter(p Partner, newRx bool, id string, at time.Time) (l script.Letter, q script.Request, err error) {
	switch {
	case r.Request != nil:
		l = p.Letter(id, at)
		if r.To.ID != "" {
			l.To = r.To
		}
		return l, *r.Request, nil
	case r.Original == nil:
		return l, q, fmt.Errorf("gateway: a renewal without Original and Request: %w", ErrUnsupported)
	}
	n, err := r.Original.NewRx()
	if err != nil {
		return l, q, err
	}
	if n.RenewalProhibited == drug.Yes && !newRx {
		return l, q, fmt.Errorf("gateway: the prescriber does not want to be asked for a renewal: %w", ErrUnsupported)
	}
	l = p.Answer(r.Original, id, at)
	l.Mailbox = script.Mailbox{} // the trace is for the acknowledgement
	if newRx {
		l.RelatesTo, l.OrderNumber = "", "" // a first message: it goes back to none
		return l, script.NewRxRequestOf(n, id), nil
	}
	return l, script.RenewalOf(n, id, r.Dispensed), nil
}
