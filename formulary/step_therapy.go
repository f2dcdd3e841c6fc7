package formulary

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// stepTherapy is the drugs of which one must have been filled, and how many days ago at most.
type stepTherapy struct {
	anyOf     []drug.RxCUI // ascending, at least one
	lookBack  int
	newStarts bool
}

// checkStep looks for a fill of a required drug within the look-back, an exception on file, or, where only new starts
// are stepped, a fill of the drug itself. A history that is not known to be whole proves no absence.
func (c *claim) checkStep(s *stepTherapy) {
	ago, met := c.stepMet(s)
	var f filed
	if !met {
		f = c.onFile(StepException)
	}
	switch {
	case met:
		c.d.Trace.Pass(RuleStep, ago, int64(s.lookBack), reason.Days)
	case f.standing == granted:
		c.d.Trace.Pass(RuleStepException, dayNumber(c.r.Date), dayNumber(f.last), reason.Date)
	case !c.r.HistoryKnown || c.mayHave(s):
		c.needs(RuleStepUnknown)
	case ago > 0:
		c.fail(RuleStepOld, f.status(NeedsAuthorization), ago, int64(s.lookBack), reason.Days)
		c.answered(&f)
	default:
		c.fail(RuleStep, f.status(NeedsAuthorization), ago, int64(s.lookBack), reason.Days)
		c.answered(&f)
	}
}

// stepMet is how many days ago the newest fill of a required drug was, and whether that is soon enough.
func (c *claim) stepMet(s *stepTherapy) (ago int64, met bool) {
	first, last := s.span(c.at.rxcui)
	for i := range c.r.History {
		f := &c.r.History[i]
		if f.RxCUI < first || f.RxCUI > last || !s.asks(f.RxCUI, c.at.rxcui) {
			continue // most fills are of other drugs
		}
		if !f.Date.IsSet() || f.Date.After(c.r.Date) || f.RxCUI == 0 {
			continue
		}
		days := int64(c.r.Date.Sub(f.Date))
		if days <= int64(s.lookBack) {
			return days, true
		}
		if ago == 0 || days < ago {
			ago = days
		}
	}
	return ago, false
}

// mayHave reports whether a fill that lacks its day or its drug may be one that counts: it proves no absence.
func (c *claim) mayHave(s *stepTherapy) bool {
	for i := range c.r.History {
		f := &c.r.History[i]
		switch known := f.Date.IsSet(); {
		case f.RxCUI != 0 && !known && s.asks(f.RxCUI, c.at.rxcui):
			return true
		case f.RxCUI == 0 && (!known || !f.Date.After(c.r.Date) && c.r.Date.Sub(f.Date) <= s.lookBack):
			return true
		}
	}
	return false
}

// span is the least and the greatest of the drugs that a fill of counts.
func (s *stepTherapy) span(own drug.RxCUI) (first, last drug.RxCUI) {
	first, last = s.anyOf[0], s.anyOf[len(s.anyOf)-1]
	if s.newStarts {
		return min(first, own), max(last, own)
	}
	return first, last
}

// asks reports whether a fill of x counts: it is required, or it is the drug itself where only new starts are stepped.
func (s *stepTherapy) asks(x, own drug.RxCUI) bool {
	return slices.Contains(s.anyOf, x) || s.newStarts && x == own
}
