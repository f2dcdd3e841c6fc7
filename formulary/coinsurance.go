package formulary

import (
	"math/bits"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// cell is what one tier costs at one channel for one band. The zero value says nothing; Compile leaves none in a
// channel that is priced.
type cell struct {
	kind       cellKind
	option     option
	capped     bool // max stands
	candidates uint8
	monthDays  uint16
	copay      money.Amount // of copayCell
	rate       money.Rate   // of rateCell
	min, max   money.Amount // of rateCell
}

type cellKind uint8

const (
	cellMissing cellKind = iota
	cellNotOffered
	cellCopay
	cellRate
	cellAmbiguous // rows that contradict each other; candidates is their number
)

type option uint8

const (
	optionCharge option = iota
	optionAfter
	optionBefore
	optionNoCharge
	optionNoChargeAfter
)

// of is the share of an amount: a copay, or a coinsurance within its minimum and maximum; never above the amount. The
// one product is rounded half up to the cent.
func (c *cell) of(amount money.Amount) money.Amount {
	share := c.copay
	if c.kind == cellRate {
		share = money.Max(fraction(amount, c.rate), c.min)
		if c.capped {
			share = money.Min(share, c.max)
		}
	}
	return money.Min(share, amount)
}

// fraction is a rate of at most 1 of an amount that is not negative, half a cent up. It is money's own Mul, which it
// asks for the few products that need 128 bits.
func fraction(of money.Amount, r money.Rate) money.Amount {
	const whole = 1_000_000
	hi, lo := bits.Mul64(uint64(of.Cents()), uint64(r))
	if hi == 0 && lo < 1<<63 {
		return money.Cents(int64((lo + whole/2) / whole))
	}
	part, _ := of.Mul(r, money.HalfUp)
	return part
}

// onRest is the share of what the deductible leaves of a price.
func (c *cell) onRest(rest, price money.Amount, prorated bool) money.Amount {
	if !prorated || c.kind != cellCopay || rest == price || price.IsZero() {
		return c.of(rest)
	}
	return money.Min(prorate(c.copay, rest, price), rest)
}

// prorate is copay × rest ÷ price, exact in 128 bits, half a cent up. The rest is at most the price, so the quotient is
// at most the copay.
func prorate(copay, rest, price money.Amount) money.Amount {
	p := uint64(price.Cents())
	hi, lo := bits.Mul64(uint64(copay.Cents()), uint64(rest.Cents()))
	lo, carry := bits.Add64(lo, p/2, 0)
	cents, _ := bits.Div64(hi+carry, lo, p)
	return money.Cents(int64(cents))
}

// split is the deductible's part and the share of a price, by the option of the cell.
func (c *cell) split(price, open money.Amount, d *deductible) (toDeductible, share money.Amount) {
	switch c.option {
	case optionNoCharge:
		return money.Amount{}, money.Amount{}
	case optionNoChargeAfter:
		return money.Min(open, price), money.Amount{}
	case optionAfter:
		toDeductible = money.Min(open, price)
		return toDeductible, c.onRest(price.Sub(toDeductible), price, d.prorated)
	case optionBefore:
		share = c.of(price)
		if d.copayOnly {
			return money.Amount{}, share
		}
		return money.Min(open, price.Sub(share)), share
	}
	return money.Amount{}, c.of(price)
}
