package formulary_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// richPlan is a document of testdata/diff with a change, compiled.
func richPlan(t *testing.T, name string, change func(*formulary.Document)) *formulary.Plan {
	t.Helper()
	data, err := os.ReadFile("testdata/diff/" + name + ".json")
	require.NoError(t, err)
	doc, err := formulary.ParseDocument(data)
	require.NoError(t, err)
	change(&doc)
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	return p
}

// Each change of the plan beside drugs and costs is told in words that a person can read out.
func TestDiffTellsChangesOfThePlanInWords(t *testing.T) {
	t.Parallel()
	dollars := func(cents int64) formulary.Known { return formulary.Dollars(money.Cents(cents)) }
	for want, c := range map[string]struct {
		document string
		change   func(*formulary.Document)
	}{
		"deductible of the member: deductible-up, $500.00 -> $600.00":                              {"commercial", func(d *formulary.Document) { d.Deductible.Individual = dollars(600_00) }},
		"deductible, a copay that crosses its end: deductible-changed, full-on-rest -> prorated":   {"commercial", func(d *formulary.Document) { d.Deductible.Straddle = formulary.Prorated }},
		"out-of-pocket limit of the family: out-of-pocket-down, $10000.00 -> $9000.00":             {"commercial", func(d *formulary.Document) { d.OutOfPocket.Family = dollars(9_000_00) }},
		"out-of-pocket limit of the family: out-of-pocket-changed, $10000.00":                      {"commercial", func(d *formulary.Document) { d.OutOfPocket.Family = formulary.Known{} }},
		"dispensing fee, standard-mail: fee-up, $0.00 -> $1.00":                                    {"commercial", func(d *formulary.Document) { d.Fees[1].Fee = dollars(1_00) }},
		"retail allowance: program-ended, 3 fills, then full-price, which counts to out-of-pocket": {"commercial", func(d *formulary.Document) { d.RetailAllowance = nil }},
		"home delivery: program-changed, exclusive after 2 fills, 61-90 days at an approved store -> exclusive after 0 fills, 61-90 days at an approved store": {
			"commercial", func(d *formulary.Document) { d.HomeDelivery.Fills = formulary.CountOf(0) }},
		"first fills: program-changed, 3 fills of at most 30 days, of tier 1 -> 3 fills of at most 30 days, of all tiers": {
			"commercial", func(d *formulary.Document) { d.FirstFills.Tiers = nil }},
		"split fills: program-ended, 15 days for 53% of the copay, then 14 days for 47% of the copay": {"commercial", func(d *formulary.Document) { d.SplitFill = nil }},
		"product selection 2: selection-changed, difference -> not-covered":                           {"commercial", func(d *formulary.Document) { d.DAW.Codes[0].Action = formulary.RefuseDAW }},
		"product selection, base: selection-changed, generic, tier 1 -> generic, tier 2":              {"commercial", func(d *formulary.Document) { d.DAW.GenericTier = 2 }},
		"copay card: card-changed, accumulator -> maximizer":                                          {"commercial", func(d *formulary.Document) { d.CopayCard = formulary.CardMaximizer }},
		"coordination with other payers: coordination-changed, opap-standard":                         {"commercial", func(d *formulary.Document) { d.Coordination = "" }},
		"tier 2: renamed, Brand -> Brands":                                                            {"commercial", func(d *formulary.Document) { d.Tiers[1].Name = "Brands" }},
		"list nine: renamed, Nine dollars -> $9":                                                      {"commercial", func(d *formulary.Document) { d.Lists[0].Name = "$9" }},
		"plan days: plan-changed, 2026-01-01..2026-12-31 -> 2026-01-01..2026-12-30":                   {"retail", func(d *formulary.Document) { d.To = day("2026-12-30") }},
		"mail benefit: plan-changed, no -> yes":                                                       {"retail", func(d *formulary.Document) { d.MailBenefit = drug.Yes }},
		"federal program: plan-changed, yes -> no":                                                    {"retail", func(d *formulary.Document) { d.Federal = false }},
		"Exampril 20 mg tablet: mark-lost from 2026-02-01, maintenance":                               {"commercial", func(d *formulary.Document) { d.Drugs[0].Maintenance = false }},
		"Exampril 20 mg tablet: mark-gained, vaccine":                                                 {"basic_medicare", func(d *formulary.Document) { d.Drugs[0].Vaccine = true }},
		"Testa kit: class-changed, unknown -> brand":                                                  {"commercial", func(d *formulary.Document) { d.Drugs[2].Source = drug.Brand }},
		"Exampril 20 mg tablet: class-changed, in Part D: applicable -> in Part D: unknown":           {"basic_medicare", func(d *formulary.Document) { d.Drugs[0].PartDClass = "" }},
		"Sampladine 5 mg tablet: removed from 2026-07-31, tier 2":                                     {"commercial", func(d *formulary.Document) { d.Drugs[1].To = day("2026-07-30") }},
		"Exampril 20 mg tablet: price-up from 2026-02-02, $0.40 a unit of C48542 -> $0.41 a unit of C48542": {
			"commercial", func(d *formulary.Document) { up := money.Micros(410_000); d.Prices[0].UnitPrice = &up }},
		"tier 1, standard-mail, 1-90 days: cost-up, insulin: $35.00 -> insulin: $36.00": {"basic_medicare", func(d *formulary.Document) { d.PartD.InsulinShares[0].Copay = dollars(36_00) }},
		"Part D benefit: part-d-changed, basic_alternative -> enhanced":                 {"basic_medicare", func(d *formulary.Document) { d.PartD.Benefit = formulary.EnhancedAlternative }},
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			old := richPlan(t, c.document, func(*formulary.Document) {})
			now := richPlan(t, c.document, c.change)
			got := formulary.Diff(old, now)
			require.Len(t, got, 1, got)
			require.Equal(t, want, got[0].String())
			requireMirror(t, got, formulary.Diff(now, old))
			text, err := json.Marshal(got)
			require.NoError(t, err)
			var back []formulary.Change
			require.NoError(t, json.Unmarshal(text, &back))
			require.Equal(t, got, back)
		})
	}
}

// What a later day brings is said with its day, and only once.
func TestDiffTellsALaterDayOnce(t *testing.T) {
	t.Parallel()
	old := richPlan(t, "retail", func(*formulary.Document) {})
	now := richPlan(t, "retail", func(d *formulary.Document) {
		second := d.Drugs[0]
		d.Drugs[0].To, second.From, second.PriorAuth = day("2026-06-30"), day("2026-07-01"), true
		third := d.Drugs[1]
		d.Drugs[1].To, third.From = day("2026-08-31"), day("2026-09-01")
		d.Drugs = append(d.Drugs, second, third)
	})
	got := formulary.Diff(old, now)
	require.Len(t, got, 1, got)
	require.Equal(t, "Exampril 20 mg tablet: new-authorization from 2026-07-01, prior authorization", got[0].String())
	require.Equal(t, day("2026-07-01"), got[0].On)
	requireMirror(t, got, formulary.Diff(now, old))
}
