package medicare

import "github.com/mailrx/mailrx/pharmacy/money"

// MonthDays is the days of a month's supply where the plan has approved no other number.
const MonthDays = 30

// Months is how many months a supply counts for: a begun month is a month (42 CFR 423.120(h)). monthDays below 1 is
// [MonthDays]; a supply below one day counts as one month, for the cap of no supply would be a price of $0.
func Months(days, monthDays int) int {
	if monthDays < 1 {
		monthDays = MonthDays
	}
	return max(1, (days-1)/monthDays+1)
}

// InsulinCap is the most that a member pays for a fill of a covered insulin: the least of $35 a month, 25 % of the
// maximum fair price of one month, times the months, and 25 % of the negotiated price of the fill
// (42 USC 1395w-102(b)(9); 42 CFR 423.100, 423.120(h)). Each is rounded half up once. mfpMonth is $0 for an insulin
// that has no maximum fair price. It is a ceiling and not a price: the plan's share may be lower.
//
// The regulation limits by the price of a month; for a begun month we take the lower reading, 25 % of what the fill
// costs (proposal). For 2025 the statute as we recall it names $35 alone (unconfirmed); the lower reading is taken for
// every year.
func (y *Year) InsulinCap(price, mfpMonth money.Amount, months int) money.Amount {
	n := int64(max(1, months))
	least := y.part(price)
	if flat, err := y.insulin.Amount.Times(n); err == nil {
		least = money.Min(least, flat)
	}
	if fair, err := mfpMonth.Times(n); err == nil && fair.Sign() > 0 {
		least = money.Min(least, y.part(fair))
	}
	return least
}
