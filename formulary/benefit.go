package formulary

import (
	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// benefit is the compiled policies of a plan. The zero value has none of them.
type benefit struct {
	deductible deductible
	limit      limits
	allowance  allowance
	home       homeDelivery
	first      firstFills
	split      []splitPart
	daw        dawPolicy
	card       cardProgram
	method     method
	federal    bool
	partD      partD
	exceptions exceptions
}

// deductible is whose amounts open the benefit, and the policies that authorities do not settle.
type deductible struct {
	kind               deductibleKind
	individual, family Known
	asked              limits // the amounts that count, by kind
	prorated           bool
	copayOnly          bool
	integrated         bool
}

type deductibleKind uint8

const (
	noDeductible deductibleKind = iota
	individually
	embedded
	aggregate
)

// limits are the member's and the family's amount of a deductible or of an out-of-pocket limit; either may be absent.
type limits struct{ individual, family Known }

func (l *limits) any() bool { return l.individual.Set || l.family.Set }

type allowance struct {
	fills        int32 // 0 with after unset: no allowance
	after        afterFills
	toDeductible bool
	toLimit      bool
}

type afterFills uint8

const (
	noAllowance afterFills = iota
	atFullPrice
	atDoubleCopay
	notAllowed
)

type homeDelivery struct {
	kind  homeKind
	fills int32
	days  Band
}

type homeKind uint8

const (
	noHomeDelivery homeKind = iota
	exclusiveDelivery
	selectDelivery
)

type firstFills struct {
	fills   int32 // 0: no such limit
	maxDays int
	tiers   tierSet
}

// tierSet is a set of positions of tiers.
type tierSet [4]uint64

// everyTier holds them all.
var everyTier = tierSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

func (s *tierSet) holds(tier uint8) bool { return s[tier>>6]>>(tier&63)&1 == 1 }

func (s *tierSet) add(tier int) { s[tier>>6] |= 1 << (tier & 63) }

// exceptions is how the plan pays what it has excepted.
type exceptions struct {
	unlisted   *row // of every drug that is not listed: its tier, and whether it is to be had by mail; nil: the plan does not say
	noneFrom   tierSet
	noBrandsTo tierSet
}

type splitPart struct {
	days  int
	ratio money.Rate
}

type dawPolicy struct {
	action       [10]dawAction
	genericTier  uint8 // position; noTier: the brand's own share is the base
	toDeductible bool
	toLimit      bool
}

type dawAction uint8

const (
	dawNone dawAction = iota
	dawDifference
	dawAsGeneric
	dawRefused
)

type cardProgram uint8

const (
	noCards cardProgram = iota
	cardCounts
	cardAccumulator
	cardMaximizer
)

type method uint8

const (
	noMethod method = iota
	standardBenefit
	nonDuplication
	patientResponsibility
)

// partD is the Part D side of a plan; year 0: it has none.
type partD struct {
	year      int
	law       *medicare.Year // nil: the year is not known
	kind      medicare.Benefit
	deemed    bool
	dailyRate bool
	insulin   []insulinCell
}
