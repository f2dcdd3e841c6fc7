package formulary_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// quoteCase is the form of case.json: a quote under testdata/plan.json, and a charge, of amount where it is given.
type quoteCase struct {
	Quoted       formulary.Request `json:"quoted"`
	Until        cal.Date          `json:"until"`
	Charged      formulary.Request `json:"charged"`
	Amount       formulary.Known   `json:"amount"`
	OtherVersion bool              `json:"otherVersion"`
}

// golden runs the cases of a folder: each has a case.json, and a want.json that answer gives.
func golden(t *testing.T, folder string, answer func(t *testing.T, data []byte) any) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*", "case.json"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			got := encode(t, answer(t, data))
			saved := filepath.Join(filepath.Dir(file), "want.json")
			if *update {
				require.NoError(t, os.WriteFile(saved, got, 0o644))
			}
			want, err := os.ReadFile(saved)
			require.NoError(t, err)
			require.Equal(t, string(want), string(got))
		})
	}
}

func TestGoldenQuotes(t *testing.T) {
	t.Parallel()
	golden(t, "testdata/quotes", func(t *testing.T, data []byte) any {
		var c quoteCase
		require.NoError(t, json.Unmarshal(data, &c))
		q, _ := sample(t).Quote(&c.Quoted, c.Until)
		later := sampleDocument(t)
		if c.OtherVersion {
			later.Name = "Sample Mail Plan, second version"
		}
		p, err := formulary.Compile(later)
		require.NoError(t, err)
		charge, _ := p.LaterCharge(&c.Charged)
		if c.Amount.Set {
			charge.Amount = c.Amount.Amount
		}
		return struct {
			Quote  formulary.Quote       `json:"quote"`
			Charge formulary.LaterCharge `json:"charge"`
			Kept   formulary.Kept        `json:"kept"`
		}{q, charge, q.Check(charge)}
	})
}

// C1: the charge may never exceed the agreed quote.
func TestC1_AChargeNeverExceedsTheQuote(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	q, d := p.Quote(&r, day("2026-12-08"))
	require.True(t, q.Promises())
	require.Equal(t, money.Cents(900), d.Member)
	for cents := range int64(2000) {
		charge, _ := p.LaterCharge(&r)
		charge.Amount = money.Cents(cents)
		require.Equal(t, cents <= 900, q.Check(charge).OK, cents)
	}
}

// R10.1 T1: the price went up between order and shipment: the member is asked again.
func TestR10_1_APriceThatRoseIsAgreedToAgain(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	r.Channel, r.RxCUI, r.Quantity = formulary.StandardMail, lisinopril, tablets(30)
	r.DaysSupply = 30
	r.Price = formulary.Dollars(money.Cents(1200))
	q, _ := p.Quote(&r, day("2026-12-08"))
	r.Date, r.Price = day("2026-12-01"), formulary.Dollars(money.Cents(1300))
	charge, d := p.LaterCharge(&r)
	require.Equal(t, formulary.Covered, d.Status)
	k := q.Check(charge)
	require.False(t, k.OK)
	require.Same(t, formulary.RuleQuoteAmount, k.Trace.Reasons()[0].Rule)
	require.Len(t, k.Trace.Reasons(), 1)
}

func TestAQuoteSurvivesStorage(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	q, _ := p.Quote(&r, day("2026-12-08"))
	data, err := json.Marshal(q)
	require.NoError(t, err)
	var back formulary.Quote
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, q, back)
}

func TestAQuoteIsForOneFill(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	q, _ := p.Quote(&r, day("2026-12-08"))
	ndc, err := drug.ParseNDC("99999-0101-90")
	require.NoError(t, err)
	for name, c := range map[string]struct {
		change func(*formulary.Request)
		same   bool
	}{
		"another day":                      {func(r *formulary.Request) { r.Date = day("2026-12-01") }, true},
		"other sums of the year":           {func(r *formulary.Request) { r.Accumulators.Deductible = formulary.Dollars(money.Cents(1)) }, true},
		"a package of the drug":            {func(r *formulary.Request) { r.NDC = ndc }, true},
		"a package of the drug on its own": {func(r *formulary.Request) { r.NDC, r.RxCUI = ndc, 0 }, true},
		"another drug":                     {func(r *formulary.Request) { r.RxCUI = 617310 }, false},
		"another quantity":                 {func(r *formulary.Request) { r.Quantity = tablets(91) }, false},
		"another unit":                     {func(r *formulary.Request) { r.Quantity = drug.Units(90, drug.Capsule) }, false},
		"no quantity":                      {func(r *formulary.Request) { r.Quantity = drug.Quantity{} }, false},
		"other days":                       {func(r *formulary.Request) { r.DaysSupply = 89 }, false},
		"another channel":                  {func(r *formulary.Request) { r.Channel = formulary.StandardRetail }, false},
		"another product selection":        {func(r *formulary.Request) { r.DAW = 2 }, false},
		"a part of a split fill":           {func(r *formulary.Request) { r.SplitPart = 1 }, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := r
			c.change(&r)
			require.Equal(t, c.same, p.RequestDigest(&r) == q.Request)
		})
	}
}

func TestTheZeroQuoteKeepsNothing(t *testing.T) {
	t.Parallel()
	var q formulary.Quote
	require.False(t, q.Promises())
	require.False(t, q.Check(formulary.LaterCharge{}).OK)
	require.False(t, q.Check(formulary.LaterCharge{On: day("2026-12-01")}).OK)
	k := q.Check(formulary.LaterCharge{On: day("2026-12-01")})
	require.Len(t, k.Trace.Reasons(), 4, "expired, no plan, no fill, no promise")
}

func seenIn(t *testing.T, folder string) (seen []reason.Code) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*", "want.json"))
	require.NoError(t, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var v any
		require.NoError(t, json.Unmarshal(data, &v))
		seen = append(seen, codesOf(v)...)
	}
	return seen
}

// codesOf are the values of all fields named code, however deep.
func codesOf(v any) (seen []reason.Code) {
	switch v := v.(type) {
	case map[string]any:
		if s, ok := v["code"].(string); ok {
			seen = append(seen, reason.Code(s))
		}
		for _, e := range v {
			seen = append(seen, codesOf(e)...)
		}
	case []any:
		for _, e := range v {
			seen = append(seen, codesOf(e)...)
		}
	}
	return seen
}
