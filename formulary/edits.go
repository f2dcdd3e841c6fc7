package formulary

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// checkRow asks what the row itself demands.
func (c *claim) checkRow() {
	p, row := c.p, c.at
	c.d.Trace.row, c.d.Tier, c.tier = c.row, p.tiers[row.tier].number, row.tier
	if c.marks = row.marks; c.marks.has(markPriorAuth) || row.mail != drug.Yes && c.byMail() {
		c.checkListing()
	} else {
		c.d.Trace.note(noteRow)
	}
	if c.r.has(TierException) {
		c.checkTier()
	}
	if row.extra != none {
		c.checkExtra(&p.extras[row.extra])
	}
}

// byMail reports whether the drug must be one that is covered by mail.
func (c *claim) byMail() bool { return c.p.mail && c.r.Channel.Mail() }

// checkListing is the rules of noteRow where one of them may fail.
func (c *claim) checkListing() {
	if c.row == none {
		c.checkUnlisted()
		return
	}
	c.d.Trace.Pass(RuleListed, int64(c.d.Tier), 0, reason.Count)
	if c.byMail() {
		c.checkMail(c.at.mail)
	}
	if c.marks.has(markPriorAuth) {
		c.checkAuthorization()
	} else {
		c.d.Trace.Pass(RuleAuthorization, 0, 0, reason.None)
	}
}

// checkExtra asks what few drugs demand, in the order in which it is resolved (R7.0): step therapy before quantity.
func (c *claim) checkExtra(e *extra) {
	if e.step != none {
		c.checkStep(&c.p.steps[e.step])
	}
	if e.limit != none && c.r.Quantity.Positive() {
		c.checkLimits(&c.p.limits[e.limit])
	}
	if e.minAge >= 0 || e.maxAge >= 0 {
		c.checkAge(int64(e.minAge), int64(e.maxAge))
	}
	if e.sex != SexUnknown {
		c.checkSex(e.sex)
	}
	if e.indication != none {
		c.checkIndication(c.p.indications[e.indication])
	}
}

func (c *claim) checkMail(a drug.Answer) {
	switch a {
	case drug.Yes:
		c.d.Trace.Pass(RuleByMail, 0, 0, reason.None)
	case drug.No:
		c.fail(RuleByMail, NotCovered, 0, 0, reason.None)
	default:
		c.needs(RuleMailUnknown)
	}
}

func (c *claim) checkSex(covered Sex) {
	switch c.r.Sex {
	case covered:
		c.d.Trace.Pass(RuleSex, 0, 0, reason.None)
	case Female, Male:
		c.fail(RuleSex, NotCovered, 0, 0, reason.None)
	default:
		c.needs(RuleSexUnknown)
	}
}

func (c *claim) checkIndication(covered []string) {
	switch said := c.r.Indication; {
	case said == "":
		c.needs(RuleIndicationUnknown)
	case slices.Contains(covered, said):
		c.d.Trace.Pass(RuleIndication, 0, 0, reason.None)
	default:
		c.fail(RuleIndication, NotCovered, 0, 0, reason.None)
	}
}

func (c *claim) checkAge(youngest, oldest int64) {
	age := int64(c.r.Age.N)
	switch {
	case !c.r.Age.Set || age < 0:
		c.needs(RuleAgeUnknown)
	case youngest >= 0 && age < youngest:
		c.fail(RuleAgeMin, NotCovered, age, youngest, reason.Count)
	case oldest >= 0 && age > oldest:
		c.fail(RuleAgeMax, NotCovered, age, oldest, reason.Count)
	case youngest >= 0:
		c.d.Trace.Pass(RuleAgeMin, age, youngest, reason.Count)
	default:
		c.d.Trace.Pass(RuleAgeMax, age, oldest, reason.Count)
	}
}
