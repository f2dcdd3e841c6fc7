package drug_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

func quantity(t testing.TB, value string, u drug.Unit) drug.Quantity {
	t.Helper()
	q, err := drug.ParseQuantity(value, u)
	require.NoError(t, err)
	return q
}

func requireKind(t *testing.T, want drug.QuantityErrorKind, err error) {
	t.Helper()
	var fault *drug.QuantityError
	require.ErrorAs(t, err, &fault)
	require.Equal(t, want, fault.Kind)
}

func TestQuantityIsReadExactly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in      string
		want    int64
		decimal string
	}{
		{"90", 90_000, "90"}, {"2.5", 2_500, "2.5"}, {".5", 500, "0.5"}, {"5.", 5_000, "5"}, {"0", 0, "0"},
		{"0.001", 1, "0.001"}, {"1.050", 1_050, "1.05"}, {"90.00000", 90_000, "90"}, {"0090", 90_000, "90"},
		{"9999999.999", drug.MaxThousandths, "9999999.999"},
	} {
		q := quantity(t, c.in, drug.Tablet)
		require.Equal(t, c.want, q.Thousandths(), c.in)
		require.Equal(t, c.decimal, q.Decimal())
		require.Equal(t, drug.Tablet, q.Unit())
		require.True(t, q.IsSet())
	}
}

func TestQuantityRefusesWhatIsNotExact(t *testing.T) {
	t.Parallel()
	for in, kind := range map[string]drug.QuantityErrorKind{
		"": drug.QuantityAbsent, ".": drug.QuantityNotNumber, "-1": drug.QuantityNotNumber, "+1": drug.QuantityNotNumber,
		"1e3": drug.QuantityNotNumber, "1,000": drug.QuantityNotNumber, " 1": drug.QuantityNotNumber, "1.2.3": drug.QuantityNotNumber,
		"ninety": drug.QuantityNotNumber, "NaN": drug.QuantityNotNumber, "٣": drug.QuantityNotNumber,
		"0.0001": drug.QuantityTooFine, "1.00001": drug.QuantityTooFine,
		"10000000": drug.QuantityRange, "99999999999999999999": drug.QuantityRange, "9999999.9991": drug.QuantityTooFine,
		strings.Repeat("1", 1<<20): drug.QuantityNotNumber,
	} {
		_, err := drug.ParseQuantity(in, drug.Tablet)
		requireKind(t, kind, err)
	}
	_, err := drug.ParseQuantity("1", "tablet")
	requireKind(t, drug.QuantityUnit, err)
	_, err = drug.ParseQuantity("Sampleton", drug.Tablet)
	require.NotContains(t, err.Error(), "Sampleton")
}

func TestZeroIsNotMissing(t *testing.T) {
	t.Parallel()
	zero, absent := drug.Units(0, drug.Tablet), drug.Quantity{}
	require.NotEqual(t, zero, absent)
	require.True(t, zero.IsSet())
	require.False(t, zero.IsZero(), "JSON keeps the quantity zero")
	require.False(t, zero.Positive())
	require.True(t, zero.Whole())
	require.Equal(t, "0 tablet", zero.String())
	require.False(t, absent.IsSet())
	require.True(t, absent.IsZero())
	require.False(t, absent.Whole())
	require.Empty(t, absent.String())
}

func TestQuantityOfWholeUnitsOutOfRangeIsAbsent(t *testing.T) {
	t.Parallel()
	require.Equal(t, "9999999 tablet", drug.Units(9_999_999, drug.Tablet).String())
	for _, n := range []int64{-1, 10_000_000, 1 << 62, -1 << 63} {
		require.False(t, drug.Units(n, drug.Tablet).IsSet(), n)
	}
	require.False(t, drug.Units(1, "tablet").IsSet())
	_, err := drug.Thousandths(-1, drug.Tablet)
	requireKind(t, drug.QuantityRange, err)
	_, err = drug.Thousandths(drug.MaxThousandths+1, drug.Tablet)
	requireKind(t, drug.QuantityRange, err)
}

func TestQuantityReadsAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	require.Equal(t, "90 tablet", drug.Units(90, drug.Tablet).String())
	require.Equal(t, "2.5 mL", quantity(t, "2.50", drug.Milliliter).String())
	require.Equal(t, "3", drug.Units(3, "").String(), "an unknown unit is left out")
	require.Equal(t, "3 C48490", drug.Units(3, "C48490").String(), "a code that is not in the table stands for itself")
}

func TestQuantitiesOfOneUnitAddSubtractAndCompare(t *testing.T) {
	t.Parallel()
	a, b := quantity(t, "90", drug.Tablet), quantity(t, "0.5", drug.Tablet)
	sum, err := a.Add(b)
	require.NoError(t, err)
	require.Equal(t, quantity(t, "90.5", drug.Tablet), sum)
	require.False(t, sum.Whole())
	rest, err := sum.Sub(a)
	require.NoError(t, err)
	require.Equal(t, b, rest)
	for _, c := range []struct {
		x, y drug.Quantity
		want int
	}{{a, b, 1}, {b, a, -1}, {a, a, 0}} {
		got, err := c.x.Compare(c.y)
		require.NoError(t, err)
		require.Equal(t, c.want, got)
	}
}

func TestQuantitiesThatDoNotGoTogetherAreRefused(t *testing.T) {
	t.Parallel()
	tablets, milliliters, absent := drug.Units(1, drug.Tablet), drug.Units(1, drug.Milliliter), drug.Quantity{}
	for _, c := range []struct {
		a, b drug.Quantity
		kind drug.QuantityErrorKind
	}{
		{tablets, milliliters, drug.QuantityUnitsDiffer}, {tablets, drug.Units(1, ""), drug.QuantityUnitsDiffer},
		{tablets, absent, drug.QuantityAbsent}, {absent, tablets, drug.QuantityAbsent},
	} {
		_, err := c.a.Add(c.b)
		requireKind(t, c.kind, err)
		_, err = c.a.Sub(c.b)
		requireKind(t, c.kind, err)
		_, err = c.a.Compare(c.b)
		requireKind(t, c.kind, err)
	}
	_, err := tablets.Sub(drug.Units(2, drug.Tablet))
	requireKind(t, drug.QuantityRange, err)
	_, err = drug.Units(9_999_999, drug.Tablet).Add(tablets)
	requireKind(t, drug.QuantityRange, err)
}

func TestEveryQuantityErrorHasItsOwnText(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for k := drug.QuantityAbsent; k <= drug.QuantityUnitsDiffer; k++ {
		text := (&drug.QuantityError{Kind: k}).Error()
		require.True(t, strings.HasPrefix(text, "drug: quantity: "))
		require.False(t, seen[text], text)
		seen[text] = true
	}
}

func TestQuantitySurvivesJSON(t *testing.T) {
	t.Parallel()
	for q, want := range map[drug.Quantity]string{
		{}:                                 `null`,
		drug.Units(90, drug.Tablet):        `{"value":"90","unit":"C48542"}`,
		drug.Units(0, ""):                  `{"value":"0"}`,
		quantity(t, "2.5", "C48490"):       `{"value":"2.5","unit":"C48490"}`,
		quantity(t, "9999999.999", "C123"): `{"value":"9999999.999","unit":"C123"}`,
	} {
		data, err := json.Marshal(q)
		require.NoError(t, err)
		require.JSONEq(t, want, string(data))
		back := drug.Units(7, drug.Gram)
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, q, back)
	}
}

func TestQuantityRefusesOtherJSON(t *testing.T) {
	t.Parallel()
	for _, in := range []string{`90`, `"90"`, `{}`, `{"value":90,"unit":"C48542"}`, `{"value":null}`, `{"value":""}`, `{"unit":"C48542"}`,
		`{"value":"1","unit":"Sampleton"}`, `[]`, `true`, `{"value":"1","unit":7}`} {
		q := drug.Units(7, drug.Gram)
		err := json.Unmarshal([]byte(in), &q)
		require.Error(t, err, in)
		require.NotContains(t, err.Error(), "Sampleton")
		require.Equal(t, drug.Units(7, drug.Gram), q, "a failed read leaves the value alone")
	}
}

// The oracle is math/big: what parses is exactly the number that was written, and what does not is no such number.
func FuzzParseQuantity(f *testing.F) {
	for _, s := range []string{"90", "2.5", ".5", "5.", "0.0001", "9999999.999", "10000000", "1e3", "-1", "", "00000000000000000000000000000001"} {
		f.Add(s, "C48542")
	}
	f.Add("1", "tablet")
	f.Fuzz(func(t *testing.T, s, unit string) {
		q, err := drug.ParseQuantity(s, drug.Unit(unit))
		if err != nil {
			var fault *drug.QuantityError
			require.True(t, errors.As(err, &fault))
			require.Zero(t, q)
			return
		}
		want, ok := new(big.Rat).SetString(s)
		require.True(t, ok, s)
		require.Zero(t, want.Cmp(big.NewRat(q.Thousandths(), 1000)), s)
		require.Equal(t, q, quantity(t, q.Decimal(), q.Unit()))
	})
}

func FuzzQuantityJSON(f *testing.F) {
	for _, s := range []string{`null`, `{"value":"90","unit":"C48542"}`, `{"value":"0"}`, `{"value":90}`, `{`, `[]`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var q drug.Quantity
		if json.Unmarshal(data, &q) != nil {
			return
		}
		written, err := json.Marshal(q)
		require.NoError(t, err)
		var back drug.Quantity
		require.NoError(t, json.Unmarshal(written, &back))
		require.Equal(t, q, back)
	})
}
