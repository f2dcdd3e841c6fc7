package medicare

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// DailyApplies says whether daily cost sharing applies to a product (42 CFR 423.153(b)(4)): to solid oral forms, and
// not to antibiotics and what is dispensed in its original container (exempt). It is Unknown where a fact that decides
// is.
func DailyApplies(solidOral, exempt drug.Answer) drug.Answer {
	switch {
	case solidOral == drug.No || exempt == drug.Yes:
		return drug.No
	case solidOral == drug.Yes && exempt == drug.No:
		return drug.Yes
	default:
		return drug.Unknown
	}
}

// Daily is the share of a fill shorter than a month, of the copay of a month: the copay divided by the month's days,
// rounded half up to the cent first, times the days (42 CFR 423.100, 423.153(b)(4)). It is never above the month's
// copay, which rounding up could pass; the lesser of it and the price is the caller's. A supply of the month's days
// or more is no short fill: its share is the copay. A coinsurance has no daily rate: it is just taken of the smaller
// price. monthDays below 1 is [MonthDays]; days below 1 are no fill and have no share.
func Daily(copay money.Amount, days, monthDays int) (aDay, share money.Amount) {
	if monthDays < 1 {
		monthDays = MonthDays
	}
	n := int64(monthDays)
	aDay = divide(copay, n)
	if days >= monthDays {
		return aDay, copay
	}
	share, err := aDay.Times(int64(max(days, 0)))
	if err != nil {
		return aDay, copay
	}
	return aDay, money.Min(share, copay)
}
