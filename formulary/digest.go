package formulary

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Digest is the SHA-256 of the plan's canonical compiled form: two documents that say the same in another order have
// one digest, and a change of any fact, name or date changes it. The zero value belongs to no plan.
type Digest [sha256.Size]byte

// String is the digest in hexadecimal.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// MarshalText gives String.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText gives.
func (d *Digest) UnmarshalText(text []byte) error {
	raw, err := hex.DecodeString(string(text))
	if err != nil || len(raw) != len(d) {
		return errDigest
	}
	copy(d[:], raw)
	return nil
}

var errDigest = errors.New("formulary: a digest is 64 hexadecimal digits")

// Digest is the fingerprint of the plan that a decision was made under.
func (p *Plan) Digest() Digest { return p.digest }

// canonical writes numbers and texts to a hash in a form that has one reading: numbers in eight bytes, texts after
// their length.
type canonical struct {
	hash hash.Hash
	buf  []byte
}

func (c *canonical) number(n int64) {
	c.buf = binary.BigEndian.AppendUint64(c.buf, uint64(n))
	if len(c.buf) >= 4096 {
		c.flush()
	}
}

func (c *canonical) text(s string) {
	c.number(int64(len(s)))
	c.buf = append(c.buf, s...)
}

func (c *canonical) day(d cal.Date) { c.number(dayNumber(d)) }

func (c *canonical) flag(b bool) {
	if b {
		c.number(1)
		return
	}
	c.number(0)
}

func (c *canonical) ndc(n drug.NDC) { c.text(n.Twelve()) }

func (c *canonical) flush() {
	c.hash.Write(c.buf)
	c.buf = c.buf[:0]
}

// sum writes everything that a decision can depend on or say. Positions in lists that follow the document's order
// (units, limits) are written as what they stand for.
func (p *Plan) sum() (d Digest) {
	c := canonical{hash: sha256.New()}
	c.number(DocumentVersion)
	c.text(p.id)
	c.text(p.name)
	c.day(p.in.From)
	c.day(p.in.To)
	c.flag(p.mail)
	c.flag(p.suppressed)
	p.sumCosts(&c)
	p.benefit.sum(&c)
	p.sumDrugs(&c)
	p.sumPrices(&c)
	p.sumLists(&c)
	p.benefit.exceptions.sum(&c)
	c.flush()
	c.hash.Sum(d[:0])
	return d
}

func (p *Plan) sumCosts(c *canonical) {
	c.number(int64(len(p.tiers)))
	for _, t := range p.tiers {
		c.number(int64(t.number))
		c.text(t.name)
	}
	c.number(int64(len(p.lastDays)))
	for _, n := range p.lastDays {
		c.number(int64(n))
	}
	c.cells(p.cells)
	c.cells(p.open)
	for ch := range p.fees {
		c.flag(p.priced[ch])
		c.number(p.fees[ch].Cents())
	}
}

func (p *Plan) sumDrugs(c *canonical) {
	c.number(int64(len(p.rows)))
	for i := range p.rows {
		r := &p.rows[i]
		c.number(int64(p.rows[i].rxcui))
		c.text(p.names[i])
		c.day(r.from)
		c.day(r.to)
		c.number(int64(r.tier)<<32 | int64(r.mail)<<16 | int64(r.marks))
		c.number(int64(r.prices))
		c.flag(r.extra != none)
		if r.extra != none {
			p.sumExtra(c, &p.extras[r.extra])
		}
	}
	c.number(int64(len(p.packs)))
	for i := range p.packs {
		c.ndc(p.packs[i].ndc)
		c.number(int64(p.packs[i].row))
	}
	c.number(int64(len(p.ownPrices)))
	for _, o := range p.ownPrices {
		c.number(int64(o.ndc)<<32 | int64(o.prices))
	}
}

func (p *Plan) sumPrices(c *canonical) {
	c.number(int64(len(p.prices)))
	for _, e := range p.prices {
		c.number(e.unitPrice.Micros())
		c.day(e.from)
		c.day(e.to)
		c.text(string(p.units[e.unit]))
		c.flag(e.last)
	}
}

func (p *Plan) sumLists(c *canonical) {
	c.number(int64(len(p.lists)))
	for _, l := range p.lists {
		c.text(l.id)
		c.text(l.name)
		c.day(l.from)
		c.day(l.to)
		c.number(int64(l.days.Min))
		c.number(int64(l.days.Max))
		c.number(l.amount.Cents())
		c.flag(l.deductible)
		for _, at := range l.channels {
			c.flag(at)
		}
	}
	c.number(int64(len(p.onList)))
	for _, m := range p.onList {
		c.number(int64(m.list))
		c.flag(m.last)
	}
}
