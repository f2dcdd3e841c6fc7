package formulary

import "github.com/mailrx/mailrx/pharmacy/money"

// PartDBenefit is the type of a Medicare Part D benefit.
type PartDBenefit string

// The types. Only an enhanced plan is credited the standard share where that is the higher one.
const (
	DefinedStandard       PartDBenefit = "defined-standard"
	ActuariallyEquivalent PartDBenefit = "actuarially-equivalent"
	BasicAlternative      PartDBenefit = "basic-alternative"
	EnhancedAlternative   PartDBenefit = "enhanced"
)

// PartD makes a plan one of Medicare Part D. The parameters that law fixes for a year come from package medicare; a
// year that it does not know is answered Unknown, never with those of a neighbour.
type PartD struct {
	Year          int            `json:"year"`
	Benefit       PartDBenefit   `json:"benefit"`
	NoDeemed      bool           `json:"noDeemedDeductible,omitempty"` // the deductible is not deemed met by true out-of-pocket cost
	DailyRate     bool           `json:"dailyRate,omitempty"`          // daily cost sharing for short fills
	InsulinShares []InsulinShare `json:"insulinShares,omitempty"`
}

// InsulinShare is the plan's share of insulin: the lesser of what stands. A fill without one takes the tier's share
// without the deductible; the cap of law holds in either case.
type InsulinShare struct {
	Tier        int         `json:"tier"`
	Channel     Channel     `json:"channel,omitzero"`
	Days        Band        `json:"days,omitzero"`
	Copay       Known       `json:"copay,omitzero"`
	Coinsurance *money.Rate `json:"coinsurance,omitempty"`
}

// LowIncomeClass is how the low-income copays see a drug.
type LowIncomeClass string

// The classes. The zero value is unknown.
const (
	LowIncomeGeneric LowIncomeClass = "generic" // a generic, a preferred multi-source drug or a biosimilar
	LowIncomeOther   LowIncomeClass = "other"
)

// DiscountMaker is whose manufacturer's discount phases in (42 USC 1395w-114c(g)(4)): see [medicare.Maker].
type DiscountMaker string

// The makers. The zero value is the whole discount. Either is for a drug that was on the market on 16 August 2022.
const (
	SpecifiedMaker      DiscountMaker = "specified"       // for members with the low-income subsidy
	SpecifiedSmallMaker DiscountMaker = "specified-small" // for every member
)

// PartDClass is who shares the cost of a drug beside plan and member.
type PartDClass string

// The classes. The zero value is unknown: then the plan's part is not split.
const (
	ApplicableDrug    PartDClass = "applicable"     // a brand under the manufacturer discount program
	NonApplicableDrug PartDClass = "non-applicable" // a generic
	SelectedDrug      PartDClass = "selected"       // one with a negotiated maximum fair price
)
