package dur

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// use is over-use, under-use and signs of misuse.
func (s *screen) use() {
	if s.c.Refill {
		s.early()
		s.late()
	}
	for _, class := range s.k.watched {
		if s.k.holds(&s.c.Medication, class) {
			s.prescribers(class)
		}
	}
}

// early repeats what refill eligibility found; the plan's own edit decides.
func (s *screen) early() {
	if left := s.c.NotBefore.Sub(s.day); left > 0 {
		s.tell(&Finding{Rule: ruleEarly, Conflict: RefillEarly, Severity: Moderate, A: s.first(), X: int64(left), Unit: reason.Days})
	}
}

// late is a message only: the member was without the drug.
func (s *screen) late() {
	late := s.day.Sub(s.c.LastRunOut)
	if late <= 0 { // on time, or the run-out is not known
		return
	}
	if most, ok := s.number(LateDays); ok && late > most {
		s.tell(&Finding{Rule: ruleLate, Conflict: RefillLate, Severity: Minor, A: s.first(), X: int64(late), Unit: reason.Days})
	}
}

func (s *screen) first() drug.RxCUI {
	if len(s.c.Parts) > 0 {
		return s.c.Parts[0].Ingredient
	}
	return 0
}

// prescribers counts who prescribes drugs of a watched class that are taken now, up to as many as are too many.
func (s *screen) prescribers(class int32) {
	most, ok := s.number(ManyPrescribers)
	if !ok {
		return
	}
	n := 0
	if s.c.Prescriber != "" {
		n = 1
	}
	for i := range s.p.Drugs {
		if m := &s.p.Drugs[i]; s.counts(m, class) && !s.seen(m.Prescriber, i, class) {
			n++
		}
	}
	if n >= most {
		s.tell(&Finding{Rule: ruleManyPrescribers, Conflict: ApparentMisuse, Severity: Moderate, A: s.first(),
			X: int64(n), Y: int64(most), Unit: reason.Count})
	}
}

func (s *screen) counts(m *Medication, class int32) bool {
	return m.Prescriber != "" && m.ActiveOn(s.day) && s.k.holds(m, class)
}

// seen reports whether a prescriber is the one of the fill, or of an earlier drug that counts.
func (s *screen) seen(who rx.NPI, before int, class int32) bool {
	if who == s.c.Prescriber {
		return true
	}
	for i := range before {
		if m := &s.p.Drugs[i]; m.Prescriber == who && s.counts(m, class) {
			return true
		}
	}
	return false
}
