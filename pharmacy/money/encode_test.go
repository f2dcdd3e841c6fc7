package money_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
)

var (
	_ encoding.TextAppender    = money.Amount{}
	_ encoding.TextMarshaler   = money.Amount{}
	_ encoding.TextUnmarshaler = (*money.Amount)(nil)
	_ driver.Valuer            = money.Amount{}
	_ sql.Scanner              = (*money.Amount)(nil)
	_ encoding.TextMarshaler   = money.Rate(0)
	_ encoding.TextUnmarshaler = (*money.Rate)(nil)
	_ encoding.TextMarshaler   = money.UnitPrice{}
	_ encoding.TextUnmarshaler = (*money.UnitPrice)(nil)
	_ driver.Valuer            = money.UnitPrice{}
	_ sql.Scanner              = (*money.UnitPrice)(nil)
)

type bill struct {
	Copay money.Amount            `json:"copay"`
	Rate  money.Rate              `json:"rate"`
	Unit  money.UnitPrice         `json:"unit"`
	Paid  *money.Amount           `json:"paid"`
	Fees  map[money.Amount]string `json:"fees,omitempty"`
}

func TestJSONIsWrittenAsStrings(t *testing.T) {
	t.Parallel()
	in := bill{money.Cents(11473), money.Percent(25), money.Micros(12345), nil, map[money.Amount]string{money.Cents(250): "fee"}}
	text, err := json.Marshal(in)
	require.NoError(t, err)
	require.Equal(t, `{"copay":"114.73","rate":"0.25","unit":"0.012345","paid":null,"fees":{"2.50":"fee"}}`, string(text))
	var out bill
	require.NoError(t, json.Unmarshal(text, &out))
	require.Equal(t, in, out)
}

func TestJSONNumbersAreReadByTheirExactValue(t *testing.T) {
	t.Parallel()
	for token, want := range map[string]int64{
		`114.73`: 11473, `-0.05`: -5, `9`: 900, `1e2`: 10000, `1.5E+1`: 1500, `12300e-2`: 12300, `1.500`: 150, `0`: 0, `-0.0`: 0,
		`0e999999999999999999999`: 0, `0.00e-999999999`: 0, `1e13`: money.MaxCents, `"9.5"`: 950,
		`100000000000000000000000000e-26`: 100, `0.000000000000000000000000001e27`: 100,
		`12` + strings.Repeat("0", 500) + `e-500`: 1200,
	} {
		var got money.Amount
		require.NoError(t, json.Unmarshal([]byte(token), &got), token)
		require.Equal(t, money.Cents(want), got, token)
	}
}

func TestJSONThatIsNoAmountIsRefused(t *testing.T) {
	t.Parallel()
	for token, want := range map[string]error{
		`null`: money.ErrSyntax, `true`: money.ErrSyntax, `{}`: money.ErrSyntax, `[1]`: money.ErrSyntax, `""`: money.ErrSyntax,
		`"1e2"`: money.ErrSyntax, `"1.500"`: money.ErrSyntax, `"\u0031"`: money.ErrSyntax,
		`1.505`: money.ErrInexact, `1e-3`: money.ErrInexact, `1e-999999999`: money.ErrInexact, `"1.505"`: money.ErrInexact,
		`100000000000000000000000001e-26`: money.ErrInexact,
		`18446744073709551616`:            money.ErrRange, `1e18446744073709551617`: money.ErrRange,
		`1e999999999`: money.ErrRange, `-1e999999999999999999999999`: money.ErrRange, `1e14`: money.ErrRange,
		`10000000000000.01`: money.ErrRange, `100000000000000000000000001`: money.ErrRange,
	} {
		got := money.Cents(7)
		err := json.Unmarshal([]byte(token), &got)
		require.ErrorIs(t, err, want, token)
		require.Equal(t, money.Cents(7), got, "on an error the old value stays: %s", token)
	}
	require.EqualError(t, new(money.Amount).UnmarshalJSON([]byte("null")),
		"money: read amount: null is not zero; a value that may be missing is a pointer")
	for _, token := range []string{"", `"`, "1e", "1e+", "e5", "1e5x", "-", "nul"} { // never from package json
		var a money.Amount
		require.ErrorIs(t, a.UnmarshalJSON([]byte(token)), money.ErrSyntax, token)
		var r money.Rate
		require.ErrorIs(t, r.UnmarshalJSON([]byte(token)), money.ErrSyntax, token)
		var p money.UnitPrice
		require.ErrorIs(t, p.UnmarshalJSON([]byte(token)), money.ErrSyntax, token)
	}
}

func TestASumOutOfBoundsIsNotWritten(t *testing.T) {
	t.Parallel()
	over := money.Cents(money.MaxCents).Add(money.Cents(1))
	_, err := json.Marshal(over)
	require.ErrorIs(t, err, money.ErrRange)
	_, err = over.MarshalText()
	require.ErrorIs(t, err, money.ErrRange)
	_, err = over.Value()
	require.ErrorIs(t, err, money.ErrRange)
	require.Equal(t, "10000000000000.01", over.String(), "what is printed is still true")
	_, err = json.Marshal(money.Rate(money.MaxMicros + 1))
	require.ErrorIs(t, err, money.ErrRange)
}

func TestSQLHoldsWholeCents(t *testing.T) {
	t.Parallel()
	v, err := money.Cents(-11473).Value()
	require.NoError(t, err)
	require.Equal(t, driver.Value(int64(-11473)), v)
	var a money.Amount
	require.NoError(t, a.Scan(v))
	require.Equal(t, money.Cents(-11473), a)
	for _, src := range []any{nil, "114.73", []byte("9"), 1.5, true} {
		require.ErrorIs(t, a.Scan(src), money.ErrSyntax)
	}
	require.ErrorIs(t, a.Scan(money.MaxCents+1), money.ErrRange)
	require.Equal(t, money.Cents(-11473), a, "on an error the old value stays")
	require.EqualError(t, a.Scan("114.73"), "money: scan amount: the column gives string; it must be an integer")

	var missing sql.Null[money.Amount]
	require.NoError(t, missing.Scan(nil))
	require.False(t, missing.Valid)
	require.NoError(t, missing.Scan(int64(5)))
	require.Equal(t, money.Cents(5), missing.V)
}

func TestUnitPricesAndRatesAsTextAndSQL(t *testing.T) {
	t.Parallel()
	v, err := money.Micros(12_345).Value()
	require.NoError(t, err)
	var p money.UnitPrice
	require.NoError(t, p.Scan(v))
	require.Equal(t, money.Micros(12_345), p)
	require.Error(t, p.Scan(nil))
	require.NoError(t, p.UnmarshalText([]byte("0.5")))
	require.Equal(t, money.Micros(500_000), p)
	require.Error(t, p.UnmarshalText([]byte("x")))
	var r money.Rate
	require.NoError(t, r.UnmarshalText([]byte("0.5")))
	require.Equal(t, money.Percent(50), r)
	require.Error(t, r.UnmarshalText([]byte("50%")))
	var a money.Amount
	require.NoError(t, a.UnmarshalText([]byte("0.5")))
	require.Equal(t, money.Cents(50), a)
	require.Error(t, a.UnmarshalText(nil))
	require.NoError(t, json.Unmarshal([]byte(`0.25`), &r))
	require.Equal(t, money.Percent(25), r)
}
