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
	if b.nothing {
		return true
	}
	room, ok := c.room(&policy.limit)
	if !ok {
		return false
	}
	counted := c.counted(b).OutOfPocket
	c.d.Trace.Pass(RuleOutOfPocket, money.Min(counted, room).Cents(), room.Cents(), reason.Cents)
	if !room.Less(counted) {
		return true
	}
	excess := counted.Sub(room)
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
	own, family, known, alike := money.Amount{}, money.Amount{}, true, true
	if l.individual.Set {
		own, known = c.left(&l.individual, &sums.OutOfPocket)
	}
	if l.family.Set {
		family, alike = c.left(&l.family, &sums.FamilyOutOfPocket)
	}
	switch {
	case !l.family.Set:
		return own, known
	case !l.individual.Set:
		return family, alike
	}
	return money.Min(own, family), known && alike
}
