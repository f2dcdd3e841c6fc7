package review

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// appeal takes an adverse answer to the next level. One that is late is not refused: its cause is judged first.
func (t *turn) appeal(c Appeal) stream.Outcome {
	c.Filed = orDay(c.Filed, t.today)
	next, more := above(t.s.Case.levels(), t.s.Level)
	switch {
	case !c.wellFormed():
		return t.refuse(ruleMalformed)
	case t.s.Status == DeadlineMissed && t.s.forwards():
		return t.refuse(ruleForward)
	case !t.s.appealable():
		return t.refuse(ruleNoDenial)
	case !more:
		return t.refuse(ruleLastLevel)
	case !t.s.fits(next, c.Track):
		return t.refuse(ruleTrack)
	case c.Filed.After(t.today) || c.Filed.Before(t.s.Notice):
		return t.refuse(ruleReceipt)
	}
	if out, bad := t.worth(next, c); bad {
		return out
	}
	by, ok := t.s.fileBy(next, c.Track)
	if !ok {
		return t.refuse(ruleNoRule)
	}
	t.climb(next, c, by)
	return t.out
}

// appealable reports whether there is something to appeal: an adverse answer, or, but for Part D, a deadline that was
// missed, after which the next level may be asked (29 CFR 2560.503-1(l), 42 CFR 438.408(f), unconfirmed).
func (s State) appealable() bool {
	return s.Status == Denied || s.Status == PartiallyApproved || s.Status == DeadlineMissed && s.Case.Program != PartD
}

// climb records the appeal and hands it on.
func (t *turn) climb(next Level, c Appeal, by cal.Date) {
	e := Appealed{
		At: t.at, Filed: c.Filed, Begins: t.at, Level: next, Track: c.Track, Reason: c.Reason,
		Documents: slices.Clone(c.Documents), Value: c.Value, FileBy: by, Late: by.IsSet() && c.Filed.After(by), Cause: c.Cause,
		Owed: c.Track == Expedited && MustExpedite(t.by.Role, c.Jeopardy),
	}
	if c.Filed != t.today {
		e.Begins = c.Filed.Start(t.zone)
	}
	t.emit(e)
	t.work(SendRequest{Case: t.s.Case.ID, Level: next, Track: c.Track, FileBy: by})
	if e.Late {
		t.tell(reason.Member, ruleCauseFirst, c.Cause == "")
	}
}

// fits reports whether a track goes with a level: a payment stays one, and the external review of a Marketplace exception
// keeps the track of the first answer.
func (s State) fits(next Level, t Track) bool {
	switch {
	case !t.Known() || (t == Payment) != (s.First == Payment):
		return false
	case next == ExternalException:
		return t == s.First
	}
	return true
}

// worth asks for the amount in dispute where the level has a bar, by the year of filing (R7.4).
func (t *turn) worth(next Level, c Appeal) (stream.Outcome, bool) {
	needed, ok := AmountFor(next, c.Filed)
	switch {
	case !ok:
		return t.refuse(ruleNoRule), true
	case needed == money.Amount{}:
		return stream.Outcome{}, false
	case !c.Value.Set:
		return t.refuseWith(ruleValueUnknown, 0, needed.Cents(), reason.Cents), true
	case c.Value.Amount.Cmp(needed) < 0:
		return t.refuseWith(ruleAmount, c.Value.Amount.Cents(), needed.Cents(), reason.Cents), true
	}
	return stream.Outcome{}, false
}

// wellFormed reports whether an appeal has a reason and is in codes.
func (c Appeal) wellFormed() bool {
	amount := !c.Value.Set || c.Value.Amount.Sign() >= 0 && c.Value.Amount.InRange()
	return c.Reason != "" && wellFormed(c.Reason) && wellFormed(c.Cause) && codes(c.Documents) && amount
}
