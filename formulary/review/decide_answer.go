package review

import (
	"cmp"
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// answer takes the decision of the level.
func (t *turn) answer(a Answer) stream.Outcome {
	if r := t.answerable(a.Outcome); r != nil {
		return t.refuse(r)
	}
	a, r := t.complete(a)
	if r != nil {
		return t.refuse(r)
	}
	e := Answered{At: t.at, Level: t.s.Level, Answer: a, Late: t.s.Status == DeadlineMissed}
	if a.Outcome.favourable() {
		by, ok := t.s.filing().EffectBy(t.noticed(a.Notice), t.zone)
		if !ok {
			return t.refuse(ruleNoRule)
		}
		e.EffectBy = by
	}
	if a.Outcome != Approved {
		e.Missing = t.s.Missing()
	}
	t.emit(e)
	t.answered()
	return t.out
}

// noticed is when a notice was given: now, or for one that is written down later the first instant of its day, for its
// hour is not known.
func (t *turn) noticed(on cal.Date) time.Time {
	if on == t.today {
		return t.at
	}
	return latest(on.Start(t.zone), t.s.Received)
}

// answerable is why the level cannot be answered now; nil: it can. A level is answered once. After a missed deadline an
// answer still counts, but in Part D only a favourable one that is there before the case is forwarded (unconfirmed).
func (t *turn) answerable(to Status) *reason.Rule {
	switch {
	case t.s.answered():
		return ruleAnswered
	case t.s.Status == Submitted || t.s.Status == AutoForwarded:
		return ruleNotReceived
	case t.s.Cause == CausePending:
		return ruleCauseFirst
	case t.s.Status == DeadlineMissed && t.s.forwards() && !to.favourable():
		return ruleForward
	case !t.s.Status.pending() && t.s.Status != DeadlineMissed:
		return ruleNotPending
	}
	return nil
}

// complete is the answer with nothing left to be filled in, or what is wrong with it.
func (t *turn) complete(a Answer) (Answer, *reason.Rule) {
	a.Notice = orDay(a.Notice, t.today)
	a.Alternatives, a.Findings = slices.Clone(a.Alternatives), slices.Clone(a.Findings)
	switch {
	case !a.wellFormed() || !t.s.Case.Subject.tier(a.Tier):
		return a, ruleMalformed
	case a.Notice.After(t.today) || a.Notice.Before(cal.In(t.s.Received, t.zone)):
		return a, ruleNotice
	case slices.ContainsFunc(a.Findings, func(f Finding) bool { return f.Met == drug.Unknown }):
		return a, ruleFinding
	case a.Outcome != Approved && a.Reason == "":
		return a, ruleReason
	case !a.Outcome.favourable():
		a.From, a.To, a.Tier = cal.Date{}, cal.Date{}, 0
		return a, nil
	case t.s.Case.Subject == TieringException:
		if a.Tier = cmp.Or(a.Tier, t.s.Case.Tier); a.Tier == 0 {
			return a, ruleTier
		}
	}
	return t.dated(a)
}

// dated is a favourable answer with its first and last day. What follows another approval begins after it.
func (t *turn) dated(a Answer) (Answer, *reason.Rule) {
	a.From = orDay(a.From, cal.Max(t.today, t.s.Case.Lasts.AddDays(1)))
	term := t.s.term(a.From)
	term.Asked = a.To
	to, ok := term.Through()
	if !ok {
		return a, ruleDuration
	}
	a.To = to
	return a, nil
}

func (s State) term(from cal.Date) Term {
	return Term{Program: s.Case.Program, Subject: s.Case.Subject, Track: s.First, From: from, RxEnds: s.Case.RxEnds}
}

func orDay(d, otherwise cal.Date) cal.Date {
	if d.IsSet() {
		return d
	}
	return otherwise
}

// wellFormed reports whether an answer is one of the four, in codes.
func (a Answer) wellFormed() bool {
	switch a.Outcome {
	case Approved, PartiallyApproved, Denied, Dismissed:
		return wellFormed(a.Reason) && findings(a.Findings) && len(a.Alternatives) <= maxItems
	}
	return false
}

// answered hands out what an answer asks for: both parties are told, and the order that waits is priced again. Where it
// was cancelled meanwhile, the approval is kept, and the member is told that it takes a new order.
func (t *turn) answered() {
	yes := t.s.Status.favourable()
	detail := ruleDenied
	switch {
	case t.s.Status == Approved && t.s.Dropped:
		detail = ruleNewOrder
	case t.s.Status == Approved:
		detail = ruleApproved
	case t.s.Status == PartiallyApproved:
		detail = rulePartly
	case t.s.Status == Dismissed:
		detail = ruleDismissed
	}
	t.tell(reason.Member, detail, detail != ruleApproved)
	t.tell(reason.Prescriber, detail, detail == ruleDenied || detail == rulePartly)
	if yes && t.s.Case.Order.IsSet() {
		t.work(Reprice{Case: t.s.Case.ID, Order: t.s.Case.Order})
	}
}

// deemed grants a Marketplace exception for want of an answer, where state law says so and the length is known.
func (t *turn) deemed() bool {
	c := t.s.Case
	if c.Program != Marketplace || c.Subject != FormularyException || t.s.Level != Determination || c.Deemed != drug.Yes {
		return false
	}
	from := cal.Max(t.today, c.Lasts.AddDays(1))
	to, ok := t.s.term(from).Through()
	if !ok {
		return false
	}
	a := Answer{Outcome: Approved, From: from, To: to, Notice: t.today}
	t.emit(Answered{At: t.at, Level: t.s.Level, Answer: a, Late: true, Deemed: true})
	t.answered()
	return true
}
