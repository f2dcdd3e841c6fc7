package formulary_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Every policy of a benefit is in the digest, and survives writing and reading.
func TestDigestSeesEveryPolicy(t *testing.T) {
	t.Parallel()
	seen := map[formulary.Digest]string{}
	dollar := formulary.Dollars(money.Cents(100))
	for name, change := range map[string]func(*formulary.Document){
		"nothing":    keep,
		"suppressed": func(d *formulary.Document) { d.Suppressed = true },
		"deductible": func(d *formulary.Document) { d.Deductible = &formulary.Deductible{Individual: dollar} },
		"integrated": func(d *formulary.Document) {
			d.Deductible = &formulary.Deductible{Individual: dollar, Integrated: true}
		},
		"prorated": func(d *formulary.Document) {
			d.Deductible = &formulary.Deductible{Individual: dollar, Straddle: formulary.Prorated}
		},
		"limit":       func(d *formulary.Document) { d.OutOfPocket = &formulary.OutOfPocket{Family: dollar} },
		"allowance":   allowanceOf(formulary.RetailAllowance{Fills: formulary.CountOf(3), After: formulary.FullPrice}),
		"allowance 2": allowanceOf(formulary.RetailAllowance{Fills: formulary.CountOf(2), After: formulary.FullPrice}),
		"counts":      allowanceOf(formulary.RetailAllowance{Fills: formulary.CountOf(3), After: formulary.FullPrice, CountsToDeductible: true}),
		"exclusive":   exclusive,
		"select":      selectMail,
		"first fills": func(d *formulary.Document) { d.FirstFills = &formulary.FirstFills{Fills: 3, MaxDays: 30} },
		"first fills of a tier": func(d *formulary.Document) {
			d.FirstFills = &formulary.FirstFills{Fills: 3, MaxDays: 30, Tiers: []int{1}}
		},
		"split": func(d *formulary.Document) {
			d.SplitFill = &formulary.SplitFill{Parts: []formulary.SplitPart{{Days: 15, Ratio: money.Percent(50)}}}
		},
		"daw": func(d *formulary.Document) {
			d.DAW = &formulary.DAWPolicy{Base: formulary.BrandBase, Codes: []formulary.DAWCode{{Code: formulary.CountOf(2), Action: formulary.PayDifference}}}
		},
		"card":         func(d *formulary.Document) { d.CopayCard = formulary.CardCounts },
		"coordination": func(d *formulary.Document) { d.Coordination = formulary.NonDuplication },
		"federal":      func(d *formulary.Document) { d.Federal = true },
		"coinsurance": func(d *formulary.Document) {
			rate := money.Percent(20)
			d.CostShares[0].Copay, d.CostShares[0].Coinsurance = formulary.Known{}, &rate
		},
		"option":      func(d *formulary.Document) { d.CostShares[0].Option = formulary.AfterDeductible },
		"maintenance": func(d *formulary.Document) { d.Drugs[0].Maintenance = false },
		"preventive":  func(d *formulary.Document) { d.Drugs[0].Preventive = true },
		"solid oral":  func(d *formulary.Document) { d.Drugs[0].SolidOral = drug.Yes },
		"class":       func(d *formulary.Document) { d.Drugs[0].PartDClass = formulary.SelectedDrug },
		"age":         func(d *formulary.Document) { d.Drugs[0].Age = &formulary.AgeEdit{Max: formulary.CountOf(12)} },
		"sex":         func(d *formulary.Document) { d.Drugs[0].Sex = formulary.Male },
		"indication":  func(d *formulary.Document) { d.Drugs[0].Indications = []string{"migraine"} },
		"step": func(d *formulary.Document) {
			d.Drugs[0].StepTherapy = &formulary.StepTherapy{AnyOf: []drug.RxCUI{7}, LookBackDays: 90}
		},
		"rolling limit": func(d *formulary.Document) { d.Drugs[0].QuantityLimit = over(formulary.RollingLimit, 30) },
		"scaled limit":  func(d *formulary.Document) { d.Drugs[0].QuantityLimit = over(formulary.ScaledLimit, 30) },
	} {
		p := plain(t, func(d *formulary.Document) {
			change(d)
			text, err := json.Marshal(d)
			require.NoError(t, err)
			again, err := formulary.ParseDocument(text)
			require.NoError(t, err, name)
			require.Equal(t, *d, again, name)
		})
		require.Empty(t, seen[p.Digest()], name)
		seen[p.Digest()] = name
	}
}

func over(b formulary.LimitBasis, window int) *formulary.QuantityLimit {
	return &formulary.QuantityLimit{Amount: tablets(30), WindowDays: window, Basis: b}
}

// A plan of an expired year refuses each day that is not its own, and a request that says nothing says so everywhere.
func TestBadInputIsNamedAndNeverGuessed(t *testing.T) {
	t.Parallel()
	p := planDocument(t, "stand_alone")
	r := fill(1, formulary.PreferredMail, 30, 5000)
	r.Date = cal.Of(2027, 1, 1)
	d := p.Decide(&r)
	require.Contains(t, rulesOf(&d), formulary.RuleCoverageEnded)
	require.False(t, d.Priced)

	none := p.Decide(&formulary.Request{})
	require.Equal(t, formulary.Unknown, none.Status)
	require.Len(t, none.Remedies(), 5)

	r = fill(1, formulary.PreferredMail, 30, 5000)
	r.Accumulators.TrueOutOfPocket = formulary.Dollars(money.Cents(-1))
	d = p.Decide(&r)
	require.Equal(t, formulary.Unknown, d.Status)
	require.Contains(t, rulesOf(&d), formulary.RuleAccumulator)
}

// The document forms of a golden case are read back as they are written.
func TestThePlanDocumentsSurviveWritingAndReading(t *testing.T) {
	t.Parallel()
	files, err := os.ReadDir("testdata/plans")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, f := range files {
		data, err := os.ReadFile("testdata/plans/" + f.Name())
		require.NoError(t, err)
		doc, err := formulary.ParseDocument(data)
		require.NoError(t, err)
		text, err := json.Marshal(doc)
		require.NoError(t, err)
		again, err := formulary.ParseDocument(text)
		require.NoError(t, err)
		require.Equal(t, doc, again)
	}
}
