package transfer

import (
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// toRelease lays a transfer out before our pharmacist, who has until the end of the next business day.
func (t *turn) toRelease(c Ask) stream.Outcome {
	by := cal.AddBusinessDays(t.today, ReleaseDays)
	timer := by.End(t.now.Location())
	t.emit(Asked{At: t.at, Direction: Out, Rx: c.Rx, Other: c.Other, RunOut: c.RunOut, By: by, Timer: timer})
	t.timer(timer)
	return t.out
}

// release lets the prescription go. Refills follow it, our copy is closed, and the other pharmacy gets the record.
func (t *turn) release(c Release) stream.Outcome {
	lacks := c.Data.Lacks()
	switch {
	case t.s.Status == Released:
		return t.refuse(ruleMoved)
	case t.s.Status != ToRelease:
		return t.refuse(ruleNotAsked)
	case c.Data.Rx.ID != t.s.Rx.ID:
		return t.refuse(ruleOther)
	case c.Data.To.differs(t.s.Other):
		return t.refuse(ruleOtherPharmacy)
	case c.Ruling.Outcome == law.Deny:
		return t.refuse(ruleLaw)
	case len(lacks) > 0:
		return t.lacking(len(lacks))
	case c.Ruling.Outcome != law.Allow:
		return t.refuse(ruleLawWaits)
	case c.Ruling.heldTo(t.today).Outcome != law.Allow:
		return t.refuse(ruleLapsed)
	}
	t.emit(MovedOut{At: t.at, Record: Record{Out, t.today, c.Data}})
	t.work(CloseRx{Rx: t.s.Rx.ID, Mark: t.s.Record.Mark()})
	t.work(SendRecord{Record: t.s.Record})
	t.tell(false)
	return t.out
}

// decline is our pharmacist's no, which the other pharmacy and the member are told.
func (t *turn) decline(c Code) stream.Outcome {
	switch {
	case c.from(byPharmacy) == "":
		return t.refuse(ruleCode)
	case t.s.Status == Declined && t.s.Code == c:
		return stream.Outcome{}
	case t.s.Status == Released:
		return t.refuse(ruleMoved)
	case t.s.Status != ToRelease:
		return t.refuse(ruleNotAsked)
	}
	t.emit(Ended{At: t.at, To: Declined, Code: c})
	t.tell(true)
	return t.out
}

// cancel takes the wish back. What has moved does not come back that way: that is a transfer of its own.
func (t *turn) cancel() stream.Outcome {
	switch {
	case t.by != pharmacy.RoleMember && t.by != pharmacy.RoleCaregiver && !staff(t.by):
		return t.refuse(ruleActor)
	case t.s.Status == Completed || t.s.Status == Released:
		return t.refuse(ruleMoved)
	case !t.s.open():
		return stream.Outcome{}
	}
	before := t.s
	t.emit(Ended{At: t.at, To: Cancelled})
	t.free(before)
	return t.out
}
