package dur

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// caution is one listed fact about the person, or a thing to know. A fact that is missing is asked for, because the drug
// lists it.
func (s *screen) caution(part *Part, row *Caution) {
	switch row.Kind {
	case OfCondition:
		s.condition(part, row)
	case OfPregnancy:
		if s.p.Sex != Male || s.p.Pregnant == drug.Yes { // the sex on file does not outweigh what was told
			s.ask(part, row, s.p.Pregnant, rulePregnancy, rulePregnancyUnknown, PregnancyConflict)
		}
	case OfNursing:
		if s.p.Sex != Male || s.p.Nursing == drug.Yes {
			s.ask(part, row, s.p.Nursing, ruleNursing, ruleNursingUnknown, NursingConflict)
		}
	case OfAge:
		s.age(part, row)
	case OfSex:
		s.ask(part, row, s.p.Sex.is(row.Sex), ruleSex, ruleSexUnknown, SexConflict)
	case OfLab:
		s.warn(part, row, ruleLab, LabConflict)
	case OfFood:
		s.warn(part, row, ruleFood, FoodConflict)
	case OfTobacco:
		s.ask(part, row, s.p.Tobacco, ruleTobacco, ruleTobaccoUnknown, TobaccoConflict)
	case OfAlcohol:
		s.ask(part, row, s.p.Alcohol, ruleAlcohol, ruleAlcoholUnknown, AlcoholConflict)
	}
}

// is compares the sex on file with the one that a row speaks of.
func (s Sex) is(o Sex) drug.Answer {
	if s != Female && s != Male {
		return drug.Unknown
	}
	return drug.AnswerOf(s == o)
}

// ask fires on yes, asks for the fact where it is unknown, and is silent on no.
func (s *screen) ask(part *Part, row *Caution, is drug.Answer, fires, unknown *reason.Rule, c Conflict) {
	switch is {
	case drug.Yes:
		s.warn(part, row, fires, c)
	case drug.No:
	default:
		s.need(unknown, part.Ingredient)
	}
}

func (s *screen) warn(part *Part, row *Caution, r *reason.Rule, c Conflict) {
	s.tell(&Finding{Rule: r, Conflict: c, Severity: row.Severity, A: part.Ingredient, DoseA: part.PerDay, Note: &row.Note})
}

func (s *screen) age(part *Part, row *Caution) {
	years, ok := cal.Age(s.p.Born, s.day)
	if !ok {
		s.need(ruleAgeUnknown, part.Ingredient)
		return
	}
	if row.Ages.contain(years) {
		s.warn(part, row, ruleAge, AgeConflict)
	}
}

// condition fires where a diagnosis begins with the code of the row. Where the conditions are not known, or one of them has
// no code, they are asked for, though those that are told are looked at.
func (s *screen) condition(part *Part, row *Caution) {
	known := s.p.ConditionsKnown == drug.Yes
	for i := range s.p.Conditions {
		c := &s.p.Conditions[i]
		known = known && c.ICD10 != ""
		if !begins(c.ICD10, row.ICD10) {
			continue
		}
		if c.Inferred {
			s.warn(part, row, ruleConditionInferred, ConditionInferred)
			return
		}
		s.warn(part, row, ruleCondition, ConditionReported)
		return
	}
	if !known {
		s.need(ruleConditionsUnknown, part.Ingredient)
	}
}

// begins reports whether a diagnosis begins with another; the point and the case do not matter: "n185" begins with "N18.5".
func begins(code, with string) bool {
	i := 0
	for j := range len(with) {
		if with[j] == '.' {
			continue
		}
		if i < len(code) && code[i] == '.' {
			i++
		}
		if i == len(code) || capital(code[i]) != capital(with[j]) {
			return false
		}
		i++
	}
	return true
}

func capital(b byte) byte {
	if 'a' <= b && b <= 'z' {
		return b - 'a' + 'A'
	}
	return b
}
