package formulary_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Zero and missing are two things: each number that has a meaning at 0 is a fault where it does not stand.
func TestAMissingNumberIsNeverReadAsZero(t *testing.T) {
	t.Parallel()
	for pointer, change := range map[string]func(*formulary.Document){
		"/retailAllowance/fills": allowanceOf(formulary.RetailAllowance{After: formulary.FullPrice}),
		"/homeDelivery/fills":    func(d *formulary.Document) { selectMail(d); d.HomeDelivery.Fills = formulary.Count{} },
		"/daw/codes/0/code":      func(d *formulary.Document) { d.DAW = selection(formulary.Count{}) },
		"/drugs/0/age":           func(d *formulary.Document) { d.Drugs[0].Age = &formulary.AgeEdit{} },
		"/costShares/0":          func(d *formulary.Document) { d.CostShares[0].Copay = formulary.Known{} },
		"/deductible/individual": func(d *formulary.Document) { d.Deductible = &formulary.Deductible{} },
		"/outOfPocket":           func(d *formulary.Document) { d.OutOfPocket = &formulary.OutOfPocket{} },
		"/fees/0/fee":            func(d *formulary.Document) { d.Fees = []formulary.DispenseFee{{Channel: retail}} },
		"/partD/insulinShares/0": func(d *formulary.Document) { d.PartD = insulinOf(formulary.Known{}); d.From = day("2026-01-01") },
		"/tiers/0/tier":          func(d *formulary.Document) { d.Tiers[0].Tier = 0; d.CostShares[0].Tier, d.Drugs[0].Tier = 1, 1 },
		"/version":               func(d *formulary.Document) { d.Version = 0 },
		"/drugs/0/tier":          func(d *formulary.Document) { d.Drugs[0].Tier = 0 },
		"/costShares/0/tier":     func(d *formulary.Document) { d.CostShares[0].Tier = 0 },
		"/firstFills/fills":      func(d *formulary.Document) { d.FirstFills = &formulary.FirstFills{MaxDays: 30} },
		"/firstFills/maxDays":    func(d *formulary.Document) { d.FirstFills = &formulary.FirstFills{Fills: 1} },
		"/splitFill/parts/0/days": func(d *formulary.Document) {
			d.SplitFill = &formulary.SplitFill{Parts: []formulary.SplitPart{{Ratio: 1}}}
		},
		"/splitFill/parts/0/ratio": func(d *formulary.Document) {
			d.SplitFill = &formulary.SplitFill{Parts: []formulary.SplitPart{{Days: 15}}}
		},
		"/drugs/0/stepTherapy/anyOf": func(d *formulary.Document) { d.Drugs[0].StepTherapy = &formulary.StepTherapy{LookBackDays: 1} },
		"/daw/genericTier": func(d *formulary.Document) {
			d.DAW = selection(formulary.CountOf(0))
			d.DAW.Base = formulary.GenericBase
		},
	} {
		var doc formulary.Document
		plain(t, func(d *formulary.Document) { doc = *d })
		change(&doc)
		_, err := formulary.Compile(doc)
		var faults formulary.Faults
		require.ErrorAs(t, err, &faults, pointer)
		require.Equal(t, pointer, faults[0].Pointer, err)
	}
}

func selection(code formulary.Count) *formulary.DAWPolicy {
	return &formulary.DAWPolicy{Base: formulary.BrandBase, Codes: []formulary.DAWCode{{Code: code, Action: formulary.RefuseDAW}}}
}

func insulinOf(copay formulary.Known) *formulary.PartD {
	return &formulary.PartD{Year: 2026, Benefit: formulary.EnhancedAlternative,
		InsulinShares: []formulary.InsulinShare{{Tier: 1, Channel: retail, Days: formulary.Band{Min: 1, Max: 90}, Copay: copay}}}
}

// An explicit 0 keeps its meaning: no fill at retail, no courtesy fill, the code 0 itself.
func TestAnExplicitZeroKeepsItsMeaning(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		plan   func(*formulary.Document)
		change func(*formulary.Request)
		member int64
		status formulary.Status
	}{
		"an allowance of no fills": {allowanceOf(formulary.RetailAllowance{Fills: formulary.CountOf(0), After: formulary.FullPrice}),
			fills(0), 8000, formulary.Covered},
		"an allowance of one": {allowanceOf(formulary.RetailAllowance{Fills: formulary.CountOf(1), After: formulary.FullPrice}),
			fills(0), 1000, formulary.Covered},
		"no courtesy fill": {func(d *formulary.Document) { exclusive(d); d.HomeDelivery.Fills = formulary.CountOf(0) },
			both(fills(0), approved(drug.No)), 1000, formulary.NotCovered},
		"the code 0 is refused": {func(d *formulary.Document) { d.DAW = selection(formulary.CountOf(0)) },
			func(r *formulary.Request) { r.GenericPrice = formulary.Dollars(money.Cents(3000)) }, 1000, formulary.NotCovered},
		"the code 2 is refused, and 0 is not": {func(d *formulary.Document) { d.DAW = selection(formulary.CountOf(2)) },
			func(r *formulary.Request) { r.GenericPrice = formulary.Dollars(money.Cents(3000)) }, 1000, formulary.Covered},
	} {
		p := plain(t, c.plan)
		r := fill(1, retail, 30, 8000)
		c.change(&r)
		d := p.Decide(&r)
		require.Equal(t, money.Cents(c.member), d.Member, "%s: %v", name, d.Trace)
		require.Equal(t, c.status, d.Status, "%s: %v", name, d.Trace)
	}
}

// The same of the JSON form: without the field a fault with its pointer, with 0 a plan.
func TestAMissingNumberOfTheJSONFormIsPointedAt(t *testing.T) {
	t.Parallel()
	for pointer, path := range map[string][]any{
		"/retailAllowance/fills": {"retailAllowance", "fills"},
		"/homeDelivery/fills":    {"homeDelivery", "fills"},
		"/daw/codes/0/code":      {"daw", "codes", 0, "code"},
	} {
		var root any
		require.NoError(t, json.Unmarshal([]byte(everything), &root))
		at := root
		for _, step := range path[:len(path)-1] {
			switch s := step.(type) {
			case string:
				at = at.(map[string]any)[s]
			case int:
				at = at.([]any)[s]
			}
		}
		key := path[len(path)-1].(string)
		require.Equal(t, 0.0, at.(map[string]any)[key], "the whole document says 0")
		delete(at.(map[string]any), key)
		text, err := json.Marshal(root)
		require.NoError(t, err)
		_, err = load(text)
		require.ErrorContains(t, err, fmt.Sprintf("%s: %s", pointer, formulary.DocMissing.Text))
	}
}
