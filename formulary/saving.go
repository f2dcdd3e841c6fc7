package formulary

import (
	"cmp"
	"fmt"
	"math/bits"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// yearDays is the year that fills are counted in.
const yearDays = 365

// YearCost is what one way to fill costs the member in a year of 365 days, as if every fill cost what the next one
// does. A deductible or a limit that is reached on the way makes later fills cost something else.
type YearCost struct {
	Channel    Channel      `json:"channel,omitzero"`
	DaysSupply int          `json:"daysSupply"`
	Fill       money.Amount `json:"fill"` // one fill
	Year       money.Amount `json:"year"` // Fill × 365 ÷ DaysSupply, half a cent rounded up, once
}

// String tells the arithmetic: "$9.00 × 365 ÷ 90 days at a standard mail pharmacy = $36.50".
func (c YearCost) String() string {
	return fmt.Sprintf("$%s × %d ÷ %d days at %s = $%s", c.Fill, yearDays, c.DaysSupply, c.Channel.words(), c.Year)
}

// Saving is what moving a drug from a store to mail saves the member in a year.
type Saving struct {
	From  YearCost     `json:"from"`
	To    YearCost     `json:"to"`
	Saves money.Amount `json:"saves"` // From.Year less To.Year; below zero: mail costs more
}

// String tells the arithmetic of both ways and of the difference.
func (s Saving) String() string {
	word, by := "saves", s.Saves
	if by.Sign() < 0 {
		word, by = "costs", money.Amount{}.Sub(by)
	}
	return fmt.Sprintf("%s; %s; mail %s $%s a year", s.From, s.To, word, by)
}

// MailSaving is what the member saves in a year by filling at the cheapest mail pharmacy and supply, against the fill
// asked about where that is at a store, and against the cheapest store and supply where it is not. ok is false where
// one of the two cannot be had now at a known price.
func (p *Plan) MailSaving(r *Request) (s Saving, ok bool) { return mailSaving(r, p.Compare(r)) }

// mailSaving picks from offers that are in order, the cheapest a day first.
func mailSaving(r *Request, offers []Offer) (s Saving, ok bool) {
	var from, to *Offer
	for i := range offers {
		o := &offers[i]
		asked := o.Channel == r.Channel && o.DaysSupply == r.DaysSupply
		switch {
		case !o.payable():
		case o.Channel.Mail() && to == nil:
			to = o
		case o.Channel.Retail() && (asked || from == nil):
			from = o
		}
	}
	if from == nil || to == nil {
		return Saving{}, false
	}
	return savingOf(from, to)
}

func savingOf(from, to *Offer) (s Saving, ok bool) {
	a, okA := from.Year()
	b, okB := to.Year()
	if !okA || !okB {
		return Saving{}, false
	}
	return Saving{From: a, To: b, Saves: a.Year.Sub(b.Year)}, true
}

// Year is what o costs in a year. ok is false where it cannot be had now at a known price, or has no days' supply.
func (o *Offer) Year() (c YearCost, ok bool) {
	if !o.payable() || o.DaysSupply <= 0 {
		return YearCost{}, false
	}
	hi, lo := bits.Mul64(uint64(o.Decision.Member.Cents()), yearDays)
	lo, carry := bits.Add64(lo, uint64(o.DaysSupply)/2, 0)
	cents, _ := bits.Div64(hi+carry, lo, uint64(o.DaysSupply)) // cents × 365 fits in 64 bits, so hi is 0
	year, err := money.FromCents(int64(cents))
	return YearCost{Channel: o.Channel, DaysSupply: o.DaysSupply, Fill: o.Decision.Member, Year: year}, err == nil
}

// cheaperDay compares two amounts by what they are a day, exactly: a/m and b/n as a×n and b×m.
func cheaperDay(a money.Amount, m int, b money.Amount, n int) int {
	aHi, aLo := bits.Mul64(uint64(a.Cents()), uint64(n))
	bHi, bLo := bits.Mul64(uint64(b.Cents()), uint64(m))
	return cmp.Or(cmp.Compare(aHi, bHi), cmp.Compare(aLo, bLo))
}
