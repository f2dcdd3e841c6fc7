package rx_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// R1.10, T1 to T4.
func TestNPIFollowsRuleR1_10(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, in string
		kind     rx.IdentifierErrorKind // 0: right
	}{
		{"T1 right", "1234567893", 0},
		{"T2 wrong check digit", "1234567890", rx.WrongCheckDigit},
		{"T3 right", "1750384806", 0},
		{"T3 right", "1023011079", 0},
		{"T4 passes Luhn, first digit 9", "9999928309", rx.WrongFirstDigit},
		{"first digit 2", "2000000002", 0},
		{"two digits swapped", "1234567983", rx.WrongCheckDigit},
		{"nine digits", "123456789", rx.WrongLength},
		{"eleven digits", "12345678931", rx.WrongLength},
		{"empty", "", rx.WrongLength},
		{"a literal NONE", "NONE", rx.WrongLength},
		{"a letter", "123456789X", rx.WrongCharacter},
		{"a space", " 123456789", rx.WrongCharacter},
		{"very long", strings.Repeat("1", 1<<20), rx.WrongLength},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			n, err := rx.ParseNPI(c.in)
			requireIdentifier(t, "NPI", c.kind, err)
			require.Equal(t, c.kind == 0, rx.NPI(c.in).Valid())
			if c.kind == 0 {
				require.Equal(t, rx.NPI(c.in), n)
			} else {
				require.Empty(t, n)
			}
		})
	}
}

func requireIdentifier(t *testing.T, of string, want rx.IdentifierErrorKind, err error) {
	t.Helper()
	if want == 0 {
		require.NoError(t, err)
		return
	}
	var fault *rx.IdentifierError
	require.ErrorAs(t, err, &fault)
	require.Equal(t, rx.IdentifierError{Of: of, Kind: want}, *fault)
}

// The Luhn check digit catches every single wrong digit.
func TestNPICatchesEveryWrongDigit(t *testing.T) {
	t.Parallel()
	const right = "1750384806"
	for at := 1; at < len(right); at++ {
		for d := byte('0'); d <= '9'; d++ {
			b := []byte(right)
			b[at] = d
			require.Equal(t, string(b) == right, rx.NPI(b).Valid(), string(b))
		}
	}
}

// R1.9, T1 to T6.
func TestDEAFollowsRuleR1_9(t *testing.T) {
	t.Parallel()
	var none []*reason.Rule
	for _, c := range []struct {
		name, in string
		initial  byte
		check    bool
		notes    []*reason.Rule
	}{
		{"T1 mid-level practitioner", "MJ3614511", 'J', true, none},
		{"T2 distributor letter", "RW0184159", 'W', true, []*reason.Rule{rx.DEADistributor}},
		{"T3 right", "AB1234563", 'B', true, none},
		{"T4 wrong check digit", "AB1234567", 'B', false, none},
		{"T5 the 9 of a business", "F91234563", 'S', true, []*reason.Rule{rx.DEABusiness}},
		{"second letter of another name", "AB1234563", 'S', true, []*reason.Rule{rx.DEASecondLetter}},
		{"name not known", "AB1234563", 0, true, none},
		{"name in small letters", "AB1234563", 'b', true, none},
		{"name of another script", "AB1234563", 0xC3, true, none},
		{"two notes", "PB1234563", 'S', true, []*reason.Rule{rx.DEADistributor, rx.DEASecondLetter}},
		{"number in small letters", "ab1234563", 'B', true, none},
		{"suffix of a hospital", "AB1234563-012", 'B', true, none},
		{"suffix with letters", "ab1234563-r2d2", 'B', true, none},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d, err := rx.ParseDEA(c.in)
			require.NoError(t, err)
			require.Equal(t, rx.DEA(strings.ToUpper(c.in)), d)
			require.Equal(t, c.check, d.CheckDigitOK())
			require.Equal(t, c.notes, d.Notes(c.initial))
		})
	}
}

func TestDEAOfAWrongShapeIsAnError(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, in string
		kind     rx.IdentifierErrorKind
	}{
		{"T6 eight characters", "AB123456", rx.WrongLength},
		{"ten characters", "AB12345633", rx.WrongLength},
		{"empty", "", rx.WrongLength},
		{"digits only", "121234563", rx.WrongCharacter},
		{"second digit other than 9", "A11234563", rx.WrongCharacter},
		{"letter among the digits", "AB12345X3", rx.WrongCharacter},
		{"empty suffix", "AB1234563-", rx.WrongLength},
		{"long suffix", "AB1234563-12345678901", rx.WrongLength},
		{"second hyphen", "AB1234563-1-2", rx.WrongCharacter},
		{"suffix of spaces", "AB1234563-  ", rx.WrongCharacter},
		{"letters beyond ASCII", "ÄB123456", rx.WrongCharacter},
		{"a long s, whose capital is S", "ſB1234563", rx.WrongLength},
		{"a long s in the suffix", "AB1234563-ſ", rx.WrongCharacter},
		{"very long", strings.Repeat("A", 1<<20), rx.WrongLength},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d, err := rx.ParseDEA(c.in)
			requireIdentifier(t, "DEA number", c.kind, err)
			require.Empty(t, d)
			require.False(t, rx.DEA(c.in).CheckDigitOK())
			require.Nil(t, rx.DEA(c.in).Notes('B'))
		})
	}
}

func TestIdentifierErrorsNeverHoldTheText(t *testing.T) {
	t.Parallel()
	texts := map[string]bool{}
	for _, in := range []string{"Sampleton", "SAMPLETONS", "1234567890", "9999928309"} {
		for _, parse := range []func(string) error{
			func(s string) error { _, err := rx.ParseNPI(s); return err },
			func(s string) error { _, err := rx.ParseDEA(s); return err },
		} {
			err := parse(in)
			require.Error(t, err)
			require.NotContains(t, err.Error(), in)
			texts[err.Error()] = true
		}
	}
	require.Len(t, texts, 6, "each fault has its own text")
}

func TestPrescriberNotesHoldTheNumberAgainstTheLastName(t *testing.T) {
	t.Parallel()
	require.Empty(t, rx.Prescriber{DEA: "AB1234563", Last: " Blank"}.DEANotes())
	require.Equal(t, []*reason.Rule{rx.DEASecondLetter}, rx.Prescriber{DEA: "AB1234563", Last: "Sampleton"}.DEANotes())
	require.Empty(t, rx.Prescriber{DEA: "AB1234563"}.DEANotes(), "no name, nothing to hold against")
	require.Empty(t, rx.Prescriber{Last: "Sampleton"}.DEANotes())
}

func FuzzParseNPI(f *testing.F) {
	for _, s := range []string{"1234567893", "1234567890", "9999928309", "NONE", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := rx.ParseNPI(s)
		if err != nil {
			require.Empty(t, n)
			require.Less(t, len(err.Error()), 100)
			return
		}
		require.Equal(t, s, string(n))
		require.True(t, n.Valid())
		require.Zero(t, slowLuhn("80840"+s), s)
	})
}

// slowLuhn is the Luhn remainder as textbooks tell it, for comparison.
func slowLuhn(digits string) int {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			d *= 2
			if d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum % 10
}

func FuzzParseDEA(f *testing.F) {
	for _, s := range []string{"MJ3614511", "AB1234567", "f91234563", "AB1234563-012", "AB123456", "-", ""} {
		f.Add(s, byte('B'))
	}
	f.Fuzz(func(t *testing.T, s string, initial byte) {
		_ = rx.DEA(s).CheckDigitOK()
		_ = rx.DEA(s).Notes(initial)
		d, err := rx.ParseDEA(s)
		if err != nil {
			require.Empty(t, d)
			require.Less(t, len(err.Error()), 100)
			return
		}
		back, err := rx.ParseDEA(string(d))
		require.NoError(t, err)
		require.Equal(t, d, back)
		require.Equal(t, strings.ToUpper(s), string(d))
		require.Equal(t, rx.DEA(s).CheckDigitOK(), d.CheckDigitOK())
	})
}
