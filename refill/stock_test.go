package refill_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/refill"
)

func TestAFillThatCannotBeCountedIsRefusedByItsField(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		fill  refill.Fill
		fault refill.FillFault
		field string
		says  string
	}{
		{"no day", refill.Fill{Days: 90}, refill.FillWithoutDay, "date", "refill: fill: date: missing"},
		{"no supply", refill.Fill{Date: d("2026-03-10")}, refill.FillDays, "days", "refill: fill: days: a days' supply of 0 is none: 1 to 999 are"},
		{"less than no supply", refill.Fill{Date: d("2026-03-10"), Days: -5}, refill.FillDays, "days", "refill: fill: days: a days' supply of -5 is none: 1 to 999 are"},
		{"too much", refill.Fill{Date: d("2026-03-10"), Days: 1000}, refill.FillDays, "days", "refill: fill: days: a days' supply of 1000 is none: 1 to 999 are"},
		{"told twice", refill.Fill{Date: d("2026-01-01"), Days: 90}, refill.FillRepeated, "date", "refill: fill: date: a fill of this day is counted already"},
		{"out of order", refill.Fill{Date: d("2025-12-31"), Days: 90}, refill.FillOutOfOrder, "date", "refill: fill: date: before a fill that is counted already"},
	} {
		var s refill.Stock
		require.NoError(t, s.Add(refill.Fill{Date: d("2026-01-01"), Days: 90}))
		before := s
		err := s.Add(c.fill)
		var refused *refill.FillError
		require.True(t, errors.As(err, &refused), c.name)
		require.Equal(t, c.fault, refused.Fault, c.name)
		require.Equal(t, c.field, refused.Field(), c.name)
		require.EqualError(t, err, c.says)
		require.Equal(t, before, s, "%s: nothing changes", c.name)
	}
}

func TestAStockIsTheHistoryFoldedOneByOne(t *testing.T) {
	t.Parallel()
	fs := eight()
	var s refill.Stock
	for i, f := range fs {
		require.NoError(t, s.Add(f))
		require.Equal(t, refill.RunOut(fs[:i+1]), s.RunOut)
		require.Equal(t, refill.OnHand(fs[:i+1], f.Date.AddDays(3)), s.OnHand(f.Date.AddDays(3)))
	}
	require.Zero(t, s.OnHand(fs[0].Date), "what was on hand before the last fill is not kept")
	require.Zero(t, s.OnHand(s.RunOut))
}
