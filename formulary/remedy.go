package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

// Remedy is what would take one reason away.
type Remedy struct {
	Rule *reason.Rule // the reason
	Text string       // in words
}

// Remedies are what would make the fill payable, one for each reason that something can be done about, in order. All
// of them are needed. None does not mean that nothing is wrong.
func (d *Decision) Remedies() []Remedy {
	var out []Remedy
	for _, s := range d.Trace.Steps() {
		if text := remedies[s.Rule]; s.Failed && text != "" {
			fact := s
			fact.Rule = &reason.Rule{Text: text}
			out = append(out, Remedy{s.Rule, fact.Text()})
		}
	}
	return out
}

const (
	tellHistory = "send the member's fills, and say that they are all"
	askPlan     = "ask the plan, or mend the plan document"
)

// remedies say what would take a reason away; {b} is the second fact of the step.
var remedies = map[*reason.Rule]string{
	RuleDateMissing: "give the date of service", RuleDrugMissing: "give the NDC or the RxCUI",
	RuleQuantityMissing: "give the quantity", RuleQuantityZero: "give a quantity above zero",
	RuleDaysMissing: "give the days' supply", RuleDaysInvalid: "give days' supply above zero",
	RuleChannelMissing: "say what kind of pharmacy fills it", RuleAmountNegative: "give an amount that is not below zero",
	RuleCoverageBegun: "fill it on {b} or later", RuleTooSoon: "fill it on {b} or later",
	RuleOutOfNetwork: "use a pharmacy of the network", RuleNoMailBenefit: "use a store of the network",
	RuleChannel: "use another kind of pharmacy", RuleByMail: "use a store of the network", RuleTierOffered: "use another kind of pharmacy",
	RuleListed: "ask for a drug on the list, or for an exception", RuleDrugResolved: "give the RxCUI",
	RuleDrugAmbiguous: "make NDC and RxCUI agree", RuleMailUnknown: askPlan, RuleShareAmbiguous: askPlan, RulePrice: "give the price",
	RuleAuthorization: "get the plan's authorization", RuleAuthorizationOnFile: "renew the authorization that ended on {b}",
	RuleStep: "fill a drug that comes first, or get an exception", RuleStepOld: "fill a drug that comes first, or get an exception",
	RuleStepUnknown: tellHistory, RuleQuantityHistory: tellHistory,
	RuleQuantityLimit: "fill at most {b}, or get an exception", RuleQuantityScaled: "fill at most {b}, or get an exception",
	RuleQuantityDaily: "fill at most {b}, or get an exception", RuleQuantityRolling: "fill at most {b}, or get an exception",
	RuleAgeUnknown: "give the member's age", RuleSexUnknown: "give the member's sex", RuleIndicationUnknown: "give the indication",
	RuleRetailAllowance: "fill it by mail", RuleRetailFillsUnknown: "say how many fills at retail came before",
	RuleExclusive: "fill it by mail, or a long supply at an approved store", RuleApprovedUnknown: "say whether the store is approved",
	RuleChoice: "let the member choose mail or retail", RuleChosenMail: "fill it by mail, or let the member choose retail",
	RuleFirstFills: "fill at most {b}", RuleFillsUnknown: "say how many fills came before", RuleSplitDays: "fill at most {b}",
	RuleDaysLimit: "fill at most {b}", RuleDaysOffered: "fill a supply that the plan offers",
	RuleAccumulator:  "give the sums of the year: deductible met, out-of-pocket cost, TrOOP",
	RuleGenericPrice: "give the price of the generic", RuleDAWRefused: "dispense the generic, or get an exception",
	RuleCardFederal: "leave the copay card out", RuleCardYear: "say what the card is worth a year",
	RuleResponsibility: "give the patient's responsibility that the payer before left", RuleSolidOral: askPlan, RuleLowIncomeClass: askPlan,
	RuleCoordinationMethod: askPlan, RuleSuppressed: askPlan,
	RuleAuthorizationInProcess: "wait for the plan's answer", RuleAuthorizationDenied: "appeal, or ask for another drug",
	RuleHeld: "let a pharmacist settle the review", RuleException: "renew the exception that ended on {b}",
	RuleExceptionsUnsaid: askPlan, RuleTierExceptionSource: askPlan,
	RuleUnlistedKind:  "say whether it is an insulin, and whether a vaccine",
	RuleTierException: "give the number of the tier that the plan granted",
}
