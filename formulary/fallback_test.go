package formulary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// passes reports whether a decision says that a rule was met.
func passes(d *formulary.Decision, rule *reason.Rule) bool {
	for _, s := range d.Trace.Steps() {
		if s.Rule == rule && !s.Failed {
			return true
		}
	}
	return false
}

// A plan that sets no costs apart for preferred pharmacies asks at them what it asks at the others, and says so.
func TestAPreferredPharmacyHasTheStandardColumnWhereThePlanHasNoOther(t *testing.T) {
	t.Parallel()
	share := func(ch formulary.Channel, s formulary.CostShare) func(*formulary.Document) {
		return func(d *formulary.Document) {
			s.Tier, s.Channel, s.Days = 1, ch, formulary.Band{Min: 1, Max: 90}
			d.CostShares = append(d.CostShares, s)
		}
	}
	nine := func(d *formulary.Document) {
		d.Lists = []formulary.FlatList{{ID: "nine", Name: "$9", Amount: formulary.Dollars(money.Cents(900)),
			Channels: []formulary.Channel{mail}, Days: formulary.Band{Min: 1, Max: 90}, RxCUIs: []drug.RxCUI{1}}}
	}
	seven := formulary.Dollars(money.Cents(700))
	for name, c := range map[string]struct {
		plan   func(*formulary.Document)
		at     formulary.Channel
		member int64
		fallen bool
		rule   *reason.Rule // that refuses; nil: covered
	}{
		"a preferred store":                      {keep, formulary.PreferredRetail, 1000, true, nil},
		"a preferred mail pharmacy":              {keep, formulary.PreferredMail, 2000, true, nil},
		"the list of standard mail goes with it": {nine, formulary.PreferredMail, 900, true, nil},
		"a standard store has its own column":    {keep, retail, 1000, false, nil},
		"a preferred column holds":               {share(formulary.PreferredRetail, formulary.CostShare{Copay: seven}), formulary.PreferredRetail, 700, false, nil},
		"a column that is not offered is never replaced": {share(formulary.PreferredRetail, formulary.CostShare{NotOffered: true}),
			formulary.PreferredRetail, 0, false, formulary.RuleChannel},
		"a specialty pharmacy has no other column": {keep, formulary.SpecialtyPharmacy, 0, false, formulary.RuleChannel},
		"without a mail benefit there is none": {func(d *formulary.Document) { d.MailBenefit, d.CostShares = drug.No, d.CostShares[:2] },
			formulary.PreferredMail, 0, false, formulary.RuleNoMailBenefit},
		"a standard store never has the preferred column": {func(d *formulary.Document) {
			d.CostShares[0].Channel, d.CostShares[1].Channel = formulary.PreferredRetail, formulary.PreferredRetail
		}, retail, 0, false, formulary.RuleChannel},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := plain(t, c.plan)
			r := fill(1, c.at, 30, 9000)
			d := p.Decide(&r)
			require.Equal(t, c.rule == nil, d.Status == formulary.Covered, d.Trace)
			require.Equal(t, money.Cents(c.member), d.Member)
			require.Equal(t, c.fallen, passes(&d, formulary.RulePreferredAsStandard))
			if c.rule != nil {
				require.Contains(t, rulesOf(&d), c.rule)
			}
		})
	}
}

// Compare asks for the columns that the plan has, and for the pharmacy that the request is about.
func TestCompareHasNoColumnTwice(t *testing.T) {
	t.Parallel()
	p := plain(t, keep)
	channels := func(ch formulary.Channel) map[formulary.Channel]bool {
		r, out := fill(1, ch, 30, 9000), map[formulary.Channel]bool{}
		for _, o := range p.Compare(&r) {
			out[o.Channel] = true
		}
		return out
	}
	require.Equal(t, map[formulary.Channel]bool{retail: true, mail: true}, channels(retail))
	require.Equal(t, map[formulary.Channel]bool{formulary.PreferredRetail: true, retail: true, mail: true}, channels(formulary.PreferredRetail))
}
