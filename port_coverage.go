package mailrx

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

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
	return answer{cmd: order.ClaimAnswer{Line: do.Line, Claim: a}}, err
}

// notBefore is the first day that refill-too-soon allows; unset before the first fill.
func (e *engine) notBefore(ctx context.Context, f rx.Facts, on cal.Date) (cal.Date, error) {
	l, err := e.load(ctx, auto.StreamOf(f.ID))
	if err != nil {
		return cal.Date{}, err
	}
	return e.eligibility(l.state.(auto.State), f, on).Window.Earliest, nil
}

func (e *engine) reverseClaim(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(order.ReverseClaim)
	err := e.cfg.Coverage.Reverse(ctx, t.Key, do.Claim)
	return answer{cmd: order.MoneyAnswer{Line: do.Line, Done: order.Reversed}}, err
}
