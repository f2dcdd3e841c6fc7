package money_test

import (
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
)

var modes = []money.Mode{money.HalfUp, money.HalfEven, money.Down, money.Up}

// roundings gives the cents of each mode, in the order of modes.
var roundings = []struct {
	dollars string
	cents   [4]int64
}{
	{"0", [4]int64{0, 0, 0, 0}},
	{"1.23", [4]int64{123, 123, 123, 123}},
	{"1.230000", [4]int64{123, 123, 123, 123}},
	{"1.234", [4]int64{123, 123, 123, 124}},
	{"1.235", [4]int64{124, 124, 123, 124}},
	{"1.225", [4]int64{123, 122, 122, 123}},
	{"1.2250000000000000000000000001", [4]int64{123, 123, 122, 123}},
	{"1.2249999999999999999999999999", [4]int64{122, 122, 122, 123}},
	{"1.2350000000000000000000000000", [4]int64{124, 124, 123, 124}},
	{"1.236", [4]int64{124, 124, 123, 124}},
	{"0.005", [4]int64{1, 0, 0, 1}},
	{"0.004", [4]int64{0, 0, 0, 1}},
	{"0.0001", [4]int64{0, 0, 0, 1}},
	{"9999999999999.995", [4]int64{1e15, 1e15, 1e15 - 1, 1e15}},
}

func TestEveryModeRoundsToWholeCents(t *testing.T) {
	t.Parallel()
	for _, c := range roundings {
		for i, m := range modes {
			d := decimal.RequireFromString(c.dollars)
			got, err := money.Round(d, m)
			require.NoError(t, err, c.dollars)
			require.Equal(t, money.Cents(c.cents[i]), got, "%s %s", c.dollars, m)
			got, err = money.Round(d.Neg(), m)
			require.NoError(t, err, c.dollars)
			require.Equal(t, money.Cents(-c.cents[i]), got, "-%s %s", c.dollars, m)
		}
	}
}

func TestC6HalfACentGoesAwayFromZero(t *testing.T) {
	t.Parallel()
	for dollars, cents := range map[string]int64{"2.675": 268, "-2.675": -268, "0.005": 1, "-0.005": -1} {
		got, err := money.Round(decimal.RequireFromString(dollars), money.HalfUp)
		require.NoError(t, err)
		require.Equal(t, money.Cents(cents), got)
	}
}

func TestThereIsNoDefaultMode(t *testing.T) {
	t.Parallel()
	for _, m := range []money.Mode{0, 5, 255} {
		_, err := money.Round(decimal.New(1, 0), m)
		require.ErrorIs(t, err, money.ErrMode)
		_, err = money.Cents(100).Mul(money.Percent(50), m)
		require.ErrorIs(t, err, money.ErrMode)
		_, err = money.Micros(100).Extend(1000, m)
		require.ErrorIs(t, err, money.ErrMode)
		require.Equal(t, "no rounding mode", m.String())
	}
	require.Equal(t, "half up, half even, down, up", strings.Join([]string{
		money.HalfUp.String(), money.HalfEven.String(), money.Down.String(), money.Up.String()}, ", "))
}

func TestDecimalsBeyondTheBoundsAreRefused(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"10000000000000.005", "10000000000000.01", "-10000000000000.01", "1e16", "1e9999",
		strings.Repeat("9", 60), strings.Repeat("9", 60) + "." + strings.Repeat("9", 60)} {
		_, err := money.Round(decimal.RequireFromString(s), money.HalfUp)
		require.ErrorIs(t, err, money.ErrRange, s)
		_, err = money.FromDecimal(decimal.RequireFromString(s))
		require.Error(t, err, s)
	}
}

func TestAHostileExponentCostsNothing(t *testing.T) {
	// AllocsPerRun does not run beside parallel tests.
	huge, tiny := decimal.New(1, math.MaxInt32), decimal.New(1, math.MinInt32)
	allocs := testing.AllocsPerRun(10, func() {
		if _, err := money.Round(tiny, money.Up); err != nil {
			t.Error(err)
		}
	})
	require.Zero(t, allocs)
	_, err := money.Round(huge, money.HalfUp)
	require.ErrorIs(t, err, money.ErrRange)
	_, err = money.FromDecimal(huge)
	require.ErrorIs(t, err, money.ErrRange)
	_, err = money.FromDecimal(tiny)
	require.ErrorIs(t, err, money.ErrInexact)
	got, err := money.Round(tiny, money.Up)
	require.NoError(t, err)
	require.Equal(t, money.Cents(1), got)
	got, err = money.Round(decimal.New(0, math.MaxInt32), money.HalfUp)
	require.NoError(t, err)
	require.Zero(t, got)
}

func TestADecimalIsTakenExactlyOrNotAtAll(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		dollars string
		cents   int64
	}{
		{"0", 0}, {"114.73", 11473}, {"-0.05", -5}, {"12", 1200}, {"1.5e3", 150000}, {"1.2300000000000000000000", 123},
		{"10000000000000", money.MaxCents}, {"-10000000000000.000", -money.MaxCents},
	} {
		got, err := money.FromDecimal(decimal.RequireFromString(c.dollars))
		require.NoError(t, err, c.dollars)
		require.Equal(t, money.Cents(c.cents), got, c.dollars)
		require.True(t, got.Decimal().Equal(decimal.RequireFromString(c.dollars)), c.dollars)
	}
	for _, s := range []string{"0.001", "114.735", "-0.0000001", "1.23000000000000000000001"} {
		_, err := money.FromDecimal(decimal.RequireFromString(s))
		require.ErrorIs(t, err, money.ErrInexact, s)
	}
	got, err := money.FromDecimal(decimal.Decimal{})
	require.NoError(t, err, "the zero decimal is zero dollars")
	require.Zero(t, got)
}
