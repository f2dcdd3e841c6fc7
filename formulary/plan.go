package formulary

import (
	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Plan is a compiled plan document: immutable, safe for concurrent use. It comes from Compile.
//
// Rows are sorted by RxCUI and first day; hash tables find the first row of a drug and of a package. A row holds
// positions in the lists beside it, never pointers; what few drugs have stands in extras. Costs are tables
// [tier][channel][band]: one of the initial phase, and one of the deductible where a tier skips it.
type Plan struct {
	id, name   string
	in         cal.Period
	days       [2]int64 // in, as reason.DateFact counts
	mail       bool
	suppressed bool
	withheld   bool // suppressed, or of a Part D year that is not known

	tiers    []tier
	lastDays []int    // the last day of each band, ascending
	bandOf   []uint16 // the band of each number of days, up to the last one of all
	longest  []int32  // the longest supply offered, [tier][channel]
	cells    []cell
	open     []cell // while the deductible is open; nil where no tier skips it
	priced   [channelCount]bool
	serves   [channelCount]bool // priced, and by mail only with a mail benefit
	fallen   [channelCount]bool // serves by the column of another channel: see fallBack
	fees     [channelCount]money.Amount
	benefit  benefit

	rows      []row // those without an RxCUI come first
	extras    []extra
	names     []string // beside rows
	packs     []pack
	ownPrices []ownPrice // of packages that have prices of their own
	byRxCUI   index      // into rows
	byNDC     index      // into packs

	prices      []price
	units       []drug.Unit
	lists       []list
	onList      []onList
	limits      []limit
	steps       []stepTherapy
	indications [][]string

	digest Digest
}

// none is the position of nothing.
const none int32 = -1

// row is one line of the formulary in force from its first to its last day: 24 bytes.
type row struct {
	rxcui    drug.RxCUI
	from, to cal.Date
	prices   int32 // the first of its prices by RxCUI, or none
	extra    int32 // what few drugs have, or none
	marks    marks
	tier     uint8 // position in Plan.tiers
	mail     drug.Answer
}

// marks are yes-or-no facts of a row, and small enumerations in the high bits.
type marks uint16

const (
	markPriorAuth marks = 1 << iota
	markMaintenance
	markPreventive
	markExempt
	markNonEssential
	markInsulin
	markVaccine
	markDailyExempt
)

// The enumerations: two bits each.
const (
	shiftSource    = 8
	shiftSolid     = 10
	shiftLowIncome = 12
	shiftPartD     = 14
)

// noSubsidy in the bits of the low-income class marks a supplemental drug, which no low-income copay touches.
const noSubsidy = 3

func (m marks) has(bit marks) bool { return m&bit != 0 }

func (m marks) two(shift int) uint8 { return uint8(m>>shift) & 3 }

// extra is what few drugs have: list memberships, limits and edits.
type extra struct {
	lists      int32 // the first of its memberships in lists, or none
	limit      int32 // its quantity limit, or none
	step       int32 // its step therapy, or none
	indication int32 // its indications, or none
	minAge     int16 // -1: none
	maxAge     int16 // -1: none
	sex        Sex
	maker      medicare.Maker
}

var plainExtra = extra{lists: none, limit: none, step: none, indication: none, minAge: -1, maxAge: -1}

// pack is one package of a drug: 12 bytes.
type pack struct {
	ndc drug.NDC
	row int32
}

// ownPrice says where the prices of a package start.
type ownPrice struct{ ndc, prices int32 }

type tier struct {
	number uint8
	name   string
}

// price is one unit price; the prices of one drug stand together, the last one says so.
type price struct {
	unitPrice money.UnitPrice
	from, to  cal.Date
	unit      uint8 // position in Plan.units
	last      bool
}

type list struct {
	id, name   string
	from, to   cal.Date
	days       Band
	channels   [channelCount]bool
	deductible bool // the deductible applies
	amount     money.Amount
}

// onList is one membership; the memberships of one drug stand together, the last one says so.
type onList struct {
	list int32
	last bool
}

// ID is the plan's own name for itself, from the document.
func (p *Plan) ID() string { return p.id }

// Name is what a member calls the plan.
func (p *Plan) Name() string { return p.name }

// Period is the days on which the plan is in force. A decision for any other day finds no benefit.
func (p *Plan) Period() cal.Period { return p.in }

// Drugs is the number of rows of the formulary.
func (p *Plan) Drugs() int { return len(p.rows) }

// cell is the cost of a tier at a channel in a band.
func (p *Plan) cell(tier uint8, c Channel, band int) *cell {
	return &p.cells[p.position(int(tier), c, band)]
}

func (p *Plan) position(tier int, c Channel, band int) int {
	return (tier*channelCount+int(c))*len(p.lastDays) + band
}

// band is the position of the first band that is not below days; the number of bands where all are.
func (p *Plan) band(days int) int {
	if days = max(days, 0); days < len(p.bandOf) {
		return int(p.bandOf[days])
	}
	return len(p.lastDays)
}

// longestOf is the longest days' supply that a tier is offered in at a channel; 0 where there is none.
func (p *Plan) longestOf(tier uint8, c Channel) int {
	return int(p.longest[int(tier)*channelCount+int(c)])
}

// tierAt is the position of the tier of a number.
func (p *Plan) tierAt(number int) (uint8, bool) {
	for at := range p.tiers {
		if int(p.tiers[at].number) == number {
			return uint8(at), true
		}
	}
	return 0, false
}
