package place_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/place"
)

func TestStatesAreReadInEitherCase(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]place.State{"MO": "MO", "mo": "MO", "Mo": "MO", " ca ": "CA", "dc": "DC", "pr": "PR", "ae": "AE", "fm": "FM"} {
		got, err := place.ParseState(in)
		require.NoError(t, err, in)
		require.Equal(t, want, got)
		require.True(t, got.Valid())
	}
}

func TestAnUnknownStateIsAnErrorThatDoesNotRepeatIt(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"", " ", "XX", "M", "MOO", "Missouri", "Testa Sampleton", "M0", "\x00O", "ſc", "ſC"} {
		got, err := place.ParseState(in)
		require.ErrorIs(t, err, place.ErrState, in)
		require.Empty(t, got, in)
		require.NotContains(t, err.Error(), "Sampleton")
	}
	require.False(t, place.State("mo").Valid(), "only the parser changes case")
	require.Empty(t, place.State("XX").Name())
}

func TestEveryStateHasOneKind(t *testing.T) {
	t.Parallel()
	of := map[string][]place.State{}
	for _, s := range place.States() {
		require.NotEmpty(t, s.Name(), s)
		require.Len(t, string(s), 2)
		kind := "outlying"
		for name, is := range map[string]bool{
			"military": s.Military(), "territory": s.Territory(), "contiguous": s.Contiguous(), "associated": s.FreelyAssociated(),
		} {
			if is {
				require.Equal(t, "outlying", kind, "%s has two kinds", s)
				kind = name
			}
		}
		of[kind] = append(of[kind], s)
	}
	require.True(t, slices.IsSorted(place.States()))
	require.Len(t, of["contiguous"], 49, "48 states and DC")
	require.Equal(t, []place.State{"AK", "HI"}, of["outlying"])
	require.Equal(t, []place.State{"AS", "GU", "MP", "PR", "VI"}, of["territory"])
	require.Equal(t, []place.State{"FM", "MH", "PW"}, of["associated"])
	require.Equal(t, []place.State{"AA", "AE", "AP"}, of["military"])
	require.True(t, place.State("DC").Contiguous())
	require.Equal(t, "Missouri", place.State("MO").Name())
}

func TestTheUnknownStateIsNoState(t *testing.T) {
	t.Parallel()
	var s place.State
	require.False(t, s.Valid() || s.Military() || s.Territory() || s.Contiguous() || s.FreelyAssociated())
	require.Empty(t, s.Name())
}

func TestZIPCodesHaveThreeSpellings(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]struct{ zip, five, four string }{
		"63166": {"63166", "63166", ""}, "63166-9967": {"63166-9967", "63166", "9967"}, "631669967": {"63166-9967", "63166", "9967"},
		" 00501 ": {"00501", "00501", ""}, "00000": {"00000", "00000", ""},
	} {
		got, err := place.ParseZIP(in)
		require.NoError(t, err, in)
		require.EqualValues(t, want.zip, got)
		require.Equal(t, want.five, got.Five())
		require.Equal(t, want.four, got.Plus4())
		require.True(t, got.Valid())
	}
}

func TestAMalformedZIPIsAnErrorThatDoesNotRepeatIt(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"", "501", "6316", "631666", "63166-", "63166-996", "63166-99677", "6316-69967", "63166 9967", "6316a", "6316６", "-63166",
		"63166-996a", "K1A 0B1", "63166--967", "1234567890",
	} {
		got, err := place.ParseZIP(in)
		require.ErrorIs(t, err, place.ErrZIP, in)
		require.Empty(t, got)
	}
	for _, z := range []place.ZIP{"", "6316", "631669967", "x", "63166 "} {
		require.Empty(t, z.Five(), "%q", z)
		require.Empty(t, z.Plus4(), "%q", z)
	}
}

func TestCountriesAreISOCodes(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]place.Country{"us": place.US, "US": place.US, " ca": "CA", "pr": "PR", "AD": "AD", "ZW": "ZW"} {
		got, err := place.ParseCountry(in)
		require.NoError(t, err, in)
		require.Equal(t, want, got)
	}
	for _, in := range []string{"", "USA", "U", "XX", "ZZ", "840", "United States", "UK", "uſ"} {
		got, err := place.ParseCountry(in)
		require.ErrorIs(t, err, place.ErrCountry, in)
		require.Empty(t, got)
	}
}

func TestUnknownIsNotDomestic(t *testing.T) {
	t.Parallel()
	for c, want := range map[place.Country]bool{"": false, "US": true, "PR": true, "GU": true, "FM": true, "CA": false, "MX": false, "us": false} {
		require.Equal(t, want, c.Domestic(), "%q", c)
	}
}

func TestThereAre249Countries(t *testing.T) {
	t.Parallel()
	n := 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if place.Country([]rune{a, b}).Valid() {
				n++
			}
		}
	}
	require.Equal(t, 249, n)
}

func TestPlacesAreReadFromJSON(t *testing.T) {
	t.Parallel()
	type doc struct {
		State   place.State
		ZIP     place.ZIP
		Country place.Country
	}
	var d doc
	require.NoError(t, json.Unmarshal([]byte(`{"State":"mo","ZIP":"631669967","Country":"us"}`), &d))
	require.Equal(t, doc{"MO", "63166-9967", "US"}, d)
	out, err := json.Marshal(d)
	require.NoError(t, err)
	require.Equal(t, `{"State":"MO","ZIP":"63166-9967","Country":"US"}`, string(out))
	require.NoError(t, json.Unmarshal([]byte(`{"State":"","ZIP":"","Country":""}`), &d))
	require.Equal(t, doc{}, d)
	for _, bad := range []string{`{"State":"XX"}`, `{"ZIP":"1"}`, `{"Country":"USA"}`, `{"State":7}`} {
		require.Error(t, json.Unmarshal([]byte(bad), &d), bad)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"mo", "63166-9967", "631669967", "us", "", "Sampleton", " ﬀ", "63166-996"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if state, err := place.ParseState(s); err == nil {
			again, err := place.ParseState(string(state))
			require.NoError(t, err)
			require.Equal(t, state, again)
			require.True(t, strings.EqualFold(strings.TrimSpace(s), string(state)))
		}
		if zip, err := place.ParseZIP(s); err == nil {
			again, err := place.ParseZIP(string(zip))
			require.NoError(t, err)
			require.Equal(t, zip, again)
			require.Len(t, zip.Five(), 5)
			require.Equal(t, strings.ReplaceAll(strings.TrimSpace(s), "-", ""), zip.Five()+zip.Plus4())
		}
		if country, err := place.ParseCountry(s); err == nil {
			again, err := place.ParseCountry(string(country))
			require.NoError(t, err)
			require.Equal(t, country, again)
		}
	})
}

// On an AMD EPYC, Go 1.26, 2026-11-24: ParseState 90 ns, no allocation; ParseZIP 0.24 µs, two.
func BenchmarkParseState(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := place.ParseState("MO"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseZIP(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := place.ParseZIP("63166-9967"); err != nil {
			b.Fatal(err)
		}
	}
}
