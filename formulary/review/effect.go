package review

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// EffectBy is by when a Part D plan must carry out an answer that reversed its own (R7.4): one of its own inside the
// redetermination's clock, one from above in 72 hours, 24 where expedited, or 30 days for a payment, from notice of it.
// It is zero, with true, where no clock runs: a first answer, and other programs. false: no rule is in force.
func (f Filing) EffectBy(notice time.Time, loc *time.Location) (time.Time, bool) {
	if f.Program != PartD || f.Level == Determination {
		return time.Time{}, true
	}
	if f.Level == Redetermination {
		c, ok := f.Clock(loc)
		return c.Due, ok
	}
	g, ok := FigureOn("part_d.effectuation."+string(f.Track), cal.In(notice, loc))
	return g.after(notice, loc), ok
}
