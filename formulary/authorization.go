package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// AuthorizationKind is what an authorization sets aside.
type AuthorizationKind string

// The kinds. The zero value is PriorAuthorization.
const (
	PriorAuthorization AuthorizationKind = "prior-authorization"
	StepException      AuthorizationKind = "step-exception"
	QuantityException  AuthorizationKind = "quantity-exception"
	ListException      AuthorizationKind = "list-exception" // the drug is covered though it is not on the list: a formulary exception
	TierException      AuthorizationKind = "tier-exception" // the drug is paid as one of a lower tier
)

// AuthorizationStatus is what has become of what was asked of the plan.
type AuthorizationStatus string

// The statuses. The zero value is AuthorizationGranted; a word that is none of them grants nothing.
const (
	AuthorizationGranted   AuthorizationStatus = "granted"
	AuthorizationInProcess AuthorizationStatus = "in-process" // a person at the plan decides: NeedsReview, reject 3W
	AuthorizationDenied    AuthorizationStatus = "denied"     // refused: NotCovered, reject 3Y
)

// Authorization is the plan's answer for the drug of the request, from its first to its last day, both counted.
// Without a last day it is in force for good. The caller picks those of the drug and of the prescriber.
type Authorization struct {
	Kind   AuthorizationKind   `json:"kind,omitempty"`
	Status AuthorizationStatus `json:"status,omitempty"`
	Tier   int                 `json:"tier,omitempty"` // of a TierException: the number of the tier that was asked for
	From   cal.Date            `json:"from,omitzero"`
	To     cal.Date            `json:"to,omitzero"`
}

// filed is what is on file of one kind on the day. What is granted goes before what is in process, and that before
// what is denied; of several that are granted the lowest tier counts, and then the one that lasts longest.
type filed struct {
	standing standing
	tier     int
	last     cal.Date // of what is granted; else the last day of one that has run out
	next     cal.Date // the first day of one that is to come, where none is granted
}

type standing uint8

const (
	notFiled standing = iota
	denied
	inProcess
	granted
)

// onFile looks through what is on file of a kind. An answer of other days says nothing, but that it has run out or is
// to come.
func (c *claim) onFile(k AuthorizationKind) (f filed) {
	for i := range c.r.Authorizations {
		a := &c.r.Authorizations[i]
		if a.Kind != k && (a.Kind != "" || k != PriorAuthorization) {
			continue
		}
		switch in := (cal.Period{From: a.From, To: a.To}); {
		case in.Contains(c.r.Date):
			f.stands(a)
		case a.Status != "" && a.Status != AuthorizationGranted || f.standing == granted:
		case a.From.After(c.r.Date):
			f.next = cal.Min(f.next, a.From)
		default:
			f.last = cal.Max(f.last, a.To)
		}
	}
	return f
}

// stands takes an answer that is in force.
func (f *filed) stands(a *Authorization) {
	switch a.Status {
	case "", AuthorizationGranted:
		if f.standing != granted || a.Tier < f.tier || a.Tier == f.tier && outlasts(a.To, f.last) {
			f.tier, f.last = a.Tier, a.To
		}
		f.standing = granted
	case AuthorizationInProcess:
		f.standing = max(f.standing, inProcess)
	case AuthorizationDenied:
		f.standing = max(f.standing, denied)
	}
}

// outlasts reports whether a last day is after another; none is after all.
func outlasts(a, b cal.Date) bool { return b.IsSet() && (!a.IsSet() || a.After(b)) }

// status is what an edit fails to that an answer on file may lift: NeedsReview while the plan decides.
func (f *filed) status(otherwise Status) Status {
	if f.standing == inProcess {
		return NeedsReview
	}
	return otherwise
}

// answered says what is on file where an edit fails: that the plan decides, has denied, or that an exception has run
// out; and when one begins.
func (c *claim) answered(f *filed) {
	switch {
	case f.standing == inProcess:
		c.fail(RuleAuthorizationInProcess, NeedsReview, 0, 0, reason.None)
	case f.standing == denied:
		c.fail(RuleAuthorizationDenied, NotCovered, 0, 0, reason.None)
	case f.last.IsSet():
		c.fail(RuleException, NeedsAuthorization, dayNumber(c.r.Date), dayNumber(f.last), reason.Date)
	}
	c.later(f.next)
}

// checkAuthorization is the rule of a drug that needs one.
func (c *claim) checkAuthorization() {
	f := c.onFile(PriorAuthorization)
	switch {
	case f.standing == granted:
		c.d.Trace.Pass(RuleAuthorizationOnFile, dayNumber(c.r.Date), dayNumber(f.last), reason.Date)
	case f.standing != notFiled:
		c.answered(&f)
	case f.last.IsSet():
		c.fail(RuleAuthorizationOnFile, NeedsAuthorization, dayNumber(c.r.Date), dayNumber(f.last), reason.Date)
		c.later(f.next)
	default:
		c.fail(RuleAuthorization, NeedsAuthorization, 0, 0, reason.None)
		c.later(f.next)
	}
}
