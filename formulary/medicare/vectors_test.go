package medicare_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/stretchr/testify/require"
)

// vector is one line of cost_share.json; its schema stands in the INDEX.md beside the original.
type vector struct {
	ID    string `json:"id"`
	Input struct {
		Call           string         `json:"call"`
		Year           int            `json:"year"`
		Phase          medicare.Phase `json:"phase"`
		DrugClass      string         `json:"drug_class"`
		Price          money.Amount   `json:"price"`
		FirstMonth     time.Month     `json:"first_month"`
		IncurredBefore money.Amount   `json:"incurred_before"`
		Costs          []money.Amount `json:"costs"`
		Plan           vectorPlan     `json:"plan"`
		State          vectorState    `json:"state"`
		Claims         []vectorClaim  `json:"claims"`
	} `json:"input"`
	Expected map[string]any `json:"expected"`
}

// vectors are those of a call, from formulary/testdata or, where MAILRX_VECTORS names one, another file.
func vectors(t *testing.T, call string) []vector {
	t.Helper()
	name := os.Getenv("MAILRX_VECTORS")
	if name == "" {
		name = filepath.Join("..", "testdata", "cost_share.json")
	}
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	var all, out []vector
	require.NoError(t, json.Unmarshal(text, &all))
	for _, v := range all {
		if v.Input.Call == call {
			out = append(out, v)
		}
	}
	require.NotEmpty(t, out)
	return out
}

func year(t testing.TB, n int) *medicare.Year {
	t.Helper()
	y, err := medicare.Of(n)
	require.NoError(t, err)
	return y
}

// expect compares the named results with got; a result that got does not have is a fault of the test.
func (v *vector) expect(t *testing.T, got map[string]any) {
	t.Helper()
	for name, want := range v.Expected {
		value, ok := got[name]
		require.True(t, ok, "%s: no result %s", v.ID, name)
		text, err := json.Marshal(value)
		require.NoError(t, err)
		wanted, err := json.Marshal(want)
		require.NoError(t, err)
		require.JSONEq(t, string(wanted), string(text), "%s: %s", v.ID, name)
	}
}

func TestVectorsOfLiability(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t, "liability") {
		var class medicare.DrugClass
		require.NoError(t, class.UnmarshalText([]byte(v.Input.DrugClass)))
		p, ok := year(t, v.Input.Year).Split(v.Input.Phase, class, v.Input.Price)
		require.True(t, ok, v.ID)
		v.expect(t, map[string]any{"member": p.Member, "plan": p.Plan, "manufacturer": p.Manufacturer, "cms": p.CMS})
	}
}

func TestVectorsOfThePaymentPlan(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t, "payment_plan") {
		b, err := year(t, v.Input.Year).PaymentPlan(medicare.PlanInput{
			First: v.Input.FirstMonth, Before: v.Input.IncurredBefore, Costs: v.Input.Costs})
		require.NoError(t, err, v.ID)
		v.expect(t, map[string]any{"months": b.Months(), "total": b.Total()})
	}
}

// TestVectorsOfClaims runs the Part D vectors D, I, K, L and S through the steps that doc.go names, over a plan of the
// simplest kind. The benefit engine runs all vectors; this shows that the steps here suffice for the money.
func TestVectorsOfClaims(t *testing.T) {
	t.Parallel()
	ran := 0
	for _, v := range vectors(t, "claims") {
		if v.Input.Plan.PartD == nil || v.refused() {
			continue
		}
		e := engine{plan: v.Input.Plan, state: v.Input.State, year: year(t, v.Input.Plan.PartD.Year)}
		got := e.run(t, v.Input.Claims)
		v.expect(t, got)
		ran++
	}
	require.GreaterOrEqual(t, ran, 15)
}

// refused reports a vector that is answered before any money is.
func (v *vector) refused() bool {
	decision, ok := v.Expected["decision"]
	return ok && decision != "covered"
}

type vectorPlan struct {
	PartD *struct {
		Year     int              `json:"year"`
		Benefit  medicare.Benefit `json:"benefit"`
		NoDeemed *bool            `json:"deemed_deductible"`
	} `json:"part_d"`
	Deductible struct {
		Individual money.Amount `json:"individual"`
	} `json:"deductible"`
	Buckets     []int       `json:"buckets"`
	Rows        []vectorRow `json:"rows"`
	InsulinRows []vectorRow `json:"insulin_rows"`
	DailyRate   bool        `json:"daily_rate"`
}

type vectorRow struct {
	Tier, Channel, Network string
	Days                   int
	Copay                  *money.Amount
	Rate                   *money.Rate
	Option, Level          string
	MonthDays              int `json:"month_days"`
}

type vectorState struct {
	DeductibleMet money.Amount       `json:"deductible_met"`
	TrOOP         money.Amount       `json:"troop"`
	LISCategory   medicare.LowIncome `json:"lis_category"`
}

type vectorClaim struct {
	Date             cal.Date
	Repeat           int `json:"repeat_monthly"`
	Channel, Network string
	Days             int
	Price            money.Amount
	MFP              *money.Amount
	MFPMonth         money.Amount `json:"mfp_month"`
	Drug             vectorDrug
}

type vectorDrug struct {
	Tier            string
	Insulin         bool
	Vaccine         bool                `json:"acip_vaccine"`
	LISClass        medicare.CopayClass `json:"lis_class"`
	SolidOral       *bool               `json:"solid_oral"`
	DailyRateExempt bool                `json:"daily_rate_exempt"`
}
