package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Plan is a compiled plan document: immutable, safe for concurrent use. It comes from Compile.
//
// Rows are sorted by RxCUI and first day, so that one binary search finds a drug; a row holds positions in the lists
// beside it, never pointers. Costs are one table [tier][channel][band]; a further dimension (a phase of the benefit)
// goes in front of the tier without a change of the rows.
type Plan struct {
	id, name string
	in       cal.Period
	mail     bool

	tiers    []tier
	lastDays []int // the last day of each band, ascending
	cells    []cell
	priced   [channelCount]bool
	fees     [channelCount]money.Amount

	rxcuis  []drug.RxCUI // beside rows; rows without an RxCUI come first
	rows    []row
	names   []string // beside rows
	ndcs    []drug.NDC
	ndcRows []ndcRow // beside ndcs

	prices []price
	units  []drug.Unit
	lists  []list
	onList []onList
	limits []limit

	digest Digest
}

// none is the position of nothing.
const none int32 = -1

// row is one line of the formulary in force from its first to its last day: 24 bytes, and 4 for its RxCUI.
type row struct {
	from, to  cal.Date
	prices    int32 // the first of its prices by RxCUI, or none
	lists     int32 // the first of its memberships in lists, or none
	limit     int32 // its quantity limit, or none
	tier      uint8 // position in Plan.tiers
	mail      drug.Answer
	source    drug.Source
	priorAuth bool
}

// ndcRow says what row a package belongs to, and where its own prices start.
type ndcRow struct{ row, prices int32 }

type tier struct {
	number uint8
	name   string
}

// cell is what one tier costs at one channel for one band. The zero value says nothing; Compile leaves none in a
// channel that is priced.
type cell struct {
	kind  cellKind
	copay money.Amount
}

type cellKind uint8

const (
	cellMissing cellKind = iota
	cellNotOffered
	cellCopay
)

// price is one unit price; the prices of one drug stand together, the last one says so.
type price struct {
	unitPrice money.UnitPrice
	from, to  cal.Date
	unit      uint8 // position in Plan.units
	last      bool
}

type list struct {
	id, name string
	from, to cal.Date
	days     Band
	channels [channelCount]bool
	amount   money.Amount
}

// onList is one membership; the memberships of one drug stand together, the last one says so.
type onList struct {
	list int32
	last bool
}

type limit struct {
	perFill int64 // thousandths
	unit    uint8 // position in Plan.units
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
	for i, last := range p.lastDays {
		if days <= last {
			return i
		}
	}
	return len(p.lastDays)
}

// longest is the longest days' supply that a tier is offered in at a channel; 0 where there is none.
func (p *Plan) longest(tier uint8, c Channel) int {
	for i := len(p.lastDays) - 1; i >= 0; i-- {
		if p.cell(tier, c, i).kind == cellCopay {
			return p.lastDays[i]
		}
	}
	return 0
}

// firstRow is the first row of a drug, or the number of rows.
func (p *Plan) firstRow(x drug.RxCUI) int {
	lo, hi := 0, len(p.rxcuis)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); p.rxcuis[mid] < x {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// firstNDC is the first entry of a package, or the number of entries.
func (p *Plan) firstNDC(n drug.NDC) int {
	lo, hi := 0, len(p.ndcs)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); p.ndcs[mid].Compare(n) < 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// tier is the tier of a number.
func (p *Plan) tier(number uint8) (tier, bool) {
	for _, t := range p.tiers {
		if t.number == number {
			return t, true
		}
	}
	return tier{}, false
}
