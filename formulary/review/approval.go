package review

import (
	"time"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
)

// Term is what the length of an approval depends on.
type Term struct {
	Program Program
	Subject Subject
	Track   Track
	From    cal.Date // first day of the approval
	RxEnds  cal.Date // last day of the prescription with its refills; unset: not known
	Asked   cal.Date // last day that the plan wants to give; unset: what the rule gives
}

// Through is the last day of an approval (R7.3). An exception of Part D lasts for the rest of the calendar year, and one
// of a Marketplace plan for the prescription with its refills; the plan may give more, not less. For all else the plan's
// criteria say how long, and an exigent exception lasts as long as the exigency: Asked must be set. false: it is not, or
// it is too short.
func (t Term) Through() (cal.Date, bool) {
	least := t.least()
	switch {
	case !t.From.IsSet() || t.Asked.IsSet() && t.Asked.Before(t.From):
		return cal.Date{}, false
	case !t.Asked.IsSet():
		return least, least.IsSet() && !least.Before(t.From)
	}
	return t.Asked, !t.Asked.Before(least)
}

// least is the last day of the shortest approval that the rule allows; unset where it names none.
func (t Term) least() cal.Date {
	switch {
	case t.Program == PartD && t.Subject.Exception():
		return cal.Of(t.From.Year(), time.December, 31)
	case t.Program == Marketplace && t.Subject == FormularyException && t.Track != Expedited:
		return t.RxEnds
	}
	return cal.Date{}
}

// Authorization is what an approval gives to formulary.Request: the kind that its subject asks for, from its first to its
// last day, and of a tiering exception the tier. false where nothing is approved.
func (s State) Authorization() (formulary.Authorization, bool) {
	kind := authorizes(s.Case.Subject)
	if kind == "" || !s.Approval.From.IsSet() || !s.Approval.To.IsSet() {
		return formulary.Authorization{}, false
	}
	if s.Approval.To.Before(s.Approval.From) {
		return formulary.Authorization{}, false // ended before it began
	}
	return formulary.Authorization{Kind: kind, Tier: s.Tier, From: s.Approval.From, To: s.Approval.To}, true
}

// OnFile is what a claim is to know of the case: its approval, and where there is none, that the plan decides (reject 3W)
// or has denied it (3Y). false where it has nothing to say: it is a draft, or has ended without an answer.
func (s State) OnFile() (formulary.Authorization, bool) {
	if a, ok := s.Authorization(); ok {
		return a, true
	}
	a := formulary.Authorization{Kind: authorizes(s.Case.Subject)}
	switch s.Status {
	case Submitted, AwaitingStatement, InReview, DeadlineMissed, AutoForwarded:
		a.Status = formulary.AuthorizationInProcess
	case Denied:
		a.Status = formulary.AuthorizationDenied
	default:
		return formulary.Authorization{}, false
	}
	return a, a.Kind != ""
}

// authorizes is the kind of authorization that a subject is; empty where it is none.
func authorizes(s Subject) formulary.AuthorizationKind {
	switch s {
	case PriorAuthorization:
		return formulary.PriorAuthorization
	case StepException:
		return formulary.StepException
	case QuantityException:
		return formulary.QuantityException
	case FormularyException:
		return formulary.ListException
	case TieringException:
		return formulary.TierException
	}
	return ""
}
