package formulary

import (
	"math/bits"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// index is a hash table of positions, four bytes a slot and two thirds full: it keeps no keys but ten bits of
// each hash, so that a wrong position is seldom looked at. Collisions go to the next slot.
type index []uint32

const (
	positionBits = 22
	maxPositions = 1<<positionBits - 1 // rows and packages that a plan can have
	positionMask = maxPositions
)

func newIndex(n int) index { return make(index, n+n/2+2) }

// home is the first slot of a key, and the bits of its hash that its slots carry (Fibonacci hashing: the high bits are
// the good ones).
func (x index) home(key uint64) (slot int, tag uint32) {
	hash := key * 0x9E3779B97F4A7C15
	hi, _ := bits.Mul64(hash, uint64(len(x)))
	return int(hi), uint32(hash>>8) &^ positionMask
}

// add puts a position under a key that is not there yet.
func (x index) add(key uint64, position int) {
	slot, tag := x.home(key)
	for x[slot] != 0 {
		if slot++; slot == len(x) {
			slot = 0
		}
	}
	x[slot] = tag | uint32(position+1)
}

// firstRow is the first row of a drug, or the number of rows.
func (p *Plan) firstRow(rxcui drug.RxCUI) int {
	x := p.byRxCUI
	slot, tag := x.home(uint64(rxcui))
	for {
		s := x[slot]
		if s == 0 {
			return len(p.rows)
		}
		if at := int(s&positionMask) - 1; s&^positionMask == tag && p.rows[at].rxcui == rxcui {
			return at
		}
		if slot++; slot == len(x) {
			slot = 0
		}
	}
}

// firstNDC is the first entry of a package, or the number of entries.
func (p *Plan) firstNDC(n drug.NDC) int {
	x := p.byNDC
	slot, tag := x.home(n.Key())
	for {
		s := x[slot]
		if s == 0 {
			return len(p.packs)
		}
		if at := int(s&positionMask) - 1; s&^positionMask == tag && p.packs[at].ndc == n {
			return at
		}
		if slot++; slot == len(x) {
			slot = 0
		}
	}
}

// hash fills both indexes; rows and packages are in order by now.
func (p *Plan) hash() {
	p.byRxCUI, p.byNDC = newIndex(len(p.rows)), newIndex(len(p.packs))
	for i := range p.rows {
		x := p.rows[i].rxcui
		if x != 0 && (i == 0 || p.rows[i-1].rxcui != x) {
			p.byRxCUI.add(uint64(x), i)
		}
	}
	for i := range p.packs {
		n := p.packs[i].ndc
		if i == 0 || p.packs[i-1].ndc != n {
			p.byNDC.add(n.Key(), i)
		}
	}
}
