package formulary_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// TestVectors runs the cost-sharing vectors of testdata/cost_share.json, or of the file of the same schema that
// MAILRX_VECTORS names, through one harness: plan → document, state → accumulators, claim → request.
func TestVectors(t *testing.T) {
	t.Parallel()
	file := "testdata/cost_share.json"
	if named := os.Getenv("MAILRX_VECTORS"); named != "" {
		file = named
	}
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	var vectors []vector
	require.NoError(t, json.Unmarshal(data, &vectors))
	require.NotEmpty(t, vectors)
	for _, v := range vectors {
		t.Run(v.ID, func(t *testing.T) {
			t.Parallel()
			got := answerVector(t, &v.Input)
			require.NotEmpty(t, v.Expected)
			for name, want := range v.Expected {
				value, known := got[name]
				require.True(t, known, "no result %s", name)
				require.Equal(t, fmt.Sprint(want), fmt.Sprint(value), name)
			}
		})
	}
}

func answerVector(t *testing.T, in *vectorInput) obj {
	t.Helper()
	switch in.Call {
	case "claims":
		return answerClaims(t, in)
	case "liability":
		return answerLiability(t, in)
	case "payment_plan":
		return answerPaymentPlan(t, in)
	case "cob":
		return answerCoordination(t, in)
	}
	t.Fatalf("no such call %q", in.Call)
	return nil
}

// cents reads an amount; an absent one is zero by the schema.
func cents(s string) money.Amount {
	if s == "" {
		return money.Amount{}
	}
	a, err := money.Parse(s)
	if err != nil {
		panic(err)
	}
	return a
}

func answerLiability(t *testing.T, in *vectorInput) obj {
	t.Helper()
	year, err := medicare.Of(in.Year)
	if err != nil {
		return obj{"decision": "year_not_supported"}
	}
	var phase medicare.Phase
	var class medicare.DrugClass
	require.NoError(t, phase.UnmarshalText([]byte(in.Phase)))
	require.NoError(t, class.UnmarshalText([]byte(in.DrugClass)))
	parts, ok := year.Split(phase, class, cents(in.Price))
	require.True(t, ok)
	return obj{"member": parts.Member, "plan": parts.Plan, "manufacturer": parts.Manufacturer, "cms": parts.CMS}
}

func answerPaymentPlan(t *testing.T, in *vectorInput) obj {
	t.Helper()
	year, err := medicare.Of(in.Year)
	if err != nil {
		return obj{"decision": "year_not_supported"}
	}
	plan := medicare.PlanInput{First: time.Month(in.FirstMonth), Before: cents(in.IncurredBefore)}
	for _, c := range in.Costs {
		plan.Costs = append(plan.Costs, cents(c))
	}
	bills, err := year.PaymentPlan(plan)
	require.NoError(t, err)
	return obj{"months": bills.Months(), "total": bills.Total()}
}

func answerCoordination(t *testing.T, in *vectorInput) obj {
	t.Helper()
	var payers []formulary.Payer
	for _, p := range in.Payers {
		payers = append(payers, formulary.Payer{Paid: cents(p.Paid), Responsibility: cents(p.Responsibility),
			Method: formulary.Coordination(strings.ReplaceAll(p.Method, "_", "-")), OwnBenefit: cents(p.OwnBenefit),
			Copay: cents(p.Copay)})
	}
	paid, member, err := formulary.Coordinate(cents(in.Price), payers)
	require.NoError(t, err)
	return obj{"paid": paid, "member": member}
}
