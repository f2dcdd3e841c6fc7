package money_test

import (
	"encoding/json"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// rounded is r in whole units by the rule of m, worked out with math/big.
func rounded(r *big.Rat, m money.Mode) *big.Int {
	size := new(big.Rat).Abs(r)
	q, rest := new(big.Int).QuoRem(size.Num(), size.Denom(), new(big.Int))
	half := new(big.Int).Lsh(rest, 1).Cmp(size.Denom())
	up := false
	switch m {
	case money.HalfUp:
		up = half >= 0
	case money.HalfEven:
		up = half > 0 || half == 0 && q.Bit(0) == 1
	case money.Up:
		up = rest.Sign() != 0
	}
	if up {
		q.Add(q, big.NewInt(1))
	}
	if r.Sign() < 0 {
		q.Neg(q)
	}
	return q
}

// requireCents checks an answer against the true number of cents.
func requireCents(t *testing.T, want *big.Int, got money.Amount, err error) {
	t.Helper()
	if want.CmpAbs(big.NewInt(money.MaxCents)) > 0 {
		require.ErrorIs(t, err, money.ErrRange)
		require.Zero(t, got)
		return
	}
	require.NoError(t, err)
	require.Equal(t, want.Int64(), got.Cents())
}

func ratOf(n int64, divisor int64) *big.Rat { return big.NewRat(n, divisor) }

func bounded(n int64) money.Amount { return money.Cents(n % (money.MaxCents + 1)) }

func FuzzSum(f *testing.F) {
	f.Add(int64(1), int64(-1), uint16(3))
	f.Add(money.MaxCents, money.MaxCents, uint16(9300))
	f.Fuzz(func(t *testing.T, x, y int64, n uint16) {
		a, b := bounded(x), bounded(y)
		sum, list := a, []money.Amount{a}
		for range n {
			sum, list = sum.Add(b), append(list, b)
		}
		want := new(big.Int).Mul(big.NewInt(b.Cents()), big.NewInt(int64(n)))
		want.Add(want, big.NewInt(a.Cents()))
		if limit := big.NewInt(1<<63 - 1); want.CmpAbs(limit) > 0 {
			want = limit.Mul(limit, big.NewInt(int64(want.Sign())))
		}
		require.Equal(t, want.Int64(), sum.Cents())
		require.Equal(t, sum, money.Sum(list...))
		require.Equal(t, a.Add(b.Neg()), a.Sub(b))
	})
}

func FuzzMul(f *testing.F) {
	f.Add(int64(1688), int64(250_000), uint8(1))
	f.Add(money.MaxCents, int64(1_000_000), uint8(2))
	f.Add(int64(-5), int64(500_000), uint8(0))
	f.Add(money.MaxCents, int64(-1<<63), uint8(3))
	f.Fuzz(func(t *testing.T, x, rate int64, mode uint8) {
		a, m := bounded(x), modes[int(mode)%len(modes)]
		want := new(big.Rat).Mul(ratOf(a.Cents(), 1), ratOf(rate, 1_000_000))
		got, err := a.Mul(money.Rate(rate), m)
		requireCents(t, rounded(want, m), got, err)

		want.Mul(ratOf(a.Cents(), 1), ratOf(rate, 1))
		got, err = a.Times(rate)
		requireCents(t, rounded(want, m), got, err)
	})
}

func FuzzExtend(f *testing.F) {
	f.Add(int64(187_500), int64(90_000), int64(820_000), uint8(1))
	f.Add(money.MaxMicros, int64(10_000_000_000), int64(1_000_000), uint8(1))
	f.Add(int64(-5_000), int64(1_000), int64(500_000), uint8(2))
	f.Add(money.MaxMicros, int64(-1<<63), int64(-1<<63), uint8(3))
	f.Fuzz(func(t *testing.T, x, quantity, rate int64, mode uint8) {
		p, m := money.Micros(x%(money.MaxMicros+1)), modes[int(mode)%len(modes)]
		want := new(big.Rat).Mul(ratOf(p.Micros(), 10_000), ratOf(quantity, 1000))
		got, err := p.Extend(quantity, m)
		requireCents(t, rounded(want, m), got, err)

		want.Mul(want, ratOf(rate, 1_000_000))
		got, err = p.ExtendAt(quantity, money.Rate(rate), m)
		requireCents(t, rounded(want, m), got, err)
	})
}

func FuzzRound(f *testing.F) {
	f.Add([]byte{1, 0x62}, false, int32(-3), uint8(1))
	f.Add([]byte{25}, true, int32(-3), uint8(1))
	f.Add([]byte(strings.Repeat("\xff", 40)), false, int32(-90), uint8(0))
	f.Add([]byte{1}, true, int32(-1<<31), uint8(3))
	f.Add([]byte{1}, true, int32(1<<31-1), uint8(3))
	f.Fuzz(func(t *testing.T, coefficient []byte, neg bool, exp int32, mode uint8) {
		m := modes[int(mode)%len(modes)]
		coef := new(big.Int).SetBytes(coefficient[:min(len(coefficient), 64)])
		if neg {
			coef.Neg(coef)
		}
		d := decimal.NewFromBigInt(coef, exp)
		want := cents100(coef, exp)
		got, err := money.Round(d, m)
		requireCents(t, rounded(want, m), got, err)
		got, err = money.FromDecimal(d)
		switch down := rounded(want, money.Down); {
		case down.CmpAbs(big.NewInt(money.MaxCents)) > 0:
			require.ErrorIs(t, err, money.ErrRange)
		case !want.IsInt():
			require.ErrorIs(t, err, money.ErrInexact)
		default:
			requireCents(t, down, got, err)
			require.True(t, got.Decimal().Equal(d))
		}
	})
}

// cents100 is coef × 10^(exp+2). Beyond 10^±400 a nearer power stands for the far one: a coefficient of 64
// bytes has at most 155 digits, so the answer is out of range or almost nothing either way.
func cents100(coef *big.Int, exp int32) *big.Rat {
	places := max(min(int64(exp)+2, 400), -400)
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(max(places, -places)), nil)
	r := new(big.Rat).SetInt(coef)
	if places < 0 {
		return r.Quo(r, new(big.Rat).SetInt(power))
	}
	return r.Mul(r, new(big.Rat).SetInt(power))
}

var plain = regexp.MustCompile(`^-?[0-9]+(\.[0-9]{1,2})?$`)

func FuzzParse(f *testing.F) {
	for _, s := range []string{"114.73", "-0.05", "9", "", "-", "1.", ".1", "1.005", "1e5", "10000000000000.01", "000000000000000000000001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := money.Parse(s)
		if !plain.MatchString(s) {
			require.Error(t, err)
			return
		}
		want, _ := new(big.Rat).SetString(s)
		requireCents(t, rounded(want.Mul(want, ratOf(100, 1)), money.Down), got, err)
		if err == nil {
			again, err := money.Parse(got.String())
			require.NoError(t, err)
			require.Equal(t, got, again)
		}
	})
}

func FuzzParseMicros(f *testing.F) {
	for _, s := range []string{"0.25", "-1", "0.0123456", "1000000000.000001", "7.", "0.000001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		rate, err := money.ParseRate(s)
		price, priceErr := money.ParseUnitPrice(s)
		require.Equal(t, err == nil, priceErr == nil)
		if err != nil {
			return
		}
		want, ok := new(big.Rat).SetString(s)
		require.True(t, ok)
		require.Zero(t, want.Cmp(ratOf(int64(rate), 1_000_000)))
		require.Equal(t, int64(rate), price.Micros())
		again, err := money.ParseRate(rate.String())
		require.NoError(t, err)
		require.Equal(t, rate, again)
		samePrice, err := money.ParseUnitPrice(price.String())
		require.NoError(t, err)
		require.Equal(t, price, samePrice)
	})
}

var shortExponent = regexp.MustCompile(`^-?[0-9.]+([eE][+-]?[0-9]{1,3})?$`)

func FuzzJSON(f *testing.F) {
	for _, s := range []string{`"114.73"`, `114.73`, `1e2`, `1e999999999`, `0e999999999`, `null`, `-0.05`, `1.005`, `"1e2"`,
		`100000000000000000000000000e-26`, `100000000000000000000000001e-26`, `{}`, `""`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, token string) {
		var got money.Amount
		err := got.UnmarshalJSON([]byte(token)) // also without the care of package json
		if err == nil {
			text, err := json.Marshal(got)
			require.NoError(t, err)
			var again money.Amount
			require.NoError(t, json.Unmarshal(text, &again))
			require.Equal(t, got, again)
		}
		if !json.Valid([]byte(token)) || !shortExponent.MatchString(token) {
			return
		}
		want, _ := new(big.Rat).SetString(token)
		want.Mul(want, ratOf(100, 1))
		if want.IsInt() {
			requireCents(t, want.Num(), got, err)
			return
		}
		require.Error(t, err)
	})
}

func FuzzAllocate(f *testing.F) {
	f.Add(int64(100), []byte{1, 1, 1}, int64(1))
	f.Add(int64(-101), []byte{50, 25, 25, 0}, int64(1<<40))
	f.Add(money.MaxCents, []byte{255, 1}, int64(1<<54))
	f.Fuzz(func(t *testing.T, x int64, bytes []byte, scale int64) {
		bytes = bytes[:min(len(bytes), 64)]
		a, weights := bounded(x), make([]int64, len(bytes))
		total := new(big.Int)
		for i, b := range bytes {
			weights[i] = int64(b) * max(scale%(1<<48), -(scale%(1<<48)))
			total.Add(total, big.NewInt(weights[i]))
		}
		parts, err := a.Allocate(weights)
		if total.Sign() == 0 || !total.IsInt64() {
			require.Error(t, err)
			return
		}
		require.NoError(t, err)
		require.Equal(t, a, money.Sum(parts...), "no cent is lost")
		for i, p := range parts {
			exact := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(a.Cents()), big.NewInt(weights[i])), total)
			off := exact.Sub(exact, ratOf(p.Cents(), 1))
			require.Negative(t, off.Abs(off).Cmp(ratOf(1, 1)), "part %d is a cent or more off", i)
		}
		requireSplit(t, a, len(bytes))
	})
}

func requireSplit(t *testing.T, a money.Amount, n int) {
	t.Helper()
	parts, err := a.Split(n)
	require.NoError(t, err)
	require.Equal(t, a, money.Sum(parts...))
	last := a.Cents() / int64(n)
	for i, p := range parts {
		require.LessOrEqual(t, max(p.Cents()-last, last-p.Cents()), int64(1))
		require.True(t, i == 0 || max(p.Cents(), -p.Cents()) <= max(parts[i-1].Cents(), -parts[i-1].Cents()))
	}
}
