package shipping

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The rules of what a member pays for shipping (R10.9, feature 99).
var (
	RuleUpgradeEnded = &reason.Rule{
		Code: "shipping.upgrade_policy_ended", Who: reason.Host, Evidence: reason.Proposal,
		Text:   "the policy of shipping charges is not in force on the day of the order: nothing is charged and nothing is upgraded",
		Passed: "the policy of shipping charges is in force",
		Source: "past its end a dated value fails closed",
	}
	RuleUpgradeUnpriced = &reason.Rule{
		Code: "shipping.upgrade_unpriced", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the policy does not offer this speed at a price",
		Passed: "standard shipping, or a speed that the policy prices",
		Source: "R10.9: a faster service is shown with its price",
	}
	RuleUpgradeConsent = &reason.Rule{
		Code: "shipping.upgrade_consent", Who: reason.Member, Evidence: reason.Proposal,
		Text:   "faster shipping costs {a}, the member accepted {b}: ask again before the parcel is packed",
		Passed: "the member pays {a} for shipping and accepted up to {b}",
		Facts:  reason.Facts{A: "price", B: "accepted"},
		Source: "R10.9 T4: a price that changed after consent is asked again",
	}
)

var upgradeRules = []*reason.Rule{RuleUpgradeEnded, RuleUpgradeUnpriced, RuleUpgradeConsent}

// Speed of shipping as a member chooses it. The zero value is standard, which is free.
type Speed uint8

// The speeds.
const (
	StandardSpeed Speed = iota
	TwoDay
	NextDay
)

// UpgradePolicy is what faster shipping costs a member: a dated value of the plan or the pharmacy.
type UpgradePolicy struct {
	TwoDay, NextDay money.Amount // for the whole order; zero: not offered
	From, To        cal.Date     // both counted; unset: no limit
	Source          string
	Evidence        reason.Evidence
}

// UpgradeAsk is one order's choice.
type UpgradeAsk struct {
	On          cal.Date // the day of the order, by which the policy is chosen; required
	Speed       Speed
	Charged     bool         // another parcel of the order has been charged already
	OurDelay    bool         // faster to make good a delay of ours
	Replacement bool         // the parcel replaces another
	Accepted    money.Amount // the price that the member accepted; zero: none
}

// UpgradeCharge is what the member pays, or why the upgrade waits.
type UpgradeCharge struct {
	Pays  money.Amount // zero is free; means something only where no step failed
	Trace reason.Trace
}

// Charge is what the member pays for one parcel: nothing for standard shipping, for a second parcel of an order, for
// a delay of ours and for a replacement; the policy's price for a faster one, once, and only what was accepted.
func (p UpgradePolicy) Charge(a UpgradeAsk) (c UpgradeCharge) {
	price := p.price(a.Speed)
	plain(&c.Trace, RuleUpgradeEnded, !a.On.IsSet() || !within(a.On, p.From, p.To))
	plain(&c.Trace, RuleUpgradeUnpriced, a.Speed != StandardSpeed && price.Sign() <= 0)
	if a.Charged || a.OurDelay || a.Replacement {
		price = money.Amount{}
	}
	if a.Accepted.Less(price) {
		c.Trace.Fail(RuleUpgradeConsent, price.Cents(), a.Accepted.Cents(), reason.Cents)
		return c
	}
	c.Trace.Pass(RuleUpgradeConsent, price.Cents(), a.Accepted.Cents(), reason.Cents)
	c.Pays = price
	return c
}

func (p UpgradePolicy) price(s Speed) money.Amount {
	switch s {
	case TwoDay:
		return p.TwoDay
	case NextDay:
		return p.NextDay
	}
	return money.Amount{}
}
