package gateway

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// MessageID is the message id under which Send sends what has that key: 32 hexadecimal digits, always the same.
func MessageID(k stream.Key) string {
	sum := sha256.Sum256([]byte("mailrx gateway\x00" + string(k)))
	return hex.EncodeToString(sum[:16])
}

// Renewal is what a request to renew a prescription is made from.
type Renewal struct {
	Original  *script.Message   // the NewRx that the prescription came as; the request goes to its sender, in its dialect
	RxNumber  string            // the pharmacy's number of the prescription
	Dispensed script.Medication // the last fill; Details.RefillsRequested says how many more are asked for
}

// AskRenewal sends RxRenewalRequest (RefillRequest to a sender of 10.6), once for each key: it is part of
// mailrx.PrescriberGateway. renewal.Handed means that the partner acknowledged the request; what the prescriber says to it
// comes to Receive later. renewal.Undeliverable is the partner's final no, or no way to ask (ErrUnsupported, also of
// Config.Renewals): Config.Fault hears why, once. The errors are those of Send, and of Config.Renewals.
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
		return from.write(id, at, g.cfg.Partner)
	})
	return g.reach(known, err)
}

// reach is what became of an attempt. A final no that was not known before is told to Fault, for no error tells of it.
func (g *Gateway) reach(known bool, err error) (renewal.Reach, error) {
	no := (*RefusedError)(nil)
	switch {
	case err == nil:
		return renewal.Handed, nil
	case errors.As(err, &no) && !no.Again, errors.Is(err, ErrUnsupported):
		if !known {
			g.cfg.Fault(err)
		}
		return renewal.Undeliverable, nil
	}
	return renewal.Pending, err
}

func (r Renewal) write(id string, at time.Time, p Partner) ([]byte, error) {
	if r.Original == nil {
		return nil, fmt.Errorf("gateway: a renewal without the message that it goes back to: %w", ErrUnsupported)
	}
	n, err := r.Original.NewRx()
	if err != nil {
		return nil, err
	}
	l := r.Original.Answer(id, at)
	l.RxNumber, l.Software = r.RxNumber, p.Software
	return l.Request(script.RenewalOf(n, id, r.Dispensed))
}

// Send sends a message, once for each key. write makes it under the id and the time that it is given, by
// Partner.Letter or Message.Answer; it is asked only where the Journal has no message of that key yet. What the Journal
// has goes out byte for byte, until the partner has answered.
//
// Nil is the partner's yes. Its no is a *RefusedError, and stays one; only where Again is set the next call sends anew.
// ErrOutcomeUnknown is everything else: call again under the same key. A kind that the profile does not have is
// ErrUnsupported.
func (g *Gateway) Send(ctx context.Context, k stream.Key, write func(id string, at time.Time) ([]byte, error)) (script.Acknowledgement, error) {
	a, _, err := g.send(ctx, k, write)
	return a, err
}

// send is Send; known means that the answer was in the Journal, so that nothing was sent.
func (g *Gateway) send(ctx context.Context, k stream.Key, write func(string, time.Time) ([]byte, error)) (a script.Acknowledgement, known bool, err error) {
	id := MessageID(k)
	leave, err := g.lanes.enter(ctx, id)
	if err != nil {
		return a, false, err
	}
	defer leave()
	if was, err := g.cfg.Journal.Find(ctx, ackOf(id)); !errors.Is(err, mailrx.ErrNotFound) {
		if err != nil {
			return a, false, err
		}
		a, err = g.heard(id, 200, was.Bytes)
		return a, true, err
	}
	out, err := g.outgoing(ctx, id, write)
	if err != nil {
		return a, false, err
	}
	status, answer, err := g.post(ctx, out)
	if err != nil {
		return a, false, err
	}
	a, err = g.settle(ctx, id, status, answer)
	return a, false, err
}

// settle keeps a yes or a no that is final. Where another was faster, with an acknowledgement that came by itself, that
// one counts.
func (g *Gateway) settle(ctx context.Context, id string, status int, answer []byte) (script.Acknowledgement, error) {
	a, err := g.heard(id, status, answer)
	if again := (*RefusedError)(nil); errors.Is(err, ErrOutcomeUnknown) || errors.As(err, &again) && again.Again {
		return a, err
	}
	kept, fault := g.cfg.Journal.Keep(ctx, Entry{ID: ackOf(id), Bytes: answer})
	if fault != nil {
		return script.Acknowledgement{}, fault // the next call sends the same message, and hears the same
	}
	return g.heard(id, 200, kept.Bytes)
}

// outgoing is the message of that id, kept before it leaves.
func (g *Gateway) outgoing(ctx context.Context, id string, write func(string, time.Time) ([]byte, error)) ([]byte, error) {
	was, err := g.cfg.Journal.Find(ctx, outOf(id))
	if !errors.Is(err, mailrx.ErrNotFound) {
		return was.Bytes, err
	}
	out, err := write(id, g.cfg.Now())
	if err != nil {
		return nil, err
	}
	m, err := script.Parse(out, script.Limits{})
	if err != nil {
		return nil, err
	}
	if m.Header().MessageID != id {
		return nil, errors.New("gateway: the message must be written under the id that it is given")
	}
	if !slices.Contains(g.cfg.Partner.Sends, m.Kind()) {
		return nil, fmt.Errorf("gateway: the kind of the message is not in Partner.Sends: %w", ErrUnsupported)
	}
	kept, err := g.cfg.Journal.Keep(ctx, Entry{ID: outOf(id), Bytes: out})
	return kept.Bytes, err
}

func outOf(id string) string { return "out/" + id }
func ackOf(id string) string { return "ack/" + id }
