package dur

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// duplication is the fill against an active drug of the profile: the same drug, the same ingredient, or one group.
func (s *screen) duplication(m *Medication) {
	if m.replacedBy(s.c) {
		return
	}
	left, long := s.overlaps(m)
	if !long {
		return
	}
	if m.Drug != 0 && m.Drug == s.c.Drug {
		s.doubled(m, Finding{Rule: ruleDrugTwice, Conflict: DrugDuplicated, X: int64(left)})
		return
	}
	for i := range s.c.Parts {
		for j := range m.Parts {
			s.doubles(&s.c.Parts[i], &m.Parts[j], left)
		}
	}
}

// overlaps is the days of m that are left, and whether they are more than the grace. An open order, and a drug without a
// known end, overlap without end, and left is 0.
func (s *screen) overlaps(m *Medication) (left int, long bool) {
	if m.Open || !m.RunOut.IsSet() {
		return 0, true
	}
	grace, ok := s.number(GraceDays)
	left = m.RunOut.Sub(s.day)
	return left, !ok || left > grace
}

func (s *screen) doubles(a, b *Part, left int) {
	if a.Ingredient == 0 || b.Ingredient == 0 {
		return
	}
	found := Finding{A: a.Ingredient, B: b.Ingredient, DoseA: a.PerDay, DoseB: b.PerDay, Severity: Moderate,
		X: int64(left), Unit: reason.Days}
	if a.Ingredient == b.Ingredient {
		found.Rule, found.Conflict = ruleIngredientTwice, IngredientDuplicated
		s.tell(&found)
		return
	}
	if row := s.sharedGroup(a, b); row != nil {
		found.Rule, found.Conflict = ruleTherapyTwice, TherapyDuplicated
		found.Severity, found.Note = row.Severity, &row.Note
		s.tell(&found)
	}
}

// doubled tells of the same clinical drug, once, whatever its parts are.
func (s *screen) doubled(m *Medication, f Finding) {
	f.Severity, f.Unit = Moderate, reason.Days
	if len(s.c.Parts) > 0 && len(m.Parts) > 0 {
		f.A, f.B = s.c.Parts[0].Ingredient, m.Parts[0].Ingredient
		f.DoseA, f.DoseB = s.c.Parts[0].PerDay, m.Parts[0].PerDay
	}
	s.tell(&f)
}

// sharedGroup is the first group that two ingredients are in; nil where there is none.
func (s *screen) sharedGroup(a, b *Part) *Group {
	x, y := s.k.entries[a.Ingredient], s.k.entries[b.Ingredient]
	if x == nil || y == nil {
		return nil
	}
	for _, n := range x.groups {
		if slices.Contains(y.groups, n) {
			return &s.k.facts.Groups[n]
		}
	}
	return nil
}
