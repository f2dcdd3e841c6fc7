package money

import (
	"cmp"
	"math"
	"math/bits"
)

// Amount is whole cents of US dollars. The zero value is $0.00; "no amount" is never an Amount, so a field
// that may be missing is a *Amount or stands beside a flag. Amounts compare with ==. Safe to copy and to share.
type Amount struct{ cents int64 }

// MaxCents bounds every amount that is read, made or multiplied: $10 trillion either way. Sums are not checked
// one by one: more than 9,000 amounts of the largest size fit before an int64 is full. A sum beyond ±MaxCents
// is found out where it is written: text, JSON and SQL refuse it with ErrRange, as does InRange.
const MaxCents int64 = 1_000_000_000_000_000

// Cents is the amount of n cents. It panics outside ±MaxCents: n is a programmer's literal, and FromCents is
// for numbers that come from elsewhere.
func Cents(n int64) Amount {
	if !within(n) {
		panic("money: Cents: literal out of range")
	}
	return Amount{n}
}

// FromCents is the amount of n cents, or ErrRange outside ±MaxCents.
func FromCents(n int64) (Amount, error) {
	if !within(n) {
		return Amount{}, outOfRange("from cents")
	}
	return Amount{n}, nil
}

func within(n int64) bool { return -MaxCents <= n && n <= MaxCents }

// Cents is the amount as whole cents.
func (a Amount) Cents() int64 { return a.cents }

// InRange reports whether a lies within ±MaxCents. Only a sum can fail to.
func (a Amount) InRange() bool { return within(a.cents) }

// Add is a + b. It never wraps: a sum that no int64 holds stops at the largest amount, which is far outside
// ±MaxCents and is refused by every writer.
func (a Amount) Add(b Amount) Amount {
	sum := a.cents + b.cents
	if (a.cents^sum)&(b.cents^sum) < 0 || sum == math.MinInt64 {
		return limit(a.cents < 0)
	}
	return Amount{sum}
}

// Sub is a − b, with the same stop as Add.
func (a Amount) Sub(b Amount) Amount { return a.Add(Amount{-b.cents}) }

// Neg is −a.
func (a Amount) Neg() Amount { return Amount{-a.cents} }

// limit is the largest amount of a sign. Its negation exists, so Neg never wraps.
func limit(neg bool) Amount {
	if neg {
		return Amount{-math.MaxInt64}
	}
	return Amount{math.MaxInt64}
}

// Sum adds all amounts, exactly in 128 bits whatever their order; no amounts sum to $0.00. A sum that no
// int64 holds stops as Add does.
func Sum(as ...Amount) Amount {
	var hi, lo, carry uint64
	for _, a := range as {
		lo, carry = bits.Add64(lo, uint64(a.cents), 0)
		hi, _ = bits.Add64(hi, uint64(a.cents>>63), carry)
	}
	if total := int64(lo); hi == uint64(total>>63) && total != math.MinInt64 {
		return Amount{total}
	}
	return limit(int64(hi) < 0)
}

// Cmp is −1, 0 or +1 as a is less than, equal to or more than b. It suits slices.SortFunc as Amount.Cmp.
func (a Amount) Cmp(b Amount) int { return cmp.Compare(a.cents, b.cents) }

// Less reports whether a is less than b.
func (a Amount) Less(b Amount) bool { return a.cents < b.cents }

// IsZero reports whether a is $0.00. A JSON field tagged omitzero leaves $0.00 out: where zero and missing
// differ, use *Amount.
func (a Amount) IsZero() bool { return a.cents == 0 }

// Sign is −1, 0 or +1.
func (a Amount) Sign() int { return cmp.Compare(a.cents, 0) }

// Min is the lesser of a and b.
func Min(a, b Amount) Amount { return Amount{min(a.cents, b.cents)} }

// Max is the greater of a and b.
func Max(a, b Amount) Amount { return Amount{max(a.cents, b.cents)} }
