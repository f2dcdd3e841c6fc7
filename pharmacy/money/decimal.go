package money

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// The decimals after the point that an Amount keeps, and that a Rate or a UnitPrice keeps.
const (
	centPlaces  = 2
	microPlaces = 6
)

// Round is d dollars rounded once to whole cents. It gives ErrRange beyond ±MaxCents and ErrMode without a
// mode. The cost does not grow with the exponent of d: 1e999999999 is refused at once.
func Round(d decimal.Decimal, m Mode) (Amount, error) {
	if !m.valid() {
		return Amount{}, noMode("round")
	}
	q, r, ok := shift(d, centPlaces)
	if q = m.round(q, r); !ok || q > uint64(MaxCents) {
		return Amount{}, outOfRange("round")
	}
	return Amount{signed(q, d.Sign() < 0)}, nil
}

// FromDecimal is exactly d dollars: ErrInexact where d has parts of a cent, ErrRange beyond ±MaxCents.
func FromDecimal(d decimal.Decimal) (Amount, error) {
	cents, err := exact(d, centPlaces, "amount from decimal")
	return Amount{cents}, err
}

// Decimal is the amount in dollars with two decimals. Two decimals are compared with Equal, never with ==.
func (a Amount) Decimal() decimal.Decimal { return decimal.New(a.cents, -centPlaces) }

// exact is d counted in units of 10^-places; every such count is bounded by ±MaxCents.
func exact(d decimal.Decimal, places int64, op string) (int64, error) {
	q, r, ok := shift(d, places)
	switch {
	case !ok || q > uint64(MaxCents):
		return 0, &Error{Op: op, Why: "too large", Err: ErrRange}
	case r != nothing:
		return 0, &Error{Op: op, Why: "more decimals than are kept; round it first", Err: ErrInexact}
	}
	return signed(q, d.Sign() < 0), nil
}

// shift is the magnitude of d × 10^places as a whole number and its rest; ok is false from 10^16 on. It looks
// at the digit count and the exponent first, so that no power of ten larger than d itself is ever built.
func shift(d decimal.Decimal, places int64) (q uint64, r rest, ok bool) {
	digits := d.NumDigits()
	exp := int64(d.Exponent()) + places
	switch magnitude := int64(digits) + exp; {
	case d.Sign() == 0:
		return 0, nothing, true
	case magnitude > 16:
		return 0, nothing, false
	case magnitude < 0: // below 0.1
		return 0, belowHalf, true
	case digits > 18:
		q, r = shiftBig(d.Coefficient(), -exp)
	default:
		q, r = shiftSmall(d.CoefficientInt64(), exp)
	}
	return q, r, true
}

func shiftSmall(coef, exp int64) (uint64, rest) {
	c := magnitude(coef)
	if exp >= 0 {
		return c * pow10[exp], nothing
	}
	div := pow10[-exp]
	return c / div, restOf(c%div, div)
}

// shiftBig divides by 10^places, which has no more digits than coef.
func shiftBig(coef *big.Int, places int64) (uint64, rest) {
	div := new(big.Int).Exp(big.NewInt(10), big.NewInt(places), nil)
	q, r := coef.Abs(coef).QuoRem(coef, div, new(big.Int))
	if r.Sign() == 0 {
		return q.Uint64(), nothing
	}
	return q.Uint64(), belowHalf + rest(1+r.Lsh(r, 1).Cmp(div))
}

var pow10 = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// magnitude is |n|, also of the least int64.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func signed(q uint64, neg bool) int64 {
	if neg {
		return -int64(q)
	}
	return int64(q)
}
