package review

// Program is the body of law that a plan answers under. The zero value is unknown, and nothing is decided under it.
type Program string

// The programs.
const (
	PartD       Program = "part_d"      // Medicare prescription drug plans, 42 CFR 423 subparts M and U
	ERISA       Program = "erisa"       // commercial plans of employers, 29 CFR 2560.503-1
	Marketplace Program = "marketplace" // individual and small group plans, 45 CFR 156.122(c); a plain authorization goes by ERISA's clocks
	Medicaid    Program = "medicaid"    // fee for service and managed care, SSA 1927(d)(5)
)

// Known reports whether p is one of the programs.
func (p Program) Known() bool {
	switch p {
	case PartD, ERISA, Marketplace, Medicaid:
		return true
	}
	return false
}

// Subject is what is asked of the plan.
type Subject string

// The subjects. All but the first are exceptions.
const (
	PriorAuthorization Subject = "prior_authorization"
	StepException      Subject = "step_exception"      // not to try another drug first
	QuantityException  Subject = "quantity_exception"  // more, or a higher dose, than the limit
	FormularyException Subject = "formulary_exception" // a drug that is not on the list
	TieringException   Subject = "tiering_exception"   // the cost share of a lower tier
)

// Known reports whether s is one of the subjects.
func (s Subject) Known() bool { return s == PriorAuthorization || s.Exception() }

// Exception reports whether s asks for an exception, which in Part D needs the prescriber's supporting statement.
func (s Subject) Exception() bool {
	switch s {
	case StepException, QuantityException, FormularyException, TieringException:
		return true
	}
	return false
}

// Track is how fast an answer is owed.
type Track string

// The tracks. ERISA calls them pre-service, urgent and post-service; Marketplace calls the second exigent.
const (
	Standard  Track = "standard"
	Expedited Track = "expedited"
	Payment   Track = "payment" // the drug was bought already; never expedited
)

// Known reports whether t is one of the tracks.
func (t Track) Known() bool { return t == Standard || t == Expedited || t == Payment }
