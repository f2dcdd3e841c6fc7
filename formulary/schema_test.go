package formulary_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// schema is the part of JSON Schema that plan.schema.json uses.
type schema struct {
	Ref                  string             `json:"$ref"`
	Description          string             `json:"description"`
	Type                 string             `json:"type"`
	AdditionalProperties *bool              `json:"additionalProperties"`
	Required             []string           `json:"required"`
	Properties           map[string]*schema `json:"properties"`
	Items                *schema            `json:"items"`
	Enum                 []string           `json:"enum"`
	Const                any                `json:"const"`
	Pattern              string             `json:"pattern"`
	MinLength            int                `json:"minLength"`
	Minimum              *float64           `json:"minimum"`
	Maximum              *float64           `json:"maximum"`
	Default              any                `json:"default"`
	Examples             []string           `json:"examples"`
	Defs                 map[string]*schema `json:"$defs"`
}

func planSchema(t testing.TB) *schema {
	t.Helper()
	data, err := os.ReadFile("plan.schema.json")
	require.NoError(t, err)
	var s schema
	require.NoError(t, json.Unmarshal(data, &s))
	require.NotEmpty(t, s.Defs)
	return &s
}

// text is any type of the document that has a text form of its own.
var text = reflect.TypeFor[encoding.TextMarshaler]()

// differ is what an object of the schema and a struct do not agree in, property by property, both ways. Definitions
// are named after the Go types; those that are structs of the document are compared in their turn.
func (s *schema) differ(name string, object *schema, t reflect.Type, seen map[string]bool) (found []string) {
	say := func(format string, a ...any) { found = append(found, name+": "+fmt.Sprintf(format, a...)) }
	if object == nil {
		return []string{name + ": the schema has no such definition"}
	}
	if seen[name] {
		return nil
	}
	seen[name] = true
	if object.Type != "object" || object.AdditionalProperties == nil || *object.AdditionalProperties {
		say("an object without further properties is needed")
	}
	left := map[string]bool{}
	for property := range object.Properties {
		left[property] = true
	}
	for i := range t.NumField() {
		f := t.Field(i)
		key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		property := object.Properties[key]
		delete(left, key)
		if property == nil {
			say("%s is not in the schema", key)
			continue
		}
		if got, want := property.kind(), kindOf(f.Type); got != want {
			say("%s is %s in the schema and %s in Go", key, got, want)
		}
		needed := slices.Contains(object.Required, key)
		if options == "" && !needed && property.Default == nil {
			say("%s is always written, and the schema has neither need nor default of it", key)
		}
		if !needed && !strings.Contains(property.Description, "Absent: ") {
			say("the schema does not say what an absent %s means", key)
		}
		if of := elem(f.Type); isObject(of) {
			found = append(found, s.differ(of.Name(), s.Defs[of.Name()], of, seen)...)
		}
	}
	for property := range left {
		say("%s is in the schema alone", property)
	}
	return found
}

func elem(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t
}

// isObject reports whether t is a struct of the document that is written as an object, field by field.
func isObject(t reflect.Type) bool {
	marshals := t.Implements(text) || t.Implements(reflect.TypeFor[json.Marshaler]())
	return t.Kind() == reflect.Struct && !marshals
}

// kind is a schema in a word: "string", "Band", "list of Drug".
func (s *schema) kind() string {
	switch {
	case s.Items != nil:
		return "list of " + s.Items.kind()
	case s.Ref != "":
		return strings.TrimPrefix(s.Ref, "#/$defs/")
	}
	return s.Type
}

// kindOf is the same of a Go type.
func kindOf(t reflect.Type) string {
	switch {
	case t.Kind() == reflect.Pointer:
		return kindOf(t.Elem())
	case t.Kind() == reflect.Slice:
		return "list of " + kindOf(t.Elem())
	case t == reflect.TypeFor[int]() || t == reflect.TypeFor[formulary.Count]():
		return "integer"
	case t == reflect.TypeFor[bool]():
		return "boolean"
	case t == reflect.TypeFor[string]():
		return "string"
	}
	return t.Name()
}

func TestTheSchemaHasEveryFieldOfTheDocumentAndNoOther(t *testing.T) {
	t.Parallel()
	s, seen := planSchema(t), map[string]bool{}
	require.Empty(t, s.differ("Document", s, reflect.TypeFor[formulary.Document](), seen))
	for name, d := range s.Defs {
		require.NotEmpty(t, d.Description, name)
		require.True(t, seen[name] || d.Type == "string" || name == "Quantity", "%s is of no struct", name)
		for key, property := range d.Properties {
			require.NotEmpty(t, property.Description, name+"."+key)
		}
	}
	for key, property := range s.Properties {
		require.NotEmpty(t, property.Description, key)
	}
	require.EqualValues(t, formulary.DocumentVersion, s.Properties["version"].Const)
	require.Equal(t, formulary.NotCoveredWord, s.Properties["outOfNetwork"].Const)
	require.Equal(t, []string{"value", "unit"}, s.Defs["Quantity"].Required)
}

// The comparison itself: a field that only one side has, or has otherwise, is found.
func TestAFieldWithoutTheSchemaIsFound(t *testing.T) {
	t.Parallel()
	type more struct {
		Tier  int    `json:"tier"`
		Name  string `json:"name"`
		Extra bool   `json:"extra,omitempty"`
	}
	type less struct {
		Tier int `json:"tier"`
	}
	type other struct {
		Tier string     `json:"tier"`
		Name []drug.NDC `json:"name"`
	}
	type deep struct {
		Tier int      `json:"tier"`
		Name struct{} `json:"name"`
	}
	s := planSchema(t)
	for want, of := range map[string]reflect.Type{
		"Tier: extra is not in the schema":                         reflect.TypeFor[more](),
		"Tier: name is in the schema alone":                        reflect.TypeFor[less](),
		"Tier: name is string in the schema and list of NDC in Go": reflect.TypeFor[other](),
		": the schema has no such definition":                      reflect.TypeFor[deep](),
	} {
		require.Contains(t, s.differ("Tier", s.Defs["Tier"], of, map[string]bool{}), want)
	}
	require.Empty(t, s.differ("Tier", s.Defs["Tier"], reflect.TypeFor[formulary.Tier](), map[string]bool{}))
}

// words are the string constants of each type of the package, in the order of its source.
func words(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("document*.go")
	require.NoError(t, err)
	all := map[string][]string{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		require.NoError(t, err)
		ast.Inspect(f, func(n ast.Node) bool {
			if v, ok := n.(*ast.ValueSpec); ok && v.Type != nil && len(v.Values) == 1 {
				word, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
				require.NoError(t, err)
				of := v.Type.(*ast.Ident).Name
				all[of] = append(all[of], word)
			}
			return true
		})
	}
	return all
}

// texts are the text forms of a small enumeration, the unknown one left out.
func texts[T any](of func(uint8) T) (all []string) {
	for i := uint8(1); i < 255; i++ {
		text, err := any(of(i)).(encoding.TextMarshaler).MarshalText()
		if err != nil {
			return all
		}
		all = append(all, string(text))
	}
	return all
}

func TestTheSchemaHasEveryWordOfAnEnumeration(t *testing.T) {
	t.Parallel()
	want := words(t)
	require.Contains(t, want["ShareOption"], string(formulary.BeforeDeductible))
	want["Channel"] = texts(func(i uint8) formulary.Channel { return formulary.Channel(i) })
	want["Sex"] = texts(func(i uint8) formulary.Sex { return formulary.Sex(i) })
	want["Answer"] = texts(func(i uint8) drug.Answer { return drug.Answer(i) })
	want["Source"] = texts(func(i uint8) drug.Source { return drug.Source(i) })
	got := map[string][]string{}
	for name, d := range planSchema(t).Defs {
		if d.Enum != nil {
			got[name] = slices.Sorted(slices.Values(d.Enum))
		}
	}
	for name := range want {
		slices.Sort(want[name])
	}
	require.Equal(t, want, got)
}

// The examples of the text kinds are read by the reader of the document, and fit their own pattern.
func TestTheExamplesOfTheSchemaAreRead(t *testing.T) {
	t.Parallel()
	s, doc := planSchema(t), reflect.TypeFor[formulary.Document]()
	kinds := map[string]reflect.Type{}
	gather(doc, kinds)
	read := 0
	for name, d := range s.Defs {
		for _, example := range d.Examples {
			require.Regexp(t, regexp.MustCompile(d.Pattern), example)
			if name == "Unit" {
				require.True(t, drug.Unit(example).Known())
				continue
			}
			into := reflect.New(kinds[name]).Interface()
			require.NoError(t, json.Unmarshal([]byte(strconv.Quote(example)), into), name)
			read++
		}
	}
	require.GreaterOrEqual(t, read, 7)
}

func gather(t reflect.Type, kinds map[string]reflect.Type) {
	if t = elem(t); kinds[t.Name()] != nil {
		return
	}
	kinds[t.Name()] = t
	for i := 0; isObject(t) && i < t.NumField(); i++ {
		gather(t.Field(i).Type, kinds)
	}
}
