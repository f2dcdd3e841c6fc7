package review

import "github.com/mailrx/mailrx/pharmacy/reason"

// tell lets a party know where the case stands.
func (t *turn) tell(to reason.Who, detail *reason.Rule, act bool) { t.work(t.telling(to, detail, act)) }

// telling is a word to a party: what was approved, what is missing, the covered drugs instead, and the next step with
// its last day.
func (t *turn) telling(to reason.Who, detail *reason.Rule, act bool) Tell {
	s := t.s
	told := Tell{
		To: to, Case: s.Case.ID, Member: s.Case.Member, Rx: s.Case.Rx, Status: s.Status, Level: s.Level,
		Detail: string(detail.Code), Act: act, Through: s.Approval,
	}
	if s.Status != Approved {
		told.Missing = s.Missing()
	}
	if r, ok := s.Recourse(); ok {
		told.Missing, told.Alternatives, told.Next, told.By = r.Missing, r.Alternatives, r.Next, r.By
	}
	return told
}
