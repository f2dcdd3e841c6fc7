package money_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
)

func TestAmountsAreReadAndWritten(t *testing.T) {
	t.Parallel()
	for text, c := range map[string]struct {
		cents int64
		print string
	}{
		"114.73":             {11473, "114.73"},
		"-0.05":              {-5, "-0.05"},
		"9":                  {900, "9.00"},
		"9.5":                {950, "9.50"},
		"-12":                {-1200, "-12.00"},
		"0":                  {0, "0.00"},
		"-0.00":              {0, "0.00"},
		"007.10":             {710, "7.10"},
		"10000000000000":     {money.MaxCents, "10000000000000.00"},
		"-10000000000000.00": {-money.MaxCents, "-10000000000000.00"},
		"9999999999999.99":   {money.MaxCents - 1, "9999999999999.99"},
	} {
		got, err := money.Parse(text)
		require.NoError(t, err, text)
		require.Equal(t, money.Cents(c.cents), got, text)
		require.Equal(t, c.print, got.String(), text)
	}
}

func TestTextThatIsNoAmountIsRefusedWithItsPlace(t *testing.T) {
	t.Parallel()
	for text, c := range map[string]struct {
		err error
		at  int
	}{
		"":                    {money.ErrSyntax, 1},
		"-":                   {money.ErrSyntax, 2},
		".5":                  {money.ErrSyntax, 1},
		"5.":                  {money.ErrSyntax, 3},
		"-.5":                 {money.ErrSyntax, 2},
		"+5":                  {money.ErrSyntax, 1},
		"--5":                 {money.ErrSyntax, 2},
		" 5":                  {money.ErrSyntax, 1},
		"5 ":                  {money.ErrSyntax, 2},
		"1,000.00":            {money.ErrSyntax, 2},
		"$5":                  {money.ErrSyntax, 1},
		"1e2":                 {money.ErrSyntax, 2},
		"1.5e2":               {money.ErrSyntax, 4},
		"1.2.3":               {money.ErrSyntax, 4},
		"NaN":                 {money.ErrSyntax, 1},
		"٣":                   {money.ErrSyntax, 1},
		"1.500":               {money.ErrSyntax, 5},
		"1.505":               {money.ErrInexact, 5},
		"1.0000000000000001":  {money.ErrInexact, 5},
		"10000000000000.01":   {money.ErrRange, 0},
		"-10000000000000.01":  {money.ErrRange, 0},
		"100000000000000":     {money.ErrRange, 0},
		"1" + long("0", 9000): {money.ErrRange, 0},
		"184467440737095517":  {money.ErrRange, 0}, // 2^64 + 84, in cents
		"Testa Sampleton":     {money.ErrSyntax, 1},
		"12 Testa Sampleton":  {money.ErrSyntax, 3},
		"5\x00":               {money.ErrSyntax, 2},
	} {
		got, err := money.Parse(text)
		require.ErrorIs(t, err, c.err, text)
		require.Zero(t, got, text)
		var e *money.Error
		require.ErrorAs(t, err, &e)
		require.Equal(t, c.at, e.At, "%q: %v", text, err)
		require.NotContains(t, err.Error(), "Testa", "the text is never repeated")
	}
}

func long(s string, n int) string { return strings.Repeat(s, n) }

func TestRatesAreReadAndWritten(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]money.Rate{
		"0.25": money.Percent(25), "1": money.Percent(100), "-0.5": money.Percent(-50), "0": 0, "0.000001": 1,
		"1000000000": money.Rate(money.MaxMicros),
	} {
		got, err := money.ParseRate(text)
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.Equal(t, text, got.String())
		got, err = money.RateFromDecimal(decimal.RequireFromString(text))
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.True(t, got.Decimal().Equal(decimal.RequireFromString(text)))
	}
	_, err := money.ParseRate("0.0000001")
	require.ErrorIs(t, err, money.ErrInexact)
	_, err = money.ParseRate("1000000000.000001")
	require.ErrorIs(t, err, money.ErrRange)
	_, err = money.ParseRate("25%")
	require.ErrorIs(t, err, money.ErrSyntax)
	_, err = money.RateFromDecimal(decimal.RequireFromString("0.0000001"))
	require.ErrorIs(t, err, money.ErrInexact)
	require.Panics(t, func() { money.Percent(1e15) })
	require.Panics(t, func() { money.Percent(-1e15) })
}

func TestUnitPricesAreReadAndWritten(t *testing.T) {
	t.Parallel()
	for text, c := range map[string]struct {
		micros int64
		print  string
	}{
		"0.012345": {12_345, "0.012345"}, "1.2": {1_200_000, "1.20"}, "3": {3_000_000, "3.00"}, "-0.1": {-100_000, "-0.10"},
		"0": {0, "0.00"}, "0.187500": {187_500, "0.1875"}, "1000000000.000000": {money.MaxMicros, "1000000000.00"},
	} {
		got, err := money.ParseUnitPrice(text)
		require.NoError(t, err)
		require.Equal(t, money.Micros(c.micros), got)
		require.Equal(t, c.micros, got.Micros())
		require.Equal(t, c.print, got.String())
		require.Equal(t, c.micros == 0, got.IsZero())
		got, err = money.UnitPriceFromDecimal(decimal.RequireFromString(text))
		require.NoError(t, err)
		require.Equal(t, money.Micros(c.micros), got)
		require.True(t, got.Decimal().Equal(decimal.RequireFromString(text)))
	}
	_, err := money.ParseUnitPrice("0.0123456")
	require.ErrorIs(t, err, money.ErrInexact)
	_, err = money.UnitPriceFromDecimal(decimal.RequireFromString("1000000001"))
	require.ErrorIs(t, err, money.ErrRange)
	_, err = money.FromMicros(money.MaxMicros + 1)
	require.ErrorIs(t, err, money.ErrRange)
	price, err := money.FromMicros(12)
	require.NoError(t, err)
	require.Equal(t, -1, price.Cmp(money.Micros(13)))
	require.Panics(t, func() { money.Micros(-money.MaxMicros - 1) })
}
