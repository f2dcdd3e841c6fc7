package gateway

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// Poll asks the partner's mailbox by GetMessage, handles what comes as Handler would (one message, or several one behind
// the other), and posts the answer of each. More is true where a message was new: poll again. A message that came before
// gets its answer again, and one that is refused an Error, and Fault hears of both; of such alone more is false, so that a
// mailbox that lets nothing go is no endless loop. A Status is an empty mailbox (unconfirmed), and so are several messages
// in one answer.
//
// A message that cannot be read or answered is an error that tells its number in the answer, from 1, and stays in the
// mailbox: the partner has to take it out. The others are handled all the same, so more may be true beside an error.
func (g *Gateway) Poll(ctx context.Context) (more bool, err error) {
	l := g.cfg.Partner.Letter(g.cfg.NewID(), g.cfg.Now())
	l.Mailbox = g.cfg.Partner.Mailbox
	ask, err := l.GetMessage()
	if err != nil {
		return false, err
	}
	status, answer, err := g.post(ctx, ask)
	if err != nil {
		return false, err
	}
	b := batch{g: g, asked: l.MessageID, status: status}
	for m, err := range messages(answer, g.cfg.Limits) {
		b.next(ctx, m, err)
		if ctx.Err() != nil {
			break
		}
	}
	if b.count == 0 {
		return false, fmt.Errorf("gateway: the mailbox answered nothing, with HTTP status %d: %w", status, ErrOutcomeUnknown)
	}
	return b.more, errors.Join(b.faults...)
}

// messages are those of an answer. One that is whole is not searched for the beginning of another, which its texts may hold.
func messages(answer []byte, lim script.Limits) iter.Seq2[*script.Message, error] {
	if m, err := script.Parse(answer, lim); err == nil {
		return func(yield func(*script.Message, error) bool) { yield(m, nil) }
	}
	return script.Stream(bytes.NewReader(answer), lim)
}

// batch is what a mailbox answered, under work.
type batch struct {
	g      *Gateway
	asked  string // the message id of our question
	status int    // of HTTP
	count  int
	more   bool
	faults []error
}

// mostFaults is how many errors of one answer are told.
const mostFaults = 8

// next handles one message, or the error that stands in its place.
func (b *batch) next(ctx context.Context, m *script.Message, err error) {
	b.count++
	fresh := false
	switch {
	case err != nil:
	case m.Kind().Acknowledges() && b.isTo(m.Header().RelatesToMessageID):
		_, err = b.g.heard(b.asked, b.status, m.Raw())
	default:
		fresh, err = b.g.fetched(ctx, m)
	}
	b.more = b.more || fresh
	if err != nil && len(b.faults) < mostFaults {
		b.faults = append(b.faults, fmt.Errorf("gateway: message %d of the mailbox, of HTTP status %d: %w", b.count, b.status, err))
	}
}

// isTo tells an acknowledgement of our question. One that names nothing is taken for that, and is no message of the
// mailbox: a partner that answers so would bring a new one for ever.
func (b *batch) isTo(id string) bool { return id == b.asked || id == "" || id == "0" }

// fetched handles a message of the mailbox and posts the answer; fresh means that it was new.
func (g *Gateway) fetched(ctx context.Context, m *script.Message) (fresh bool, err error) {
	within, cancel := context.WithTimeout(ctx, g.cfg.Timeout)
	defer cancel()
	res, err := g.take(within, m)
	switch {
	case err != nil:
		return false, err
	case res.fault:
		return false, errFault // it was told to Fault; the mailbox keeps the message
	case res.repeated:
		g.cfg.Fault(ErrCameAgain)
	}
	fresh = !res.repeated && !res.refused
	if len(res.answer) == 0 {
		return fresh, nil
	}
	status, said, err := g.post(ctx, res.answer)
	if err == nil {
		err = g.released(status, said)
	}
	if err != nil {
		return false, fmt.Errorf("the answer was not taken: %w", err)
	}
	return fresh, nil
}

var errFault = errors.New("it could not be handled; it stays there")

// released reads what the partner says to our answer. Silence under 2xx is consent; a no means that the message stays.
func (g *Gateway) released(status int, said []byte) error {
	if a, err := g.read(said); err == nil && a.Failed && !g.repeats(a) {
		return g.cfg.Partner.refused(a)
	}
	if status/100 != 2 {
		return fmt.Errorf("HTTP status %d: %w", status, ErrOutcomeUnknown)
	}
	return nil
}
