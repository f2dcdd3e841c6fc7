package dur

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Screen runs every check of R6.1 on a fill as of a day. It is run at intake and again before filling.
func Screen(k *Knowledge, p Profile, c Candidate, asOf cal.Date) Findings {
	var out Findings
	ScreenInto(k, &p, &c, asOf, &out)
	return out
}

// ScreenInto is Screen into findings that are used again: it empties out, and allocates nothing once out has room. It
// reads p and c and keeps neither.
func ScreenInto(k *Knowledge, p *Profile, c *Candidate, asOf cal.Date, out *Findings) {
	out.Reset()
	out.Version = k.version
	s := screen{k: k, p: p, c: c, day: asOf, out: out}
	if !asOf.IsSet() {
		s.need(ruleDay, 0)
		return
	}
	s.coded()
	s.use()
	s.allergyStatus()
	for i := range c.Parts {
		if part := &c.Parts[i]; part.Ingredient != 0 {
			s.part(part)
		}
	}
	for i := range p.Drugs {
		s.other(&p.Drugs[i])
	}
}

// screen is one run.
type screen struct {
	k   *Knowledge
	p   *Profile
	c   *Candidate
	day cal.Date
	out *Findings
}

// coded asks for the ingredients of the fill: without them it cannot be screened. A drug of the profile without them (an
// herb, a product that is not on the list) is for a pharmacist to read.
func (s *screen) coded() {
	if !s.c.wellCoded() {
		s.need(ruleUncoded, 0)
	}
	for i := range s.p.Drugs {
		if m := &s.p.Drugs[i]; m.ActiveOn(s.day) && !m.wellCoded() {
			s.tell(&Finding{Rule: ruleProfileUncoded, Conflict: DrugInteraction, Severity: Moderate})
			return // a pharmacist reads the whole profile
		}
	}
}

func (m *Medication) wellCoded() bool {
	for i := range m.Parts {
		if m.Parts[i].Ingredient == 0 {
			return false
		}
	}
	return len(m.Parts) > 0
}

// part runs the checks of one ingredient of the fill.
func (s *screen) part(part *Part) {
	e := s.k.entries[part.Ingredient]
	if e == nil {
		s.tell(&Finding{Rule: ruleNotCovered, Severity: Minor, A: part.Ingredient})
	}
	s.allergies(part)
	if e == nil {
		return
	}
	for _, n := range e.cautions {
		s.caution(part, &s.k.facts.Cautions[n])
	}
	for _, n := range e.limits {
		s.limit(part, &s.k.facts.Limits[n])
	}
}

// other runs the checks of the fill against one drug of the profile. A fill of the same prescription is no other drug.
func (s *screen) other(m *Medication) {
	if m.sameRx(s.c) {
		return
	}
	active := m.ActiveOn(s.day)
	if !active && m.RunOut.AddDays(s.k.washouts).Before(s.day) {
		return
	}
	if active {
		s.duplication(m)
	}
	for i := range s.c.Parts {
		for j := range m.Parts {
			s.meeting(&s.c.Parts[i], &m.Parts[j], m, active)
		}
	}
}

// meeting is drug against drug, with what is washed out slowly.
func (s *screen) meeting(a, b *Part, m *Medication, active bool) {
	if a.Ingredient == b.Ingredient || a.Ingredient == 0 || b.Ingredient == 0 {
		return
	}
	if active && !s.k.Covers(b.Ingredient) {
		s.tell(&Finding{Rule: ruleNotCovered, Severity: Minor, A: b.Ingredient})
	}
	for _, n := range s.k.between(a.Ingredient, b.Ingredient) {
		row := &s.k.facts.Interactions[n]
		if !active && !m.RunOut.AddDays(row.Washout).After(s.day) {
			continue
		}
		s.tell(&Finding{Rule: ruleInteraction, Conflict: DrugInteraction, Severity: row.Severity,
			A: a.Ingredient, B: b.Ingredient, DoseA: a.PerDay, DoseB: b.PerDay, Note: &row.Note})
	}
}

// tell adds a finding: a minor one is shown, any other waits for a pharmacist. The same finding is told once.
func (s *screen) tell(f *Finding) {
	f.Outcome = law.Hold
	if f.Severity == Minor {
		f.Outcome = law.Allow
	}
	f.Prescriber, f.Fill = s.c.Prescriber, s.c.Fill
	s.add(f)
}

// need adds a finding that asks for a fact.
func (s *screen) need(r *reason.Rule, a drug.RxCUI) {
	s.add(&Finding{Rule: r, Outcome: law.NeedInfo, A: a})
}

func (s *screen) add(f *Finding) {
	for i := range s.out.List {
		if o := &s.out.List[i]; o.Rule == f.Rule && o.A == f.A && o.B == f.B && o.DoseB == f.DoseB && o.Note == f.Note {
			return
		}
	}
	s.out.List = append(s.out.List, *f)
}

// number is a number in force on the day of the screen; where there is none, it is asked for.
func (s *screen) number(id NumberID) (int, bool) {
	n, ok := s.k.Number(id, s.day)
	if !ok {
		s.need(ruleNumber, 0)
	}
	return int(n), ok
}
