package loosejson_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
)

func TestOneValueInManyShapes(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"a":{"b":"x"}}`: "x", `{"a":[{"b":"x"},{"b":"y"}]}`: "x", `{"a":[{"b":["x","y"]}]}`: "x", `{"a":{"b":1.50}}`: "1.50",
		`{"a":{"b":true}}`: "true", `{"a":{"b":null}}`: "", `{"a":null}`: "", `{"a":""}`: "", `{"a":{}}`: "", `{"a":[]}`: "",
		`{"a":"b"}`: "", `[]`: "", `null`: "", `"a"`: "", `1`: "", `{"a":{"b":{"c":1}}}`: "", `{"A":{"b":"x"}}`: "",
		`{"a":{"x\"}":"{[","b":"y\\"}}`: `y\`, `{"\u0061":{"b":"\u0078"}}`: "x", ` { "a" : { "q" : [ 1 , 2 ] , "b" : -1 } } `: "-1",
	} {
		root, err := loosejson.Parse([]byte(body))
		require.NoError(t, err, body)
		require.Equal(t, want, root.Get("a", "b").Text(), body)
	}
	for _, body := range []string{"", "{", "<html>", `{"a":}`, `{"a":1}x`} {
		_, err := loosejson.Parse([]byte(body))
		require.ErrorIs(t, err, loosejson.ErrSyntax, body)
	}
}
