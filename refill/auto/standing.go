package auto

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Standing is what the host knows when a member enrols, and this machine cannot (R3.0, R3.1). The zero value of each
// field is unknown, and unknown is asked for: it is never taken as no.
type Standing struct {
	Terms         Terms       `json:"terms,omitzero"`
	OTC           drug.Answer `json:"otc,omitzero"`           // an over the counter drug
	Authorization drug.Answer `json:"authorization,omitzero"` // none is needed, or a prior authorization is on file
	Payment       drug.Answer `json:"payment,omitzero"`       // a payment method that has not expired is on file
	Address       drug.Answer `json:"address,omitzero"`       // the member has confirmed where to send it
}

// Eligible is the whole of R3.0 to R3.2 on day on: Allow, Deny with every reason, or NeedInfo where all that stands
// against it is an answer that the member or the host can still give.
func (s State) Eligible(c Consent, known Standing, on cal.Date) law.Ruling {
	var t reason.Trace
	s.checkDrug(&t)
	answer(&t, ruleOTC, ruleOTCUnknown, known.OTC, drug.No)
	answer(&t, ruleAuthorization, ruleAuthorizationUnknown, known.Authorization, drug.Yes)
	answer(&t, rulePayment, rulePaymentUnknown, known.Payment, drug.Yes)
	answer(&t, ruleAddress, ruleAddressUnknown, known.Address, drug.Yes)
	s.checkConsentWord(&t, c)
	known.Terms.check(&t, c.Mode, on)
	return ruling(t, law.Deny)
}

// check holds a consent's mode against the one in force.
func (t Terms) check(trace *reason.Trace, m Mode, on cal.Date) {
	inForce, _, ok := t.ModeOn(on)
	switch {
	case !ok:
		note(trace, ruleTermsUnknown, false)
	case inForce == Off:
		note(trace, ruleMode, false)
	default:
		note(trace, ruleLoose, strictness(m) >= strictness(inForce))
	}
}

// openQuestions are the rules whose failure is no refusal: somebody has yet to say or give something.
var openQuestions = [...]*reason.Rule{
	ruleMaintenanceUnknown, ruleSupplyUnknown, ruleRefillsUnknown, ruleScheduleUnknown, ruleSpecialtyUnknown,
	ruleOTCUnknown, ruleAuthorizationUnknown, rulePayment, rulePaymentUnknown, ruleAddress, ruleAddressUnknown,
	ruleTermsUnknown, ruleLastDateUnknown, ruleCoverageUnknown, ruleScreeningUnknown, ruleStockUnknown,
	ruleBalanceUnknown, ruleCardUnknown, rulePriceUnknown, ruleMovedUnknown, ruleRouteUnknown,
}

// ruling is what a trace comes to: refused where a rule stands against it that no answer can mend.
func ruling(t reason.Trace, refused law.Outcome) law.Ruling {
	r := law.Ruling{Outcome: law.Allow, Trace: t}
	for _, step := range t.Reasons() {
		if !slices.Contains(openQuestions[:], step.Rule) {
			r.Outcome = refused
			return r
		}
		r.Outcome = law.NeedInfo
	}
	return r
}
