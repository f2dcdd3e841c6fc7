package formulary_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// excepting is a plan of three tiers: generics at $10, brands at $40, specialty drugs at 30 %. Drug 1 is a brand, 2 is of
// the specialty tier, and drug 3 was listed until the end of June.
func excepting(t *testing.T, change func(*formulary.Document)) *formulary.Plan {
	t.Helper()
	return plain(t, func(d *formulary.Document) {
		rate := money.Percent(30)
		d.Tiers = []formulary.Tier{{Tier: 1, Name: "Generic"}, {Tier: 2, Name: "Brand"}, {Tier: 3, Name: "Specialty"}}
		d.CostShares = nil
		for _, ch := range []formulary.Channel{retail, mail} {
			d.CostShares = append(d.CostShares,
				share(1, ch, formulary.Band{Min: 1, Max: 90}, 1000), share(2, ch, formulary.Band{Min: 1, Max: 90}, 4000),
				formulary.CostShare{Tier: 3, Channel: ch, Days: formulary.Band{Min: 1, Max: 30}, Coinsurance: &rate},
				formulary.CostShare{Tier: 3, Channel: ch, Days: formulary.Band{Min: 31, Max: 90}, NotOffered: true})
		}
		d.Drugs = []formulary.Drug{{RxCUI: 1, Name: "Exampril 20 mg tablet", Tier: 2, Source: drug.Brand, Mail: drug.Yes},
			{RxCUI: 2, Name: "Sampletide 2 mg tablet", Tier: 3, Source: drug.Generic, Mail: drug.Yes},
			{RxCUI: 3, Name: "Testadine 5 mg tablet", Tier: 1, Mail: drug.Yes, To: day("2026-06-30"),
				NDCs: []drug.NDC{ndc(t, "99999-0303-30")}}}
		d.Exceptions = &formulary.Exceptions{UnlistedTier: 2, Mail: drug.Yes}
		change(d)
	})
}

func share(tier int, ch formulary.Channel, days formulary.Band, cents int64) formulary.CostShare {
	return formulary.CostShare{Tier: tier, Channel: ch, Days: days, Copay: formulary.Dollars(money.Cents(cents))}
}

func file(a ...formulary.Authorization) func(*formulary.Request) {
	return func(r *formulary.Request) { r.Authorizations = a }
}

var (
	listed2026 = formulary.Authorization{Kind: formulary.ListException, From: day("2026-01-01"), To: day("2026-12-31")}
	toTier1    = formulary.Authorization{Kind: formulary.TierException, Tier: 1, From: day("2026-01-01"), To: day("2026-12-31")}
	toTier2    = formulary.Authorization{Kind: formulary.TierException, Tier: 2}
)

func noneFrom3(d *formulary.Document) { d.Exceptions.NoneFrom = []int{3} }

func noBrandsTo1(d *formulary.Document) { d.Exceptions.NoBrandsTo = []int{1} }

// Feature 17, and R7.2 T3: what the plan's design refuses does nothing, and the drug's own share holds.
func TestExceptionsByTheirRules(t *testing.T) {
	t.Parallel()
	on := func(d string, then func(*formulary.Request)) func(*formulary.Request) {
		return both(dated(d), then)
	}
	for name, c := range map[string]struct {
		plan   func(*formulary.Document)
		r      formulary.Request
		change func(*formulary.Request)
		status formulary.Status
		member int64
		rule   *reason.Rule // passed or failed
	}{
		"a drug that is not listed":                    {keep, fill(9, retail, 30, 12000), nil, formulary.NotCovered, 0, formulary.RuleListed},
		"with an exception it is paid at the tier":     {keep, fill(9, retail, 30, 12000), file(listed2026), formulary.Covered, 4000, formulary.RuleExceptionTier},
		"never above the price":                        {keep, fill(9, retail, 30, 1234), file(listed2026), formulary.Covered, 1234, formulary.RuleLesserOf},
		"by mail where the plan says so":               {keep, fill(9, mail, 90, 12000), file(listed2026), formulary.Covered, 4000, formulary.RuleByMail},
		"and not where it says no":                     {func(d *formulary.Document) { d.Exceptions.Mail = drug.No }, fill(9, mail, 90, 12000), file(listed2026), formulary.NotCovered, 4000, formulary.RuleByMail},
		"on its last day":                              {keep, fill(9, retail, 30, 12000), on("2026-12-31", file(listed2026)), formulary.Covered, 4000, formulary.RuleException},
		"one day before its first":                     {keep, fill(9, retail, 30, 12000), on("2026-03-01", file(formulary.Authorization{Kind: formulary.ListException, From: day("2026-03-02")})), formulary.NotCovered, 0, formulary.RuleListed},
		"of a drug that has left the list":             {keep, fill(3, retail, 30, 12000), on("2026-07-01", file(listed2026)), formulary.Covered, 4000, formulary.RuleException},
		"of one that is on it still: its own row":      {keep, fill(3, retail, 30, 12000), on("2026-06-30", file(listed2026)), formulary.Covered, 1000, formulary.RuleListed},
		"an exception of another kind covers nothing":  {keep, fill(9, retail, 30, 12000), file(formulary.Authorization{}, toTier1), formulary.NotCovered, 0, formulary.RuleListed},
		"a status that is none grants nothing":         {keep, fill(9, retail, 30, 12000), file(formulary.Authorization{Kind: formulary.ListException, Status: "approved?"}), formulary.NotCovered, 0, formulary.RuleListed},
		"a denied exception":                           {keep, fill(9, retail, 30, 12000), file(formulary.Authorization{Kind: formulary.ListException, Status: formulary.AuthorizationDenied}), formulary.NotCovered, 0, formulary.RuleAuthorizationDenied},
		"a new request after a denial":                 {keep, fill(9, retail, 30, 12000), file(formulary.Authorization{Kind: formulary.ListException, Status: formulary.AuthorizationDenied}, formulary.Authorization{Kind: formulary.ListException, Status: formulary.AuthorizationInProcess}), formulary.NeedsReview, 0, formulary.RuleAuthorizationInProcess},
		"no lower tier for a drug that is excepted":    {keep, fill(9, retail, 30, 12000), file(listed2026, toTier1), formulary.Covered, 4000, formulary.RuleTierExceptionRefused},
		"a plan that does not speak of exceptions":     {func(d *formulary.Document) { d.Exceptions = nil }, fill(9, retail, 30, 12000), file(listed2026), formulary.Unknown, 0, formulary.RuleExceptionsUnsaid},
		"nor of tiers":                                 {func(d *formulary.Document) { d.Exceptions = nil }, fill(1, retail, 30, 12000), file(toTier1), formulary.Unknown, 0, formulary.RuleExceptionsUnsaid},
		"a lower tier":                                 {keep, fill(1, retail, 30, 12000), file(toTier1), formulary.Covered, 1000, formulary.RuleTierException},
		"the lowest of two":                            {keep, fill(2, retail, 30, 12000), file(toTier2, toTier1), formulary.Covered, 1000, formulary.RuleTierException},
		"the lowest of two, turned round":              {keep, fill(2, retail, 30, 12000), file(toTier1, toTier2), formulary.Covered, 1000, formulary.RuleTierException},
		"its last day has passed":                      {keep, fill(1, retail, 30, 12000), file(formulary.Authorization{Kind: formulary.TierException, Tier: 1, To: day("2026-01-31")}), formulary.Covered, 4000, formulary.RuleTierExceptionEnded},
		"one in process obstructs nothing":             {keep, fill(1, retail, 30, 12000), file(formulary.Authorization{Kind: formulary.TierException, Tier: 1, Status: formulary.AuthorizationInProcess}), formulary.Covered, 4000, formulary.RuleListed},
		"a tier of its own is none lower":              {keep, fill(1, retail, 30, 12000), file(toTier2), formulary.Covered, 4000, formulary.RuleTierExceptionIdle},
		"a tier that is not named":                     {keep, fill(1, retail, 30, 12000), file(formulary.Authorization{Kind: formulary.TierException}), formulary.Unknown, 0, formulary.RuleTierException},
		"a negative tier":                              {keep, fill(1, retail, 30, 12000), file(formulary.Authorization{Kind: formulary.TierException, Tier: -1}), formulary.Unknown, 0, formulary.RuleTierException},
		"R7.2 T3 from the specialty tier":              {noneFrom3, fill(2, retail, 30, 12000), file(toTier2), formulary.Covered, 3600, formulary.RuleTierExceptionRefused},
		"R7.2 T3 a brand to generics":                  {noBrandsTo1, fill(1, retail, 30, 12000), file(toTier1), formulary.Covered, 4000, formulary.RuleTierExceptionRefused},
		"R7.2 T3 a generic to generics":                {noBrandsTo1, fill(2, retail, 30, 12000), file(toTier1), formulary.Covered, 1000, formulary.RuleTierException},
		"the supplies are those of the tier":           {keep, fill(2, mail, 90, 12000), file(toTier1), formulary.Covered, 1000, formulary.RuleTierException},
		"a price that the request does not have":       {keep, fill(9, retail, 30, 12000), both(file(listed2026), func(r *formulary.Request) { r.Price = formulary.Known{} }), formulary.Unknown, 0, formulary.RulePrice},
		"a package that nobody knows is no exception":  {keep, fill(0, retail, 30, 12000), both(file(listed2026), func(r *formulary.Request) { r.NDC = ndc(t, "77777-0101-01") }), formulary.Unknown, 0, formulary.RuleDrugResolved},
		"two drugs of one request stay two drugs":      {keep, fill(9, retail, 30, 12000), both(file(listed2026), func(r *formulary.Request) { r.NDC = ndc(t, "99999-0303-30") }), formulary.Ambiguous, 0, formulary.RuleDrugAmbiguous},
		"out of the network there is no exception":     {keep, fill(9, formulary.OutOfNetwork, 30, 12000), file(listed2026), formulary.NotCovered, 0, formulary.RuleOutOfNetwork},
		"a fill that utilization review holds":         {keep, fill(1, retail, 30, 12000), func(r *formulary.Request) { r.Held = true }, formulary.NeedsReview, 4000, formulary.RuleHeld},
		"and a tier exception beside it does no worse": {keep, fill(1, retail, 30, 12000), both(file(toTier1), func(r *formulary.Request) { r.Held = true }), formulary.NeedsReview, 1000, formulary.RuleHeld},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, r := excepting(t, c.plan), c.r
			if c.change != nil {
				c.change(&r)
			}
			d := p.Decide(&r)
			require.Equal(t, c.status, d.Status, d.Trace)
			require.Equal(t, money.Cents(c.member), d.Member, d.Trace)
			require.True(t, slices.ContainsFunc(d.Trace.Steps(), func(s reason.Step) bool { return s.Rule == c.rule }), d.Trace)
			for _, o := range p.Compare(&r) {
				if o.Channel == r.Channel && o.DaysSupply == r.DaysSupply {
					require.True(t, o.Decision.Equal(&d), "Compare agrees")
				}
			}
		})
	}
}

// An exception that begins later says when the question can be asked again.
func TestAnExceptionThatBeginsLaterSaysWhen(t *testing.T) {
	t.Parallel()
	later := formulary.Authorization{From: day("2026-05-01")}
	for kind, change := range map[formulary.AuthorizationKind]func(*formulary.Document){
		formulary.ListException: func(d *formulary.Document) { d.Drugs = d.Drugs[1:] },
		formulary.StepException: func(d *formulary.Document) {
			d.Drugs[0].StepTherapy = &formulary.StepTherapy{AnyOf: []drug.RxCUI{7}, LookBackDays: 180}
		},
		formulary.QuantityException: func(d *formulary.Document) {
			d.Drugs[0].QuantityLimit = &formulary.QuantityLimit{PerFill: tablets(15)}
		},
		formulary.PriorAuthorization: func(d *formulary.Document) { d.Drugs[0].PriorAuth = true },
	} {
		p, r := excepting(t, change), fill(1, retail, 30, 12000)
		later.Kind, r.HistoryKnown = kind, true
		r.Authorizations = []formulary.Authorization{later}
		d := p.Decide(&r)
		require.NotEqual(t, formulary.Covered, d.Status, kind)
		require.Equal(t, day("2026-05-01"), d.Next, kind)
	}
}

// The order of what is on file does not matter.
func TestTheOrderOfAuthorizationsDoesNotMatter(t *testing.T) {
	t.Parallel()
	p := excepting(t, func(d *formulary.Document) { d.Drugs[0].PriorAuth = true })
	all := []formulary.Authorization{toTier1, toTier2, {To: day("2026-06-30")}, {To: day("2026-12-31")}, {From: day("2026-11-01")},
		{Status: formulary.AuthorizationDenied}, {Status: formulary.AuthorizationInProcess}}
	r := fill(1, retail, 30, 12000)
	r.Authorizations = all
	want := p.Decide(&r)
	require.Equal(t, formulary.Covered, want.Status, want.Trace)
	r.Authorizations = slices.Clone(all)
	slices.Reverse(r.Authorizations)
	got := p.Decide(&r)
	require.True(t, got.Equal(&want), got.Trace)
}
