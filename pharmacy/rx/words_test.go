package rx_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/rx"
)

func TestRefillsAreAbsentACountOrPRN(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		r      rx.Refills
		text   string
		set    bool
		prn    bool
		n      int
		number bool
	}{
		{"absent has no number", rx.Refills{}, "", false, false, 0, false},
		{"none is a count", rx.RefillCount(0), "0", true, false, 0, true},
		{"three", rx.RefillCount(3), "3", true, false, 3, true},
		{"the highest", rx.RefillCount(99), "99", true, false, 99, true},
		{"PRN has no number", rx.PRN(), "PRN", true, true, 0, false},
		{"a negative count is absent", rx.RefillCount(-1), "", false, false, 0, false},
		{"a count of three digits is absent", rx.RefillCount(100), "", false, false, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.set, c.r.IsSet())
			require.Equal(t, c.prn, c.r.IsPRN())
			n, ok := c.r.Count()
			require.Equal(t, c.n, n)
			require.Equal(t, c.number, ok)
			require.Equal(t, c.text, c.r.String())

			data, err := json.Marshal(c.r)
			require.NoError(t, err)
			require.Equal(t, `"`+c.text+`"`, string(data))
			back := rx.RefillCount(7)
			require.NoError(t, json.Unmarshal(data, &back))
			require.Equal(t, c.r, back)
		})
	}
}

func TestRefillsRefuseOtherTexts(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"-1", "100", "099", "prn", "1.0", " 1", "Sampleton", "+1"} {
		r, err := rx.ParseRefills(in)
		require.EqualError(t, err, "rx: refills: a count from 0 to 99 or PRN is needed", in)
		require.Zero(t, r)
		kept := rx.RefillCount(7)
		require.Error(t, kept.UnmarshalText([]byte(in)))
		require.Equal(t, rx.RefillCount(7), kept, "a failed read leaves the value alone")
	}
	require.Error(t, json.Unmarshal([]byte(`3`), new(rx.Refills)), "a bare number is not the JSON form")
}

func TestOriginSurvivesJSONAndHasItsClaimCode(t *testing.T) {
	t.Parallel()
	codes := map[rx.Origin]string{
		rx.OriginUnknown: "0", rx.Paper: "1", rx.Phone: "2", rx.Electronic: "3", rx.Fax: "4", rx.Transfer: "5", rx.Origin(99): "0",
	}
	for o, code := range codes {
		require.Equal(t, code, o.Code(), o)
	}
	for text, o := range map[string]rx.Origin{
		"": rx.OriginUnknown, "electronic": rx.Electronic, "phone": rx.Phone, "fax": rx.Fax, "paper": rx.Paper, "transfer": rx.Transfer,
	} {
		back := rx.Origin(99)
		requireText(t, text, o, &back)
		require.Equal(t, o, back)
	}
	require.Equal(t, "unknown", rx.OriginUnknown.String())
	require.Equal(t, "electronic", rx.Electronic.String())
	require.Equal(t, "invalid", rx.Origin(99).String())
	_, err := rx.Origin(99).MarshalText()
	require.Error(t, err)
	requireRefuses(t, new(rx.Origin))
}

func TestSubstitutionAbsentIsNotAllowed(t *testing.T) {
	t.Parallel()
	require.NotEqual(t, rx.SubstitutionAllowed, rx.Substitution(0))
	for text, s := range map[string]rx.Substitution{
		"": rx.SubstitutionAbsent, "allowed": rx.SubstitutionAllowed, "dispense as written": rx.DispenseAsWritten,
	} {
		back := rx.Substitution(99)
		requireText(t, text, s, &back)
		require.Equal(t, s, back)
	}
	require.Equal(t, rx.DAWAbsent, rx.SubstitutionAbsent.DAW())
	require.Equal(t, rx.DAWNone, rx.SubstitutionAllowed.DAW())
	require.Equal(t, rx.DAWPrescriber, rx.DispenseAsWritten.DAW())
	require.Equal(t, rx.DAWAbsent, rx.Substitution(99).DAW())
	_, err := rx.Substitution(99).MarshalText()
	require.Error(t, err)
	requireRefuses(t, new(rx.Substitution))
}

func TestDAWHasTheCodesZeroToNineAndAnAbsence(t *testing.T) {
	t.Parallel()
	meanings := map[string]bool{}
	for i := range 10 {
		code := string(rune('0' + i))
		d, err := rx.ParseDAW(code)
		require.NoError(t, err)
		require.Equal(t, code, d.String())
		require.NotEqual(t, rx.DAWAbsent, d)
		require.NotEmpty(t, d.Meaning())
		meanings[d.Meaning()] = true
		back := rx.DAW(99)
		requireText(t, code, d, &back)
		require.Equal(t, d, back)
	}
	require.Len(t, meanings, 10)
	for code, d := range map[string]rx.DAW{
		"0": rx.DAWNone, "1": rx.DAWPrescriber, "2": rx.DAWPatient, "3": rx.DAWPharmacist, "4": rx.DAWGenericNotInStock,
		"5": rx.DAWBrandAsGeneric, "6": rx.DAWOverride, "7": rx.DAWBrandByLaw, "8": rx.DAWGenericNotMade, "9": rx.DAWPlan, "": rx.DAWAbsent,
	} {
		require.Equal(t, code, d.String())
	}
	require.Empty(t, rx.DAWAbsent.Meaning())
	require.Empty(t, rx.DAW(99).Meaning())
	require.Empty(t, rx.DAW(99).String())
	_, err := rx.DAW(99).MarshalText()
	require.Error(t, err)
	for _, in := range []string{"10", "-", "a", " "} {
		_, err := rx.ParseDAW(in)
		require.Error(t, err, in)
	}
	requireRefuses(t, new(rx.DAW))
}

// requireText says that v's JSON is the text, and reads it into back.
func requireText(t *testing.T, text string, v, back any) {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	require.Equal(t, `"`+text+`"`, string(data))
	require.NoError(t, json.Unmarshal(data, back))
}

func requireRefuses(t *testing.T, into any) {
	t.Helper()
	err := json.Unmarshal([]byte(`"Sampleton"`), into)
	require.Error(t, err)
	require.NotContains(t, err.Error(), "Sampleton")
}

func FuzzRefillsJSON(f *testing.F) {
	for _, s := range []string{`"3"`, `"PRN"`, `""`, `null`, `3`, `"100"`, `"-1"`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var r rx.Refills
		if json.Unmarshal(data, &r) != nil {
			return
		}
		n, ok := r.Count()
		require.True(t, !ok || n >= 0 && n <= rx.MaxRefills)
		written, err := json.Marshal(r)
		require.NoError(t, err)
		var back rx.Refills
		require.NoError(t, json.Unmarshal(written, &back))
		require.Equal(t, r, back)
	})
}
