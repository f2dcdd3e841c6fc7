package money

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// MaxParts is the most parts that Split makes.
const MaxParts = 1_000_000

// Split divides a into n parts that sum to a and differ by at most one cent; the odd cents go to the first
// parts. A negative amount splits like the positive one. It gives ErrShares unless 1 ≤ n ≤ MaxParts.
func (a Amount) Split(n int) ([]Amount, error) {
	if n < 1 || n > MaxParts {
		return nil, &Error{Op: "split", Why: "the number of parts must be 1 to 1,000,000", Err: ErrShares}
	}
	share, odd := a.cents/int64(n), a.cents%int64(n)
	step := int64(a.Sign())
	parts := make([]Amount, n)
	for i := range parts {
		parts[i].cents = share
		if odd != 0 {
			parts[i].cents += step
			odd -= step
		}
	}
	return parts, nil
}

// Allocate divides a in proportion to the weights. The parts sum to a, and none is a whole cent away from its
// exact share: the cents that are left over go to the largest remainders, the first of equals first. A weight
// of zero gets $0.00. A negative amount is divided like the positive one. It gives ErrShares where there is no
// weight, one is negative, or all are zero, and ErrRange where the weights sum past an int64.
func (a Amount) Allocate(weights []int64) ([]Amount, error) {
	total, err := totalWeight(weights)
	if err != nil {
		return nil, err
	}
	parts := make([]Amount, len(weights))
	rests := make([]remainder, len(weights))
	cents := magnitude(a.cents)
	left := cents
	for i, w := range weights {
		hi, lo := bits.Mul64(cents, uint64(w))
		share, r := bits.Div64(hi, lo, total) // hi < total, for w ≤ total
		parts[i].cents = signed(share, a.cents < 0)
		rests[i] = remainder{i, r}
		left -= share
	}
	slices.SortStableFunc(rests, func(x, y remainder) int { return cmp.Compare(y.rest, x.rest) })
	for _, r := range rests[:left] {
		parts[r.part].cents += int64(a.Sign())
	}
	return parts, nil
}

type remainder struct {
	part int
	rest uint64
}

func totalWeight(weights []int64) (uint64, error) {
	var total uint64
	for i, w := range weights {
		if w < 0 {
			return 0, &Error{Op: "allocate", At: i + 1, Why: "a weight is negative", Err: ErrShares}
		}
		if total += uint64(w); total > math.MaxInt64 {
			return 0, &Error{Op: "allocate", Why: "the weights sum past an int64", Err: ErrRange}
		}
	}
	if total == 0 {
		return 0, &Error{Op: "allocate", Why: "there are no weights above zero", Err: ErrShares}
	}
	return total, nil
}
