package formulary

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// stepTherapy is the drugs of which one must have been filled, and how many days ago at most.
type stepTherapy struct {
	anyOf     []drug.RxCUI
	lookBack  int
	newStarts bool
}

// checkStep looks for a fill of a required drug within the look-back, an exception on file, or, where only new starts
// are stepped, a fill of the drug itself. A history that is not known to be whole proves no absence.
func (c *claim) checkStep(s *stepTherapy) {
	ago, met := c.stepMet(s)
	if !met {
		met, _, _ = c.authorized(StepException)
	}
	switch {
	case met:
		c.d.Trace.recorded.Pass(RuleStep, ago, int64(s.lookBack), reason.Days)
	case !c.r.HistoryKnown:
		c.needs(RuleStepUnknown)
	case ago > 0:
		c.fail(RuleStepOld, NeedsAuthorization, ago, int64(s.lookBack), reason.Days)
	default:
		c.fail(RuleStep, NeedsAuthorization, ago, int64(s.lookBack), reason.Days)
	}
}

// stepMet is how many days ago the newest fill of a required drug was, and whether that is soon enough.
func (c *claim) stepMet(s *stepTherapy) (ago int64, met bool) {
	own := c.at.rxcui
	for i := range c.r.History {
		f := &c.r.History[i]
		if !slices.Contains(s.anyOf, f.RxCUI) && !(s.newStarts && f.RxCUI == own) {
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
