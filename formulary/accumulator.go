package formulary

import (
	"fmt"
	"strings"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Accumulators are what the year has come to before this fill: sums that the caller keeps, medical claims included
// where a deductible is integrated. A sum that the plan needs and that is absent makes the answer Unknown.
type Accumulators struct {
	Deductible        Known `json:"deductible,omitzero"`        // met by the member
	FamilyDeductible  Known `json:"familyDeductible,omitzero"`  // met by all members, this one included
	OutOfPocket       Known `json:"outOfPocket,omitzero"`       // paid by the member
	FamilyOutOfPocket Known `json:"familyOutOfPocket,omitzero"` // paid by all members, this one included
	TrueOutOfPocket   Known `json:"trueOutOfPocket,omitzero"`   // Part D: the TrOOP
	// LowIncome is the category of the Part D low-income subsidy; zero: none.
	LowIncome medicare.LowIncome `json:"lowIncome,omitempty"`
}

// Deltas are what a fill adds to the accumulators once it is paid: to the member's and to the family's alike. A
// decision that is not Covered has the deltas that it would have.
type Deltas struct {
	Deductible      money.Amount
	OutOfPocket     money.Amount
	TrueOutOfPocket money.Amount // Part D; the credit of an enhanced plan included
}

// After is a with the deltas of a decision added. Sums that are absent stay absent.
func (a Accumulators) After(d *Decision) Accumulators { return a.plus(d.Deltas) }

func (a Accumulators) plus(d Deltas) Accumulators {
	add := func(k *Known, by money.Amount) {
		if k.Set {
			k.Amount = k.Amount.Add(by)
		}
	}
	add(&a.Deductible, d.Deductible)
	add(&a.FamilyDeductible, d.Deductible)
	add(&a.OutOfPocket, d.OutOfPocket)
	add(&a.FamilyOutOfPocket, d.OutOfPocket)
	add(&a.TrueOutOfPocket, d.TrueOutOfPocket)
	return a
}

// Accrual says which accumulators an amount moves.
type Accrual uint8

// The accumulators; they combine. The zero value moves none.
const (
	ToDeductible Accrual = 1 << iota
	ToOutOfPocket
	ToTrueOutOfPocket
	accrualBits = iota
)

var accrualTexts = [accrualBits]string{"deductible", "out-of-pocket", "true-out-of-pocket"}

// String is the accumulators, "deductible+out-of-pocket"; "none" where there are none.
func (a Accrual) String() string {
	var said []string
	for i, t := range accrualTexts {
		if a>>i&1 == 1 {
			said = append(said, t)
		}
	}
	if said == nil {
		return "none"
	}
	return strings.Join(said, "+")
}

// MarshalText gives String; a bit without a meaning is an error.
func (a Accrual) MarshalText() ([]byte, error) {
	if a>>accrualBits != 0 {
		return nil, fmt.Errorf("formulary: %d is no accrual", uint8(a))
	}
	return []byte(a.String()), nil
}

// sum is an accumulator that the plan needs; ok is false, and the answer Unknown, where it is absent or below zero.
func (c *claim) sum(k *Known) (money.Amount, bool) {
	if k.isSum() {
		return k.Amount, true
	}
	return c.sumMissing()
}

func (k *Known) isSum() bool { return k.Set && k.Amount.Cents() >= 0 }

func (c *claim) sumMissing() (money.Amount, bool) {
	if !c.sumless {
		c.needs(RuleAccumulator)
	}
	c.sumless = true
	return money.Amount{}, false
}
