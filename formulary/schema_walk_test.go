package formulary_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
)

// walk is what the schema finds wrong in a value, by JSON pointer.
func (s *schema) walk(root *schema, v any, at string) (wrong []string) {
	say := func(format string, a ...any) { wrong = append(wrong, at+": "+fmt.Sprintf(format, a...)) }
	if s.Ref != "" {
		return root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")].walk(root, v, at)
	}
	if typeOf(v) != s.Type {
		return []string{fmt.Sprintf("%s: %s in place of %s", at, typeOf(v), s.Type)}
	}
	if s.Const != nil && s.Const != v {
		say("it is %v", s.Const)
	}
	switch v := v.(type) {
	case string:
		if s.Enum != nil && !slices.Contains(s.Enum, v) || !regexp.MustCompile(s.Pattern).MatchString(v) || len(v) < s.MinLength {
			say("no such text")
		}
	case float64:
		if s.Minimum != nil && v < *s.Minimum || s.Maximum != nil && v > *s.Maximum {
			say("out of range")
		}
	case []any:
		for i, e := range v {
			wrong = append(wrong, s.Items.walk(root, e, fmt.Sprintf("%s/%d", at, i))...)
		}
	case map[string]any:
		for _, key := range s.Required {
			if _, there := v[key]; !there {
				say("lacks %s", key)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if s.Properties[key] == nil {
				say("no such property: %s", key)
				continue
			}
			wrong = append(wrong, s.Properties[key].walk(root, v[key], at+"/"+key)...)
		}
	}
	return wrong
}

func typeOf(v any) string {
	switch v := v.(type) {
	case string:
		return "string"
	case bool:
		return "boolean"
	case float64:
		if v == float64(int(v)) {
			return "integer"
		}
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return "another type"
}

// planFiles are the plan documents of the tests and of the examples.
func planFiles(t *testing.T) (files []string) {
	t.Helper()
	for _, pattern := range []string{"testdata/plan.json", "testdata/plans/*.json", "testdata/*/*/plan.json",
		"../examples/*/plan.json", "../examples/*/testdata/plan.json"} {
		found, err := filepath.Glob(pattern)
		require.NoError(t, err)
		require.NotEmpty(t, found, pattern)
		files = append(files, found...)
	}
	return files
}

// What is a plan is valid by the schema; what has a property that the form does not know is not.
func TestThePlanDocumentsAreValidByTheSchema(t *testing.T) {
	t.Parallel()
	s, valid, unknown := planSchema(t), 0, 0
	for _, file := range planFiles(t) {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var v any
		if json.Unmarshal(data, &v) != nil {
			continue
		}
		wrong := s.walk(s, v, "")
		_, err = load(data)
		if err == nil {
			require.Empty(t, wrong, file)
			valid++
		}
		var faults formulary.Faults
		errors.As(err, &faults)
		if slices.ContainsFunc(faults, func(f formulary.Fault) bool { return f.Rule == formulary.DocField }) {
			require.Contains(t, strings.Join(wrong, "\n"), "no such property", file)
			unknown++
		}
	}
	require.Greater(t, valid, 50)
	require.Positive(t, unknown)
}

// everything is a document with each object of the form in it, as far as one plan can have them.
const everything = `{"version": 1, "id": "all", "name": "All", "from": "2026-01-01", "to": "2026-12-31", "mailBenefit": "yes",
	"outOfNetwork": "not-covered", "tiers": [{"tier": 1, "name": "Only"}],
	"costShares": [{"tier": 1, "channel": "standard-mail", "days": "1-90", "coinsurance": "0.20", "min": "1.00", "max": "9.00"}],
	"drugs": [{"rxcui": "1", "name": "Exampril 20 mg tablet", "tier": 1, "mail": "yes", "age": {"min": 18},
		"quantityLimit": {"perFill": {"value": "90", "unit": "C48542"}}, "stepTherapy": {"anyOf": ["2"], "lookBackDays": 90}}],
	"lists": [{"id": "l", "name": "L", "amount": "9.00", "channels": ["standard-mail"], "days": "61-90", "rxcuis": ["1"]}],
	"prices": [{"rxcui": "1", "unitPrice": "0.40", "unit": "C48542"}], "fees": [{"channel": "standard-mail", "fee": "0.00"}],
	"deductible": {"individual": "1.00"}, "outOfPocket": {"individual": "1.00"}, "retailAllowance": {"fills": 0, "after": "full-price"},
	"homeDelivery": {"kind": "select", "fills": 0}, "firstFills": {"fills": 1, "maxDays": 30},
	"splitFill": {"parts": [{"days": 15, "ratio": "0.5"}]}, "daw": {"base": "brand", "codes": [{"code": 0, "action": "none"}]}}`

// A Part D plan has objects of its own.
const everyPartD = `{"version": 1, "id": "d", "name": "D", "from": "2026-01-01", "to": "2026-12-31", "mailBenefit": "yes",
	"outOfNetwork": "not-covered", "tiers": [{"tier": 1, "name": "Only"}],
	"costShares": [{"tier": 1, "channel": "standard-mail", "days": "1-90", "copay": "5.00"}],
	"drugs": [{"rxcui": "1", "name": "Exampril 20 mg tablet", "tier": 1}],
	"partD": {"year": 2026, "benefit": "enhanced", "insulinShares": [{"tier": 1, "channel": "standard-mail", "days": "1-90", "copay": "5.00"}]},
	"exceptions": {"unlistedTier": 1}}`

// What the schema requires, a plan cannot be without: each property is taken away in its turn.
func TestWhatTheSchemaRequiresIsNeeded(t *testing.T) {
	t.Parallel()
	s, tried := planSchema(t), map[string]bool{}
	for _, document := range []string{everything, everyPartD} {
		var root any
		require.NoError(t, json.Unmarshal([]byte(document), &root))
		_, err := load([]byte(document))
		require.NoError(t, err)
		require.Empty(t, s.walk(s, root, ""))
		s.each(s, "Document", root, func(name string, object *schema, v map[string]any) {
			for _, key := range object.Required {
				kept := v[key]
				delete(v, key)
				without, err := json.Marshal(root)
				require.NoError(t, err)
				require.NotEmpty(t, s.walk(s, root, ""), "%s.%s", name, key)
				_, err = load(without)
				require.Error(t, err, "%s.%s", name, key)
				v[key], tried[name] = kept, true
			}
		})
	}
	for name, d := range s.Defs {
		require.Equal(t, len(d.Required) > 0, tried[name], name)
	}
}

// each visits the objects of a value with their definitions.
func (s *schema) each(root *schema, name string, v any, visit func(string, *schema, map[string]any)) {
	if s.Ref != "" {
		name = s.kind()
		root.Defs[name].each(root, name, v, visit)
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			s.Items.each(root, name, e, visit)
		}
	case map[string]any:
		visit(name, s, v)
		for key, e := range v {
			s.Properties[key].each(root, name+"."+key, e, visit)
		}
	}
}

func TestTheWalkFindsWhatTheSchemaForbids(t *testing.T) {
	t.Parallel()
	s := planSchema(t)
	for was, is := range map[string]string{
		`"version": 1`:               `"version": 2`,
		`"name": "All"`:              `"name": ""`,
		`"from": "2026-01-01"`:       `"from": "1 January"`,
		`"mailBenefit": "yes"`:       `"mailBenefit": "perhaps"`,
		`"tiers": [`:                 `"tears": [`,
		`{"tier": 1, "name"`:         `{"tier": 100, "name"`,
		`"coinsurance": "0.20"`:      `"coinsurance": 0.20`,
		`"channel": "standard-mail"`: `"channel": "mail"`,
		`"lookBackDays": 90`:         `"lookBackDays": 9.5`,
	} {
		require.Contains(t, everything, was)
		var v any
		require.NoError(t, json.Unmarshal([]byte(strings.Replace(everything, was, is, 1)), &v))
		require.NotEmpty(t, s.walk(s, v, ""), is)
	}
}
