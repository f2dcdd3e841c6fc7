package refill

import "github.com/mailrx/mailrx/pharmacy/drug"

// MaxControlledRefills is the most refills of a schedule III or IV prescription (21 CFR 1306.22(a), read).
const MaxControlledRefills = 5

// Left is how many refills remain: authorized less refills dispensed so far. fills counts every fill, the first one
// too, which is no refill. Never negative.
func Left(authorized, fills int) int {
	return max(0, authorized-max(0, fills-1))
}

// Authorized is how many of the refills that the prescriber wrote may count (R1.2): none for schedule II (21 CFR
// 1306.12(a)), at most five for III and IV, and for V too, as in a state without a rule of its own (our proposal). For
// an unknown schedule the number stays as written: Eligibility refuses it anyway, and for its own reason. It knows no
// state: law.Book.RefillsLeft has the states' own rules, and agrees with this where a state has none.
func Authorized(s drug.Schedule, written int) int {
	switch s {
	case drug.ScheduleII:
		return 0
	case drug.ScheduleIII, drug.ScheduleIV, drug.ScheduleV:
		return min(max(0, written), MaxControlledRefills)
	}
	return max(0, written)
}
