package pharmacy_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
)

func TestRolesHaveOnePermanentText(t *testing.T) {
	t.Parallel()
	texts := []string{"", "member", "caregiver", "prescriber", "prescriber_agent", "pharmacist", "technician", "plan", "system"}
	for i, want := range texts {
		r := pharmacy.Role(i)
		text, err := r.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))
		back, err := pharmacy.ParseRole(want)
		require.NoError(t, err)
		require.Equal(t, r, back)
		require.Equal(t, i > 0, r.Known())
	}
	require.Equal(t, pharmacy.RoleSystem, pharmacy.Role(len(texts)-1), "no role is left out of this test")
	require.Equal(t, "pharmacist", pharmacy.RolePharmacist.String())
	require.Equal(t, "unknown", pharmacy.RoleUnknown.String())
	require.Equal(t, "role(9)", pharmacy.Role(9).String())
}

func TestChannelsHaveOnePermanentText(t *testing.T) {
	t.Parallel()
	texts := []string{"", "erx", "web", "app", "phone", "fax", "mail", "auto"}
	for i, want := range texts {
		c := pharmacy.Channel(i)
		text, err := c.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))
		back, err := pharmacy.ParseChannel(want)
		require.NoError(t, err)
		require.Equal(t, c, back)
		require.Equal(t, i > 0, c.Known())
	}
	require.Equal(t, pharmacy.ChannelAuto, pharmacy.Channel(len(texts)-1), "no channel is left out of this test")
	require.Equal(t, "unknown", pharmacy.ChannelUnknown.String())
	require.Equal(t, "channel(8)", pharmacy.Channel(8).String())
}

func TestWhatHasNoMeaningIsNeitherReadNorWritten(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"unknown", "Pharmacist", " plan", "role(9)", "wizard", "channel(8)"} {
		_, err := pharmacy.ParseRole(s)
		require.Error(t, err, s)
		_, err = pharmacy.ParseChannel(s)
		require.Error(t, err, s)
	}
	require.False(t, pharmacy.Role(9).Known())
	require.False(t, pharmacy.Channel(8).Known())
	for _, v := range []any{pharmacy.Role(9), pharmacy.Channel(8), pharmacy.Actor{Role: 200}} {
		_, err := json.Marshal(v)
		require.ErrorContains(t, err, "has no text")
	}
}

func TestEveryChannelHasWordsOfItsOwn(t *testing.T) {
	t.Parallel()
	require.Equal(t, "by electronic message", pharmacy.ChannelERx.Words())
	require.Equal(t, "by a channel unknown", pharmacy.Channel(200).Words())
	seen := map[string]bool{}
	for c := pharmacy.ChannelUnknown; c <= pharmacy.ChannelAuto; c++ {
		require.NotEmpty(t, c.Words(), c)
		require.False(t, seen[c.Words()], c)
		seen[c.Words()] = true
	}
}

func TestAnActorIsWrittenAndReadAsJSON(t *testing.T) {
	t.Parallel()
	for want, a := range map[string]pharmacy.Actor{
		`{"role":"pharmacist","id":"st-7"}`: {Role: pharmacy.RolePharmacist, ID: "st-7"},
		`{"role":"","id":""}`:               {},
	} {
		out, err := json.Marshal(a)
		require.NoError(t, err)
		require.Equal(t, want, string(out))
		var back pharmacy.Actor
		require.NoError(t, json.Unmarshal(out, &back))
		require.Equal(t, a, back)
	}
	var a pharmacy.Actor
	require.ErrorContains(t, json.Unmarshal([]byte(`{"role":"wizard"}`), &a), `"wizard" is no role`)
}

func TestAnActorIsSetByRoleAndName(t *testing.T) {
	t.Parallel()
	require.True(t, pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "worker"}.IsSet())
	require.False(t, pharmacy.Actor{ID: "worker"}.IsSet())
	require.False(t, pharmacy.Actor{Role: pharmacy.RoleSystem}.IsSet())
	require.False(t, pharmacy.Actor{Role: 99, ID: "worker"}.IsSet())
	require.Equal(t, "system/worker", pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "worker"}.String())
	require.Equal(t, "unknown", pharmacy.Actor{}.String())
	staff := pharmacy.Staff{ID: "st-7", Role: pharmacy.RolePharmacist, Licence: "PH-100", State: "MO"}
	require.Equal(t, pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "st-7"}, staff.Actor())
}

func TestASiteNamesAllThatIsWrongWithIt(t *testing.T) {
	t.Parallel()
	sound := pharmacy.Site{ID: "stl", Name: "Example Mail Pharmacy", NPI: "1234567893", NCPDPID: "2600000", State: "MO", Zone: "America/Chicago"}
	require.NoError(t, sound.Validate())
	require.NoError(t, pharmacy.Site{ID: "stl", State: "MO", Zone: "UTC"}.Validate(), "numbers may be unknown")

	require.EqualError(t, pharmacy.Site{}.Validate(), `pharmacy: site "": ID is missing; State is no state code; Zone is missing`)
	bad := sound
	bad.NPI, bad.NCPDPID, bad.State = "123", "26000ab", "XX"
	require.EqualError(t, bad.Validate(),
		`pharmacy: site "stl": State is no state code; NPI is not ten digits; NCPDPID is not seven digits`)
}

func TestASiteIsWrittenAndReadAsJSON(t *testing.T) {
	t.Parallel()
	in := pharmacy.Site{ID: "stl", Name: "Example Mail Pharmacy", NCPDPID: "2600000", State: "MO", Zone: "America/Chicago"}
	out, err := json.Marshal(in)
	require.NoError(t, err)
	require.Equal(t, `{"id":"stl","name":"Example Mail Pharmacy","ncpdp_id":"2600000","state":"MO","zone":"America/Chicago"}`, string(out))
	var back pharmacy.Site
	require.NoError(t, json.Unmarshal(out, &back))
	require.Equal(t, in, back)
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"pharmacist", "erx", "", "unknown", "role(9)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if r, err := pharmacy.ParseRole(s); err == nil {
			text, err := r.MarshalText()
			require.NoError(t, err)
			require.Equal(t, s, string(text))
		}
		if c, err := pharmacy.ParseChannel(s); err == nil {
			text, err := c.MarshalText()
			require.NoError(t, err)
			require.Equal(t, s, string(text))
		}
	})
}
