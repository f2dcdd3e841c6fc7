package formulary_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// sample is the plan of testdata/plan.json.
func sample(t testing.TB) *formulary.Plan {
	t.Helper()
	p, err := formulary.Compile(sampleDocument(t))
	require.NoError(t, err)
	return p
}

func sampleDocument(t testing.TB) formulary.Document {
	t.Helper()
	data, err := os.ReadFile("testdata/plan.json")
	require.NoError(t, err)
	doc, err := formulary.ParseDocument(data)
	require.NoError(t, err)
	return doc
}

const (
	lisinopril = drug.RxCUI(314076)
	exampril   = drug.RxCUI(90000001)
)

func day(s string) cal.Date {
	d, err := cal.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

func tablets(n int64) drug.Quantity { return drug.Units(n, drug.Tablet) }

// byMail is a 90-day fill of lisinopril by mail.
func byMail() formulary.Request {
	return formulary.Request{Date: day("2026-11-24"), RxCUI: lisinopril, Quantity: tablets(90), DaysSupply: 90,
		Channel: formulary.StandardMail}
}
