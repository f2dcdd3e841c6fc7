package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Card is a manufacturer's copay card. A card that is absent has no balance; a balance of $0.00 is a spent card.
type Card struct {
	Balance Known `json:"balance,omitzero"` // what is left of it this year
	Yearly  Known `json:"yearly,omitzero"`  // what it is worth a year; a maximizer spreads it over twelve fills
}

// checkCard asks whether a card may be used at all: never with a federal program (42 USC 1320a-7b(b); R10.10).
func (c *claim) checkCard() {
	b := &c.p.benefit
	switch {
	case b.federal || b.partD.year != 0:
		c.fail(RuleCardFederal, NotCovered, 0, 0, reason.None)
	case b.card == noCards:
		c.d.Trace.Pass(RuleCardNotTaken, 0, 0, reason.None)
	}
}

// maximized reports whether the plan makes the card's money the share of this drug.
func (c *claim) maximized() bool {
	return c.p.benefit.card == cardMaximizer && c.marks.has(markNonEssential) && c.r.Card.Balance.Set
}

// maximize sets the share to a twelfth of the card's year. The drug is not an essential benefit, so nothing counts.
func (c *claim) maximize(b *bill) bool {
	year := &c.r.Card.Yearly
	if !year.Set || !year.usable() {
		c.needs(RuleCardYear)
		return false
	}
	month := prorate(year.Amount, money.Cents(1), money.Cents(12))
	b.share, b.nothing = money.Min(month, b.covered), true
	c.d.Trace.Pass(RuleCardMaximizer, b.share.Cents(), year.Amount.Cents(), reason.Cents)
	return true
}

// useCard lets the card pay the member's part until it is spent. Where its money does not count, what the member still
// pays is counted anew, the deductible first (45 CFR 156.130(h) and formulary 6.11).
func (c *claim) useCard(b *bill) {
	card, program := &c.r.Card.Balance, c.p.benefit.card
	if !card.Set || !card.usable() || program == noCards || c.p.benefit.federal {
		return
	}
	pays, policy := money.Min(card.Amount, b.member()), &c.p.benefit
	b.card = pays
	for _, part := range [...]struct {
		of *money.Amount
		to Accrual
	}{{&b.penalty, policy.allowance.accrual()}, {&b.difference, policy.daw.accrual()}, {&b.share, ToOutOfPocket},
		{&b.deductible, ToDeductible | ToOutOfPocket}} {
		if !pays.IsZero() && !part.of.IsZero() && program == cardCounts {
			b.cardTo |= part.to
		}
		take(part.of, &pays)
	}
	c.d.Trace.Pass(RuleCard, b.card.Cents(), card.Amount.Cents(), reason.Cents)
	if program != cardCounts {
		c.d.Deltas = c.counted(b)
	}
}
