package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// count says what the bill adds to the accumulators, within the out-of-pocket limit: the member's or the family's,
// whichever leaves less (formulary 6.4).
func (c *claim) count(b *bill) bool {
	adds := Deltas{Deductible: b.deductible, OutOfPocket: b.deductible.Add(b.share)}
	if b.odd {
		adds = c.counted(b)
	}
	if limit := &c.p.benefit.limit; limit.any() && !b.nothing {
		sums := &c.r.Accumulators
		room, ok := c.left(limit, &sums.OutOfPocket, &sums.FamilyOutOfPocket)
		if !ok {
			return false
		}
		counted := adds.OutOfPocket
		c.d.Trace.Pass(RuleOutOfPocket, money.Min(counted, room).Cents(), room.Cents(), reason.Cents)
		if room.Less(counted) {
			c.cut(b, counted.Sub(room))
			adds = c.counted(b)
		}
	}
	c.d.Deltas = adds
	return true
}

// cut takes an excess over the limit from what counts towards it. What does not count is owed on top. The share is cut
// before the deductible, so that what accrues to the deductible is what the member really pays of it.
func (c *claim) cut(b *bill, excess money.Amount) {
	policy := &c.p.benefit
	take(&b.share, &excess)
	if policy.daw.toLimit {
		take(&b.difference, &excess)
	}
	if policy.allowance.toLimit {
		take(&b.penalty, &excess)
	}
	take(&b.deductible, &excess)
}
