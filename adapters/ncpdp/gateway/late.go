package gateway

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// late keeps an acknowledgement that came by itself as the answer to what we sent, if that has none yet, and if it comes
// from one who may give it. Of a final no Fault hears here: the call that asks next finds it in the Journal, and tells
// nobody again.
func (g *Gateway) late(ctx context.Context, m *script.Message) error {
	a, err := m.Acknowledgement()
	if err != nil || len(a.RelatesTo) != digits {
		return nil // not of Send
	}
	sent, err := g.cfg.Journal.Find(ctx, outOf(a.RelatesTo))
	switch {
	case errors.Is(err, mailrx.ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	ours, err := script.Parse(sent.Bytes, script.Limits{})
	if err != nil {
		return err
	}
	if !g.cfg.Partner.mayAcknowledge(m.Header().From, ours.Header().To) {
		g.cfg.Fault(ErrStranger)
		return nil
	}
	return g.settleLate(ctx, a.RelatesTo, m.Raw())
}

// settleLate keeps it, unless it says nothing that is final.
func (g *Gateway) settleLate(ctx context.Context, id string, answer []byte) error {
	if _, err := g.heard(id, http.StatusOK, answer); !final(err) {
		return nil
	}
	_, known, err := g.file(ctx, id, answer)
	if no := (*RefusedError)(nil); errors.As(err, &no) {
		if !known {
			g.cfg.Fault(err)
		}
		return nil
	}
	return err
}

// mayAcknowledge tells whose acknowledgement of a message counts where no call of ours brought it: of the one it went to,
// and of the networks in between.
func (p Partner) mayAcknowledge(from, addressee script.Party) bool {
	return from == p.Them || from == addressee || slices.Contains(p.Between, from)
}
