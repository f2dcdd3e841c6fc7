package mailrx

import (
	"context"
	"encoding/hex"
	"errors"
	"strings"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// LocalCoverage is a payer in this process: a compiled plan that decides each claim for itself. It keeps nothing, so the
// same claim always has the same answer, and a reversal has nothing to undo. Safe for concurrent use.
type LocalCoverage struct {
	Plan    *formulary.Plan   // required
	Channel formulary.Channel // of the billing pharmacy; zero: preferred mail
}

// Quote answers without a claim number: the decision, its reasons and its explanation, the digest of the plan, and as
// Offers what the same prescription costs wherever it is covered, the cheapest a day first.
func (c LocalCoverage) Quote(_ context.Context, claim Claim) (order.Adjudication, error) {
	if c.Plan == nil {
		return order.Adjudication{}, errors.New("mailrx: LocalCoverage.Plan is nil")
	}
	r := c.request(claim)
	d := c.Plan.Decide(&r)
	a := adjudication(&d)
	digest := c.Plan.Digest()
	a.Date, a.Digest = claim.Date, hex.EncodeToString(digest[:])
	for _, o := range c.Plan.Compare(&r) {
		if o.Decision.Priced && o.Decision.Status == formulary.Covered {
			a.Offers = append(a.Offers, order.Offer{Channel: o.Channel.String(), Days: o.DaysSupply, Member: o.Decision.Member})
		}
	}
	return a, nil
}

// Bill is Quote with a claim number where the claim is paid. The key alone decides the number.
func (c LocalCoverage) Bill(ctx context.Context, k stream.Key, claim Claim) (order.Adjudication, error) {
	a, err := c.Quote(ctx, claim)
	if err == nil && a.Paid() {
		a.Claim = order.ClaimID(stream.Derive("claim", string(k)).Name)
	}
	return a, err
}

// Reverse has nothing to undo.
func (c LocalCoverage) Reverse(context.Context, stream.Key, order.ClaimID) error { return nil }

func (c LocalCoverage) request(claim Claim) formulary.Request {
	ch := c.Channel
	if ch == formulary.ChannelUnknown {
		ch = formulary.PreferredMail
	}
	return formulary.Request{Date: claim.Date, NDC: claim.NDC, RxCUI: claim.RxCUI, Quantity: claim.Quantity,
		DaysSupply: claim.DaysSupply, Channel: ch, NotBefore: claim.NotBefore}
}

// adjudication keeps a decision as the facts that an order stores. An order writes statuses with underscores.
func adjudication(d *formulary.Decision) order.Adjudication {
	status := strings.ReplaceAll(d.Status.String(), "-", "_")
	a := order.Adjudication{Status: status, Priced: d.Priced, Price: d.Price, Member: d.Member, Plan: d.Plan, Next: d.Next}
	for _, s := range d.Reasons() {
		a.Reasons = append(a.Reasons, order.Reason{Code: s.Rule.Code, Text: s.Text(), Reject: s.Rule.Reject, Who: s.Rule.Who})
	}
	var b strings.Builder
	if err := d.Explain(&b); err == nil {
		a.Explain = strings.Split(strings.TrimSpace(b.String()), "\n")
	}
	return a
}
