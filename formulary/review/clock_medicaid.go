package review

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// medicaid is 24 hours for an authorization, and for an appeal to a managed care organization 30 days, which it may
// extend by 14, or 72 hours (R7.8).
func (f Filing) medicaid(loc *time.Location) (Clock, bool) {
	term := f.figure(string(Medicaid), loc)
	c, ok := f.from(f.Received, term, loc)
	if !ok || f.Level != ManagedCareAppeal || !f.Extended.IsSet() || term.Unit != Days {
		return c, ok
	}
	received := cal.In(f.Received, loc)
	more, ok := FigureOn("medicaid.managed_care_appeal.extension", received)
	last := received.AddDays(int(term.Value))
	if ok && !f.Extended.After(last) {
		c.Due = lastOf(last.AddDays(int(more.Value)), loc)
	}
	return c, !c.Due.IsZero()
}
