package formulary

import (
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// painter is a table on its way: who filled a cell, counted from 1, and the distinct contents where they contradict.
type painter struct {
	cells    []cell
	by       map[int]int
	contents map[int][]cell
}

// compiled is the cell of a cost share.
func (s *CostShare) compiled() cell {
	if s.NotOffered {
		return cell{kind: cellNotOffered}
	}
	out := cell{kind: cellCopay, option: shareOptions[s.Option], copay: s.Copay.Amount, monthDays: uint16(max(0, s.MonthDays))}
	if s.Coinsurance != nil { // the greater of a copay and a coinsurance is a coinsurance with that minimum
		out.kind, out.rate, out.copay = cellRate, *s.Coinsurance, money.Amount{}
		out.min, out.max, out.capped = s.Min.Amount, s.Max.Amount, s.Max.Set
		if s.GreaterOf {
			out.min = money.Max(out.min, s.Copay.Amount)
		}
	}
	return out
}

// paint fills the cells of one cost share.
func (c *compiler) paint(i, tier int, on *painter) {
	p, s := c.plan, &c.doc.CostShares[i]
	fill := s.compiled()
	if on.by == nil {
		on.by, on.contents = map[int]int{}, map[int][]cell{}
	}
	if !s.NotOffered {
		p.priced[s.Channel] = p.priced[s.Channel] || s.Phase != DeductiblePhase
	}
	for band := p.band(s.Days.Min); band < len(p.lastDays) && p.lastDays[band] <= s.Days.Max; band++ {
		at := p.position(tier, s.Channel, band)
		if first := on.by[at]; first > 0 && c.doc.Contradictions != AmbiguousContradictions {
			other := c.doc.CostShares[first-1].Days
			c.fault(DocOverlap, fmt.Sprintf("days %s overlap %s of /costShares/%d", s.Days, other, first-1),
				"costShares", i, "days")
			return
		}
		on.put(at, fill, i+1)
	}
}

// put fills a cell; rows that differ make it ambiguous, equal rows are one.
func (on *painter) put(at int, fill cell, by int) {
	on.by[at] = by
	if !slices.Contains(on.contents[at], fill) {
		on.contents[at] = append(on.contents[at], fill)
	}
	on.cells[at] = fill
	if n := len(on.contents[at]); n > 1 {
		on.cells[at] = cell{kind: cellAmbiguous, candidates: uint8(min(n, 255))}
	}
}

// longest notes the longest supply that each tier is offered in at each channel, and the channels that serve at all.
func (c *compiler) longest() {
	p := c.plan
	for ch := range Channel(channelCount) {
		p.serves[ch] = p.priced[ch] && ch != OutOfNetwork && (p.mail || !ch.Mail()) && !p.suppressed
	}
	p.longest = make([]int32, len(p.tiers)*channelCount)
	for tier := range p.tiers {
		for ch := range Channel(channelCount) {
			for band, last := range p.lastDays {
				if k := p.cell(uint8(tier), ch, band).kind; k != cellMissing && k != cellNotOffered {
					p.longest[tier*channelCount+int(ch)] = int32(last)
				}
			}
		}
	}
}
