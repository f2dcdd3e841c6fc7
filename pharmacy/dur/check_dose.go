package dur

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// limit holds one measure of the fill against its least and its most.
func (s *screen) limit(part *Part, row *Limit) {
	if !s.speaks(part, row) {
		return
	}
	switch row.Measure {
	case DailyDose:
		s.dose(part, row)
	case Duration:
		if s.c.DaysSupply <= 0 {
			s.need(ruleDaysUnknown, part.Ingredient)
			return
		}
		s.between(part, row, row.Min, row.Max, int64(s.c.DaysSupply), reason.Days, durationRules)
	case FillQuantity:
		if !s.c.Quantity.IsSet() {
			s.need(ruleQuantityUnknown, part.Ingredient)
			return
		}
		s.between(part, row, row.Min, row.Max, s.c.Quantity.Thousandths(), reason.Thousandths, quantityRules)
	}
}

// speaks reports whether the row is for the person's age, which is asked for where it is unknown.
func (s *screen) speaks(part *Part, row *Limit) bool {
	if row.Ages.everybody() {
		return true
	}
	years, ok := cal.Age(s.p.Born, s.day)
	if !ok {
		s.need(ruleAgeUnknown, part.Ingredient)
	}
	return ok && row.Ages.contain(years)
}

// dose is the daily dose over everything that is taken.
func (s *screen) dose(part *Part, row *Limit) {
	least, most := row.Min, row.Max
	if row.PerKilogram {
		if s.p.Grams <= 0 {
			s.need(ruleWeightUnknown, part.Ingredient)
			return
		}
		least, most = forWeight(least, s.p.Grams), forWeight(most, s.p.Grams)
	}
	total, known := s.daily(part)
	if !known {
		s.need(ruleDoseUnknown, part.Ingredient)
		least = 0 // what is known may be too much already, and never too little
	}
	s.between(part, row, least, most, total, reason.Thousandths, doseRules)
}

// forWeight is a limit per kilogram for a weight, rounded down to the microgram.
func forWeight(perKilogram int64, grams int) int64 {
	return perKilogram * int64(min(grams, maxGrams)) / 1000
}

const maxGrams = 1_000_000

// daily is the micrograms a day of an ingredient: the fill, and other drugs that are taken beside it. known is false
// where one of them does not say.
func (s *screen) daily(part *Part) (total int64, known bool) {
	known = true
	add := func(n int64) {
		known = known && n > 0
		total += min(max(n, 0), maxAmount)
	}
	for i := range s.c.Parts {
		if s.c.Parts[i].Ingredient == part.Ingredient {
			add(s.c.Parts[i].PerDay)
		}
	}
	for i := range s.p.Drugs {
		if m := &s.p.Drugs[i]; s.beside(m) {
			for j := range m.Parts {
				if m.Parts[j].Ingredient == part.Ingredient {
					add(m.Parts[j].PerDay)
				}
			}
		}
	}
	return total, known
}

// beside reports whether m is taken together with the fill, and not before it or in its place.
func (s *screen) beside(m *Medication) bool {
	if m.sameRx(s.c) || m.replacedBy(s.c) || !m.ActiveOn(s.day) {
		return false
	}
	_, long := s.overlaps(m)
	return long
}

// lowHigh is the two ends of a measure.
type lowHigh struct {
	low, high     *reason.Rule
	lowIs, highIs Conflict
}

var (
	doseRules     = lowHigh{ruleDoseLow, ruleDoseHigh, DoseLow, DoseHigh}
	durationRules = lowHigh{ruleDurationShort, ruleDurationLong, DurationShort, DurationLong}
	quantityRules = lowHigh{ruleQuantityLow, ruleQuantityHigh, QuantityLow, QuantityHigh}
)

func (s *screen) between(part *Part, row *Limit, least, most, n int64, u reason.Unit, r lowHigh) {
	f := Finding{Severity: row.Severity, A: part.Ingredient, DoseA: part.PerDay, Note: &row.Note, X: n, Unit: u}
	switch {
	case most > 0 && n > most:
		f.Rule, f.Conflict, f.Y = r.high, r.highIs, most
	case n < least:
		f.Rule, f.Conflict, f.Y = r.low, r.lowIs, least
	default:
		return
	}
	s.tell(&f)
}
