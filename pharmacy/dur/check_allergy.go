package dur

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// allergyStatus asks for the allergies where nobody was asked: at a first order the form must answer every question.
// An allergy that could not be coded is read by a pharmacist.
func (s *screen) allergyStatus() {
	if s.p.AllergiesKnown != drug.Yes {
		if s.p.Ordered {
			s.tell(&Finding{Rule: ruleAllergiesOpen, Severity: Minor})
		} else {
			s.need(ruleAllergiesUnknown, 0)
		}
	}
	for i := range s.p.Allergies {
		a := &s.p.Allergies[i]
		if !s.readable(a) {
			s.tell(&Finding{Rule: ruleAllergyUncoded, Conflict: AllergyConflict, Severity: Moderate, B: a.Ingredient})
		}
		if a.Class == "" && a.Ingredient != 0 && !s.k.Covers(a.Ingredient) {
			s.tell(&Finding{Rule: ruleNotCovered, Severity: Minor, A: a.Ingredient}) // its class is not known
		}
	}
}

// readable reports whether the allergy is to something that the knowledge can compare.
func (s *screen) readable(a *Allergy) bool {
	if a.Class != "" {
		_, known := s.k.classes[a.Class]
		return known
	}
	return a.Ingredient != 0
}

// allergies is the ingredient against every allergy: the ingredient itself, its class, and classes that cross.
func (s *screen) allergies(part *Part) {
	for i := range s.p.Allergies {
		a := &s.p.Allergies[i]
		if a.Ingredient != 0 && a.Ingredient == part.Ingredient {
			s.allergic(part, a, ruleAllergy, Major, nil)
			continue
		}
		if a.Class != "" && s.k.In(part.Ingredient, a.Class) {
			s.allergic(part, a, ruleAllergy, Major, nil)
			continue
		}
		s.crossing(part, a)
	}
}

// crossing tells of the gravest row by which an allergy reaches the ingredient.
func (s *screen) crossing(part *Part, a *Allergy) {
	var gravest *Cross
	for i := range s.k.facts.Crosses {
		row := &s.k.facts.Crosses[i]
		told := a.Class == row.Allergy || s.k.In(a.Ingredient, row.Allergy)
		if told && s.k.In(part.Ingredient, row.Drug) && (gravest == nil || row.Severity > gravest.Severity) {
			gravest = row
		}
	}
	if gravest != nil {
		s.allergic(part, a, ruleAllergyCross, gravest.Severity, &gravest.Note)
	}
}

// allergic tells of an allergy, or of an earlier reaction, which weighs no more than Moderate.
func (s *screen) allergic(part *Part, a *Allergy, r *reason.Rule, sev Severity, note *Note) {
	f := Finding{Rule: r, Conflict: AllergyConflict, Severity: sev, A: part.Ingredient, B: a.Ingredient, DoseA: part.PerDay,
		Note: note}
	if a.Reaction {
		f.Rule, f.Conflict, f.Severity = rulePriorReaction, PriorReaction, min(sev, Moderate)
	}
	s.tell(&f)
}
