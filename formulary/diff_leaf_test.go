package formulary_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
)

// leaf is one value of a document: where it stands, and what holds it.
type leaf struct {
	pointer string
	schema  *schema
	object  map[string]any // or nil
	key     string
	list    []any
	at      int
}

func (l *leaf) get() any {
	if l.object != nil {
		return l.object[l.key]
	}
	return l.list[l.at]
}

func (l *leaf) set(v any) {
	switch {
	case l.object != nil && v == nil:
		delete(l.object, l.key)
	case l.object != nil:
		l.object[l.key] = v
	default:
		l.list[l.at] = v
	}
}

// leaves are the values of a document that are no objects and no lists, with what the schema says of each.
func leaves(root, s *schema, v any, l leaf) (out []leaf) {
	if s.Ref != "" {
		l.schema = root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
		return leaves(root, l.schema, v, l)
	}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			p := s.Properties[key]
			out = append(out, leaves(root, p, v[key], leaf{pointer: l.pointer + "/" + key, schema: p, object: v, key: key})...)
		}
	case []any:
		for i := range v {
			out = append(out, leaves(root, s.Items, v[i], leaf{pointer: fmt.Sprintf("%s/%d", l.pointer, i), schema: s.Items, list: v, at: i})...)
		}
	default:
		l.schema = s
		out = append(out, l)
	}
	return out
}

// others are values that may stand in place of a leaf's own: the other words, the neighbours of a number, a day or an
// amount, another text, and nothing at all.
func (l *leaf) others() (out []any) {
	switch v := l.get().(type) {
	case bool:
		out = append(out, !v)
	case float64:
		out = append(out, v+1, v-1)
	case string:
		for _, word := range l.schema.Enum {
			if word != v {
				out = append(out, word)
			}
		}
		out = append(out, neighbours(v)...)
		out = append(out, v+"x")
	}
	return append(out, nil)
}

// neighbours are texts near a text that is a day, a band of days, a package or a number.
func neighbours(v string) (out []any) {
	if band, err := formulary.ParseBand(v); err == nil && strings.Contains(v, "-") {
		return append(out, fmt.Sprintf("%d-%d", band.Min+1, band.Max), fmt.Sprintf("%d-%d", band.Min, band.Max-1))
	}
	if d, err := cal.Parse(v); err == nil {
		return append(out, d.AddDays(1).String(), d.AddDays(-1).String())
	}
	if strings.Count(v, "-") == 2 { // a package
		return append(out, "77777-0101-01")
	}
	if n, err := strconv.ParseFloat(v, 64); err == nil {
		out = append(out, strconv.FormatFloat(n+0.01, 'f', 2, 64), strconv.FormatFloat(n+7, 'f', -1, 64))
	}
	if v == "C48542" {
		out = append(out, "C48480")
	}
	return out
}

// unsaid are the leaves whose change is no change of the plan, or cannot be made alone, each with the reason.
var unsaid = map[string]string{
	"/version":        "there is one version of the form",
	"/outOfNetwork":   "there is one word",
	"/contradictions": "it is about the document: where no cost shares contradict, the plan is the same",
	"/highDeductible": "it is about the document: a check of Compile",
	"/tiers/*/tier":   "other places refer to the number",

	"/costShares/*/tier":               "a tier cannot do without the share, and another has one already",
	"/costShares/*/greaterOf":          "copay and coinsurance stand together with it alone",
	"/daw/base":                        "generic needs its tier, and brand has none",
	"/homeDelivery/kind":               "exclusive needs days, and select has none",
	"/fees/*/channel":                  "each priced channel needs its fee, once",
	"/drugs/*/quantityLimit/step/unit": "a limit counts in one unit",
	"/partD/year":                      "the plan's days are of that year",
}

// Nothing in a plan can change without Diff saying so: each leaf of the documents of testdata/diff is given other values, one at a
// time; where what comes out is a plan with another digest, Diff has an entry.
func TestDiffSaysWhateverChangesInAPlan(t *testing.T) {
	t.Parallel()
	s := planSchema(t)
	files, err := filepath.Glob("testdata/diff/*.json")
	require.NoError(t, err)
	tried, changed, kinds := map[string]bool{}, map[string]bool{}, map[formulary.ChangeKind]int{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		plan, err := load(data)
		require.NoError(t, err)
		var root any
		require.NoError(t, json.Unmarshal(data, &root))
		require.Empty(t, s.walk(s, root, ""))
		for _, l := range leaves(s, s, root, leaf{}) {
			own := l.get()
			tried[shape(l.pointer)] = true
			for _, other := range l.others() {
				l.set(other)
				if differs(t, plan, root, fmt.Sprintf("%s: %s is %v", file, l.pointer, other), kinds) {
					changed[shape(l.pointer)] = true
				}
				l.set(own)
			}
		}
	}
	for pointer := range tried {
		require.NotEqual(t, changed[pointer], unsaid[pointer] != "", "%s: it changes a plan, %t; excused: %q", pointer, changed[pointer], unsaid[pointer])
	}
	requireEveryProperty(t, s, tried)
	require.Len(t, tried, len(changed)+len(unsaid))
	t.Logf("%d fields change a plan, by %d kinds of change; %d fields do not", len(changed), len(kinds), len(unsaid))
}

// differs reports whether the changed document is another plan, which Diff must tell, both ways; of the same plan it tells
// nothing.
func differs(t *testing.T, plan *formulary.Plan, root any, name string, kinds map[formulary.ChangeKind]int) bool {
	t.Helper()
	text, err := json.Marshal(root)
	require.NoError(t, err)
	other, err := load(text)
	if err != nil {
		return false
	}
	got := formulary.Diff(plan, other)
	if other.Digest() == plan.Digest() {
		require.Empty(t, got, name)
		return false
	}
	require.NotEmpty(t, got, name)
	requireMirror(t, got, formulary.Diff(other, plan))
	for _, c := range got {
		kinds[c.Kind]++
		require.NotEqual(t, formulary.NoChange, c.Kind, name)
		require.NotEmpty(t, c.Was+c.Is, name)
		require.NotContains(t, c.String(), "change(", name)
	}
	return true
}

// shape is a pointer whose places in lists are left open: "/drugs/*/tier".
func shape(pointer string) string {
	steps := strings.Split(pointer, "/")
	for i, step := range steps {
		if _, err := strconv.Atoi(step); err == nil {
			steps[i] = "*"
		}
	}
	return strings.Join(steps, "/")
}

// requireEveryProperty asks that the documents have every property of the form, so that no field is forgotten.
func requireEveryProperty(t *testing.T, s *schema, tried map[string]bool) {
	t.Helper()
	var walk func(of *schema, at string)
	walk = func(of *schema, at string) {
		switch {
		case of.Ref != "":
			walk(s.Defs[strings.TrimPrefix(of.Ref, "#/$defs/")], at)
		case of.Items != nil:
			walk(of.Items, at+"/*")
		case len(of.Properties) > 0:
			for key, p := range of.Properties {
				walk(p, at+"/"+key)
			}
		default:
			require.True(t, tried[at], "no document of the test has %s", at)
		}
	}
	walk(s, "")
}
