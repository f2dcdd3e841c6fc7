package stream_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

func TestAnIDReadsItsOwnText(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"order/k3q", "plan_year/M-1001:2026", "a/Z", "auto2/a.b~c_d-e", "order/" + strings.Repeat("x", 128)} {
		id, err := stream.ParseID(s)
		require.NoError(t, err, s)
		require.Equal(t, s, id.String())
		require.True(t, id.IsSet())
		require.True(t, id.Valid())
	}
}

func TestAMalformedIDIsRefusedWithoutRepeatingIt(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"", "/", "order", "order/", "/name", "Order/x", "order/Testa Sampleton", "order/a/b", "order/é", "2order/x", "_o/x",
		"or-der/x", "order/x\n", " order/x", "order/" + strings.Repeat("x", 129), strings.Repeat("o", 33) + "/x", "order/\x00",
	} {
		id, err := stream.ParseID(s)
		require.ErrorIs(t, err, stream.ErrID, s)
		require.NotContains(t, err.Error(), "Sampleton")
		require.False(t, id.IsSet(), s)
	}
}

func TestAnIDIsWrittenAsText(t *testing.T) {
	t.Parallel()
	type doc struct {
		About stream.ID         `json:"about"`
		Seen  map[stream.ID]int `json:"seen,omitempty"`
	}
	in := doc{About: stream.ID{Kind: "order", Name: "a"}, Seen: map[stream.ID]int{{Kind: "auto", Name: "b"}: 2}}
	data, err := json.Marshal(in)
	require.NoError(t, err)
	require.Equal(t, `{"about":"order/a","seen":{"auto/b":2}}`, string(data))
	var out doc
	require.NoError(t, json.Unmarshal(data, &out))
	require.Equal(t, in, out)

	data, err = json.Marshal(doc{})
	require.NoError(t, err)
	require.Equal(t, `{"about":""}`, string(data))
	require.NoError(t, json.Unmarshal(data, &out))
	require.False(t, out.About.IsSet())

	_, err = json.Marshal(stream.ID{Kind: "order", Name: "two words"})
	require.ErrorIs(t, err, stream.ErrID)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"about":"nonsense"}`), &out), stream.ErrID)
}

func TestDerivedIDsAreValidAndStable(t *testing.T) {
	t.Parallel()
	id := stream.Derive("order", "erx", "msg-1001")
	require.True(t, id.Valid())
	require.Len(t, id.Name, 26)
	require.Equal(t, id, stream.Derive("order", "erx", "msg-1001"))
	require.Equal(t, stream.ID{Kind: "order", Name: "c3iouu4kdwcm2jffaa22zlef67"}, id, "stored streams depend on it")
}

func TestDerivedIDsDifferWhereThePartsDiffer(t *testing.T) {
	t.Parallel()
	seen := map[string][]string{}
	for _, parts := range [][]string{
		{}, {""}, {"", ""}, {"abc"}, {"a", "bc"}, {"ab", "c"}, {"a", "b", "c"}, {"abc", ""}, {"", "abc"}, {"a/bc"}, {"a\x00bc"},
		{"\x00\x00\x00\x00\x00\x00\x00\x01a"}, {"a\x00\x00\x00\x00\x00\x00\x00\x02bc"},
	} {
		name := stream.Derive("order", parts...).Name
		require.NotContains(t, seen, name, "%q and %q", parts, seen[name])
		seen[name] = parts
	}
}

func TestTaskKeysAreTheRecordsAddress(t *testing.T) {
	t.Parallel()
	require.Equal(t, stream.Key("order/k3q/7/1"), stream.TaskKey(stream.ID{Kind: "order", Name: "k3q"}, 7, 1))
	require.Equal(t, "message:m-1", stream.Ref{Kind: "message", Value: "m-1"}.String())
}

func FuzzParseID(f *testing.F) {
	for _, s := range []string{"order/k3q", "", "order/", "plan_year/M-1:2026", "order/a/b", "Order/x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := stream.ParseID(s)
		if err != nil {
			require.Zero(t, id)
			return
		}
		require.Equal(t, s, id.String())
		text, err := id.MarshalText()
		require.NoError(t, err)
		var back stream.ID
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, id, back)
	})
}

func FuzzDeriveIsUnambiguous(f *testing.F) {
	f.Add("a", "bc", "ab", "c")
	f.Add("", "x", "x", "")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		same := a == c && b == d
		require.Equal(t, same, stream.Derive("order", a, b) == stream.Derive("order", c, d))
		require.NotEqual(t, stream.Derive("order", a, b), stream.Derive("order", a+b))
	})
}
