package script

import "github.com/mailrx/mailrx/pharmacy/rx"

// RefillCounting is what the numbers of a renewal count: those asked for, and those answered. In a new prescription refills
// are the fills after the first everywhere. That some networks count every fill of a renewal, the first of them too, is
// unconfirmed: it stands in a partner's papers or is asked, and no message tells. The zero value is as in a new
// prescription, and so is one that there is none of.
type RefillCounting uint8

// The ways to count.
const (
	CountsAfterFirst RefillCounting = iota
	CountsEveryFill
)

// Refills turns the number of a renewal into refills after the first fill. PRN and absent stay as they are. Of a partner
// who counts every fill, 0 is no fill at all, and no number of refills: it is absent. See RuleNoRefills.
func (c RefillCounting) Refills(stated rx.Refills) rx.Refills {
	if n, ok := stated.Count(); ok && c == CountsEveryFill {
		return rx.RefillCount(n - 1)
	}
	return stated
}

// Stated turns refills after the first fill into the number to write in a renewal. PRN and absent stay, and 99, which has
// no number above it, is absent.
func (c RefillCounting) Stated(refills rx.Refills) rx.Refills {
	if n, ok := refills.Count(); ok && c == CountsEveryFill {
		return rx.RefillCount(n + 1)
	}
	return refills
}
