package network_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/network"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// ask is the form of ask.json: one question.
type ask struct {
	In *struct {
		Network  network.ID
		Pharmacy network.PharmacyID
		Channel  network.Channel
		On       cal.Date
	}
	Outside *network.Visit
	Access  *struct {
		On     cal.Date
		Counts network.AccessCounts
	}
	Calls  *network.Calls
	Notice *struct {
		Change     network.Change
		LastFill   cal.Date
		Today      cal.Date
		AutoRefill bool
	}
}

type faultJSON struct {
	Pointer string      `json:"pointer"`
	Code    reason.Code `json:"code"`
	Detail  string      `json:"detail"`
}

// TestGolden runs every folder of testdata/golden: ask.json is asked of testdata/directory.json; a document.json of
// its own has faults.
func TestGolden(t *testing.T) {
	t.Parallel()
	cases, err := os.ReadDir("testdata/golden")
	require.NoError(t, err)
	require.NotEmpty(t, cases)
	for _, c := range cases {
		t.Run(c.Name(), func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join("testdata/golden", c.Name())
			got := encode(t, answer(t, dir))
			file := filepath.Join(dir, "want.json")
			if *update {
				require.NoError(t, os.WriteFile(file, got, 0o644))
			}
			saved, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, string(saved), string(got))
		})
	}
}

var code = regexp.MustCompile(`"code": "([^"]+)"`)

// TestEveryRuleIsSoundAndSeenInAGoldenCase reads the saved answers, so that a rule that no case shows is found.
func TestEveryRuleIsSoundAndSeenInAGoldenCase(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/golden/*/want.json")
	require.NoError(t, err)
	var seen []reason.Code
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, m := range code.FindAllSubmatch(data, -1) {
			seen = append(seen, reason.Code(m[1]))
		}
	}
	reasontest.Check(t, network.Rules(), seen)
}

func answer(t *testing.T, dir string) any {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "document.json"))
	if err == nil {
		return faults(t, data)
	}
	require.ErrorIs(t, err, os.ErrNotExist)
	data, err = os.ReadFile(filepath.Join(dir, "ask.json"))
	require.NoError(t, err)
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var a ask
	require.NoError(t, dec.Decode(&a))
	switch {
	case a.In != nil:
		return sample(t).In(a.In.Network, a.In.Pharmacy, a.In.Channel, a.In.On)
	case a.Outside != nil:
		return network.Outside(*a.Outside)
	case a.Access != nil:
		return network.CheckAccess(a.Access.On, a.Access.Counts)
	case a.Calls != nil:
		return network.CheckCalls(*a.Calls)
	case a.Notice != nil:
		return network.NoticeOf(a.Notice.Change, a.Notice.LastFill, a.Notice.Today, a.Notice.AutoRefill)
	}
	require.Fail(t, "the case asks nothing")
	return nil
}

func faults(t *testing.T, document []byte) (out []faultJSON) {
	t.Helper()
	_, err := load(document)
	var all network.Faults
	require.True(t, errors.As(err, &all))
	for _, f := range all {
		out = append(out, faultJSON{f.Pointer, f.Rule.Code, f.Detail})
	}
	return out
}

func encode(t *testing.T, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	require.NoError(t, e.Encode(v))
	return b.Bytes()
}
