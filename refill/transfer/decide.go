package transfer

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Hour is the time of day of the second and third attempt, in the zone of now (our proposal: pharmacies are open). The
// sweeps after silence are at the beginning of the day.
const Hour = 9

const rolePharmacist = pharmacy.RolePharmacist

// Decide says what follows from a command in a state. now carries the pharmacy's zone. It never panics.
func Decide(s State, c stream.Command, now time.Time) stream.Outcome {
	t := &turn{s: s, by: c.By.Role, now: now, at: now.UTC().Truncate(time.Microsecond), today: cal.In(now, now.Location())}
	if do, ok := c.Do.(Ask); ok {
		return t.wish(do)
	}
	if s.Version == 0 {
		return t.refuse(ruleNoStream)
	}
	switch do := c.Do.(type) {
	case Due:
		return t.due()
	case Cancel:
		return t.cancel()
	case Handed, Answer, Receive, Correct, PrescriberAnswers:
		return t.in(do)
	case Release, Decline:
		return t.outward(do)
	}
	return t.refuse(ruleCommand)
}

// in is the commands of a transfer in.
func (t *turn) in(c stream.Named) stream.Outcome {
	if t.s.Direction != In {
		return t.refuse(ruleDirection)
	}
	if do, ok := c.(Correct); ok {
		return t.correct(do.Other)
	}
	if !staff(t.by) && t.by != pharmacy.RoleSystem {
		return t.refuse(ruleStaff)
	}
	switch do := c.(type) {
	case Handed:
		return t.handed(do.Attempt)
	case Answer:
		return t.answer(do.Code)
	case Receive:
		return t.receive(do)
	case PrescriberAnswers:
		return t.prescriber(do.Code)
	}
	return t.refuse(ruleCommand)
}

// outward is the commands of a transfer out.
func (t *turn) outward(c stream.Named) stream.Outcome {
	if t.s.Direction != Out {
		return t.refuse(ruleDirection)
	}
	if t.by != rolePharmacist {
		return t.refuse(rulePharmacist)
	}
	switch do := c.(type) {
	case Release:
		return t.release(do)
	case Decline:
		return t.decline(do.Code)
	}
	return t.refuse(ruleCommand)
}

// turn is one decision in the making: the state as its events leave it, and the outcome so far.
type turn struct {
	s     State
	by    pharmacy.Role
	now   time.Time
	at    time.Time // now as events have it
	today cal.Date
	out   stream.Outcome
}

func (t *turn) emit(e stream.Named) {
	t.out.Events = append(t.out.Events, e)
	t.s = Evolve(t.s, e)
}

func (t *turn) work(do stream.Named) { t.out.Work = append(t.out.Work, stream.Work{Do: do}) }

func (t *turn) refuse(r *reason.Rule) stream.Outcome {
	return stream.Refuse(r, 0, 0, reason.None, string(t.s.Status))
}

// lacking refuses for n fields that are missing.
func (t *turn) lacking(n int) stream.Outcome {
	return stream.Refuse(ruleLacking, int64(n), 0, reason.Count, string(t.s.Status))
}

// timer sets the stream's one timer.
func (t *turn) timer(at time.Time) {
	t.out.Work = append(t.out.Work, stream.Work{Do: Due{}, Due: at, Timer: true})
}

// tell says to the member where the transfer stands.
func (t *turn) tell(act bool) {
	t.work(Tell{Member: t.s.Rx.Patient, About: StreamOf(t.s.Rx.ID), Rx: t.s.Rx.ID, Status: t.s.Status, Code: t.s.Code,
		RunOut: t.s.RunOut, Act: act})
}

// lock keeps one drug of one person from being asked for twice at once; false where the drug has no code.
func (t *turn) lock() (stream.Ref, bool) {
	f := t.s.Rx
	what := ""
	switch {
	case f.Ingredient != 0:
		what = f.Ingredient.String()
	case f.RxCUI != 0:
		what = f.RxCUI.String()
	case f.NDC.IsSet():
		what = f.NDC.String()
	}
	return stream.Ref{Kind: "transfer", Value: string(f.Patient) + "/" + what}, t.s.Direction == In && what != ""
}

// free gives the lock back where the transfer has ended.
func (t *turn) free(before State) {
	if before.open() && !t.s.open() {
		if ref, ok := (&turn{s: before}).lock(); ok {
			t.out.Free = append(t.out.Free, ref)
		}
	}
}
