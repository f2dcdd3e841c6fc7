package mailrx

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Payments is the bank. Each call is done once for its key. The library holds no card data: the host's bank knows which
// card is the member's.
type Payments interface {
	// Authorize holds an amount for the member's part of one fill. The same key gives the same answer.
	Authorize(ctx context.Context, k stream.Key, c Charge) (Authorization, error)
	// Capture takes held money: once for each payment, when the parcel has left, and never more than was held.
	Capture(ctx context.Context, k stream.Key, p order.PaymentID, a money.Amount) error
	// Refund gives back what was captured, or lets an authorization go.
	Refund(ctx context.Context, k stream.Key, p order.PaymentID) error
}

// Charge asks the bank for money of a member.
type Charge struct {
	Member rx.PatientRef
	Amount money.Amount // above zero
}

// Authorization is the bank's word. Declined is an answer, not a fault.
type Authorization struct {
	Payment  order.PaymentID // set unless Declined
	Declined bool
	Code     string // the bank's reason code, one word; anything else is withheld from the record
}

func (e *engine) authorizePayment(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(order.AuthorizePayment)
	a, err := e.cfg.Payments.Authorize(ctx, t.Key, Charge{Member: do.Member, Amount: do.Amount})
	return answer{cmd: order.PaymentAnswer{Line: do.Line, Payment: a.Payment, Declined: a.Declined, Code: wordOf(a.Code)}}, err
}

func (e *engine) capturePayment(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(order.CapturePayment)
	err := e.cfg.Payments.Capture(ctx, t.Key, do.Payment, do.Amount)
	return answer{cmd: order.MoneyAnswer{Line: do.Line, Done: order.Captured, Payment: do.Payment}}, err
}

func (e *engine) refundPayment(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(order.RefundPayment)
	err := e.cfg.Payments.Refund(ctx, t.Key, do.Payment)
	return answer{cmd: order.MoneyAnswer{Line: do.Line, Done: order.Refunded, Payment: do.Payment}}, err
}
