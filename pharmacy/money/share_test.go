package money_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
)

func cents(ns ...int64) []money.Amount {
	list := make([]money.Amount, len(ns))
	for i, n := range ns {
		list[i] = money.Cents(n)
	}
	return list
}

func TestSplitGivesTheOddCentsToTheFirstParts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		cents int64
		n     int
		want  []money.Amount
	}{
		{1000, 3, cents(334, 333, 333)},
		{1001, 3, cents(334, 334, 333)},
		{-1001, 3, cents(-334, -334, -333)},
		{2, 3, cents(1, 1, 0)},
		{-1, 3, cents(-1, 0, 0)},
		{0, 2, cents(0, 0)},
		{7, 1, cents(7)},
	} {
		got, err := money.Cents(c.cents).Split(c.n)
		require.NoError(t, err)
		require.Equal(t, c.want, got)
	}
	for _, n := range []int{0, -1, money.MaxParts + 1, math.MaxInt} {
		_, err := money.Cents(1).Split(n)
		require.ErrorIs(t, err, money.ErrShares)
	}
}

func TestAllocateFollowsTheWeightsAndLosesNoCent(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		cents   int64
		weights []int64
		want    []money.Amount
	}{
		"even":                           {100, []int64{1, 1}, cents(50, 50)},
		"a tie goes to the first":        {100, []int64{1, 1, 1}, cents(34, 33, 33)},
		"the larger rest wins":           {100, []int64{1, 2, 3}, cents(17, 33, 50)},
		"an exact share is left alone":   {101, []int64{50, 25, 25}, cents(51, 25, 25)},
		"owed":                           {-100, []int64{1, 1, 1}, cents(-34, -33, -33)},
		"a weight of zero gets nothing":  {101, []int64{0, 1, 0, 1}, cents(0, 51, 0, 50)},
		"nothing to divide":              {0, []int64{3, 4}, cents(0, 0)},
		"one weight":                     {-7, []int64{9}, cents(-7)},
		"fewer cents than parts":         {1, []int64{1, 5, 2}, cents(0, 1, 0)},
		"weights that need 128 bits":     {money.MaxCents, []int64{math.MaxInt64 - 1, 1}, cents(money.MaxCents, 0)},
		"more odd cents than one":        {5, []int64{1, 1, 1, 1, 1, 1, 1}, cents(1, 1, 1, 1, 1, 0, 0)},
		"rests of different size, mixed": {10, []int64{3, 3, 1}, cents(4, 4, 2)},
	} {
		got, err := money.Cents(c.cents).Allocate(c.weights)
		require.NoError(t, err, name)
		require.Equal(t, c.want, got, name)
		require.Equal(t, money.Cents(c.cents), money.Sum(got...), name)
	}
}

func TestAllocateNeedsWeights(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		weights []int64
		err     error
		text    string
	}{
		"none":      {nil, money.ErrShares, "money: allocate: there are no weights above zero"},
		"all zero":  {[]int64{0, 0}, money.ErrShares, "money: allocate: there are no weights above zero"},
		"negative":  {[]int64{4, 1, -1}, money.ErrShares, "money: allocate: weight 3: a weight is negative"},
		"too large": {[]int64{math.MaxInt64, 1}, money.ErrRange, "money: allocate: the weights sum past an int64"},
		"and round": {[]int64{math.MaxInt64, math.MaxInt64, 2}, money.ErrRange, "money: allocate: the weights sum past an int64"},
	} {
		_, err := money.Cents(100).Allocate(c.weights)
		require.ErrorIs(t, err, c.err, name)
		require.EqualError(t, err, c.text, name)
	}
}
