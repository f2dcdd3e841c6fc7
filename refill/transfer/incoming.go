package transfer

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// wish opens the transfer. Only the patient's side asks, or staff for it: a plan or a prescriber never moves anybody.
func (t *turn) wish(c Ask) stream.Outcome {
	before := t.s
	lacks := c.Lacks()
	switch {
	case !asks(t.by):
		return t.refuse(ruleActor)
	case len(lacks) > 0:
		return t.lacking(len(lacks))
	case before.Version > 0 && before.Direction != c.Direction:
		return t.refuse(ruleDirection)
	case before.Version > 0 && before.Rx.Patient != c.Rx.Patient:
		return t.refuse(rulePatient)
	case before.open():
		return stream.Outcome{} // the one that is pending is the answer
	case before.Status == Completed || before.Status == Released:
		return t.refuse(ruleMoved)
	case c.Ruling.Outcome == law.Deny:
		return t.refuse(ruleLaw)
	case c.Direction == Out:
		return t.toRelease(c)
	}
	t.emit(Asked{At: t.at, Direction: In, Rx: c.Rx, Other: c.Other, RunOut: c.RunOut})
	if ref, ok := t.lock(); ok {
		t.out.Take = append(t.out.Take, ref)
	}
	t.ask(1)
	return t.out
}

func asks(r pharmacy.Role) bool {
	return r == pharmacy.RoleMember || r == pharmacy.RoleCaregiver || staff(r)
}

func staff(r pharmacy.Role) bool { return r == rolePharmacist || r == pharmacy.RoleTechnician }

// ask makes attempt n today.
func (t *turn) ask(n int) {
	first := t.s.AskedOn
	if n == 1 {
		first = t.today
	}
	timer := t.after(n, first, t.today)
	t.emit(PharmacyAsked{At: t.at, On: t.today, Attempt: n, Means: Means(n), By: first.AddDays(AnswerDays), Timer: timer})
	t.work(AskPharmacy{Rx: t.s.Rx, Other: t.s.Other, Attempt: n, Means: Means(n)})
	t.timer(timer)
}

// after is when to act next once attempt n was made on last: the next attempt, or the sweep after the last day.
func (t *turn) after(n int, first, last cal.Date) time.Time {
	next := AttemptOn(n+1, first, last)
	if !next.IsSet() {
		return first.AddDays(AnswerDays).End(t.now.Location())
	}
	year, month, day := next.Split()
	return time.Date(year, month, day, Hour, 0, 0, 0, t.now.Location()).UTC()
}

// handed records that an attempt was handed over; the member hears of the first.
func (t *turn) handed(n int) stream.Outcome {
	if n > t.s.Attempt {
		return t.refuse(ruleNotAsked)
	}
	if n <= t.s.Handed {
		return stream.Outcome{}
	}
	first := t.s.Handed == 0
	t.emit(RequestHanded{At: t.at, Attempt: n})
	if first && t.s.Status == Contacting {
		t.tell(false)
	}
	return t.out
}

// answer takes the other pharmacy's no, after silence too. Where a new prescription is needed the prescriber is asked.
func (t *turn) answer(c Code) stream.Outcome {
	to := c.from(byPharmacy)
	switch {
	case to == "":
		return t.refuse(ruleCode)
	case t.s.Status == Completed || t.s.Status == Replaced:
		return t.refuse(ruleAnswered)
	case t.s.Status == Cancelled || t.s.Code == c && t.s.Status == to:
		return stream.Outcome{}
	case t.s.Status == AtPrescriber:
		return t.refuse(ruleAnswered)
	}
	t.no(c, to)
	return t.out
}

// no records a no, and what it leads to.
func (t *turn) no(c Code, to Status) {
	before := t.s
	e := PharmacyRefused{At: t.at, Code: c, To: to}
	if to == ContactWrong {
		e.By, e.Timer = cal.Within(t.today, MemberDays, t.now.Location())
	}
	t.emit(e)
	if to == AtPrescriber {
		t.work(NeedRenewal{Rx: t.s.Rx, RunOut: t.s.RunOut})
	}
	t.tell(to != AtPrescriber)
	if to == ContactWrong {
		t.timer(e.Timer)
	}
	t.free(before)
}

// receive takes what the other pharmacy released: all of it, or with a list of what is missing.
func (t *turn) receive(c Receive) stream.Outcome {
	if t.s.Status == Completed {
		return t.refuse(ruleAnswered)
	}
	lacks, ruling := c.Data.Lacks(), c.Ruling.heldTo(t.today)
	switch {
	case ruling.Outcome == law.Deny:
		t.denied(ruling)
	case len(lacks) > 0 || ruling.Outcome != law.Allow:
		t.incomplete(lacks, ruling)
	default:
		before := t.s
		t.emit(MovedIn{At: t.at, Rx: c.Data.Facts(t.s.Rx.ID, t.s.Rx.Patient), Record: Record{In, t.today, c.Data}})
		t.work(AddRx{Rx: t.s.Rx, Record: t.s.Record})
		t.tell(false)
		t.free(before)
	}
	return t.out
}

// denied is a release that the law does not allow: the other pharmacy keeps the prescription. It changes nothing where
// nobody waits for it any more.
func (t *turn) denied(r Ruling) {
	switch t.s.Status {
	case Cancelled, AtPrescriber, Replaced:
		return
	}
	to := r.Code.from(byMachine)
	if to == "" {
		r.Code, to = NotPermitted, Failed
	}
	if t.s.Status == to && t.s.Code == r.Code {
		return
	}
	t.no(r.Code, to)
}

func (t *turn) incomplete(lacks []Field, r Ruling) {
	by, timer := cal.Within(t.today, AnswerDays, t.now.Location())
	t.emit(DataHeld{At: t.at, Missing: lacks, Why: r.Why, By: by, Timer: timer})
	t.timer(timer)
}

// correct takes another contact of the other pharmacy, and asks again from the first attempt.
func (t *turn) correct(p Pharmacy) stream.Outcome {
	switch {
	case !asks(t.by):
		return t.refuse(ruleActor)
	case t.s.Status != Contacting && t.s.Status != ContactWrong:
		return t.refuse(ruleNothingToCorrect)
	case !present(p.Name) || !p.reachable():
		return t.lacking(1)
	case p == t.s.Other && t.s.Status == Contacting:
		return stream.Outcome{}
	}
	t.emit(ContactCorrected{At: t.at, Other: p})
	t.ask(1)
	return t.out
}

// prescriber ends what began because no refill was left.
func (t *turn) prescriber(c Code) stream.Outcome {
	to := c.from(byPrescriber)
	switch {
	case c != "" && to == "":
		return t.refuse(ruleCode)
	case c == "" && t.s.Status == Replaced, c != "" && t.s.Status == to && t.s.Code == c:
		return stream.Outcome{}
	case t.s.Status != AtPrescriber:
		return t.refuse(ruleNotAsked)
	}
	before := t.s
	if c == "" {
		t.emit(NewRxCame{At: t.at})
	} else {
		t.emit(Ended{At: t.at, To: to, Code: c})
	}
	t.tell(c != "")
	t.free(before)
	return t.out
}
