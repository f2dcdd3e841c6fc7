package shipping

import (
	"errors"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The rules of falling back from one choice to the next.
var (
	RuleFirstChoice = &reason.Rule{
		Code: "shipping.first_choice", Evidence: reason.Proposal,
		Text: "the first choice cannot be taken", Passed: "the best choice is taken first",
		Source: "feature 98",
	}
	RuleFellBack = &reason.Rule{
		Code: "shipping.fell_back", Evidence: reason.Proposal,
		Text:   "the choice before cannot be passed over",
		Passed: "the carrier's answer promises that nothing was bought, so the next choice is taken ({a} were tried)",
		Facts:  reason.Facts{A: "tried"},
		Source: "shipping.Carrier: every class but ErrOutcomeUnknown promises it",
	}
	RuleUnsettled = &reason.Rule{
		Code: "shipping.unsettled", Who: reason.Host, Evidence: reason.Proposal,
		Text:   "a label may have been bought: settle that purchase before another carrier is asked",
		Source: "shipping.Carrier: after ErrOutcomeUnknown a purchase is never repeated, by no carrier",
	}
	RuleBought = &reason.Rule{
		Code: "shipping.bought", Who: reason.Nobody, Evidence: reason.Proposal,
		Text: "a label was bought: no other is wanted", Source: "one purchase intent is one label",
	}
	RuleInputFault = &reason.Rule{
		Code: "shipping.input_fault", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text: "the purchase itself is faulty, and so it is for every carrier: mend it first", Source: "Purchase.Validate",
	}
	RuleExhausted = &reason.Rule{
		Code: "shipping.exhausted", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "{a} choices were tried and no other is left: nothing was bought",
		Facts:  reason.Facts{A: "tried"},
		Source: "feature 98",
	}
)

var planRules = []*reason.Rule{
	RuleShipDate, RulePromise, RuleFirstChoice, RuleFellBack, RuleUnsettled, RuleBought, RuleInputFault, RuleExhausted,
}

// Attempt is one purchase that was tried, and how it ended.
type Attempt struct {
	Carrier CarrierCode
	Service Service
	Err     error // nil: a label was bought
}

// Next is the choice to try after the attempts so far, and why; ok is false where none may be tried, and the step says
// why not and who acts. It falls back only where every attempt promises that nothing was bought: never after
// ErrOutcomeUnknown, nor after an error without a class, nor where the purchase itself is faulty. A carrier that is
// down, throttled or does not take our credentials is passed over with all its services.
func (p *Plan) Next(tried []Attempt) (c Choice, why reason.Step, ok bool) {
	for _, a := range tried {
		if stop := stops(a.Err); stop != nil {
			return c, reason.Step{Rule: stop, Failed: true}, false
		}
	}
	n := int64(len(tried))
	for _, c := range p.Choices {
		switch {
		case slices.ContainsFunc(tried, func(a Attempt) bool { return a.rulesOut(&c.Quote) }):
			continue
		case n == 0:
			return c, reason.Step{Rule: RuleFirstChoice}, true
		}
		return c, reason.Step{Rule: RuleFellBack, A: n, Unit: reason.Count}, true
	}
	return c, reason.Step{Rule: RuleExhausted, A: n, Unit: reason.Count, Failed: true}, false
}

// stops is the rule by which no other choice may be tried after err; nil where one may.
func stops(err error) *reason.Rule {
	var invalid *Invalid
	switch class := ClassOf(err); {
	case err == nil:
		return RuleBought
	case class == nil, errors.Is(class, ErrOutcomeUnknown):
		return RuleUnsettled
	case errors.As(err, &invalid):
		return RuleInputFault
	}
	return nil
}

// rulesOut reports whether an attempt that bought nothing rules a quote out.
func (a *Attempt) rulesOut(q *Quote) bool {
	if a.Carrier != q.Carrier {
		return false
	}
	for _, whole := range [...]error{ErrUnavailable, ErrThrottled, ErrAuth} {
		if errors.Is(a.Err, whole) {
			return true
		}
	}
	return a.Service == q.Service
}
