package medicare

import "github.com/mailrx/mailrx/pharmacy/money"

// A LowIncome is the copay category of a member with the full low-income subsidy, the only one since 2024. The numbers
// are CMS's. The zero value is no subsidy.
type LowIncome uint8

// The categories of 42 CFR 423.782.
const (
	NotLowIncome  LowIncome = iota
	FullSubsidy             // 1: income above the poverty line
	FullUpToLine            // 2: Medicare and full Medicaid, income up to the poverty line
	Institutional           // 3: in an institution, or cared for at home in its place (HCBS)
)

// A CopayClass is the class of a drug for the low-income copay. The zero value is unknown.
type CopayClass uint8

// The classes.
const (
	CopayGeneric CopayClass = iota + 1 // generic, preferred multi-source brand, biosimilar
	CopayOther                         // any other drug
)

// String is "generic" or "other"; "unset" for the zero value.
func (c CopayClass) String() string { return copayClass.name(uint8(c)) }

// MarshalText writes the class's word, and nothing for the zero value.
func (c CopayClass) MarshalText() ([]byte, error) { return copayClass.write(uint8(c)) }

// UnmarshalText reads what MarshalText writes.
func (c *CopayClass) UnmarshalText(text []byte) error { return copayClass.read(text, (*uint8)(c)) }

// LowIncomeCopay is the most that a member of the category pays for a fill before the threshold, whatever its days.
// ok is false where it is not known: no subsidy, a category that is none, or a class that is unknown and matters
// (category 3 pays $0 for every class).
func (y *Year) LowIncomeCopay(c LowIncome, k CopayClass) (copay money.Amount, ok bool) {
	switch {
	case c == Institutional:
		return y.lowIncome[2][1].Amount, true
	case c < FullSubsidy || c > Institutional || k < CopayGeneric || k > CopayOther:
		return money.Amount{}, false
	default:
		return y.lowIncome[c-1][k-1].Amount, true
	}
}
