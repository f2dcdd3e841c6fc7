package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Contradictions says what two cost shares for one fill are: a fault of the document, or an answer.
type Contradictions string

// The ways to take contradictions. The zero value is RefuseContradictions.
const (
	RefuseContradictions    Contradictions = "refuse"    // Compile reports an overlap
	AmbiguousContradictions Contradictions = "ambiguous" // rows that differ make a fill Ambiguous: for files of others
)

// Phase is the part of the benefit in which a cost share holds.
type Phase string

// The phases. The zero value is InitialPhase.
const (
	InitialPhase      Phase = "initial"      // after the deductible, or where there is none
	DeductiblePhase   Phase = "deductible"   // while the deductible is open, for tiers that skip it
	CatastrophicPhase Phase = "catastrophic" // past the out-of-pocket threshold of Part D; never says what is offered
)

// ShareOption is how a cost share and the deductible work together (the copay options of marketplace plans and FHIR).
type ShareOption string

// The options. The zero value is ShareOnly.
const (
	ShareOnly               ShareOption = "charge"                     // the share alone; the deductible does not apply
	DeductibleWaived        ShareOption = "deductible-waived"          // the same, said of an exception
	AfterDeductible         ShareOption = "after-deductible"           // the deductible first, the share on the rest
	BeforeDeductible        ShareOption = "before-deductible"          // the copay first, the rest by Deductible.Before
	NoCharge                ShareOption = "no-charge"                  // free
	NoChargeAfterDeductible ShareOption = "no-charge-after-deductible" // the deductible, then free
)

// DeductibleKind is whose amount opens the benefit.
type DeductibleKind string

// The kinds. The zero value is IndividualDeductible.
const (
	IndividualDeductible DeductibleKind = "individual" // the member's own amount
	EmbeddedDeductible   DeductibleKind = "embedded"   // the member's own, or the family's, whichever is met first
	AggregateDeductible  DeductibleKind = "aggregate"  // the family's alone
)

// Straddle is what a copay is where a fill crosses the end of the deductible. No public authority settles it.
type Straddle string

// The straddle policies. There is no default: a plan that can meet the case must name one.
const (
	FullOnRest Straddle = "full-on-rest" // the whole copay, at most the rest of the price
	Prorated   Straddle = "prorated"     // the copay times the part of the price that the deductible leaves
)

// Before is what a member owes beside the copay of a BeforeDeductible share. Documents differ.
type Before string

// The policies. There is no default: a plan with such a share must name one.
const (
	ThenDeductible Before = "then-deductible" // the rest of the price, as far as the deductible is open
	CopayOnly      Before = "copay-only"      // nothing, and nothing accrues
)

// Deductible is what members pay before the plan does, a year.
type Deductible struct {
	Kind       DeductibleKind `json:"kind,omitempty"`
	Individual Known          `json:"individual,omitzero"`
	Family     Known          `json:"family,omitzero"`
	Straddle   Straddle       `json:"straddle,omitempty"`
	Before     Before         `json:"beforeDeductible,omitempty"`
	Integrated bool           `json:"integrated,omitempty"` // medical claims move the accumulator too: the caller's sums must hold them
}

// OutOfPocket is the most that a member, and a family, pays a year. An amount that is absent is no limit.
type OutOfPocket struct {
	Individual Known `json:"individual,omitzero"`
	Family     Known `json:"family,omitzero"`
}

// AfterFills is what a fill beyond the allowance costs.
type AfterFills string

// What can follow the last allowed fill.
const (
	FullPrice   AfterFills = "full-price"   // the member pays the whole price
	DoubleCopay AfterFills = "double-copay" // the share twice
	NotAllowed  AfterFills = "not-covered"  // mail alone
)

// RetailAllowance lets a member fill a maintenance drug at retail so many times; each fill after that is dearer. The
// two flags speak of the whole payment at the full price.
type RetailAllowance struct {
	Fills               Count      `json:"fills,omitzero"` // required: 0 lets no fill pass
	After               AfterFills `json:"after"`
	CountsToDeductible  bool       `json:"countsToDeductible,omitempty"`
	CountsToOutOfPocket bool       `json:"countsToOutOfPocket,omitempty"`
}

// HomeDeliveryKind is what a home-delivery program asks of the member.
type HomeDeliveryKind string

// The kinds.
const (
	ExclusiveDelivery HomeDeliveryKind = "exclusive" // mail, or an approved store at the mail share
	SelectDelivery    HomeDeliveryKind = "select"    // the member must choose: mail, or retail as before
)

// HomeDelivery moves maintenance drugs to mail after so many fills at retail.
type HomeDelivery struct {
	Kind  HomeDeliveryKind `json:"kind"`
	Fills Count            `json:"fills,omitzero"` // courtesy fills at retail; required: 0 is none
	Days  Band             `json:"days,omitzero"`  // the supply that an approved store may fill; exclusive only
}

// FirstFills limits the days' supply of a drug's first fills.
type FirstFills struct {
	Fills   int   `json:"fills"`
	MaxDays int   `json:"maxDays"`
	Tiers   []int `json:"tiers,omitempty"` // empty: all
}

// SplitFill is a month's fill in parts; each part costs its own fraction of the copay, which need not be its share of
// the days.
type SplitFill struct {
	Parts []SplitPart `json:"parts"`
}

// SplitPart is one part.
type SplitPart struct {
	Days  int        `json:"days"`
	Ratio money.Rate `json:"ratio"`
}

// DAWAction is what a product selection code (NCPDP 408-D8) does.
type DAWAction string

// The actions. A code that the policy does not name does nothing.
const (
	PayDifference DAWAction = "difference"    // the member pays brand price less generic price on top
	AsGeneric     DAWAction = "generic-price" // the plan and the member share the generic's price alone
	RefuseDAW     DAWAction = "not-covered"
	NoDifference  DAWAction = "none"
)

// DAWBase is the share that a member pays beside the difference.
type DAWBase string

// The bases.
const (
	BrandBase   DAWBase = "brand"   // of the brand's own tier
	GenericBase DAWBase = "generic" // of the generic's tier, which the policy names
)

// DAWPolicy is what happens where a brand is dispensed that has a generic.
type DAWPolicy struct {
	Base                DAWBase   `json:"base"`
	GenericTier         int       `json:"genericTier,omitempty"` // for GenericBase
	Codes               []DAWCode `json:"codes"`
	CountsToDeductible  bool      `json:"countsToDeductible,omitempty"`
	CountsToOutOfPocket bool      `json:"countsToOutOfPocket,omitempty"`
}

// DAWCode is the action of one code, 0 to 9.
type DAWCode struct {
	Code   Count     `json:"code,omitzero"` // required: 0 is a code, no product selection indicated
	Action DAWAction `json:"action"`
}

// CardProgram is what a manufacturer's copay card does to the accumulators.
type CardProgram string

// The programs. There is no default: a plan that takes cards names one, and without one no card is taken.
const (
	CardCounts      CardProgram = "counts"      // the card's money counts as the member's
	CardAccumulator CardProgram = "accumulator" // it does not; the rest does, the deductible first
	CardMaximizer   CardProgram = "maximizer"   // non-essential drugs cost a twelfth of the card's year, and nothing counts
)

// Coordination is how the plan pays after another payer.
type Coordination string

// The methods (formulary 6.11). There is no default.
const (
	StandardBenefit       Coordination = "opap-standard"        // its own benefit, at most what is left of the price
	NonDuplication        Coordination = "opap-non-duplication" // its own benefit less what others paid
	PatientResponsibility Coordination = "oppra"                // the responsibility is its price, and its copay the member's part
)

// LimitBasis is how a quantity limit over time counts.
type LimitBasis string

// The bases.
const (
	ScaledLimit  LimitBasis = "scaled"    // so much for a window of days, in proportion to the days' supply
	RollingLimit LimitBasis = "rolling"   // so much within a window that ends today, earlier fills counted
	DailyLimit   LimitBasis = "daily-max" // so much for each day of the supply
)

// StepTherapy asks for another drug to be tried first.
type StepTherapy struct {
	AnyOf         []drug.RxCUI `json:"anyOf"`                   // a fill of one of these is enough
	LookBackDays  int          `json:"lookBackDays"`            // how old it may be
	NewStartsOnly bool         `json:"newStartsOnly,omitempty"` // a fill of the drug itself in the look-back is enough too
}

// AgeEdit is the ages in years, both counted, that a drug is covered for.
type AgeEdit struct {
	Min Count `json:"min,omitzero"`
	Max Count `json:"max,omitzero"`
}
