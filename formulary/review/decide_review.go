package review

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// askFor asks for missing information by name, and never twice for the same: what is on file and what was asked for
// before is left out.
func (t *turn) askFor(c AskFor) stream.Outcome {
	switch {
	case len(c.Codes) == 0 || !codes(c.Codes) || len(c.Codes)+len(t.s.Asked) > 2*maxItems:
		return t.refuse(ruleMalformed)
	case !t.s.Status.pending():
		return t.refuse(ruleNotPending)
	}
	ask := slices.DeleteFunc(lacking(c.Codes, t.s.Items), func(code string) bool { return slices.Contains(t.s.Asked, code) })
	if len(ask) == 0 {
		return t.refuseWith(ruleOnFile, int64(len(c.Codes)), 0, reason.Count)
	}
	clock := t.recount(func(f *Filing) {
		if f.Asked.IsZero() {
			f.Asked = t.at
		}
	})
	t.emit(Asked{At: t.at, Codes: ask, Stops: clock != t.s.Clock, Clock: clock})
	t.tell(reason.Prescriber, ruleInformation, true)
	t.tell(reason.Member, ruleInformation, false)
	return t.out
}

// supply adds information. A document that is on file adds nothing.
func (t *turn) supply(c Supply) stream.Outcome {
	add := fresh(c.Items, t.s.Items)
	later := t.s.Status == Denied || t.s.Status == PartiallyApproved || t.s.Status == DeadlineMissed
	switch {
	case len(c.Items) == 0 || !items(c.Items) || len(t.s.Items)+len(add) > 2*maxItems:
		return t.refuse(ruleMalformed)
	case !t.s.Status.open() && !later:
		return t.refuse(ruleNotOpen)
	case t.came(c.At).After(t.at):
		return t.refuse(ruleReceipt)
	case len(add) == 0:
		return t.out
	}
	complete := t.s.outstanding() && len(lacking(t.s.Asked, slices.Concat(t.s.Items, add))) == 0
	came := t.came(c.At)
	clock := t.recount(func(f *Filing) {
		if complete && f.Answered.IsZero() {
			f.Answered = came
		}
	})
	t.emit(Supplied{At: t.at, Came: came, Items: add, Complete: complete, Clock: clock})
	return t.out
}

// extend takes the plan's one extension, where the program has one and its time is not over.
func (t *turn) extend() stream.Outcome {
	switch {
	case !t.s.Status.pending():
		return t.refuse(ruleNotPending)
	case t.s.Extended.IsSet():
		return t.refuse(ruleExtension)
	}
	f := t.s.filing()
	before, _ := f.Law(t.zone)
	f.Extended = t.today
	if after, ok := f.Law(t.zone); !ok || after == before {
		return t.refuse(ruleExtension)
	}
	clock := t.recount(func(f *Filing) { f.Extended = t.today })
	t.emit(Extended{At: t.at, On: t.today, Clock: clock})
	t.tell(reason.Member, ruleExtended, false)
	return t.out
}

// refuseExpedite puts the case on the standard track, from the same receipt. The external review of a Marketplace
// exception keeps the track of the first answer.
func (t *turn) refuseExpedite() stream.Outcome {
	switch {
	case !t.s.Status.pending():
		return t.refuse(ruleNotPending)
	case t.s.Track != Expedited || t.s.Level == ExternalException:
		return t.refuse(ruleTrack)
	case t.s.Owed:
		return t.refuse(ruleExpediteOwed)
	}
	e := ExpediteRefused{At: t.at, Clock: t.recount(func(f *Filing) { f.Track = Standard })}
	if t.s.Case.Program == PartD {
		e.NoticeBy = RefusedNoticeBy(t.today)
	}
	t.emit(e)
	told := t.telling(reason.Member, ruleExpedite, false)
	told.By = e.NoticeBy
	t.work(told)
	return t.out
}

// judgeCause says whether a late appeal is looked at.
func (t *turn) judgeCause(c JudgeCause) stream.Outcome {
	waits := t.s.Status == Submitted || t.s.Status.pending()
	if t.s.Cause != CausePending || !waits {
		return t.refuse(ruleNoCause)
	}
	t.emit(CauseJudged{At: t.at, Good: c.Good})
	if !c.Good {
		t.tell(reason.Member, ruleLate, false)
	}
	return t.out
}

// proveReceipt takes evidence of when the notice came: it replaces the presumption, earlier or later.
func (t *turn) proveReceipt(c ProveReceipt) stream.Outcome {
	switch {
	case t.s.Status != Denied && t.s.Status != PartiallyApproved:
		return t.refuse(ruleNoDenial)
	case c.Document == "" || !wellFormed(c.Document):
		return t.refuse(ruleEvidence)
	case !c.On.IsSet() || c.On.Before(t.s.Notice) || c.On.After(cal.Max(t.today, t.s.Notice)):
		return t.refuse(ruleReceipt)
	case t.s.Proved == c.On:
		return t.out
	}
	t.emit(Proved{At: t.at, On: c.On, Document: c.Document})
	return t.out
}
