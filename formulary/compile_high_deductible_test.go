package formulary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// requireFault says that the document has one fault: there, by that rule.
func requireFault(t *testing.T, doc formulary.Document, pointer string, rule *reason.Rule, name string) {
	t.Helper()
	_, err := formulary.Compile(doc)
	var faults formulary.Faults
	require.ErrorAs(t, err, &faults, name)
	require.Len(t, faults, 1, name)
	require.Equal(t, pointer, faults[0].Pointer, name)
	require.Same(t, rule, faults[0].Rule, name)
}

// highDeductible is a document that calls itself a high-deductible health plan; "" is an amount that it leaves out.
func highDeductible(t *testing.T, kind formulary.DeductibleKind, individual, family, from, to string) formulary.Document {
	t.Helper()
	var doc formulary.Document
	plain(t, func(d *formulary.Document) { doc = *d })
	doc.HighDeductible, doc.From, doc.To = true, day(from), day(to)
	doc.Deductible = &formulary.Deductible{Kind: kind, Individual: amountOf(t, individual), Family: amountOf(t, family)}
	doc.OutOfPocket = &formulary.OutOfPocket{Individual: amountOf(t, "8300.00"), Family: amountOf(t, "16600.00")}
	return doc
}

func amountOf(t *testing.T, s string) formulary.Known {
	t.Helper()
	if s == "" {
		return formulary.Known{}
	}
	a, err := money.Parse(s)
	require.NoError(t, err)
	return formulary.Dollars(a)
}

// 6.3: the minimum deductible of each year, and of a family where the member's own amount is embedded in it.
func TestAHighDeductibleReachesTheMinimumOfEachOfItsYears(t *testing.T) {
	t.Parallel()
	const own, embedded, aggregate = formulary.IndividualDeductible, formulary.EmbeddedDeductible, formulary.AggregateDeductible
	for name, c := range map[string]struct {
		kind               formulary.DeductibleKind
		individual, family string
		from, to           string
		pointer            string // empty: no fault
		rule               *reason.Rule
	}{
		"2026, the minimum":                          {own, "1700.00", "", "2026-01-01", "2026-12-31", "", nil},
		"2026, a cent less":                          {own, "1699.99", "", "2026-01-01", "2026-12-31", "/deductible/individual", formulary.DocHighDeductible},
		"2027, the minimum":                          {own, "1750.00", "", "2027-01-01", "2027-12-31", "", nil},
		"2027, that of 2026":                         {own, "1700.00", "", "2027-01-01", "2027-12-31", "/deductible/individual", formulary.DocHighDeductible},
		"no kind is the member's own":                {"", "1699.99", "", "2026-01-01", "2026-12-31", "/deductible/individual", formulary.DocHighDeductible},
		"two years, the first one's minimum":         {own, "1700.00", "", "2026-01-01", "2027-12-31", "/deductible/individual", formulary.DocHighDeductible},
		"a year from July has that of its first day": {own, "1700.00", "", "2026-07-01", "2027-06-30", "", nil},
		"and a day more that of the next":            {own, "1700.00", "", "2026-07-01", "2027-07-01", "/deductible/individual", formulary.DocHighDeductible},
		"embedded, the family's minimum":             {embedded, "3400.00", "6800.00", "2026-01-01", "2026-12-31", "", nil},
		"embedded, a cent less":                      {embedded, "3399.99", "6800.00", "2026-01-01", "2026-12-31", "/deductible/individual", formulary.DocHighDeductible},
		"embedded, 2027":                             {embedded, "3400.00", "6800.00", "2027-01-01", "2027-12-31", "/deductible/individual", formulary.DocHighDeductible},
		"aggregate, the family's minimum":            {aggregate, "", "3400.00", "2026-01-01", "2026-12-31", "", nil},
		"aggregate, a cent less":                     {aggregate, "", "3399.99", "2026-01-01", "2026-12-31", "/deductible/family", formulary.DocHighDeductible},
		"2025, the minimum":                          {own, "1650.00", "", "2025-01-01", "2025-12-31", "", nil},
		"2025, a cent less":                          {own, "1649.99", "", "2025-01-01", "2025-12-31", "/deductible/individual", formulary.DocHighDeductible},
		"2024 has no figures":                        {own, "9000.00", "", "2024-01-01", "2024-12-31", "/highDeductible", formulary.DocHighDeductibleYear},
		"nor has 2028":                               {own, "9000.00", "", "2027-01-01", "2028-12-31", "/highDeductible", formulary.DocHighDeductibleYear},
		"a plan for ever is one fault":               {own, "9000.00", "", "2026-01-01", "9999-12-31", "/highDeductible", formulary.DocHighDeductibleYear},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := highDeductible(t, c.kind, c.individual, c.family, c.from, c.to)
			if c.rule != nil {
				requireFault(t, doc, c.pointer, c.rule, name)
				doc.HighDeductible = false // the same document, which does not call itself so, is a plan
			}
			_, err := formulary.Compile(doc)
			require.NoError(t, err)
		})
	}
}

// 26 USC 223(c)(2)(A)(ii): the out-of-pocket maximum of each year, self-only and family; a limit that is absent is none.
func TestAHighDeductiblePlanKeepsToTheOutOfPocketMaximum(t *testing.T) {
	t.Parallel()
	const own, embedded, aggregate = formulary.IndividualDeductible, formulary.EmbeddedDeductible, formulary.AggregateDeductible
	for name, c := range map[string]struct {
		kind               formulary.DeductibleKind
		year               string
		individual, family string
		pointer            string // empty: no fault
	}{
		"2025, the maximum":                        {own, "2025", "8300.00", "", ""},
		"2025, a cent more":                        {own, "2025", "8300.01", "", "/outOfPocket/individual"},
		"2026, the maximum":                        {embedded, "2026", "8500.00", "17000.00", ""},
		"2026, a cent more":                        {embedded, "2026", "8500.01", "17000.00", "/outOfPocket/individual"},
		"2026, a cent more for the family":         {embedded, "2026", "8500.00", "17000.01", "/outOfPocket/family"},
		"2027, the maximum":                        {aggregate, "2027", "", "17400.00", ""},
		"2027, a cent more":                        {aggregate, "2027", "", "17400.01", "/outOfPocket/family"},
		"2027, and one of the member's above":      {aggregate, "2027", "8700.01", "17400.00", "/outOfPocket/individual"},
		"no limit of the member's is no limit":     {own, "2026", "", "17000.00", "/outOfPocket/individual"},
		"no limit of the family's is no limit":     {embedded, "2026", "8500.00", "", "/outOfPocket/family"},
		"whose deductible says no kind is alone":   {"", "2026", "8500.00", "", ""},
		"a limit of zero is a limit, and is lower": {own, "2026", "0.00", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := highDeductible(t, c.kind, "3500.00", "7000.00", c.year+"-01-01", c.year+"-12-31")
			doc.OutOfPocket = &formulary.OutOfPocket{Individual: amountOf(t, c.individual), Family: amountOf(t, c.family)}
			if c.pointer != "" {
				requireFault(t, doc, c.pointer, formulary.DocHighDeductibleLimit, name)
				return
			}
			_, err := formulary.Compile(doc)
			require.NoError(t, err)
		})
	}
}

func TestAHighDeductiblePlanHasADeductibleAndALimit(t *testing.T) {
	t.Parallel()
	doc := highDeductible(t, "", "1700.00", "", "2026-01-01", "2026-12-31")
	doc.Deductible = nil
	requireFault(t, doc, "/highDeductible", formulary.DocHighDeductible, "no deductible")
	doc = highDeductible(t, "", "1700.00", "", "2026-01-01", "2026-12-31")
	doc.OutOfPocket = nil
	requireFault(t, doc, "/highDeductible", formulary.DocHighDeductibleLimit, "no limit")
}

func TestAHighDeductibleFaultSaysTheFigureAndHowSureItIs(t *testing.T) {
	t.Parallel()
	doc := highDeductible(t, formulary.EmbeddedDeductible, "1700.00", "3400.00", "2026-01-01", "2026-12-31")
	_, err := formulary.Compile(doc)
	require.ErrorContains(t, err, "1700.00, the minimum here is 3400.00 in 2026 (Rev. Proc. 2025-19, second-hand)")
}
