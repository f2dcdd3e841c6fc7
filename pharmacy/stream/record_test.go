package stream_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// chain is a sealed stream of n records with every field set.
func chain(n int) []stream.Record {
	recs := make([]stream.Record, n)
	for i := range recs {
		recs[i] = stream.Record{
			Stream: stream.ID{Kind: "order", Name: "k3q"},
			At:     time.Date(2026, time.November, 24, 9, 30, i, 123_456_789, time.FixedZone("CST", -6*3600)),
			Name:   "order.opened", Schema: 2, Data: fmt.Appendf(nil, `{"n":%d}`, i),
			Actor: pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "st-7"},
			Key:   stream.Key(fmt.Sprintf("key-%d", i)), Print: [32]byte{1, 2, byte(i)},
		}
	}
	stream.Seal(0, [32]byte{}, recs)
	return recs
}

func TestSealNumbersStampsAndChains(t *testing.T) {
	t.Parallel()
	recs := chain(3)
	require.NoError(t, stream.Verify(recs))
	for i, r := range recs {
		require.Equal(t, i+1, r.Version)
		require.Equal(t, time.UTC, r.At.Location())
		require.Equal(t, 123_456_000, r.At.Nanosecond(), "cut to microseconds, not rounded")
		require.NotZero(t, r.Hash)
	}
	require.Zero(t, recs[0].Prev)
	require.Equal(t, recs[0].Hash, recs[1].Prev)
	require.Equal(t, recs[1].Hash, recs[2].Prev)
}

func TestSealCarriesOnAfterWhatIsStored(t *testing.T) {
	t.Parallel()
	whole := chain(5)
	parts := chain(5)
	stream.Seal(0, [32]byte{}, parts[:2])
	stream.Seal(2, parts[1].Hash, parts[2:])
	require.Equal(t, whole, parts)
	require.NoError(t, stream.VerifyAfter(2, whole[1].Hash, whole[2:]))
	require.NoError(t, stream.VerifyAfter(5, whole[4].Hash, nil))
	require.Error(t, stream.VerifyAfter(2, whole[0].Hash, whole[2:]))
	require.Error(t, stream.VerifyAfter(1, whole[1].Hash, whole[2:]))
}

func TestVerifyNamesTheFirstBrokenVersion(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tamper func([]stream.Record) []stream.Record
		at     int
		what   string
	}{
		"data changed": {func(r []stream.Record) []stream.Record { r[1].Data = []byte(`{"n":9}`); return r }, 2, "hash"},
		"data changed and sealed again": {func(r []stream.Record) []stream.Record {
			r[1].Data = []byte(`{"n":9}`)
			stream.Seal(1, r[0].Hash, r[1:2])
			return r
		}, 3, "follow"},
		"a record cut out":      {func(r []stream.Record) []stream.Record { return append(r[:1:1], r[2:]...) }, 2, "says version 3"},
		"the first one missing": {func(r []stream.Record) []stream.Record { return r[1:] }, 1, "says version 2"},
		"two in the wrong order": {func(r []stream.Record) []stream.Record {
			r[1], r[2] = r[2], r[1]
			return r
		}, 2, "says version 3"},
		"one told twice": {func(r []stream.Record) []stream.Record { return append(r[:2:2], r[1:]...) }, 3, "says version 2"},
		"a record of another stream": {func(r []stream.Record) []stream.Record {
			r[2].Stream.Name = "other"
			stream.Seal(2, r[1].Hash, r[2:3])
			return r
		}, 3, "another stream"},
		"a finer time": {func(r []stream.Record) []stream.Record { r[3].At = r[3].At.Add(1); return r }, 4, "microseconds"},
	} {
		err := stream.Verify(c.tamper(chain(4)))
		var broken *stream.ChainError
		require.ErrorAs(t, err, &broken, name)
		require.Equal(t, c.at, broken.Version, name)
		require.Contains(t, broken.What, c.what, name)
		require.Contains(t, err.Error(), fmt.Sprintf("version %d", c.at), name)
	}
}

func TestVerifyTakesAnyZoneForTheSameInstant(t *testing.T) {
	t.Parallel()
	recs := chain(2)
	recs[1].At = recs[1].At.In(time.FixedZone("CST", -6*3600))
	require.NoError(t, stream.Verify(recs), "drivers give times back in a zone of their own")
	require.NoError(t, stream.Verify(nil))
}

// TestVerifyFindsEveryFlippedBit flips each bit of each field of each record of a chain.
func TestVerifyFindsEveryFlippedBit(t *testing.T) {
	t.Parallel()
	const n = 3
	flips := 0
	for i := range n {
		for field, bits := range bitsOf(&chain(n)[i]) {
			for bit := range bits {
				recs := chain(n)
				flip(&recs[i], field, bit)
				require.Error(t, stream.Verify(recs), "record %d, %s, bit %d", i, field, bit)
				flips++
			}
		}
	}
	require.Equal(t, 3750, flips)
}

// bitsOf counts the bits of each field.
func bitsOf(r *stream.Record) map[string]int {
	return map[string]int{
		"kind": 8 * len(r.Stream.Kind), "stream": 8 * len(r.Stream.Name), "version": 63, "at": 50, "nanoseconds": 10,
		"name": 8 * len(r.Name), "schema": 63, "data": 8 * len(r.Data), "role": 8, "actor": 8 * len(r.Actor.ID),
		"key": 8 * len(r.Key), "print": 256, "prev": 256, "hash": 256,
	}
}

func flip(r *stream.Record, field string, bit int) {
	text := func(s string) string {
		b := []byte(s)
		b[bit/8] ^= 1 << (bit % 8)
		return string(b)
	}
	switch field {
	case "kind":
		r.Stream.Kind = stream.Kind(text(string(r.Stream.Kind)))
	case "stream":
		r.Stream.Name = text(r.Stream.Name)
	case "version":
		r.Version ^= 1 << bit
	case "at":
		r.At = time.UnixMicro(r.At.UnixMicro() ^ 1<<bit).UTC()
	case "nanoseconds":
		r.At = r.At.Add(time.Duration(1 << bit))
	case "name":
		r.Name = stream.Name(text(string(r.Name)))
	case "schema":
		r.Schema ^= 1 << bit
	case "data":
		r.Data[bit/8] ^= 1 << (bit % 8)
	case "role":
		r.Actor.Role ^= 1 << bit
	case "actor":
		r.Actor.ID = text(r.Actor.ID)
	case "key":
		r.Key = stream.Key(text(string(r.Key)))
	case "print":
		r.Print[bit/8] ^= 1 << (bit % 8)
	case "prev":
		r.Prev[bit/8] ^= 1 << (bit % 8)
	case "hash":
		r.Hash[bit/8] ^= 1 << (bit % 8)
	default:
		panic("no such field: " + field)
	}
}

func TestABorderBetweenFieldsCannotBeMoved(t *testing.T) {
	t.Parallel()
	hash := func(change func(*stream.Record)) [32]byte {
		r := chain(1)
		change(&r[0])
		stream.Seal(0, [32]byte{}, r)
		return r[0].Hash
	}
	pairs := [][2]func(*stream.Record){
		{func(r *stream.Record) { r.Stream = stream.ID{Kind: "ab", Name: "c"} }, func(r *stream.Record) { r.Stream = stream.ID{Kind: "a", Name: "bc"} }},
		{func(r *stream.Record) { r.Actor.ID, r.Key = "ab", "c" }, func(r *stream.Record) { r.Actor.ID, r.Key = "a", "bc" }},
		{func(r *stream.Record) { r.Actor.ID, r.Key = "ab", "" }, func(r *stream.Record) { r.Actor.ID, r.Key = "", "ab" }},
	}
	for i, p := range pairs {
		require.NotEqual(t, hash(p[0]), hash(p[1]), "pair %d", i)
	}
}

// The values were computed apart from this code, from the words of Record.digest and Print.
func TestStoredHashesStayTheSame(t *testing.T) {
	t.Parallel()
	require.Equal(t, "f60de6c03b32d13edfc173695a898de9cf200783e1c9c7b9a36fc3af76885ab3", fmt.Sprintf("%x", chain(1)[0].Hash))
	print := stream.Print(pharmacy.Actor{Role: pharmacy.RoleMember, ID: "mem-1"}, "order.cancel", 1, []byte(`{}`))
	require.Equal(t, "2cea188c3ce0d032534ab9c5923656a9e5605429875eda8ad9ac20f47690d1a4", fmt.Sprintf("%x", print))
}

func TestThePrintDependsOnEveryPartOfACommand(t *testing.T) {
	t.Parallel()
	by := pharmacy.Actor{Role: pharmacy.RoleMember, ID: "mem-1"}
	prints := map[[32]byte]string{}
	for name, p := range map[string][32]byte{
		"the command":    stream.Print(by, "order.cancel", 1, []byte(`{}`)),
		"another actor":  stream.Print(pharmacy.Actor{Role: pharmacy.RoleMember, ID: "mem-2"}, "order.cancel", 1, []byte(`{}`)),
		"another role":   stream.Print(pharmacy.Actor{Role: pharmacy.RoleCaregiver, ID: "mem-1"}, "order.cancel", 1, []byte(`{}`)),
		"another name":   stream.Print(by, "order.cancel2", 1, []byte(`{}`)),
		"another schema": stream.Print(by, "order.cancel", 2, []byte(`{}`)),
		"other data":     stream.Print(by, "order.cancel", 1, []byte(`{"a":1}`)),
		"a moved border": stream.Print(pharmacy.Actor{Role: pharmacy.RoleMember, ID: "mem-1order"}, ".cancel", 1, []byte(`{}`)),
	} {
		require.NotContains(t, prints, p, name)
		prints[p] = name
	}
	require.Equal(t, stream.Print(by, "order.cancel", 1, []byte(`{}`)), stream.Print(by, "order.cancel", 1, []byte(`{}`)))
}

func TestAnExportKeepsTheChain(t *testing.T) {
	t.Parallel()
	recs := chain(3)
	recs[1].Data = []byte("{\"spaced\": 1}")   // not as json.Marshal writes it
	recs[2].Data = []byte("\xff\x00 not JSON") // not JSON at all
	recs[2].Key, recs[2].Print = "", [32]byte{}
	stream.Seal(0, [32]byte{}, recs)

	for name, write := range map[string]func(any) ([]byte, error){
		"compact":  json.Marshal,
		"indented": func(v any) ([]byte, error) { return json.MarshalIndent(v, "  ", "\t") },
		"without HTML escapes": func(v any) ([]byte, error) {
			var b bytes.Buffer
			enc := json.NewEncoder(&b)
			enc.SetEscapeHTML(false)
			err := enc.Encode(v)
			return b.Bytes(), err
		},
	} {
		data, err := write(recs)
		require.NoError(t, err, name)
		var back []stream.Record
		require.NoError(t, json.Unmarshal(data, &back), name)
		require.Equal(t, recs, back, name)
		require.NoError(t, stream.Verify(back), name)
	}
}

func TestARecordIsWrittenForPeople(t *testing.T) {
	t.Parallel()
	data, err := json.Marshal(chain(1)[0])
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(data),
		`{"stream":"order/k3q","version":1,"at":"2026-11-24T15:30:00.123456Z","name":"order.opened","schema":2,"data":{"n":0},`+
			`"actor":{"role":"pharmacist","id":"st-7"},"key":"key-0","print":"010200`), string(data))
	require.NotContains(t, string(data), `"prev"`)
}

func TestABrokenExportIsRefused(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]string{
		"a list":              `[]`,
		"a short hash":        `{"hash":"00"}`,
		"a hash of letters":   `{"hash":"` + strings.Repeat("x", 64) + `"}`,
		"a malformed stream":  `{"stream":"order"}`,
		"an unknown role":     `{"actor":{"role":"wizard"}}`,
		"data in both places": `{"data":{},"bytes":"AA=="}`,
		"a time without zone": `{"at":"2026-11-24"}`,
	} {
		var r stream.Record
		require.Error(t, json.Unmarshal([]byte(s), &r), name)
	}
	for name, r := range map[string]stream.Record{
		"key no UTF-8":        {Key: "\xff"},
		"actor no UTF-8":      {Actor: pharmacy.Actor{ID: "\xff"}},
		"role without a name": {Actor: pharmacy.Actor{Role: 99}},
		"malformed stream":    {Stream: stream.ID{Kind: "order", Name: "two words"}},
	} {
		_, err := json.Marshal(r)
		require.Error(t, err, name)
	}
}

func FuzzRecordJSON(f *testing.F) {
	for _, r := range chain(2) {
		data, err := json.Marshal(r)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"stream":"","version":-1,"at":"0001-01-01T00:00:00Z","bytes":"/w==","hash":""}`))
	f.Add([]byte(`{"data":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var r stream.Record
		if json.Unmarshal(data, &r) != nil {
			return
		}
		out, err := json.Marshal(r)
		if err != nil {
			return // a field that JSON cannot hold, such as a year past 9999 in UTC
		}
		var back stream.Record
		require.NoError(t, json.Unmarshal(out, &back))
		require.Equal(t, r, back)
	})
}

func FuzzVerifyFindsAFlippedBit(f *testing.F) {
	f.Add("order", []byte(`{"n":1}`), "st-7", "key", uint16(3))
	f.Add("", []byte(nil), "", "", uint16(0))
	f.Fuzz(func(t *testing.T, name string, data []byte, actor, key string, at uint16) {
		r := []stream.Record{{Name: stream.Name(name), Data: data, Actor: pharmacy.Actor{ID: actor}, Key: stream.Key(key)}}
		stream.Seal(0, [32]byte{}, r)
		require.NoError(t, stream.Verify(r))
		for field, bits := range bitsOf(&r[0]) {
			if bits == 0 {
				continue
			}
			r[0].Data = bytes.Clone(data)
			touched := []stream.Record{r[0]}
			flip(&touched[0], field, int(at)%bits)
			require.Error(t, stream.Verify(touched), field)
		}
	})
}
