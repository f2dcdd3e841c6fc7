package refill

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// DoseChange is a change of dose that a new prescription or verified directions brought: what was left is used up at
// another pace (R2.4, code 5). Numbers of units are thousandths: 70 tablets are 70000.
type DoseChange struct {
	On        cal.Date `json:"on,omitzero"`         // first day of the new dose
	UnitsLeft int64    `json:"units_left,omitzero"` // on that day, see UnitsLeft
	Daily     int64    `json:"daily,omitzero"`      // units used a day from then on
	Days      int      `json:"days,omitzero"`       // days' supply of the new prescription
}

// Sound reports whether c can be counted: its day is set, what is left is not negative, use is above nothing and the new
// supply has 1 to MaxDays days.
func (c DoseChange) Sound() bool {
	return c.On.IsSet() && c.UnitsLeft >= 0 && c.UnitsLeft <= drug.MaxThousandths && c.Daily > 0 &&
		c.Days >= 1 && c.Days <= MaxDays
}

// RunOut is the day of the change and as many whole days as what was left lasts at the new dose; unset where c is not
// sound.
func (c DoseChange) RunOut() cal.Date {
	if !c.Sound() {
		return cal.Date{}
	}
	return later(c.On, c.days())
}

// Earliest is the first day on which the new prescription may be filled under p: no more than the tolerance of the new
// supply is on hand (R2.3). The date of the last fill plays no part, for it was for another dose. It is unset where the
// edit is lifted or c is not sound.
func (c DoseChange) Earliest(p Policy) cal.Date {
	if !c.Sound() {
		return cal.Date{}
	}
	return c.opens(p, c.RunOut())
}

// opens is Earliest of a sound change, with the run-out that fills since the change have moved.
func (c DoseChange) opens(p Policy, runOut cal.Date) cal.Date {
	switch {
	case p.Percent == 0:
		return cal.Date{}
	case p.ChangeAtOnce:
		return c.On
	}
	return cal.Max(c.On, runOut.AddDays(p.use(c.Days)-c.Days))
}

// Rest is what was left as a fill of the day of the change. In a history it takes the place of every fill before. It is
// not Sound where nothing was left.
func (c DoseChange) Rest() Fill {
	if !c.Sound() {
		return Fill{}
	}
	return Fill{Date: c.On, Days: min(c.days(), MaxDays)}
}

func (c DoseChange) days() int {
	const far = 4_000_000 // days, more than the calendar has
	return int(min(c.UnitsLeft/c.Daily, far))
}

// UnitsLeft is what remains on day on of units dispensed on day filled and used at daily a day, all in thousandths.
// Never negative. All of it is left where a day is unset, on is before filled, or daily is not above nothing.
func UnitsLeft(units, daily int64, filled, on cal.Date) int64 {
	days := int64(max(0, on.Sub(filled)))
	if daily <= 0 || days == 0 {
		return max(0, units)
	}
	if days > units/daily {
		return 0
	}
	return units - days*daily
}
