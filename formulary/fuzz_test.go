package formulary_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// A document is read or refused with faults; what is read survives writing and reading, and compiles or is refused
// with faults that have a place and a rule.
func FuzzDocument(f *testing.F) {
	files, err := filepath.Glob("testdata/golden/*/plan.json")
	require.NoError(f, err)
	for _, file := range append(files, "testdata/plan.json") {
		data, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := formulary.ParseDocument(data)
		if err != nil {
			checkFaults(t, err)
			return
		}
		written, err := json.Marshal(doc)
		require.NoError(t, err)
		again, err := formulary.ParseDocument(written)
		require.NoError(t, err)
		require.Equal(t, doc, again)
		p, err := formulary.Compile(doc)
		if err != nil {
			checkFaults(t, err)
			return
		}
		q, err := formulary.Compile(again)
		require.NoError(t, err)
		require.Equal(t, p.Digest(), q.Digest())
		r := byMail()
		d := p.Decide(&r)
		checkSound(t, p, &r, &d)
	})
}

func checkFaults(t *testing.T, err error) {
	t.Helper()
	var faults formulary.Faults
	require.True(t, errors.As(err, &faults))
	require.NotEmpty(t, faults)
	for _, fault := range faults {
		require.NotNil(t, fault.Rule)
		require.NotEmpty(t, fault.Detail)
	}
}

// Whatever is asked, a decision is sound.
func FuzzDecide(f *testing.F) {
	p := sample(f)
	f.Add(327, uint32(lisinopril), int64(90_000), 90, byte(4), int64(-1), int64(-1), 0, byte(0))
	f.Add(-1, uint32(exampril), int64(0), -5, byte(200), int64(500), int64(400), 500, byte(3))
	f.Add(0, uint32(0), int64(1), 1<<40, byte(6), int64(1e15), int64(0), -4000, byte(9))
	f.Fuzz(func(t *testing.T, daysIn int, rxcui uint32, thousandths int64, days int, channel byte, price, usual int64,
		notBefore int, pick byte) {
		r := formulary.Request{RxCUI: drug.RxCUI(rxcui), DaysSupply: days, Channel: formulary.Channel(channel),
			Date: day("2026-01-01").AddDays(daysIn), NotBefore: cal.Of(2026, 1, 1).AddDays(notBefore)}
		r.Quantity, _ = drug.Thousandths(thousandths, []drug.Unit{drug.Tablet, drug.Capsule, ""}[pick%3])
		r.Price, r.Usual = known(price), known(usual)
		packages := []string{"99999-0101-90", "99999-0101-10", "99999-0909-01", "99999-7777-01", ""}
		if s := packages[int(pick)%len(packages)]; s != "" {
			r.NDC = ndc(t, s)
		}
		d := p.Decide(&r)
		checkSound(t, p, &r, &d)
	})
}

// known is an amount of cents where there is one; a negative one is kept, for it must be refused.
func known(cents int64) formulary.Known {
	a, err := money.FromCents(cents)
	if err != nil || cents == -1 {
		return formulary.Known{}
	}
	return formulary.Dollars(a)
}

// Whatever is asked of whatever plan, the parts sum, nothing is negative and no limit is passed.
func FuzzBenefit(f *testing.F) {
	f.Add(uint64(1), uint64(2), int64(9000), int64(0), int64(500), int64(0), byte(2), 0, 3)
	f.Add(uint64(7), uint64(9), int64(-1), int64(1e15), int64(-500), int64(1<<62), byte(200), -4, -1)
	f.Fuzz(func(t *testing.T, plan, claim uint64, price, paid, balance, met int64, daw byte, part, fills int) {
		doc := randomPlan(rand.New(rand.NewPCG(plan, 1)))
		p, err := formulary.Compile(doc)
		require.NoError(t, err)
		r := randomClaim(rand.New(rand.NewPCG(claim, 2)))
		r.Price, r.Other.Paid, r.Card.Balance, r.DAW, r.SplitPart = known(price), known(paid), known(balance), daw, part
		r.PriorRetailFills = formulary.CountOf(fills)
		if k := known(met); k.Set {
			r.Accumulators.OutOfPocket, r.Accumulators.Deductible = k, k
		}
		d := p.Decide(&r)
		require.Empty(t, broken(&doc, &r, &d))
		require.NoError(t, d.Explain(&bytes.Buffer{}))
	})
}
