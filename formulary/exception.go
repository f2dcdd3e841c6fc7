package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Unlisted is what the caller knows of a drug that the plan does not list, for a fill by a ListException. The plan
// document has no row of it, so that what is left out is unknown, never guessed. Its price is Request.Price, or
// MaximumFair.
type Unlisted struct {
	Source         drug.Source    `json:"source,omitzero"`          // for product selection and the low-income copays
	Insulin        drug.Answer    `json:"insulin,omitzero"`         // needed in Part D, where law fixes what it costs
	Vaccine        drug.Answer    `json:"vaccine,omitzero"`         // an adult vaccine that ACIP recommends; needed in Part D
	SolidOral      drug.Answer    `json:"solidOral,omitzero"`       // for the daily rate
	LowIncomeClass LowIncomeClass `json:"lowIncomeClass,omitempty"` // for the low-income copays
}

// marks is what a row would say.
func (u *Unlisted) marks() (m marks) {
	if u == nil {
		return 0
	}
	if u.Insulin == drug.Yes {
		m |= markInsulin
	}
	if u.Vaccine == drug.Yes {
		m |= markVaccine
	}
	switch u.LowIncomeClass {
	case LowIncomeGeneric:
		m |= 1 << shiftLowIncome
	case LowIncomeOther:
		m |= 2 << shiftLowIncome
	}
	return m | marks(u.Source&3)<<shiftSource | marks(u.SolidOral&3)<<shiftSolid
}

// excepted reports whether an exception covers a drug without a row in force. Where none does it says why the drug is not
// covered.
func (c *claim) excepted() bool {
	if len(c.r.Authorizations) == 0 || c.clash != 0 || c.rxcui == 0 && !c.listed {
		c.notFound(NotCovered)
		return false
	}
	f := c.onFile(ListException)
	if f.standing != granted {
		c.notFound(f.status(NotCovered))
		c.answered(&f)
		return false
	}
	c.d.Trace.Pass(RuleException, dayNumber(c.r.Date), dayNumber(f.last), reason.Date)
	if c.p.benefit.exceptions.unlisted == nil {
		c.needs(RuleExceptionsUnsaid)
		return false
	}
	if u := c.r.Unlisted; c.p.benefit.partD.year != 0 && (u == nil || u.Insulin == drug.Unknown || u.Vaccine == drug.Unknown) {
		c.needs(RuleUnlistedKind)
		return false
	}
	c.at = c.p.benefit.exceptions.unlisted
	return true
}

// checkUnlisted is the rules of a drug that is covered by an exception. It has no edits.
func (c *claim) checkUnlisted() {
	c.marks, c.moved = c.r.Unlisted.marks(), true
	c.d.Trace.Pass(RuleExceptionTier, int64(c.d.Tier), 0, reason.Count)
	if c.byMail() {
		c.checkMail(c.at.mail)
	}
}

// has reports whether an authorization of a kind is among those of the request, whatever its days.
func (r *Request) has(k AuthorizationKind) bool {
	for i := range r.Authorizations {
		if r.Authorizations[i].Kind == k {
			return true
		}
	}
	return false
}

// checkTier moves the drug to the tier of a tier exception. Without one the tier of its own holds, and what is on file
// is said.
func (c *claim) checkTier() {
	f := c.onFile(TierException)
	from := int64(c.d.Tier)
	switch {
	case f.standing != granted && f.last.IsSet():
		c.d.Trace.Pass(RuleTierExceptionEnded, dayNumber(c.r.Date), dayNumber(f.last), reason.Date)
	case f.standing != granted:
	case c.row == none:
		c.d.Trace.Pass(RuleTierExceptionRefused, from, int64(f.tier), reason.Count)
	case f.tier >= int(from):
		c.d.Trace.Pass(RuleTierExceptionIdle, from, int64(f.tier), reason.Count)
	default:
		if to, ok := c.lowerTier(f.tier); ok {
			c.tier, c.moved, c.d.Tier = to, true, uint8(f.tier)
			c.d.Trace.Pass(RuleTierException, from, int64(f.tier), reason.Count)
		}
	}
}

// lowerTier is the position of the tier that an exception names, where the plan's design does not refuse it (42 CFR
// 423.578(a)(6); R7.2 T3). What cannot be told leaves the decision without amounts.
func (c *claim) lowerTier(number int) (to uint8, ok bool) {
	e, source := &c.p.benefit.exceptions, drug.Source(c.marks.two(shiftSource))
	at, known := c.p.tierAt(number)
	switch {
	case e.unlisted == nil:
		c.spoil(RuleExceptionsUnsaid)
	case !known:
		c.fail(RuleTierException, Unknown, int64(c.d.Tier), int64(number), reason.Count)
		c.spoiled = true
	case e.noneFrom.holds(c.tier) || e.noBrandsTo.holds(at) && (source == drug.Brand || source == drug.Biosimilar):
		c.d.Trace.Pass(RuleTierExceptionRefused, int64(c.d.Tier), int64(number), reason.Count)
	case e.noBrandsTo.holds(at) && source != drug.Generic:
		c.spoil(RuleTierExceptionSource)
	default:
		return at, true
	}
	return 0, false
}

// spoil says that a fact is missing without which no amount can be told.
func (c *claim) spoil(rule *reason.Rule) {
	c.needs(rule)
	c.spoiled = true
}
