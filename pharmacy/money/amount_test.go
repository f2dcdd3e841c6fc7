package money_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
)

func TestAnAmountIsAValue(t *testing.T) {
	t.Parallel()
	var zero money.Amount
	require.Equal(t, money.Cents(0), zero)
	require.True(t, zero.IsZero())
	require.Equal(t, money.Cents(11473), money.Cents(10000).Add(money.Cents(1473)))
	require.Equal(t, money.Cents(-27), money.Cents(73).Sub(money.Cents(100)))
	require.Equal(t, money.Cents(27), money.Cents(-27).Neg())
	require.Equal(t, int64(-27), money.Cents(-27).Cents())
	require.True(t, map[money.Amount]bool{money.Cents(5): true}[money.Cents(2).Add(money.Cents(3))])
}

func TestAmountsAreOrdered(t *testing.T) {
	t.Parallel()
	low, high := money.Cents(-5), money.Cents(7)
	require.Equal(t, -1, low.Cmp(high))
	require.Equal(t, 0, low.Cmp(low))
	require.Equal(t, 1, high.Cmp(low))
	require.True(t, low.Less(high))
	require.False(t, high.Less(low))
	require.Equal(t, []int{-1, 0, 1}, []int{low.Sign(), money.Amount{}.Sign(), high.Sign()})
	require.Equal(t, low, money.Min(high, low))
	require.Equal(t, high, money.Max(high, low))
	list := []money.Amount{high, low}
	slices.SortFunc(list, money.Amount.Cmp)
	require.Equal(t, []money.Amount{low, high}, list)
}

func TestCentsFromElsewhereAreBounded(t *testing.T) {
	t.Parallel()
	for _, n := range []int64{money.MaxCents, -money.MaxCents, 0} {
		a, err := money.FromCents(n)
		require.NoError(t, err)
		require.Equal(t, money.Cents(n), a)
	}
	for _, n := range []int64{money.MaxCents + 1, -money.MaxCents - 1, math.MaxInt64, math.MinInt64} {
		a, err := money.FromCents(n)
		require.ErrorIs(t, err, money.ErrRange)
		require.Zero(t, a)
		require.Panics(t, func() { money.Cents(n) }, "a literal out of range is the programmer's error")
	}
}

func TestASumOfThousandsOfTheLargestAmountsIsExact(t *testing.T) {
	t.Parallel()
	const n = 9000
	total := money.Amount{}
	for range n {
		total = total.Add(money.Cents(money.MaxCents))
	}
	require.Equal(t, n*money.MaxCents, total.Cents())
	require.False(t, total.InRange())
	for range n {
		total = total.Sub(money.Cents(money.MaxCents))
	}
	require.True(t, total.IsZero())
}

func TestASumThatFillsAnInt64StopsAndNeverChangesItsSign(t *testing.T) {
	t.Parallel()
	total := money.Amount{}
	for range 20_000 {
		total = total.Add(money.Cents(money.MaxCents))
	}
	require.Equal(t, int64(math.MaxInt64), total.Cents())
	require.Equal(t, int64(-math.MaxInt64), total.Neg().Cents())
	require.Equal(t, int64(-math.MaxInt64), total.Neg().Sub(money.Cents(1)).Sub(total).Cents())
	least := total.Neg().Sub(money.Cents(1))
	require.Equal(t, int64(-math.MaxInt64), least.Cents(), "the least int64 has no negation, so no sum is it")
	require.Equal(t, 1, least.Neg().Sign())
}

func TestSumIsExactInAnyOrder(t *testing.T) {
	t.Parallel()
	require.Zero(t, money.Sum())
	require.Equal(t, money.Cents(3), money.Sum(money.Cents(5), money.Cents(-2)))
	large := slices.Repeat([]money.Amount{money.Cents(money.MaxCents)}, 20_000)
	require.Equal(t, int64(math.MaxInt64), money.Sum(large...).Cents())
	owed := slices.Repeat([]money.Amount{money.Cents(-money.MaxCents)}, 20_000)
	require.Equal(t, int64(-math.MaxInt64), money.Sum(owed...).Cents())
	require.Zero(t, money.Sum(append(large, owed...)...), "128 bits hold what comes back")
	least := append(slices.Clone(owed[:9223]), money.Cents(-372_036_854_775_808))
	require.Equal(t, int64(-math.MaxInt64), money.Sum(least...).Cents(), "the least int64 has no negation")
}

func TestAnErrorTellsWhatAndWhere(t *testing.T) {
	t.Parallel()
	_, err := money.Parse("12.3x")
	require.EqualError(t, err, "money: read amount: character 5: this is no part of a number")
	_, err = money.Cents(1).Allocate([]int64{1, -1})
	require.EqualError(t, err, "money: allocate: weight 2: a weight is negative")
	_, err = money.Cents(1).Times(math.MaxInt64)
	require.EqualError(t, err, "money: times: the result is beyond 10 trillion dollars")
	var e *money.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, "times", e.Op)
}
