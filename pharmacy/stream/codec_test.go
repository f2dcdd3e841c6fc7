package stream_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Shipped has had three schemas: 1 {"carrier":"ups"}, 2 renamed it to {"by":"ups"}, 3 keeps a list {"legs":["ups"]}.
type Shipped struct {
	Legs []string       `json:"legs"`
	Tags map[string]int `json:"tags,omitempty"`
}

func (Shipped) Name() stream.Name { return "order.shipped" }

func shippedFrom1(data []byte) ([]byte, error) {
	var old struct{ Carrier string }
	if err := json.Unmarshal(data, &old); err != nil {
		return nil, err
	}
	if old.Carrier == "" {
		return nil, errors.New("no carrier")
	}
	return json.Marshal(map[string]string{"by": old.Carrier})
}

func shippedFrom2(data []byte) ([]byte, error) {
	var old struct{ By string }
	if err := json.Unmarshal(data, &old); err != nil {
		return nil, err
	}
	return json.Marshal(map[string][]string{"legs": {old.By}})
}

type Closed struct {
	At  time.Time `json:"at"`
	Why string    `json:"why"`
}

func (Closed) Name() stream.Name { return "order.closed" }

func codec(t testing.TB) *stream.Codec {
	c, err := stream.NewCodec(
		[]stream.Entry{stream.Row[Shipped](3, shippedFrom1, shippedFrom2)},
		[]stream.Entry{stream.Row[Closed](1)},
	)
	require.NoError(t, err)
	return c
}

func TestOldEventsDecodeForEver(t *testing.T) {
	t.Parallel()
	c := codec(t)
	want := Shipped{Legs: []string{"ups"}}
	for schema, data := range map[int]string{1: `{"carrier":"ups"}`, 2: `{"by":"ups"}`, 3: `{"legs":["ups"]}`} {
		got, err := c.Decode("order.shipped", schema, []byte(data))
		require.NoError(t, err, "schema %d", schema)
		require.Equal(t, want, got, "schema %d: a value, not a pointer", schema)
	}
}

func TestEncodeGivesTheSameBytesForTheSameValue(t *testing.T) {
	t.Parallel()
	c := codec(t)
	name, schema, first, err := c.Encode(Shipped{Legs: []string{"<ups>"}, Tags: map[string]int{"b": 2, "a": 1, "c": 3}})
	require.NoError(t, err)
	require.Equal(t, stream.Name("order.shipped"), name)
	require.Equal(t, 3, schema)
	require.Equal(t, `{"legs":["\u003cups\u003e"],"tags":{"a":1,"b":2,"c":3}}`, string(first))
	for range 50 {
		_, _, again, err := c.Encode(Shipped{Legs: []string{"<ups>"}, Tags: map[string]int{"c": 3, "a": 1, "b": 2}})
		require.NoError(t, err)
		require.Equal(t, first, again)
	}
	back, err := c.Decode(name, schema, first)
	require.NoError(t, err)
	require.Equal(t, Shipped{Legs: []string{"<ups>"}, Tags: map[string]int{"a": 1, "b": 2, "c": 3}}, back)
}

func TestUnknownFieldsAreLeftOut(t *testing.T) {
	t.Parallel()
	got, err := codec(t).Decode("order.closed", 1, []byte(`{"why":"done","later":{"deep":[1]}}`))
	require.NoError(t, err)
	require.Equal(t, Closed{Why: "done"}, got)
}

func TestUnknownNamesAndNewerSchemasAreNamed(t *testing.T) {
	t.Parallel()
	c := codec(t)
	_, err := c.Decode("order.exploded", 1, []byte(`{}`))
	var unknown *stream.UnknownNameError
	require.ErrorAs(t, err, &unknown)
	require.Equal(t, stream.Name("order.exploded"), unknown.Name)
	require.ErrorContains(t, err, "order.exploded")

	_, _, _, err = c.Encode(Ask{})
	require.ErrorAs(t, err, &unknown)
	require.Equal(t, stream.Name("callback.ask"), unknown.Name)

	_, err = c.Decode("order.shipped", 4, []byte(`{}`))
	var newer *stream.NewerSchemaError
	require.ErrorAs(t, err, &newer)
	require.Equal(t, stream.NewerSchemaError{Name: "order.shipped", Schema: 4, Current: 3}, *newer)
	require.EqualError(t, err, "stream: order.shipped has schema 4, this program knows up to 3: a later version wrote it")

	require.True(t, c.Has("order.shipped"))
	require.False(t, c.Has("order.exploded"))
}

func TestDataThatDoesNotFitIsAnErrorWithAnAddress(t *testing.T) {
	t.Parallel()
	c := codec(t)
	for name, x := range map[string]struct {
		schema int
		data   string
		want   string
	}{
		"schema 0":               {0, `{}`, "schemas count from 1"},
		"a negative schema":      {-1, `{}`, "schemas count from 1"},
		"no data":                {3, ``, "no JSON object"},
		"null":                   {3, `null`, "no JSON object"},
		"a list":                 {3, `[]`, "no JSON object"},
		"cut off":                {3, `{"legs":`, "unexpected end"},
		"two values":             {3, `{} {}`, "invalid character"},
		"a wrong type":           {3, `{"legs":7}`, "cannot unmarshal"},
		"an upgrade that fails":  {1, `{}`, "from schema 1 to 2: no carrier"},
		"a second upgrade fails": {2, `{"by":7}`, "from schema 2 to 3"},
	} {
		got, err := c.Decode("order.shipped", x.schema, []byte(x.data))
		require.ErrorContains(t, err, x.want, name)
		require.ErrorContains(t, err, "order.shipped", name)
		require.Nil(t, got, name)
	}
}

type impostor struct{}

func (impostor) Name() stream.Name { return "order.closed" }

type unwritable struct{ C chan int }

func (unwritable) Name() stream.Name { return "order.unwritable" }

type listed struct{}

func (listed) Name() stream.Name            { return "order.listed" }
func (listed) MarshalJSON() ([]byte, error) { return []byte("[]"), nil }

func TestEncodeTakesTheTablesTypeOnly(t *testing.T) {
	t.Parallel()
	c, err := stream.NewCodec([]stream.Entry{stream.Row[Closed](1), stream.Row[unwritable](1), stream.Row[listed](1)})
	require.NoError(t, err)
	var none *Closed
	for name, x := range map[string]struct {
		n    stream.Named
		want string
	}{
		"nothing":           {nil, "no struct"},
		"a pointer":         {&Closed{}, "values, not pointers"},
		"a nil pointer":     {none, "values, not pointers"},
		"another type":      {impostor{}, "the table says stream_test.Closed"},
		"what JSON cannot":  {unwritable{C: make(chan int)}, "order.unwritable"},
		"what is no object": {listed{}, "not written as a JSON object"},
	} {
		_, _, data, err := c.Encode(x.n)
		require.ErrorContains(t, err, x.want, name)
		require.Nil(t, data, name)
	}
}

type badName struct{}

func (badName) Name() stream.Name { return "Order" }

type word string

func (word) Name() stream.Name { return "order.word" }

type direct struct{ Who secret.Text }
type deep struct {
	Lines []map[string]*struct{ Notes [2]secret.Text }
}
type keyed struct{ By map[secret.Text]int }
type recursive struct {
	Next *recursive
	List []recursive
}

func (direct) Name() stream.Name    { return "order.direct" }
func (deep) Name() stream.Name      { return "order.deep" }
func (keyed) Name() stream.Name     { return "order.keyed" }
func (recursive) Name() stream.Name { return "order.recursive" }

func TestABadTableIsRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	up := func(b []byte) ([]byte, error) { return b, nil }
	for name, x := range map[string]struct {
		row  stream.Entry
		want string
	}{
		"a malformed name":         {stream.Row[badName](1), `the name "Order" is not of the form`},
		"a type that is no struct": {stream.Row[word](1), "must be a struct"},
		"a pointer":                {stream.Row[*Closed](1), "must be a struct"},
		"an interface":             {stream.Row[stream.Named](1), "must be a struct"},
		"schema 0":                 {stream.Row[Closed](0), "schemas count from 1"},
		"an upgrade missing":       {stream.Row[Closed](3, up), "schema 3 needs 2 upgrades, there are 1"},
		"an upgrade too many":      {stream.Row[Closed](1, up), "schema 1 needs 0 upgrades, there are 1"},
		"a nil upgrade":            {stream.Row[Closed](3, up, nil), "the upgrade from schema 2 is nil"},
		"a row made by hand":       {stream.Entry{Name: "order.x", Schema: 1}, "was not made by Row"},
		"patient text":             {stream.Row[direct](1), "field Who holds patient text"},
		"patient text deep":        {stream.Row[deep](1), "field Lines.Notes holds patient text"},
		"patient text as a key":    {stream.Row[keyed](1), "field By holds patient text"},
	} {
		_, err := stream.NewCodec([]stream.Entry{x.row})
		require.ErrorContains(t, err, x.want, name)
	}

	_, err := stream.NewCodec([]stream.Entry{stream.Row[Closed](0), stream.Row[badName](1)}, []stream.Entry{stream.Row[direct](1)})
	require.Equal(t, 3, len(strings.Split(err.Error(), "\n")), "all faults at once")

	_, err = stream.NewCodec([]stream.Entry{stream.Row[Closed](1)}, []stream.Entry{stream.Row[impostor](1)})
	require.ErrorContains(t, err, `"order.closed" stands in the table twice`)

	_, err = stream.NewCodec([]stream.Entry{stream.Row[recursive](1)})
	require.NoError(t, err, "a type that holds itself")
	empty, err := stream.NewCodec()
	require.NoError(t, err)
	require.False(t, empty.Has("order.closed"))
}

func FuzzCodecDecode(f *testing.F) {
	f.Add("order.shipped", 1, []byte(`{"carrier":"ups"}`))
	f.Add("order.shipped", 2, []byte(`{"by":"ups"}`))
	f.Add("order.shipped", 3, []byte(`{"legs":["ups",""],"tags":{"a":1}}`))
	f.Add("order.closed", 1, []byte(`{"at":"2026-11-24T09:30:00.123456Z","why":"<done>"}`))
	f.Add("order.closed", 1, []byte(`null`))
	f.Add("nobody.knows", 9, []byte(`{`))
	c := codec(f)
	f.Fuzz(func(t *testing.T, name string, schema int, data []byte) {
		n, err := c.Decode(stream.Name(name), schema, data)
		if err != nil {
			require.Nil(t, n)
			return
		}
		_, current, out, err := c.Encode(n)
		require.NoError(t, err)
		back, err := c.Decode(stream.Name(name), current, out)
		require.NoError(t, err)
		_, _, again, err := c.Encode(back)
		require.NoError(t, err)
		require.Equal(t, string(out), string(again))
	})
}
