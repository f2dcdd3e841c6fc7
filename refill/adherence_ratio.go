package refill

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// Ratio is a number of days over a number of days, such as 270 of 365 days covered. It stays two integers, so that a
// limit is compared exactly. The zero value is no ratio: there were no days to measure.
type Ratio struct {
	Covered int `json:"covered"`
	Days    int `json:"days"`
}

// Known reports whether there were days to measure. Nothing covered of some days is known, and is zero.
func (r Ratio) Known() bool { return r.Days > 0 }

// AtLeast reports whether the ratio is a whole percent or more: 100·Covered ≥ percent·Days, in integers. It is false
// where the ratio is not known.
func (r Ratio) AtLeast(percent int) bool { return r.Known() && 100*r.Covered >= percent*r.Days }

// Rate is the ratio in millionths, rounded half up; 0 where it is not known, so ask Known first.
func (r Ratio) Rate() money.Rate {
	if !r.Known() {
		return 0
	}
	return money.Rate((2*1_000_000*int64(r.Covered) + int64(r.Days)) / (2 * int64(r.Days)))
}

// String is the ratio with four decimals, rounded half up: "0.7397"; "unknown" where it is not known.
func (r Ratio) String() string {
	if !r.Known() {
		return "unknown"
	}
	n := (2*10_000*int64(r.Covered) + int64(r.Days)) / (2 * int64(r.Days))
	return fmt.Sprintf("%d.%04d", n/10_000, n%10_000)
}
