package mailrx

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func (e *engine) authorizePayment(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(order.AuthorizePayment)
	a, err := e.cfg.Payments.Authorize(ctx, t.Key, Charge{Member: do.Member, Amount: do.Amount})
	return answer{cmd: order.PaymentAnswer{Line: do.Line, Payment: a.Payment, Declined: a.Declined, Code: a.Code}}, err
}

func (e *engine) capturePayment(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(order.CapturePayment)
	err := e.cfg.Payments.Capture(ctx, t.Key, do.Payment, do.Amount)
	return answer{cmd: order.MoneyAnswer{Line: do.Line, Done: order.Captured}}, err
}

func (e *engine) refundPayment(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(order.RefundPayment)
	err := e.cfg.Payments.Refund(ctx, t.Key, do.Payment)
	return answer{cmd: order.MoneyAnswer{Line: do.Line, Done: order.Refunded}}, err
}
