package formulary_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
)

func TestParseDocumentReportsAllFaultsWithTheirPlaces(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want []string // a line of the error each
	}{
		"nothing":              {"", []string{"line 1, column 1"}},
		"a text that ends":     {"{\n \"id\": \"x", []string{"line 2, column 9"}},
		"a comma too much":     {"{\n\"id\": \"x\",}", []string{"line 2, column 11"}},
		"columns count runes":  {`{"naïve": 1}`, []string{"/naïve: ", "line 1, column 2"}},
		"a list at the top":    {"[]", []string{"document: ", "an object is needed"}},
		"a pointer is escaped": {`{"a/b~c": 1}`, []string{"/a~1b~0c: "}},
		"two faults":           {`{"x": {"deep": [1, {"y": null}]}, "tiers": 4}`, []string{"/x: ", "/tiers: ", "a list is needed"}},
		"a null":               {`{"name": null}`, []string{"/name: ", "null is no value"}},
		"a fraction of a tier": {`{"tiers": [{"tier": 1.5}]}`, []string{"/tiers/0/tier: ", "a whole number"}},
		"a number for a flag":  {`{"drugs": [{"priorAuth": 1}]}`, []string{"/drugs/0/priorAuth: ", "true or false"}},
		"a limit without unit": {`{"drugs": [{"quantityLimit": {"perFill": {"value": "x"}, "perDay": 1}}]}`,
			[]string{"/drugs/0/quantityLimit/perFill: ", "/drugs/0/quantityLimit/perDay: "}},
		"a price as a number": {`{"prices": [{"unitPrice": 1.5}]}`, []string{"/prices/0/unitPrice: "}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := formulary.ParseDocument([]byte(c.text))
			var faults formulary.Faults
			require.ErrorAs(t, err, &faults)
			for _, want := range c.want {
				require.ErrorContains(t, err, want)
			}
			require.ErrorContains(t, err, "the plan can mend it")
		})
	}
}

func TestDocumentSurvivesWritingAndReading(t *testing.T) {
	t.Parallel()
	doc := sampleDocument(t)
	data, err := json.Marshal(doc)
	require.NoError(t, err)
	again, err := formulary.ParseDocument(data)
	require.NoError(t, err)
	require.Equal(t, doc, again)
}

func TestOneFaultIsOneLine(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/plan.json")
	require.NoError(t, err)
	_, err = load([]byte(strings.Replace(string(data), `"from": "2027-01-01"},
    {"ndcs"`, `"from": "2026-06-30"},
    {"ndcs"`, 1)))
	require.EqualError(t, err, "formulary: plan document: /drugs/8: two entries speak of the same thing: RxCUI 90000005 "+
		"Newzumab 5 mg tablet is in force on 2026-06-30 by /drugs/7 too (formulary.doc_overlap, the plan can mend it)")
}

func TestAFaultStaysShortAndOnItsLineWhateverTheDocumentHolds(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", 1<<20)
	_, err := formulary.ParseDocument([]byte(`{"` + long + `": 1, "` + long + `": 2}`))
	require.Less(t, len(err.Error()), 1000)
	require.True(t, utf8.ValidString(err.Error()))
	_, err = formulary.ParseDocument([]byte(`{"a\nb": 1}`))
	require.NotContains(t, err.Error(), "\n")
}

func TestManyFaultsAreCountedPastTwenty(t *testing.T) {
	t.Parallel()
	_, err := formulary.ParseDocument([]byte(`{"tiers": [` + strings.Repeat("1,", 29) + `1]}`))
	var faults formulary.Faults
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 30)
	require.ErrorContains(t, err, "30 faults")
	require.ErrorContains(t, err, "and 10 more")
}

func TestTextsSurviveWritingAndReading(t *testing.T) {
	t.Parallel()
	for ch := formulary.ChannelUnknown; ch <= formulary.OutOfNetwork; ch++ {
		text, err := ch.MarshalText()
		require.NoError(t, err)
		var again formulary.Channel
		require.NoError(t, again.UnmarshalText(text))
		require.Equal(t, ch, again)
	}
	for s := formulary.StatusNone; s <= formulary.Ambiguous; s++ {
		text, err := s.MarshalText()
		require.NoError(t, err)
		var again formulary.Status
		require.NoError(t, again.UnmarshalText(text))
		require.Equal(t, s, again)
	}
	digest := sample(t).Digest()
	text, err := digest.MarshalText()
	require.NoError(t, err)
	var again formulary.Digest
	require.NoError(t, again.UnmarshalText(text))
	require.Equal(t, digest, again)
}

func TestTextsThatMeanNothingAreErrors(t *testing.T) {
	t.Parallel()
	_, err := formulary.ParseChannel("mail")
	require.ErrorContains(t, err, "standard-mail")
	_, err = formulary.Channel(99).MarshalText()
	require.Error(t, err)
	require.Equal(t, "channel(99)", formulary.Channel(99).String())
	_, err = formulary.Status(99).MarshalText()
	require.Error(t, err)
	require.Equal(t, "status(99)", formulary.Status(99).String())
	require.Error(t, new(formulary.Status).UnmarshalText([]byte("perhaps")))
	require.Error(t, new(formulary.Digest).UnmarshalText([]byte("00")))
	for _, band := range []string{"", "-", "1-", "-30", "1-30-60", "a", "1 - 30", "99999-100000"} {
		_, err = formulary.ParseBand(band)
		require.Error(t, err, band)
	}
	band, err := formulary.ParseBand("30")
	require.NoError(t, err)
	require.Equal(t, formulary.Band{Min: 30, Max: 30}, band)
}

func TestKnownAmountIsAbsentZeroOrMore(t *testing.T) {
	t.Parallel()
	for _, text := range []string{`null`, `"0.00"`, `"9.00"`} {
		var k formulary.Known
		require.NoError(t, json.Unmarshal([]byte(text), &k))
		require.Equal(t, text != "null", k.Set)
		out, err := json.Marshal(k)
		require.NoError(t, err)
		require.Equal(t, text, string(out))
	}
	require.Error(t, json.Unmarshal([]byte(`"nine"`), new(formulary.Known)))
}
