package review

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// effect says that an answer from above was carried out.
func (t *turn) effect() stream.Outcome {
	switch {
	case t.s.EffectBy.IsZero():
		return t.refuse(ruleNoEffect)
	case t.s.Effected:
		return t.out
	}
	t.emit(Effected{At: t.at})
	return t.out
}

// end stops an approval after a day: its drug was withdrawn, or is not safe any more.
func (t *turn) end(c End) stream.Outcome {
	switch {
	case !t.s.Approval.To.IsSet():
		return t.refuse(ruleNoApproval)
	case !c.On.IsSet() || c.Reason == "" || !wellFormed(c.Reason):
		return t.refuse(ruleMalformed)
	case !c.On.Before(t.s.Approval.To):
		return t.out
	}
	t.emit(Ended{At: t.at, On: c.On, Reason: c.Reason})
	t.tell(reason.Member, ruleEnded, true)
	t.tell(reason.Prescriber, ruleEnded, true)
	return t.out
}

// nextShipment begins a new request, or plans it, where the approval does not reach the next parcel (R7.13).
func (t *turn) nextShipment(c NextShipment) stream.Outcome {
	begin, needed := RenewOn(t.s.Approval.To, c.On, t.today, c.RefillsLeft)
	switch {
	case !c.On.IsSet() || c.RefillsLeft < -1:
		return t.refuse(ruleMalformed)
	case !t.s.Approval.To.IsSet():
		return t.refuse(ruleNoApproval)
	case t.s.Renewed:
		return t.out
	case !needed && t.s.RenewAt.IsZero():
		return t.out
	case !needed:
		t.emit(RenewalPlanned{At: t.at})
		return t.out
	}
	if at := begin.Start(t.zone); t.s.ShipOn != c.On || !t.s.RenewAt.Equal(at) {
		t.emit(RenewalPlanned{At: t.at, On: c.On, Begin: at})
	}
	t.sweep() // it may be due already
	return t.out
}

// renew begins the new request and tells member and prescriber. What is on file goes with it, so that nobody is asked
// for it again; the approval is used while it lives.
func (t *turn) renew() {
	t.emit(RenewalBegun{At: t.at})
	next := t.s.Case
	next.Renews, next.Lasts = t.s.Case.ID, t.s.Approval.To
	next.ID, next.Order = "", stream.ID{}
	t.work(Renew{Case: next, Items: t.s.Items})
	t.tellLapse(reason.Member, t.s.Approval.To)
	t.tellLapse(reason.Prescriber, t.s.Approval.To)
}

func (t *turn) tellLapse(to reason.Who, last cal.Date) {
	told := t.telling(to, ruleLapses, to == reason.Prescriber)
	told.By = last
	t.work(told)
}
