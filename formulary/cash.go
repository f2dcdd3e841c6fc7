package formulary

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// Cash sets paying without the plan beside a decision of it.
type Cash struct {
	Price  Known  `json:"price,omitzero"`  // asked of a person without a plan; unset: not known
	Member Known  `json:"member,omitzero"` // what the member pays by the plan; unset: it cannot be had by it now at a known price
	Saves  Known  `json:"saves,omitzero"`  // Member less Price; below zero: the plan is cheaper; unset: one of them is not known
	Lost   Deltas `json:"lost,omitzero"`   // what the fill by the plan adds to the sums of the year, and paying cash does not
}

// Cash compares the decision with a cash price of the same fill: the usual and customary price of a pharmacy, or that of
// a discount card. Who pays it leaves the plan out: the plan pays nothing, and nothing counts to its deductible and its
// limit. It is the way that is left where a drug is not covered. A price below zero is not known.
func (d *Decision) Cash(price Known) Cash {
	c := Cash{}
	if price.Set && price.usable() {
		c.Price = price
	}
	if d.Status == Covered && d.Priced {
		c.Member, c.Lost = Dollars(d.Member), d.Deltas
	}
	if c.Price.Set && c.Member.Set {
		c.Saves = Dollars(c.Member.Amount.Sub(c.Price.Amount))
	}
	return c
}

// String is what a person is told: "$12.00 without the plan, $20.00 by it; $8.00 less without, and $20.00 do not count to
// the out-of-pocket limit".
func (c Cash) String() string {
	switch {
	case !c.Price.Set:
		return "the price without the plan is not known"
	case !c.Member.Set:
		return fmt.Sprintf("$%s without the plan, which does not cover it now", c.Price.Amount)
	}
	said := fmt.Sprintf("$%s without the plan, $%s by it", c.Price.Amount, c.Member.Amount)
	switch {
	case c.Saves.Amount.Sign() < 0:
		return said + fmt.Sprintf("; the plan is $%s cheaper", money.Amount{}.Sub(c.Saves.Amount))
	case c.Saves.Amount.IsZero():
		return said
	}
	said += fmt.Sprintf("; $%s less without", c.Saves.Amount)
	if !c.Lost.OutOfPocket.IsZero() {
		said += fmt.Sprintf(", and $%s do not count to the out-of-pocket limit", c.Lost.OutOfPocket)
	}
	return said
}
