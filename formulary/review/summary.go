package review

import (
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Summary is the stream's row in a work list.
func (s State) Summary(id stream.ID) stream.Summary {
	sum := stream.Summary{
		Stream: id, Member: string(s.Case.Member), Status: string(s.Status),
		Since: s.Since, Updated: s.Updated, Version: s.Version,
	}
	if r := s.waits(); r != nil {
		sum.Owner, sum.Hold = r.Who, string(r.Code)
	}
	return sum
}

// waits is what the case waits for, and so who must act next; nil: nothing.
func (s State) waits() *reason.Rule {
	switch {
	case s.Status == Draft:
		return ruleDraft
	case s.Status == AwaitingStatement:
		return ruleStatementWanted
	case s.Cause == CausePending:
		return ruleCauseFirst
	case s.Status == InReview && s.outstanding():
		return ruleInformation
	case s.Status == Submitted || s.Status == InReview || s.Status == AutoForwarded:
		return ruleReview
	case s.Status == DeadlineMissed:
		return ruleMissed
	case s.Status == Denied:
		return ruleDenied
	case s.toEffect() || s.effectLate && !s.Effected:
		return ruleEffect
	case s.Status == PartiallyApproved:
		return rulePartly
	}
	return nil
}
