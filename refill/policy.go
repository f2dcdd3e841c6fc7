package refill

import "github.com/mailrx/mailrx/pharmacy/cal"

// Policy is a plan's refill-too-soon rule. The zero value lifts the edit.
type Policy struct {
	// Percent of the last supply that must be used up, 1 to 100; 0 lifts the edit. Any other number is invalid:
	// Earliest then takes 100, the strictest, and Eligibility refuses.
	Percent int `json:"percent"`
	// NoCarryOver counts from the last fill alone and forgets what was still on hand (R2.1 without R2.3).
	NoCarryOver bool `json:"no_carry_over,omitempty"`
	// LookbackDays carries over only fills of so many days before the day asked about; 0 looks back to the last gap,
	// however old. It forgets stock on hand, and is there for plans that do. The last fill always counts.
	LookbackDays int `json:"lookback_days,omitempty"`
	// ChangeAtOnce lets the first fill after a change of dose be filled on the day of the change (R2.4, our proposal).
	ChangeAtOnce bool `json:"change_at_once,omitempty"`
}

// Valid reports whether the percent is 0 to 100 and the look-back is not negative.
func (p Policy) Valid() bool { return p.Percent >= 0 && p.Percent <= 100 && p.LookbackDays >= 0 }

// RetailPolicy is the default at a retail pharmacy, 75 % (R2.2, second-hand: plans and explainers). A plan overrides it.
func RetailPolicy() Policy { return Policy{Percent: 75} }

// MailPolicy is the default by mail, 75 % (R2.2, second-hand: a refill when a quarter remains). Commercial plans are
// said to set 60 to 70 (unconfirmed).
func MailPolicy() Policy { return Policy{Percent: 75} }

// ControlledPolicy is the default for a controlled drug by any channel, 85 % (R2.2, second-hand: 80 to 90 are seen).
func ControlledPolicy() Policy { return Policy{Percent: 85} }

// Earliest is the first day a refill may be filled under p (R2.1, R2.3), asked on day asOf, which matters for a
// look-back alone. It is the later of two days: the one on which the percent of the last supply is used up, percent of
// days rounded up (C6); and the one on which no more than the tolerance is on hand. It is unset where nothing stands
// against a refill: nothing was filled yet, or the edit is lifted.
func Earliest(fills []Fill, asOf cal.Date, p Policy) cal.Date {
	return p.earliest(ordered(fills), asOf)
}

// earliest is Earliest of ordered fills.
func (p Policy) earliest(fills []Fill, asOf cal.Date) cal.Date {
	runOut, last := fold(fills, cal.Date{})
	return p.opens(fills, asOf, runOut, last)
}

// opens is earliest of ordered fills whose run-out and last fill are known.
func (p Policy) opens(fills []Fill, asOf, runOut cal.Date, last Fill) cal.Date {
	if p.Percent == 0 || !last.Sound() {
		return cal.Date{}
	}
	used := p.use(last.Days)
	simple := later(last.Date, used)
	if p.NoCarryOver {
		return simple
	}
	if p.LookbackDays > 0 {
		runOut, _ = fold(fills, asOf.AddDays(-p.LookbackDays))
	}
	return cal.Max(simple, runOut.AddDays(used-last.Days))
}

// use is how many of the days must be used up, rounded up.
func (p Policy) use(days int) int {
	if !p.Valid() {
		return days
	}
	return (days*p.Percent + 99) / 100
}
