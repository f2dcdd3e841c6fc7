package formulary_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// want is the form of want.json: what a case's plan and request give.
type want struct {
	Faults   []faultJSON     `json:"faults,omitempty"`
	Decision json.RawMessage `json:"decision,omitempty"`
	Explain  []string        `json:"explain,omitempty"`
}

type faultJSON struct {
	Pointer string      `json:"pointer"`
	Code    reason.Code `json:"code"`
	Detail  string      `json:"detail"`
}

// TestGolden runs every folder of testdata/golden. A case without a plan.json of its own uses testdata/plan.json; a
// plan with faults needs no request.
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

// TestEveryRuleIsSoundAndSeenInAGoldenCase reads the saved answers, so that a rule that no case shows is found: those of
// decisions and plan documents under testdata/golden, those of what comes after beside it.
func TestEveryRuleIsSoundAndSeenInAGoldenCase(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/golden/*/want.json")
	require.NoError(t, err)
	var seen []reason.Code
	for _, file := range files {
		seen = append(seen, codes(t, file)...)
	}
	for _, folder := range []string{"testdata/quotes", "testdata/versions", "testdata/notices"} {
		seen = append(seen, seenIn(t, folder)...)
	}
	reasontest.Check(t, formulary.Rules(), seen)
}

func codes(t *testing.T, file string) (seen []reason.Code) {
	t.Helper()
	var w struct {
		Faults   []faultJSON `json:"faults"`
		Decision struct {
			Steps []struct {
				Code reason.Code `json:"code"`
			} `json:"steps"`
		} `json:"decision"`
	}
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &w))
	for _, f := range w.Faults {
		seen = append(seen, f.Code)
	}
	for _, s := range w.Decision.Steps {
		seen = append(seen, s.Code)
	}
	return seen
}

func answer(t *testing.T, dir string) (w want) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "plan.json"))
	if errors.Is(err, os.ErrNotExist) {
		data, err = os.ReadFile("testdata/plan.json")
	}
	require.NoError(t, err)
	plan, err := load(data)
	if faults := (formulary.Faults)(nil); errors.As(err, &faults) {
		for _, f := range faults {
			w.Faults = append(w.Faults, faultJSON{f.Pointer, f.Rule.Code, f.Detail})
		}
		return w
	}
	require.NoError(t, err)
	d := plan.Decide(request(t, filepath.Join(dir, "request.json")))
	w.Decision, err = json.Marshal(d)
	require.NoError(t, err)
	var text bytes.Buffer
	require.NoError(t, d.Explain(&text))
	w.Explain = strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")
	return w
}

// load is the two steps from bytes to plan.
func load(data []byte) (*formulary.Plan, error) {
	doc, err := formulary.ParseDocument(data)
	if err != nil {
		return nil, err
	}
	return formulary.Compile(doc)
}

func request(t *testing.T, file string) *formulary.Request {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var r formulary.Request
	require.NoError(t, dec.Decode(&r))
	return &r
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
