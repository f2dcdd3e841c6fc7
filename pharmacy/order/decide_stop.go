package order

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/notice"
)

// cancel stops what can still be stopped. A packed line is recalled, not cancelled, unless its parcel is held and has no
// label: the refusal names the stage that was reached.
func (t *turn) cancel(do Cancel) {
	switch {
	case !isCode(do.Reason):
		t.refuse(ruleReason, do.Line)
	case do.Line != 0:
		if l, ok := t.stoppable(do.Line); ok {
			t.stop(l, do.Reason)
		}
	case !slices.ContainsFunc(t.state.Lines, t.mayStop):
		t.refuse(ruleTooLate, 0)
	default:
		for _, l := range t.state.Lines {
			if t.mayStop(l) {
				t.stop(l, do.Reason)
			}
		}
	}
}

// stoppable gives a line that can still be stopped, or refuses.
func (t *turn) stoppable(no int) (Line, bool) {
	l, ok := t.known(no)
	if ok && !t.mayStop(l) {
		t.refuse(ruleStage, no)
		return l, false
	}
	return l, ok
}

func (t *turn) mayStop(l Line) bool {
	return l.Status.may(Cancelled) && !(l.inBox() && t.state.Parcel.Labelled())
}

// stop cancels a line and takes back everything that was done for it. The shelf is told even where its answer is not
// known: a reservation that nobody made is no error.
func (t *turn) stop(l Line, why string) {
	if l.Reviewer.IsSet() || l.Reserved {
		t.do(ReleaseStock{Line: l.No})
	}
	t.undo(l)
	t.out.Free = append(t.out.Free, lock(t.state.Member, l.Rx), place(l.Rx, l.After))
	t.record(Stopped{Line: l.No, By: t.by, Reason: why})
	t.tell(notice.OrderCancelled, l, notice.Notice{Detail: why})
	if p := t.state.Parcel; l.inBox() && p.Chosen && !t.state.boxed() { // a label may exist: it is found and given back
		t.do(FindLabel{Key: p.Key, Carrier: p.Carrier})
	}
}

// undo reverses the claim and gives the money back: the claim first (R10.8). Money that is just being captured is given
// back when the bank has answered: a refund that overtakes its capture would be undone by it.
func (t *turn) undo(l Line) {
	if l.Claim.Paid() {
		t.do(ReverseClaim{Line: l.No, Claim: l.Claim.Claim})
	}
	if l.Payment != "" && (l.Captured || !t.state.Parcel.Left.IsSet()) {
		t.do(RefundPayment{Line: l.No, Payment: l.Payment})
	}
}

// money takes the word of bank or payer that a movement is done.
func (t *turn) money(do MoneyAnswer) {
	l, ok := t.known(do.Line)
	asked := l.Payment != "" && l.Status != Cancelled && t.state.Parcel.Left.IsSet()
	switch {
	case !ok:
	case do.Done == Captured && (l.Captured || !asked): // told again, or never asked
	case do.Done == Captured:
		t.record(MoneyMoved(do))
		if l.Status == Returned || l.Status == Lost {
			t.do(RefundPayment{Line: l.No, Payment: l.Payment})
		}
	case do.Done == Refunded || do.Done == Reversed:
		t.record(MoneyMoved(do))
	default:
		t.refuse(ruleCommand, do.Line)
	}
}
