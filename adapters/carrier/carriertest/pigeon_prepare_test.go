package carriertest

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"slices"

	"github.com/mailrx/mailrx/shipping"
)

// Prepare draws a key and the bytes of the request.
func (p *pigeon) Prepare(ctx context.Context, buy shipping.Purchase) (shipping.Prepared, error) {
	if err := p.refuse(buy); err != nil && !p.has(preparesAnything) {
		return shipping.Prepared{}, err
	}
	if p.has(prepareBuys) {
		p.w.do(ctx, OpBuy, "/labels", p.secret, func() answer { return p.w.sell(buy.Key, "") })
	}
	body, err := json.Marshal(map[string]string{"reference": string(buy.Key), "to": buy.Shipment.To.Name.Reveal()})
	if p.has(prepareIsOurKey) {
		return shipping.Prepared{Key: string(buy.Key), Body: body}, err
	}
	return shipping.Prepared{Key: rand.Text(), Body: body}, err
}

// BuyPrepared sends what Prepare drew, once.
func (p *pigeon) BuyPrepared(ctx context.Context, buy shipping.Purchase, drawn shipping.Prepared) (shipping.Label, error) {
	if (drawn.Key == "" || len(drawn.Body) == 0) && !p.has(sendsUndrawn) {
		return shipping.Label{}, &shipping.Error{Carrier: "pigeon", Op: "buy", Class: shipping.ErrInvalid, Field: "prepared"}
	}
	key, body := drawn.Key, []byte(drawn.Body)
	if p.has(replayHasNewKey) || p.has(lossHasNewKey) && p.sentBefore(buy.Key) {
		key = rand.Text()
	}
	if p.has(writesAnew) {
		body = append(slices.Clone(body), ' ')
	}
	var got held
	err := p.send(ctx, OpBuy, "/labels", func() answer { return p.w.sellUnder(key, buy.Key, body) }, &got)
	if err == nil && got.ID == "" {
		err = p.broken(ctx, OpBuy)
	}
	if err != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.sent[buy.Key] = true
		return shipping.Label{}, err
	}
	return p.label(got, buy.Key), nil
}

// sellUnder sells one label under the carrier's own key, and gives the same again.
func (w *world) sellUnder(mark string, k shipping.Key, body []byte) answer {
	w.prints = append(w.prints, sha256.Sum256(body))
	if h := w.marked[mark]; h != nil {
		return ok(h)
	}
	a := w.sell(k, "")
	w.marked[mark] = w.sold[len(w.sold)-1]
	return a
}

func (w *world) Prints(Op) [][sha256.Size]byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.prints)
}
