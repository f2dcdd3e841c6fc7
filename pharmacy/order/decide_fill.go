package order

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

// step hands out the next thing that a line in review waits for: stock, claim, payment, in this order. A line that
// waits for nothing may be filled.
func (t *turn) step(no int) {
	l := t.state.Lines[no-1]
	switch l.Waits() {
	case ReserveStock{}.Name():
		t.do(ReserveStock{Line: no, NDC: l.Rx.NDC, Quantity: l.Rx.Quantity})
	case BillClaim{}.Name():
		t.do(BillClaim{Line: no, Member: t.state.Member, Rx: l.Rx, FillNo: l.FillNo, Date: t.today()})
	case AuthorizePayment{}.Name():
		t.do(AuthorizePayment{Line: no, Member: t.state.Member, Amount: l.Claim.Member})
	default:
		t.record(Authorized{Line: no, Payment: l.Payment, Amount: l.Claim.Member})
	}
}

// asks reports whether a line wants the answer to w: it waits for it, or was held because w failed too often, and here the
// answer is after all.
func (l Line) asks(w stream.Name) bool { return l.Waits() == w || l.stuckAt(w) }

// unstick takes a line off the hold that its answer has ended.
func (t *turn) unstick(l Line) {
	if l.Status == OnHold {
		t.record(Resumed{Line: l.No})
	}
}

func (t *turn) stock(do StockAnswer) {
	l, ok := t.known(do.Line)
	asked := l.asks(ReserveStock{}.Name())
	switch {
	case !ok:
	case asked && do.OK:
		t.unstick(l)
		t.record(Reserved{Line: l.No})
		t.step(l.No)
	case asked:
		t.unstick(l)
		t.hold(l, Hold{Reason: HoldStock, Until: do.Back})
	case do.OK && l.Status == Cancelled: // cancelled while the shelf was asked
		t.record(TakenBack{Line: l.No, Stock: true})
		t.do(ReleaseStock{Line: l.No})
	}
}

func (t *turn) claim(do ClaimAnswer) {
	l, ok := t.known(do.Line)
	a, bill := do.Claim, BillClaim{}.Name()
	switch {
	case !ok || a.Claim != "" && a.Claim == l.Claim.Claim: // told again
	case t.gaveBack(string(a.Claim)):
		t.doubt(l, bill)
	case !l.asks(bill) && a.Paid(): // cancelled while the payer was asked, or a second claim
		t.giveBack(TakenBack{Line: l.No, Claim: a.Claim}, string(a.Claim), ReverseClaim{Line: l.No, Claim: a.Claim})
	case !l.asks(bill):
	case a.Paid() && !a.sound(): // paid, but not so that it could be taken back or charged
		t.giveBack(TakenBack{Line: l.No, Claim: a.Claim}, string(a.Claim), ReverseClaim{Line: l.No, Claim: a.Claim})
		t.doubt(l, bill)
	case a.Paid():
		t.unstick(l)
		t.record(Adjudicated(do))
		t.step(l.No)
	default:
		t.unstick(l)
		t.record(Adjudicated(do))
		t.hold(l, holdFor(a))
	}
}

// doubt holds a line that waits for w and got an answer which cannot be the right one.
func (t *turn) doubt(l Line, w stream.Name) {
	if l.Waits() == w {
		t.hold(l, Hold{Reason: HoldStuck, Code: string(w)})
	}
}

// gaveBack reports whether a claim, a payment or a label was given back before: told again, it is still not ours.
func (t *turn) gaveBack(id string) bool { return id != "" && slices.Contains(t.state.Back, id) }

// giveBack returns what a late answer brought.
func (t *turn) giveBack(e TakenBack, id string, w stream.Named) {
	if id != "" {
		t.record(e)
		t.do(w)
	}
}

// retryAfter are the days from one decline to the next try of the card: 1, 3 and 5 days after the first (R10.3, our
// proposal). After the last one only the member can help.
var retryAfter = [...]int{1, 2, 2}

func (t *turn) payment(do PaymentAnswer) {
	l, ok := t.known(do.Line)
	ask := AuthorizePayment{}.Name()
	switch {
	case !ok || do.Payment != "" && do.Payment == l.Payment: // told again
	case t.gaveBack(string(do.Payment)):
		t.doubt(l, ask)
	case !l.asks(ask) && !do.Declined: // cancelled while the bank was asked, or a second authorization
		t.giveBack(TakenBack{Line: l.No, Payment: do.Payment}, string(do.Payment), RefundPayment{Line: l.No, Payment: do.Payment})
	case !l.asks(ask):
	case do.Declined:
		t.unstick(l)
		t.declined(l, do.Code)
	case do.Payment == "": // neither yes nor no
		t.doubt(l, ask)
	default:
		t.unstick(l)
		t.record(Authorized{Line: l.No, Payment: do.Payment, Amount: l.Claim.Member})
	}
}

func (t *turn) declined(l Line, code string) {
	h := Hold{Reason: HoldPayment, Code: code}
	if l.Declines < len(retryAfter) {
		h.Until = t.today().AddDays(retryAfter[l.Declines])
	}
	t.hold(l, h)
}
