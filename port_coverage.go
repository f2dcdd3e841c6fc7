package mailrx

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// Coverage is the payer. LocalCoverage is one over a plan; a remote payer is another. Every answer is an
// order.Adjudication: a claim that is not covered is an answer with its reasons. Status is "covered", "not_covered",
// "needs_authorization", "needs_review", "unknown" or "ambiguous", as package formulary spells them; anything but a
// priced "covered" holds the fill.
type Coverage interface {
	// Quote answers without billing. It may be asked at any time and as often as one likes.
	Quote(ctx context.Context, c Claim) (order.Adjudication, error)
	// Bill bills once for a key: the same key gives the same answer. A paid claim has a Claim number; a Date that is
	// left unset is taken to be the claim's.
	Bill(ctx context.Context, k stream.Key, c Claim) (order.Adjudication, error)
	// Reverse takes a paid claim back; an unknown or reversed claim is no error.
	Reverse(ctx context.Context, k stream.Key, claim order.ClaimID) error
}

// Claim is one fill as a payer sees it.
type Claim struct {
	Member     rx.PatientRef
	Order      stream.ID
	Line       int // of the order, from 1
	NDC        drug.NDC
	RxCUI      drug.RxCUI // 0: unknown
	Quantity   drug.Quantity
	DaysSupply int
	FillNo     int      // NCPDP 403-D3: 0 is the first fill of the prescription, 1 its first refill
	Date       cal.Date // date of service: the day on which the claim was first to be billed
	NotBefore  cal.Date // the first day that refill-too-soon allows; unset: none stands against it
}

// billClaim bills a fill. The date before which it would be too soon comes from the prescription's own fills.
func (e *engine) billClaim(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(order.BillClaim)
	notBefore, err := e.notBefore(ctx, do.Rx, do.Date)
	if err != nil {
		return answer{}, err
	}
	a, err := e.cfg.Coverage.Bill(ctx, t.Key, Claim{
		Member: do.Member, Order: t.Stream, Line: do.Line, NDC: do.Rx.NDC, RxCUI: do.Rx.RxCUI, Quantity: do.Rx.Quantity,
		DaysSupply: do.Rx.DaysSupply, FillNo: do.FillNo, Date: do.Date, NotBefore: notBefore,
	})
	if !a.Date.IsSet() {
		a.Date = do.Date // the day from which the supply is counted
	}
	return answer{cmd: order.ClaimAnswer{Line: do.Line, Claim: a}}, err
}

// notBefore is the first day that refill-too-soon allows; unset before the first fill.
func (e *engine) notBefore(ctx context.Context, f rx.Facts, on cal.Date) (cal.Date, error) {
	l, err := e.load(ctx, auto.StreamOf(f.ID))
	if err != nil {
		return cal.Date{}, err
	}
	return refill.Earliest(l.state.(auto.State).Fills, on, e.tooSoon(f.Schedule)), nil
}

func (e *engine) reverseClaim(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(order.ReverseClaim)
	err := e.cfg.Coverage.Reverse(ctx, t.Key, do.Claim)
	return answer{cmd: order.MoneyAnswer{Line: do.Line, Done: order.Reversed, Claim: do.Claim}}, err
}
