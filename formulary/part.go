package formulary

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// PartKind names one part of a price. Numbers and texts are permanent.
type PartKind uint8

// The parts. Deductible, copay, coinsurance, difference and penalty are the member's; the others are not.
const (
	PartNone         PartKind = iota
	PartCopay                 // a fixed amount that the member pays, a flat price of a list too
	PartCoinsurance           // a fraction of the price that the member pays
	PartPlan                  // what the plan pays
	PartDeductible            // what the member pays towards the deductible
	PartDifference            // brand price less generic price, which the member chose to pay (DAW)
	PartPenalty               // the price beyond a retail allowance
	PartCard                  // what a manufacturer's copay card pays of the member's part
	PartOtherPayer            // what payers before this plan paid
	PartWrittenOff            // what an earlier payer's contract takes off: nobody pays it
	PartLowIncome             // Part D: the low-income subsidy
	PartManufacturer          // Part D: the manufacturer's discount
	PartCMS                   // Part D: what CMS pays beside the subsidy
	partCount        = iota
)

var partTexts = [partCount]string{"none", "copay", "coinsurance", "plan", "deductible", "brand-difference", "penalty",
	"copay-card", "other-payer", "written-off", "low-income-subsidy", "manufacturer", "cms"}

// String is the text form, "copay"; "part(200)" for a number without a meaning.
func (k PartKind) String() string {
	if k < partCount {
		return partTexts[k]
	}
	return fmt.Sprintf("part(%d)", uint8(k))
}

// MarshalText gives the text form; a number without a meaning is an error.
func (k PartKind) MarshalText() ([]byte, error) {
	if k >= partCount {
		return nil, fmt.Errorf("formulary: %d is no part of a price", uint8(k))
	}
	return []byte(partTexts[k]), nil
}

// Member reports whether the part is the member's own.
func (k PartKind) Member() bool {
	switch k {
	case PartCopay, PartCoinsurance, PartDeductible, PartDifference, PartPenalty:
		return true
	}
	return false
}

// Part is one named part, and the accumulators that its amount counts towards. Where only some of an amount counts,
// as of a fill that reaches a limit, Decision.Deltas says how much.
type Part struct {
	Kind    PartKind     `json:"kind"`
	Accrues Accrual      `json:"accrues,omitzero"`
	Amount  money.Amount `json:"amount"`
}

// part adds a part.
func (d *Decision) part(k PartKind, a money.Amount, to Accrual) {
	if int(d.nparts) < len(d.parts) {
		d.parts[d.nparts] = Part{k, to, a}
		d.nparts++
	}
}

// partIf adds a part that is not $0.00.
func (d *Decision) partIf(k PartKind, a money.Amount, to Accrual) {
	if !a.IsZero() {
		d.part(k, a, to)
	}
}

// Parts are the named parts of the price, which they sum to, in the order in which they arose; none where the decision
// is not priced. The slice aliases d: copy what must outlive it.
func (d *Decision) Parts() []Part { return d.parts[:d.nparts:d.nparts] }

// Part is the amount of one kind of part; $0.00 where there is none.
func (d *Decision) Part(k PartKind) money.Amount {
	var sum money.Amount
	for _, p := range d.Parts() {
		if p.Kind == k {
			sum = sum.Add(p.Amount)
		}
	}
	return sum
}
