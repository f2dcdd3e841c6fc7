package order

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// review is the pharmacist's look at every fill before anything else happens to it.
func (t *turn) review(do Review) {
	switch {
	case t.by.Role != pharmacy.RolePharmacist:
		t.refuse(ruleRole, do.Line)
	case do.Verdict == Approve:
		t.approve(do)
	case do.Verdict == Clarify:
		t.clarify(do)
	case do.Verdict == Refuse:
		t.decline(do)
	default:
		t.refuse(ruleVerdict, do.Line)
	}
}

func (t *turn) reviewed(do Review) {
	t.record(Reviewed{Line: do.Line, By: t.by, Verdict: do.Verdict, Code: do.Code})
}

func (t *turn) approve(do Review) {
	if l, ok := t.line(do.Line, Received); ok && t.valid(l) {
		t.reviewed(do)
		t.step(do.Line)
	}
}

// clarify holds a line for the prescriber. It takes an approval back: what the prescriber says must be reviewed. While
// an answer of stock, payer or bank is on its way it must be waited for.
func (t *turn) clarify(do Review) {
	l, ok := t.line(do.Line, Received, Filling)
	switch {
	case !ok:
	case !isCode(do.Code):
		t.refuse(ruleReason, do.Line)
	default:
		t.reviewed(do)
		t.hold(l, Hold{Reason: HoldClarification, Code: do.Code})
	}
}

// decline is a pharmacist's professional refusal (R6.9). It is no denial of the plan's.
func (t *turn) decline(do Review) {
	l, ok := t.stoppable(do.Line)
	switch {
	case !ok:
	case !slices.Contains(refusals, do.Code):
		t.refuse(ruleRefusal, do.Line)
	default:
		t.reviewed(do)
		t.stop(l, do.Code)
	}
}

// valid refuses a prescription that may not be filled yet, or no longer (R1.1: the last date is inclusive).
func (t *turn) valid(l Line) bool {
	switch start, end := l.Rx.Effective, l.Rx.Expires; {
	case start.IsSet() && t.today().Before(start):
		t.refuseFor(ruleTooEarly, reason.DateFact(start.Split()), 0, reason.Date, l.No)
	case end.IsSet() && t.today().After(end):
		t.refuseFor(ruleExpired, reason.DateFact(end.Split()), 0, reason.Date, l.No)
	default:
		return true
	}
	return false
}

// dispense is the pharmacist's final check of the filled product.
func (t *turn) dispense(do Dispense) {
	l, ok := t.line(do.Line, Filling)
	switch {
	case !ok:
	case t.by.Role != pharmacy.RolePharmacist:
		t.refuse(ruleRole, do.Line)
	case do.Product != l.Rx.NDC:
		t.refuse(ruleProduct, do.Line)
	case t.valid(l):
		t.record(Dispensed{Line: do.Line, By: t.by, Product: do.Product})
	}
}
