package order

import (
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/notice"
)

// review is the pharmacist's look at every fill before anything else happens to it.
func (t *turn) review(do Review) {
	l, ok := t.line(do.Line, Received)
	switch {
	case !ok:
	case t.by.Role != pharmacy.RolePharmacist:
		t.refuse(ruleRole, do.Line)
	case do.Verdict == Approve:
		t.reviewed(do)
		t.step(do.Line)
	case do.Verdict != Clarify && do.Verdict != Refuse:
		t.refuse(ruleVerdict, do.Line)
	case do.Code == "":
		t.refuse(ruleReason, do.Line)
	case do.Verdict == Clarify:
		t.reviewed(do)
		t.hold(l, Hold{Reason: HoldClarification, Code: do.Code})
	default:
		t.reviewed(do)
		t.stop(l, do.Code)
	}
}

func (t *turn) reviewed(do Review) {
	t.record(Reviewed{Line: do.Line, By: t.by, Verdict: do.Verdict, Code: do.Code})
}

// step hands out the next thing that a line in review waits for: stock, claim, payment, in this order. A line that
// waits for nothing may be filled.
func (t *turn) step(no int) {
	l := t.state.Lines[no-1]
	switch {
	case !l.Reserved:
		t.do(ReserveStock{Line: no, NDC: l.Rx.NDC, Quantity: l.Rx.Quantity})
	case !l.Claim.Paid():
		t.do(BillClaim{Line: no, Member: t.state.Member, Rx: l.Rx, FillNo: l.FillNo, Date: t.today()})
	case l.Payment == "" && !l.Claim.Member.IsZero():
		t.do(AuthorizePayment{Line: no, Member: t.state.Member, Amount: l.Claim.Member})
	case l.Status == InReview:
		t.record(Authorized{Line: no, Payment: l.Payment, Amount: l.Claim.Member})
	}
}

func (t *turn) stock(do StockAnswer) {
	l, ok := t.state.Line(do.Line)
	switch {
	case !ok || l.Reserved:
	case l.Status != InReview && do.OK:
		t.do(ReleaseStock{Line: do.Line})
		t.record(Reserved{Line: do.Line})
	case l.Status != InReview:
	case do.OK:
		t.record(Reserved{Line: do.Line})
		t.step(do.Line)
	default:
		t.hold(l, Hold{Reason: HoldStock, Until: do.Back})
	}
}

func (t *turn) claim(do ClaimAnswer) {
	l, ok := t.state.Line(do.Line)
	if !ok || l.Claim.Paid() {
		return
	}
	t.record(Adjudicated(do))
	switch {
	case l.Status.ended() && do.Claim.Paid(): // cancelled while the payer was asked
		t.do(ReverseClaim{Line: l.No, Claim: do.Claim.Claim})
	case l.Status != InReview:
	case do.Claim.Paid():
		t.step(l.No)
	default:
		t.hold(l, holdFor(do.Claim))
	}
}

// retryDays are the days after the first decline on which the card is tried again (R10.3, our proposal). After the last
// one only the member can help.
var retryDays = [...]int{1, 3, 5}

func (t *turn) payment(do PaymentAnswer) {
	l, ok := t.state.Line(do.Line)
	waiting := l.Status == InReview || l.Status == OnHold && l.Hold.Reason == HoldPayment
	switch {
	case !ok || l.Payment != "":
	case !waiting && !do.Declined: // cancelled while the bank was asked
		t.record(Authorized{Line: l.No, Payment: do.Payment, Amount: l.Claim.Member})
		t.do(RefundPayment{Line: l.No, Payment: do.Payment})
	case !waiting:
	case do.Declined:
		t.declined(l, do.Code)
	default:
		if l.Status == OnHold {
			t.record(Resumed{Line: l.No})
		}
		t.record(Authorized{Line: l.No, Payment: do.Payment, Amount: l.Claim.Member})
	}
}

func (t *turn) declined(l Line, code string) {
	h := Hold{Reason: HoldPayment, Code: code}
	if l.Declines < len(retryDays) {
		wait := retryDays[l.Declines]
		if l.Declines > 0 {
			wait -= retryDays[l.Declines-1]
		}
		h.Until = t.today().AddDays(wait)
		t.later(AuthorizePayment{Line: l.No, Member: t.state.Member, Amount: l.Claim.Member}, t.now.AddDate(0, 0, wait))
	}
	t.hold(l, h)
}

// dispense is the pharmacist's final check of the filled product.
func (t *turn) dispense(do Dispense) {
	_, ok := t.line(do.Line, Filling)
	switch {
	case !ok:
	case t.by.Role != pharmacy.RolePharmacist:
		t.refuse(ruleRole, do.Line)
	case !do.Product.IsSet():
		t.refuse(ruleProduct, do.Line)
	default:
		t.record(Dispensed{Line: do.Line, By: t.by, Product: do.Product})
	}
}

// cancel stops what can still be stopped. Once a label is asked for, an order can only be recalled: the refusal names
// the stage that was reached.
func (t *turn) cancel(do Cancel) {
	if do.Reason == "" {
		t.refuse(ruleReason, do.Line)
		return
	}
	if do.Line != 0 {
		if l, ok := t.line(do.Line, Received, InReview, OnHold, Filling); ok && !l.Product.IsSet() {
			t.stop(l, do.Reason)
		} else if ok {
			t.refuse(ruleStage, do.Line)
		}
		return
	}
	for _, l := range t.state.Lines {
		if l.Status.may(Cancelled) && !l.Product.IsSet() {
			t.stop(l, do.Reason)
		}
	}
	if len(t.out.Events) == 0 {
		t.refuse(ruleStage, 1)
	}
}

// stop cancels a line and takes back everything that was done for it.
func (t *turn) stop(l Line, why string) {
	if l.Reserved {
		t.do(ReleaseStock{Line: l.No})
	}
	t.undo(l)
	t.out.Free = append(t.out.Free, lock(t.state.Member, l.Rx))
	t.record(Stopped{Line: l.No, By: t.by, Reason: why})
	t.tell(notice.OrderCancelled, l, notice.Notice{Detail: why})
}

// undo reverses the claim and gives the money back: the claim first (R10.8).
func (t *turn) undo(l Line) {
	if l.Claim.Paid() {
		t.do(ReverseClaim{Line: l.No, Claim: l.Claim.Claim})
	}
	if l.Payment != "" {
		t.do(RefundPayment{Line: l.No, Payment: l.Payment})
	}
}

// resume does the failed step again. For a held parcel a carrier is chosen anew: whoever resumes
// it has looked.
func (t *turn) resume(do Resume) {
	l, ok := t.line(do.Line, OnHold)
	if !ok {
		return
	}
	t.record(Resumed{Line: do.Line})
	switch p := t.state.Parcel; t.state.Lines[do.Line-1].Status {
	case Packed:
		if l.Hold.Reason == HoldStuck && p.Carrier != "" {
			t.do(FindLabel{Key: p.Key, Carrier: p.Carrier})
		} else {
			t.choose()
		}
	case InReview:
		t.step(do.Line)
	}
}

// stuck holds the lines that a failed piece of work serves.
func (t *turn) stuck(do Stuck) {
	for _, l := range t.state.Lines {
		serves := do.Line == l.No && l.Status == InReview || do.Line == 0 && l.Status == Packed && !t.state.Parcel.Labelled()
		if serves {
			t.hold(l, Hold{Reason: HoldStuck, Code: string(do.Work)})
		}
	}
	if len(t.out.Events) == 0 {
		t.refuse(ruleStage, do.Line)
	}
}
