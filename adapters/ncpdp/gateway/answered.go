package gateway

import (
	"context"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// Answered gives the message of ours that m answers, as it was kept before it left: what script.Judge holds an answer
// against. It is mailrx.ErrNotFound where none went out under the id that m relates to, and where it went to another than
// the one who answers: nobody answers for another. Only an acknowledgement may come from somebody in between.
func (g *Gateway) Answered(ctx context.Context, m *script.Message) (*script.Message, error) {
	h := m.Header()
	if len(h.RelatesToMessageID) != digits {
		return nil, mailrx.ErrNotFound // not of Send
	}
	sent, err := g.cfg.Journal.Find(ctx, outOf(h.RelatesToMessageID))
	if err != nil {
		return nil, err
	}
	ours, err := script.Parse(sent.Bytes, script.Limits{})
	if err != nil {
		return nil, err
	}
	if ours.Header().To != h.From && !m.Kind().Acknowledges() {
		return nil, mailrx.ErrNotFound
	}
	return ours, nil
}
