package network

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Visit is a fill at a pharmacy outside the network. Unknown fields stay unknown.
type Visit struct {
	Channel   Channel     `json:"channel,omitzero"`
	Reachable drug.Answer `json:"reachable,omitzero"` // could a pharmacy of the network reasonably be reached
	Routine   drug.Answer `json:"routine,omitzero"`   // does the member do this as a routine; see Routine
}

// Outside answers whether Part D pays for a fill outside the network (42 CFR 423.124, R8.1): by mail never; in a
// store once in a while, where no pharmacy of the network can reasonably be reached. The member may then owe the
// difference to the plan's price. Other plans have rules of their own.
func Outside(fill Visit) (v Verdict) {
	switch fill.Channel {
	case Mail:
		v.Trace.Fail(RuleMailOutside, 0, 0, reason.None)
		v.Answer = drug.No
		return v
	case Retail:
		v.Answer = drug.Yes
	default:
		v.Trace.Fail(RuleOutsideChannel, 0, 0, reason.None)
	}
	v.worsen(refuse(&v.Trace, fill.Reachable, RuleReachable, RuleReachableUnknown))
	v.worsen(refuse(&v.Trace, fill.Routine, RuleRoutine, RuleRoutineUnknown))
	return v
}

// refuse records that "yes" is a reason to refuse.
func refuse(t *reason.Trace, a drug.Answer, r, unknown *reason.Rule) drug.Answer {
	switch a {
	case drug.Yes:
		t.Fail(r, 0, 0, reason.None)
		return drug.No
	case drug.No:
		t.Pass(r, 0, 0, reason.None)
		return drug.Yes
	}
	t.Fail(unknown, 0, 0, reason.None)
	return drug.Unknown
}

const (
	routineDays  = 90 // how far back a routine shows
	routineFills = 2  // that many earlier fills make the next one a routine
)

// Routine answers whether a fill on a day would be a routine, given all earlier fills outside the network: it is where
// two of them are of the 90 days before. The numbers are our choice; the rule of law has none. It is Unknown where a
// day is missing.
func Routine(on cal.Date, earlier []cal.Date) drug.Answer {
	n := 0
	for _, d := range earlier {
		switch days := on.Sub(d); {
		case !on.IsSet() || !d.IsSet():
			return drug.Unknown
		case days >= 0 && days <= routineDays:
			n++
		}
	}
	if !on.IsSet() {
		return drug.Unknown
	}
	return drug.AnswerOf(n >= routineFills)
}
