package shipping

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Rules is the one table of the package: every rule that a step of ours can point at, those of the guard first, in the
// order they are evaluated. The caller owns the slice.
func Rules() []*reason.Rule {
	return slices.Concat(guardRules(), capabilityRules, releaseRules, addressRules, promiseRules, coldRules,
		upgradeRules, planRules, settleRules, watchRules, caseRules)
}

func guardRules() []*reason.Rule {
	rules := make([]*reason.Rule, 0, len(guards)+2)
	for i := range guards {
		rules = append(rules, guards[i].rule)
	}
	return append(rules, RuleInsuredCap, RuleInsuredMilitary)
}
