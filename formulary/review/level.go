package review

import "slices"

// Level is a rung of the ladder: who answers.
type Level string

// The levels.
const (
	Determination     Level = "determination"       // the plan's first answer, everywhere
	Redetermination   Level = "redetermination"     // Part D: the plan again
	Reconsideration   Level = "reconsideration"     // Part D: the independent review entity (IRE)
	Hearing           Level = "hearing"             // Part D: administrative law judge (ALJ)
	Council           Level = "appeals_council"     // Part D: Medicare Appeals Council
	Court             Level = "court"               // Part D: federal district court
	InternalAppeal    Level = "internal_appeal"     // ERISA: the plan again
	SecondAppeal      Level = "second_appeal"       // ERISA: where the plan has two levels
	ExternalReview    Level = "external_review"     // an independent review organization, 45 CFR 147.136(d)
	ExternalException Level = "external_exception"  // Marketplace: of a formulary exception, 45 CFR 156.122(c)(3)
	ManagedCareAppeal Level = "managed_care_appeal" // Medicaid: the managed care organization
)

var (
	partDLadder       = []Level{Determination, Redetermination, Reconsideration, Hearing, Council, Court}
	oneAppealLadder   = []Level{Determination, InternalAppeal, ExternalReview}
	twoAppealLadder   = []Level{Determination, InternalAppeal, SecondAppeal, ExternalReview}
	exceptionLadder   = []Level{Determination, ExternalException}
	managedCareLadder = []Level{Determination, ManagedCareAppeal}
)

// Ladder is the levels of a subject under a program, from the first answer up. second says that a commercial plan has
// two internal levels. The slice is the caller's; it is nil for an unknown program or subject.
func Ladder(p Program, s Subject, second bool) []Level { return slices.Clone(ladder(p, s, second)) }

func ladder(p Program, s Subject, second bool) []Level {
	switch {
	case !s.Known() || !p.Known():
		return nil
	case p == PartD:
		return partDLadder
	case p == Medicaid:
		return managedCareLadder
	case p == Marketplace && s == FormularyException:
		return exceptionLadder
	case second:
		return twoAppealLadder
	}
	return oneAppealLadder
}

// above is the level after l; false after the last.
func above(levels []Level, l Level) (Level, bool) {
	i := slices.Index(levels, l)
	if i < 0 || i+1 >= len(levels) {
		return "", false
	}
	return levels[i+1], true
}
