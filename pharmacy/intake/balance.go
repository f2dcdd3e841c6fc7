package intake

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// FloorLimit is the price from which an order is paid before it leaves, where the plan names no other (R10.2,
// second-hand): $150.
func FloorLimit() money.Amount { return money.Cents(15_000) }

// Bill is what is known of how an order is paid. An amount that is nil is not known; zero is nothing to pay.
type Bill struct {
	Method  drug.Answer   // a card or a cheque is given, or on file and good
	Due     *money.Amount // what the member will pay for the order
	Balance *money.Amount // open from before; parts not yet due are none
	Limit   *money.Amount // the plan's floor limit; nil: FloorLimit
}

// Pays is the balance gate (R10.2): nothing leaves while a balance is open; an order below the limit may leave with an
// invoice; what costs nothing needs no method. A credit is no open balance.
func Pays(p Bill) Ruling {
	var out Ruling
	out.money(p)
	return out
}

func (out *Ruling) money(p Bill) {
	out.balance(p.Balance)
	limit := FloorLimit()
	if p.Limit != nil {
		limit = *p.Limit
	}
	switch {
	case p.Due != nil && p.Due.Sign() < 0:
		out.fail(law.NeedInfo, ruleAmount, FieldPaymentDue)
	case p.Method == drug.Yes:
		out.pass(rulePay)
	case p.Due == nil:
		out.fail(law.NeedInfo, rulePaymentUnknown, FieldPaymentDue)
	case p.Due.IsZero():
		out.pass(rulePay)
	case p.Due.Less(limit):
		out.pass(rulePay)
		out.then(SendInvoice)
	default:
		out.Outcome = max(out.Outcome, law.Hold)
		out.Trace.Fail(ruleFloorLimit, p.Due.Cents(), limit.Cents(), reason.Cents)
		out.need(FieldCard)
	}
}

func (out *Ruling) balance(open *money.Amount) {
	switch {
	case open == nil:
		out.fail(law.NeedInfo, rulePaymentUnknown, FieldBalance)
	case open.Sign() > 0:
		out.Outcome = max(out.Outcome, law.Hold)
		out.Trace.Fail(ruleBalance, open.Cents(), 0, reason.Cents)
	default:
		out.pass(ruleBalance)
	}
}
