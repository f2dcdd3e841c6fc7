package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// capSpending cuts what counts towards the out-of-pocket limit to what is left of it, the member's or the family's,
// whichever is less (formulary 6.4). What does not count is owed on top. The share is cut before the deductible, so
// that what accrues to the deductible is what the member really pays of it.
func (c *claim) capSpending(b *bill) bool {
	policy := &c.p.benefit
	if !policy.limit.any() || b.nothing {
		return true
	}
	room, ok := c.room(&policy.limit)
	if !ok {
		return false
	}
	counted := c.counted(b).OutOfPocket
	excess := money.Max(counted.Sub(room), money.Amount{})
	c.d.Trace.Pass(RuleOutOfPocket, counted.Sub(excess).Cents(), room.Cents(), reason.Cents)
	if excess.IsZero() {
		return true
	}
	take(&b.share, &excess)
	if policy.daw.toLimit {
		take(&b.difference, &excess)
	}
	if policy.allowance.toLimit {
		take(&b.penalty, &excess)
	}
	take(&b.deductible, &excess)
	return true
}

// room is what is left of the limit.
func (c *claim) room(l *spendLimit) (room money.Amount, ok bool) {
	sums := &c.r.Accumulators
	ok = true
	first := true
	for _, one := range [...]struct{ limit, met *Known }{{&l.individual, &sums.OutOfPocket}, {&l.family, &sums.FamilyOutOfPocket}} {
		if !one.limit.Set {
			continue
		}
		met, known := c.sum(one.met)
		ok = ok && known
		left := money.Max(one.limit.Amount.Sub(met), money.Amount{})
		if first || left.Less(room) {
			room, first = left, false
		}
	}
	return room, ok
}
