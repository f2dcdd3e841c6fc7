package medicare_test

import (
	"testing"
	"time"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// cents is any amount that package money gives.
func cents(n int64) money.Amount { return money.Cents(n % (money.MaxCents + 1)) }

// FuzzSettle: whatever the amounts, nothing panics; where the price is one, the parts sum to it.
func FuzzSettle(f *testing.F) {
	f.Add(uint8(0), uint8(4), int64(0), int64(100_000), int64(4_700), int64(0), int64(3_500), int64(510))
	f.Add(uint8(1), uint8(1), int64(61_500), int64(90_000), int64(22_500), int64(0), int64(10_500), int64(0))
	f.Add(uint8(3), uint8(9), int64(-1), money.MaxCents, money.MaxCents, int64(-5), int64(-5), int64(-5))
	f.Fuzz(func(t *testing.T, kind, class uint8, troop, price, share, deductible, limit, copay int64) {
		y, err := medicare.Of(2026)
		if err != nil {
			t.Fatal(err)
		}
		fill := medicare.Fill{Kind: medicare.Kind(kind), Benefit: medicare.Enhanced, TrOOP: cents(troop), Price: cents(price),
			Share: cents(share), Deductible: cents(deductible), InsulinCap: cents(limit), LowIncome: copay != 0, Copay: cents(copay)}
		c := y.Settle(&fill)
		p, ok := y.Liability(&fill, medicare.DrugClass(class), c)
		whole := price >= 0 && share >= 0 && deductible >= 0 && limit >= 0 && copay >= 0
		if ok && whole && (p.Total() != fill.Price || negative(p)) {
			t.Fatalf("%+v costs %+v, paid by %v", fill, c, split(p))
		}
	})
}

// FuzzPaymentPlan: an input is refused, or its bills sum to its costs.
func FuzzPaymentPlan(f *testing.F) {
	f.Add(1, int64(0), int64(52_500), int64(52_500), int64(0), 12)
	f.Add(4, int64(1_200), int64(61_700), int64(400), int64(400), 9)
	f.Add(13, int64(-1), int64(-1), money.MaxCents, money.MaxCents, 99)
	f.Fuzz(func(t *testing.T, first int, before, a, b, rest int64, n int) {
		y, err := medicare.Of(2027)
		if err != nil {
			t.Fatal(err)
		}
		in := medicare.PlanInput{First: time.Month(first), Before: cents(before)}
		sum := in.Before
		for i := range min(max(n, 0), 20) {
			cost := []money.Amount{cents(a), cents(b), cents(rest)}[min(i, 2)]
			in.Costs, sum = append(in.Costs, cost), sum.Add(cost)
		}
		bills, err := y.PaymentPlan(in)
		if err != nil {
			return
		}
		if want := money.Max(money.Min(sum, y.Threshold()).Sub(in.Before), money.Amount{}); bills.Total() != want {
			t.Fatalf("%+v: bills of %s for costs of %s", in, bills.Total(), want)
		}
	})
}

// FuzzDaily: the share of a short fill is never negative and never above the month's copay.
func FuzzDaily(f *testing.F) {
	f.Add(int64(4_700), 14, 30)
	f.Add(int64(140), 29, 30)
	f.Add(money.MaxCents, -1, -1)
	f.Fuzz(func(t *testing.T, copay int64, days, monthDays int) {
		month := money.Max(cents(copay), money.Amount{})
		day, share := medicare.Daily(month, days, monthDays)
		if day.Sign() < 0 || share.Sign() < 0 || month.Less(share) {
			t.Fatalf("%s for %d of %d days: %s a day, %s", month, days, monthDays, day, share)
		}
		if n := medicare.Months(days, monthDays); n < 1 {
			t.Fatalf("%d of %d days are %d months", days, monthDays, n)
		}
	})
}

// FuzzTransition: what is owed is given within what was asked for and what is left, and only where all is known.
func FuzzTransition(f *testing.F) {
	f.Add(329, 305, uint8(1), 30, 30, 0, 30, uint8(1), uint8(1))
	f.Add(-1, 0, uint8(9), -30, -1, 1<<62, 0, uint8(0), uint8(2))
	f.Fuzz(func(t *testing.T, day, effective int, occasion uint8, days, written, used, monthDays int, safety, substitution uint8) {
		q := medicare.Transition{Day: cal.Of(2026, time.January, 1).AddDays(day), Occasion: medicare.Occasion(occasion),
			Effective: cal.Of(2026, time.January, 1).AddDays(effective), Days: days, Written: written, Used: used, MonthDays: monthDays,
			SafetyEdit: drug.Answer(safety), Substitution: drug.Answer(substitution)}
		got := q.Decide()
		if got.Owed == got.Trace.Failed() || got.Left < 0 || got.Held < 0 {
			t.Fatalf("%+v: %+v", q, got)
		}
		if got.Owed && (got.Days < 1 || got.Days+got.Held != days || safety != 1 || substitution != 1) {
			t.Fatalf("%+v: %+v", q, got)
		}
	})
}

// FuzzWords: a word that is read is written back as it was.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "deductible", "initial", "enhanced", "applicable", "generic", "unset"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var p medicare.Phase
		var b medicare.Benefit
		var d medicare.DrugClass
		var c medicare.CopayClass
		same(t, s, p.UnmarshalText([]byte(s)), &p)
		same(t, s, b.UnmarshalText([]byte(s)), &b)
		same(t, s, d.UnmarshalText([]byte(s)), &d)
		same(t, s, c.UnmarshalText([]byte(s)), &c)
	})
}

func same(t *testing.T, s string, err error, w interface{ MarshalText() ([]byte, error) }) {
	t.Helper()
	if err != nil {
		return
	}
	if text, err := w.MarshalText(); err != nil || string(text) != s {
		t.Fatalf("%q is written as %q, %v", s, text, err)
	}
}
