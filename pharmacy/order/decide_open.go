package order

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// PromiseDays is the plan's usual promise: delivery by the eleventh day after the order (R5.5, plan document of a
// Medicare plan, read second-hand).
const PromiseDays = 11

// open places the order. It takes a lock for each fill, so that no second order fills the same ingredient meanwhile, and
// the fill's place behind the one before, so that none makes the same fill afterwards.
func (t *turn) open(do Open) {
	if t.state.Version > 0 {
		t.refuse(ruleExists, 0)
		return
	}
	if _, known := kinds[do.Kind]; !known || do.Member == "" || do.ShipTo.Person == "" || do.Order.Kind != Kind ||
		!do.Order.Valid() || len(do.Lines) == 0 {
		t.refuse(ruleEmpty, 0)
		return
	}
	if no, rule := unfit(do); rule != nil {
		t.refuseFor(rule, int64(no), 0, reason.Count, 0)
		return
	}
	for _, l := range do.Lines {
		t.out.Take = append(t.out.Take, lock(do.Member, l.Rx), place(l.Rx, l.After))
	}
	if do.Message != "" {
		t.out.Take = append(t.out.Take, stream.Ref{Kind: "message", Value: do.Message})
	}
	placed := t.today()
	t.record(Opened{Open: do, Placed: placed, Promise: placed.AddDays(PromiseDays)})
	about := Line{}
	if len(do.Lines) == 1 {
		about = t.state.Lines[0]
	}
	t.tell(notice.OrderReceived, about, notice.Notice{Date: t.state.Promise})
}

// unfit finds the first line that cannot be filled as it was asked for, and says why.
func unfit(do Open) (no int, why *reason.Rule) {
	for i, l := range do.Lines {
		switch {
		case !complete(l):
			return i + 1, ruleFacts
		case l.Rx.Patient != do.Member:
			return i + 1, rulePatient
		}
		for _, before := range do.Lines[:i] {
			if lock(do.Member, before.Rx) == lock(do.Member, l.Rx) {
				return i + 1, ruleTwice
			}
		}
	}
	return 0, nil
}

// complete reports whether a line names everything that a fill needs. An unknown schedule is not "not controlled".
func complete(a Asked) bool {
	f := a.Rx
	return f.ID != "" && f.NDC.IsSet() && f.Quantity.Positive() && f.DaysSupply > 0 && f.Schedule != drug.ScheduleUnknown &&
		a.FillNo >= 0
}

// lock is the Ref that keeps a member from having two fills of one ingredient under way.
func lock(m rx.PatientRef, f rx.Facts) stream.Ref {
	code := f.Ingredient.String()
	if f.Ingredient == 0 {
		code = f.NDC.String()
	}
	return stream.Ref{Kind: "fill", Value: string(m) + "/" + code}
}

// place is the Ref of the one fill that follows another. Its order keeps it when the parcel has left: where the refill
// stream counts a supply late, the same fill would be asked for again. A fill's number is no such place: one that is
// lost late leaves its number to the next.
func place(f rx.Facts, after stream.ID) stream.Ref {
	return stream.Ref{Kind: "next_fill", Value: string(f.ID) + "/" + after.Name}
}
