package gateway

import (
	"context"
	"errors"
	"fmt"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// Poll asks the partner's mailbox for one message by GetMessage, handles it as Handler would, and posts the answer. More
// is true where a message was new: poll again. A message that came before gets its answer again, and more is false, so
// that a mailbox that lets nothing go is no endless loop. A Status is an empty mailbox (unconfirmed).
//
// A message that cannot be read or answered is an error, and stays in the mailbox: the partner has to take it out.
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
	m, err := script.Parse(answer, g.cfg.Limits)
	if err != nil {
		return false, fmt.Errorf("gateway: the mailbox answered with HTTP status %d: %w", status, err)
	}
	if m.Kind().Acknowledges() && m.Header().RelatesToMessageID == l.MessageID {
		return false, g.empty(l.MessageID, status, answer)
	}
	return g.fetched(ctx, answer)
}

// empty reads what a mailbox says that gives no message.
func (g *Gateway) empty(id string, status int, answer []byte) error {
	_, err := g.heard(id, status, answer)
	return err
}

// fetched handles a message of the mailbox and posts the answer.
func (g *Gateway) fetched(ctx context.Context, raw []byte) (more bool, err error) {
	within, cancel := context.WithTimeout(ctx, g.cfg.Timeout)
	defer cancel()
	res, err := g.take(within, raw)
	if err != nil {
		return false, err
	}
	if res.fault {
		return false, errFault // it was told to Fault; the mailbox keeps the message
	}
	if len(res.answer) == 0 {
		return !res.repeated, nil
	}
	status, _, err := g.post(ctx, res.answer)
	if err == nil && status/100 != 2 {
		err = fmt.Errorf("HTTP status %d: %w", status, ErrOutcomeUnknown)
	}
	if err != nil {
		return false, fmt.Errorf("gateway: the answer to a message of the mailbox: %w", err)
	}
	return !res.repeated, nil
}

var errFault = errors.New("gateway: a message of the mailbox could not be handled; it stays there")
