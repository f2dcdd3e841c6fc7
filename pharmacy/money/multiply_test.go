package money_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
)

func TestAnAmountTimesARateRoundsOnce(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		cents int64
		rate  money.Rate
		mode  money.Mode
		want  int64
	}{
		"25 % coinsurance of 16.88":               {1688, money.Percent(25), money.HalfUp, 422},
		"half a cent goes up":                     {1, money.Percent(50), money.HalfUp, 1},
		"half a cent owed goes away from zero":    {-1, money.Percent(50), money.HalfUp, -1},
		"half a cent goes to even":                {5, money.Percent(50), money.HalfEven, 2},
		"half a cent goes down":                   {5, money.Percent(50), money.Down, 2},
		"a millionth of a cent goes up":           {1, 1, money.Up, 1},
		"a negative rate turns the sign":          {200, money.Percent(-50), money.HalfUp, -100},
		"two negatives are positive":              {-200, money.Percent(-50), money.HalfUp, 100},
		"a rate of zero":                          {11473, 0, money.Up, 0},
		"the largest amount by one":               {money.MaxCents, money.Percent(100), money.HalfUp, money.MaxCents},
		"a large product needs 128 bits":          {money.MaxCents, 333_333, money.HalfUp, 333_333_000_000_000},
		"a large rate of a cent":                  {1, money.Rate(money.MaxMicros), money.HalfUp, 1_000_000_000},
		"the product is large, the rate is small": {money.MaxCents - 1, 1, money.Down, 999_999_999},
	} {
		got, err := money.Cents(c.cents).Mul(c.rate, c.mode)
		require.NoError(t, err, name)
		require.Equal(t, money.Cents(c.want), got, name)
	}
}

func TestAProductBeyondTheBoundsIsRefused(t *testing.T) {
	t.Parallel()
	large := money.Cents(money.MaxCents)
	for name, multiply := range map[string]func() (money.Amount, error){
		"a little over":         func() (money.Amount, error) { return large.Mul(1_000_001, money.Down) },
		"far over":              func() (money.Amount, error) { return large.Mul(math.MaxInt64, money.Down) },
		"far under":             func() (money.Amount, error) { return large.Mul(math.MinInt64, money.Down) },
		"rounded over":          func() (money.Amount, error) { return money.Micros(999_999_900_000_010).Extend(10_000_001, money.Up) },
		"just past 64 bits":     func() (money.Amount, error) { return large.Mul(18_446_744_074, money.Down) },
		"a carry past 128 bits": func() (money.Amount, error) { return money.Micros(1<<40).ExtendAt(1<<56-1<<24+1, 1<<32+1, money.Down) },
		"units":                 func() (money.Amount, error) { return money.Micros(money.MaxMicros).Extend(math.MinInt64, money.Up) },
		"units and rate":        func() (money.Amount, error) { return money.Micros(1e15).ExtendAt(1e18, 1e18, money.Up) },
		"over 128 bits": func() (money.Amount, error) {
			return money.Micros(1e15).ExtendAt(math.MinInt64, math.MinInt64, money.Up)
		},
		"times":             func() (money.Amount, error) { return large.Times(2) },
		"times below":       func() (money.Amount, error) { return large.Times(-2) },
		"times the minimum": func() (money.Amount, error) { return large.Times(math.MinInt64) },
	} {
		got, err := multiply()
		require.ErrorIs(t, err, money.ErrRange, name)
		require.Zero(t, got, name)
	}
}

func TestAUnitPriceIsExtendedByThousandths(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		price, thousandths int64
		mode               money.Mode
		want               int64
	}{
		"90 tablets at 0.1875":               {187_500, 90_000, money.HalfUp, 1688},
		"the same rounded down":              {187_500, 90_000, money.Down, 1687},
		"2.5 ml at 14.03":                    {14_030_000, 2_500, money.HalfUp, 3508},
		"2.5 ml at 14.03 to even":            {14_030_000, 2_500, money.HalfEven, 3508},
		"a thousandth of a cheap unit":       {1, 1, money.HalfUp, 0},
		"a thousandth of a cheap unit, up":   {1, 1, money.Up, 1},
		"a reversal":                         {187_500, -90_000, money.HalfUp, -1688},
		"half a cent at once":                {5_000, 1_000, money.HalfUp, 1},
		"an exact product past 64 bits":      {500_000_000_000_000, 20_000_000, money.HalfUp, money.MaxCents},
		"no units":                           {187_500, 0, money.Up, 0},
		"at the bound, by a hair":            {999_999_900_000_010, 10_000_001, money.HalfUp, money.MaxCents},
		"a free unit":                        {0, 90_000, money.Up, 0},
		"a third of the way, to the cent":    {333_333, 3_000, money.HalfUp, 100},
		"one part in ten million below half": {4_999, 1_000, money.HalfUp, 0},
	} {
		got, err := money.Micros(c.price).Extend(c.thousandths, c.mode)
		require.NoError(t, err, name)
		require.Equal(t, money.Cents(c.want), got, name)
	}
}

func TestExtendAtRoundsOnceWhereTwoStepsRoundTwice(t *testing.T) {
	t.Parallel()
	price, rate := money.Micros(29_700), money.Percent(84) // one unit is 2.97 cents, 2.4948 with the rate
	once, err := price.ExtendAt(1000, rate, money.HalfUp)
	require.NoError(t, err)
	require.Equal(t, money.Cents(2), once)
	step, err := price.Extend(1000, money.HalfUp)
	require.NoError(t, err)
	twice, err := step.Mul(rate, money.HalfUp)
	require.NoError(t, err)
	require.Equal(t, money.Cents(3), twice, "3 cents, then 2.52")
}

func TestTimesIsExact(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]int64{{900, 3, 2700}, {900, -3, -2700}, {-900, -3, 2700}, {0, math.MinInt64, 0}, {1, money.MaxCents, money.MaxCents}} {
		got, err := money.Cents(c[0]).Times(c[1])
		require.NoError(t, err)
		require.Equal(t, money.Cents(c[2]), got)
	}
}
