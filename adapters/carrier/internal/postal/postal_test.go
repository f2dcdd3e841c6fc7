package postal_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func TestAStreetIsFoldedAtItsSpaces(t *testing.T) {
	t.Parallel()
	require.Nil(t, postal.Fold("  ", 10))
	require.Equal(t, []string{"100", "Example St"}, postal.Fold(" 100  Example St", 10))
	require.Equal(t, []string{"100 Example"}, postal.Fold("100 Example", 11))
	require.Equal(t, []string{"an", "unbreakable", "word"}, postal.Fold("an unbreakable word", 6))
	require.Equal(t, 11, postal.Longest(postal.Fold("an unbreakable word", 6)))
	require.Equal(t, []string{"ñandú ñu"}, postal.Fold("ñandú ñu", 8), "characters, not bytes")
	require.Zero(t, postal.Longest(nil))
}

func TestANameIsCutBetweenCharacters(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{" Testa ": "Testa", "Testa Sampleton": "Testa", "Ñandú": "Ñandú", "": ""} {
		require.Equal(t, want, postal.Cut(in, 6), in)
	}
	require.Equal(t, "Ñan", postal.Cut("Ñandú", 3))
}

func TestDigitsAndLetters(t *testing.T) {
	t.Parallel()
	require.Equal(t, "13145550199", postal.Digits("+1 (314) 555-0199"))
	require.Empty(t, postal.Digits("none, ٣"))
	require.True(t, postal.Alphanumeric("1Z999aA"))
	for _, s := range []string{"", "a b", "a/b", "é", "a\x00"} {
		require.False(t, postal.Alphanumeric(s), s)
	}
}

func TestAnAmountIsExactOrNone(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"12.4": "12.40", " 15.5400 ": "15.54", "0": "0.00", "7": "7.00"} {
		a, ok := postal.Dollars(in)
		require.True(t, ok, in)
		require.Equal(t, want, a.String())
	}
	for _, in := range []string{"", "-1", "12.405", "1,000", "NaN", "1e3x", strings.Repeat("9", 400)} {
		_, ok := postal.Dollars(in)
		require.False(t, ok, in)
	}
}

func TestAnAddressIsKnownAgain(t *testing.T) {
	t.Parallel()
	asked := shipping.Address{Street1: secret.New("742 Madeup Terrace"), Street2: secret.New("Apt 4"), City: secret.New("Sampleville"),
		State: "MO", ZIP: secret.New("65101")}
	for name, tc := range map[string]struct {
		change func(*shipping.Address)
		same   bool
	}{
		"in capitals, on one line, with four more digits": {func(a *shipping.Address) {
			a.Street1, a.Street2, a.City, a.ZIP = secret.New("742 MADEUP  TERRACE APT 4"), secret.Text{}, secret.New("SAMPLEVILLE"), secret.New("65101-4616")
		}, true},
		"nine digits without a hyphen": {func(a *shipping.Address) { a.ZIP = secret.New("651014616") }, true},
		"another unit":                 {func(a *shipping.Address) { a.Street2 = secret.New("Apt 5") }, false},
		"another city":                 {func(a *shipping.Address) { a.City = secret.New("Exampleton") }, false},
		"another state":                {func(a *shipping.Address) { a.State = "KS" }, false},
		"another ZIP code":             {func(a *shipping.Address) { a.ZIP = secret.New("65102") }, false},
		"less than a ZIP code":         {func(a *shipping.Address) { a.ZIP = secret.New("6510") }, false},
	} {
		told := asked
		tc.change(&told)
		require.Equal(t, tc.same, postal.SameAddress(told, asked), name)
		require.Equal(t, tc.same, postal.SameAddress(asked, told), name)
	}
	require.Equal(t, "V6B1A1", postal.Code("V6B 1A1é"))
}
