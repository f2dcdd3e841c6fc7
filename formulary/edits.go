package formulary

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// checkRow asks what the row itself demands.
func (c *claim) checkRow() {
	p, row := c.p, c.at
	c.d.Trace.row, c.d.Tier = c.row, p.tiers[row.tier].number
	if row.marks.has(markPriorAuth) || row.mail != drug.Yes && c.byMail() {
		c.checkListing()
	} else {
		c.d.Trace.note(noteRow)
	}
	if row.extra != none {
		c.checkExtra(&p.extras[row.extra])
	}
}

// byMail reports whether the drug must be one that is covered by mail.
func (c *claim) byMail() bool { return c.p.mail && c.r.Channel.Mail() }

// checkListing is the rules of noteRow where one of them may fail.
func (c *claim) checkListing() {
	c.d.Trace.Pass(RuleListed, int64(c.d.Tier), 0, reason.Count)
	if c.byMail() {
		c.checkMail(c.at.mail)
	}
	if c.at.marks.has(markPriorAuth) {
		c.checkAuthorization()
	} else {
		c.d.Trace.Pass(RuleAuthorization, 0, 0, reason.None)
	}
}

// checkExtra asks what few drugs demand.
func (c *claim) checkExtra(e *extra) {
	if e.limit != none && c.r.Quantity.Positive() {
		c.checkLimits(&c.p.limits[e.limit])
	}
	if e.step != none {
		c.checkStep(&c.p.steps[e.step])
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

// AuthorizationKind is what an authorization sets aside.
type AuthorizationKind string

// The kinds. The zero value is PriorAuthorization.
const (
	PriorAuthorization AuthorizationKind = "prior-authorization"
	StepException      AuthorizationKind = "step-exception"
	QuantityException  AuthorizationKind = "quantity-exception"
)

// Authorization is the plan's agreement for the drug of the request, from its first to its last day, both counted.
// Without a last day it is in force for good. The caller picks those of the drug and of the prescriber.
type Authorization struct {
	Kind AuthorizationKind `json:"kind,omitempty"`
	From cal.Date          `json:"from,omitzero"`
	To   cal.Date          `json:"to,omitzero"`
}

// authorized reports whether an authorization of a kind is in force on the day; otherwise last is the last day of one
// that has run out, and next the first of one to come.
func (c *claim) authorized(k AuthorizationKind) (ok bool, last, next cal.Date) {
	for i := range c.r.Authorizations {
		a := &c.r.Authorizations[i]
		if a.Kind != k && (a.Kind != "" || k != PriorAuthorization) {
			continue
		}
		in := cal.Period{From: a.From, To: a.To}
		switch {
		case in.Contains(c.r.Date):
			return true, a.To, next
		case a.From.After(c.r.Date):
			next = cal.Min(next, a.From)
		default:
			last = cal.Max(last, a.To)
		}
	}
	return false, last, next
}

func (c *claim) checkAuthorization() {
	ok, last, next := c.authorized(PriorAuthorization)
	switch {
	case ok:
		c.d.Trace.Pass(RuleAuthorizationOnFile, dayNumber(c.r.Date), dayNumber(last), reason.Date)
		return
	case last.IsSet():
		c.fail(RuleAuthorizationOnFile, NeedsAuthorization, dayNumber(c.r.Date), dayNumber(last), reason.Date)
	default:
		c.fail(RuleAuthorization, NeedsAuthorization, 0, 0, reason.None)
	}
	c.later(next)
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
