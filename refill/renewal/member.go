package renewal

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// start asks the member, who has MemberDays to answer.
func (t *turn) start(c Start) stream.Outcome {
	switch {
	case t.s.Version > 0:
		return stream.Outcome{}
	case c.Rx.ID == "" || !c.RunOut.IsSet():
		return t.refuse(ruleMalformed)
	}
	by, sweep := cal.Within(t.today, MemberDays, t.now.Location())
	late := c.Late.UTC().Truncate(time.Microsecond)
	if !late.After(t.at) {
		late = time.Time{}
	} else {
		sweep = late
	}
	t.emit(Started{At: t.at, Rx: c.Rx, RunOut: c.RunOut, MemberBy: by, Timer: sweep, LastDate: c.LastDate,
		Automatic: c.Automatic, Late: late})
	t.tell(notice.LastRefill, advice(c.Rx.Schedule), true)
	t.timer(sweep)
	return t.out
}

// advice is the code of what the schedule means for the member; "" for a drug that is not controlled.
func advice(s drug.Schedule) string {
	switch s {
	case drug.NotControlled:
		return ""
	case drug.ScheduleII:
		return string(ruleScheduleII.Code)
	case drug.ScheduleUnknown:
		return string(ruleScheduleUnknown.Code)
	}
	return string(ruleControlled.Code)
}

// member takes the member's answer. A yes after silence or a no opens the renewal again; after the prescriber's answer
// or silence it does not, for the prescriber is not asked twice without new facts.
func (t *turn) member(by pharmacy.Actor, yes bool) stream.Outcome {
	if !personal(by) {
		return t.refuse(ruleActor)
	}
	if t.s.Status == AwaitMember && t.late() {
		t.emit(MemberSilent{At: t.at}) // the sweep is late: the log reads as if it had been in time
	}
	if yes {
		return t.agree()
	}
	return t.decline()
}

func (t *turn) agree() stream.Outcome {
	switch t.s.Status {
	case Requested:
		return stream.Outcome{}
	case NoResponse:
		return t.refuse(t.s.silence())
	case NeedsAppointment, WrongPrescriber:
		return t.refuse(t.s.denial())
	case Approved, ApprovedWithChanges, Denied:
		return t.refuse(ruleAnswered)
	}
	if r := outreach(t.s.Rx.Schedule); r != nil {
		return t.refuse(r)
	}
	t.emit(MemberAgreed{At: t.at})
	t.ask(1)
	return t.out
}

// decline closes what is open, also what waits for the member after a no or silence. An approval stands.
func (t *turn) decline() stream.Outcome {
	switch t.s.Status {
	case AwaitMember, Requested, NoResponse, Denied, NeedsAppointment, WrongPrescriber:
		t.emit(MemberDeclined{At: t.at})
	}
	return t.out
}
