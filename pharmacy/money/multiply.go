package money

import "math/bits"

// The divisors that bring a product back to cents.
const (
	perRate     = 1_000_000          // cents × millionths
	perExtend   = 10_000_000         // millionths of a dollar × thousandths of a unit
	perExtendAt = 10_000_000_000_000 // the same × millionths
)

// Times is a taken n times. It gives ErrRange beyond ±MaxCents.
func (a Amount) Times(n int64) (Amount, error) {
	hi, lo := bits.Mul64(magnitude(a.cents), magnitude(n))
	if hi != 0 || lo > uint64(MaxCents) {
		return Amount{}, outOfRange("times")
	}
	return Amount{signed(lo, a.cents < 0 != (n < 0))}, nil
}

// Mul is a times the rate, exact in 128 bits and rounded once to whole cents. It gives ErrRange beyond
// ±MaxCents and ErrMode without a mode.
func (a Amount) Mul(r Rate, m Mode) (Amount, error) {
	hi, lo := bits.Mul64(magnitude(a.cents), magnitude(int64(r)))
	if hi == 0 { // a division by a constant is a multiplication
		return settle(lo/perRate, restOf(lo%perRate, perRate), a.cents < 0 != (r < 0), m)
	}
	return divide(hi, lo, perRate, a.cents < 0 != (r < 0), m)
}

// Extend is the price of thousandths/1000 units, exact in 128 bits and rounded once to whole cents: 30 tablets
// are 30_000 thousandths. A negative quantity, as on a reversal, gives a negative amount. It gives ErrRange
// beyond ±MaxCents and ErrMode without a mode.
func (p UnitPrice) Extend(thousandths int64, m Mode) (Amount, error) {
	hi, lo := bits.Mul64(magnitude(p.micros), magnitude(thousandths))
	if hi == 0 {
		return settle(lo/perExtend, restOf(lo%perExtend, perExtend), p.micros < 0 != (thousandths < 0), m)
	}
	return divide(hi, lo, perExtend, p.micros < 0 != (thousandths < 0), m)
}

// ExtendAt is Extend times a rate, still exact and still rounded once: list price less 18 % is a rate of 82 %.
// Extend followed by Mul would round twice.
func (p UnitPrice) ExtendAt(thousandths int64, r Rate, m Mode) (Amount, error) {
	neg := p.micros < 0 != (thousandths < 0) != (r < 0)
	hi, lo := bits.Mul64(magnitude(p.micros), magnitude(thousandths))
	over, hi := bits.Mul64(hi, magnitude(int64(r)))
	mid, lo := bits.Mul64(lo, magnitude(int64(r)))
	hi, carry := bits.Add64(hi, mid, 0)
	if over != 0 || carry != 0 { // 2^128 and more: past any amount by ten orders
		return settle(uint64(MaxCents)+1, nothing, neg, m)
	}
	return divide(hi, lo, perExtendAt, neg, m)
}

// divide is the 128-bit number hi, lo by div, rounded once.
func divide(hi, lo, div uint64, neg bool, m Mode) (Amount, error) {
	if hi >= div { // the quotient needs more than 64 bits
		return settle(uint64(MaxCents)+1, nothing, neg, m)
	}
	q, r := bits.Div64(hi, lo, div)
	return settle(q, restOf(r, div), neg, m)
}

// settle rounds, bounds and signs a quotient.
func settle(q uint64, r rest, neg bool, m Mode) (Amount, error) {
	if !m.valid() {
		return Amount{}, noMode("multiply")
	}
	if q > uint64(MaxCents) {
		return Amount{}, outOfRange("multiply")
	}
	if q = m.round(q, r); q > uint64(MaxCents) {
		return Amount{}, outOfRange("multiply")
	}
	return Amount{signed(q, neg)}, nil
}
