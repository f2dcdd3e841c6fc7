package medicare

import "github.com/mailrx/mailrx/pharmacy/money"

// A Phase is a part of the benefit year. The zero value is unset.
type Phase uint8

// The phases, in the order in which a year runs through them.
const (
	Deductible   Phase = iota + 1 // the member pays the price
	Initial                       // the member pays the plan's share
	Catastrophic                  // the member pays nothing
)

// String is "deductible", "initial" or "catastrophic"; "unset" for the zero value.
func (p Phase) String() string { return phases.name(uint8(p)) }

// MarshalText writes the phase's word, and nothing for the zero value.
func (p Phase) MarshalText() ([]byte, error) { return phases.write(uint8(p)) }

// UnmarshalText reads what MarshalText writes.
func (p *Phase) UnmarshalText(text []byte) error { return phases.read(text, (*uint8)(p)) }

// A Benefit is the type of a Part D plan's benefit (42 CFR 423.100, 423.104). The zero value is unset.
type Benefit uint8

// The types of benefit. Only Enhanced gives the TrOOP credit of [Year.Settle].
const (
	DefinedStandard       Benefit = iota + 1 // the benefit as the law writes it
	ActuariallyEquivalent                    // the standard deductible, other shares of the same worth
	BasicAlternative                         // may lower the deductible as well
	Enhanced                                 // adds supplemental benefits
)

// String is "defined_standard", "actuarially_equivalent", "basic_alternative" or "enhanced".
func (b Benefit) String() string { return benefits.name(uint8(b)) }

// MarshalText writes the type's word, and nothing for the zero value.
func (b Benefit) MarshalText() ([]byte, error) { return benefits.write(uint8(b)) }

// UnmarshalText reads what MarshalText writes.
func (b *Benefit) UnmarshalText(text []byte) error { return benefits.read(text, (*uint8)(b)) }

// DeductibleLeft is what is left of a plan's own deductible when met of it is met. With deemed, the rule of the CY2025
// redesign program instructions, section 40, it is $0 as soon as the TrOOP reaches the standard deductible, whatever
// was paid towards the plan's. The result is never negative.
func (y *Year) DeductibleLeft(plan, met, troop money.Amount, deemed bool) money.Amount {
	if deemed && !troop.Less(y.deductible.Amount) {
		return money.Amount{}
	}
	return money.Max(plan.Sub(met), money.Amount{})
}

// PhaseAt is the phase that a member stands in, of what is left of the plan's deductible (see [Year.DeductibleLeft])
// and the TrOOP.
func (y *Year) PhaseAt(left, troop money.Amount) Phase {
	switch {
	case !troop.Less(y.threshold.Amount):
		return Catastrophic
	case left.Sign() > 0:
		return Deductible
	default:
		return Initial
	}
}

// Room is what is missing from the TrOOP to the out-of-pocket threshold, the most that a member can still pay this
// year for Part D drugs. It is $0 past the threshold, and never more than it.
func (y *Year) Room(troop money.Amount) money.Amount { return cents(y.room(troop.Cents())) }
