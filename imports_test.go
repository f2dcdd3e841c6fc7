package mailrx_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/mailrx/mailrx"

// row says what a package may import of ours, which modules of others, and whether it must be pure: a function of its
// arguments, without clock, zone, file, network or goroutine.
type row struct {
	ours   []string
	others []string
	pure   bool
}

var leaves = []string{"pharmacy/money", "pharmacy/cal", "pharmacy/reason", "pharmacy/place", "pharmacy/drug", "pharmacy/secret"}

func above(more ...string) []string { return append(slices.Clone(leaves), more...) }

// rows is the table of arrows: every one points down. A package without a row fails, and so does a row without a package.
var rows = map[string]row{
	"pharmacy/money":  {pure: true, others: []string{"github.com/shopspring/decimal"}},
	"pharmacy/cal":    {pure: true},
	"pharmacy/reason": {pure: true},
	"pharmacy/place":  {pure: true},
	"pharmacy/drug":   {pure: true, others: []string{"github.com/shopspring/decimal"}},
	"pharmacy/secret": {pure: true},

	"pharmacy/reason/reasontest": {ours: []string{"pharmacy/reason"}},
	"pharmacy/stream/streamtest": {},

	"pharmacy":        {pure: true, ours: leaves},
	"pharmacy/rx":     {pure: true, ours: above("pharmacy")},
	"pharmacy/stream": {pure: true, ours: above("pharmacy")},
	"pharmacy/law":    {pure: true, ours: above("pharmacy", "pharmacy/rx")},
	"pharmacy/dur":    {pure: true, ours: above("pharmacy", "pharmacy/rx", "pharmacy/law", "pharmacy/stream")},
	"pharmacy/intake": {pure: true, ours: above("pharmacy", "pharmacy/rx", "pharmacy/law", "pharmacy/stream", "pharmacy/dur")},
	"pharmacy/notice": {pure: true, ours: above("pharmacy", "pharmacy/rx", "pharmacy/stream")},
	"pharmacy/order":  {pure: true, ours: above("pharmacy", "pharmacy/rx", "pharmacy/stream", "pharmacy/notice")},

	"formulary/medicare": {pure: true, ours: leaves},

	"formulary/internal/strictjson": {pure: true},

	"formulary/network": {pure: true, ours: above("formulary/internal/strictjson")},

	"formulary":        {pure: true, ours: above("formulary/internal/strictjson", "formulary/medicare", "formulary/network"), others: []string{"github.com/shopspring/decimal"}},
	"formulary/review": {pure: true, ours: above("pharmacy", "pharmacy/rx", "pharmacy/law", "pharmacy/stream", "pharmacy/notice", "formulary")},
	"refill":           {pure: true, ours: above("pharmacy", "pharmacy/rx", "pharmacy/law")},
	"refill/auto":      {pure: true, ours: above("pharmacy", "pharmacy/rx", "pharmacy/law", "pharmacy/stream", "pharmacy/notice", "refill")},
	"refill/renewal":   {pure: true, ours: above("pharmacy", "pharmacy/rx", "pharmacy/law", "pharmacy/stream", "pharmacy/notice", "refill")},
	"refill/transfer":  {pure: true, ours: above("pharmacy", "pharmacy/rx", "pharmacy/law", "pharmacy/stream", "pharmacy/notice", "refill")},
	"shipping":         {ours: leaves},

	".": {ours: above("pharmacy", "pharmacy/rx", "pharmacy/stream", "pharmacy/notice", "pharmacy/order", "formulary", "refill",
		"refill/auto", "refill/renewal", "shipping")},

	"adapters/carrier/carriertest":           {ours: above("shipping", "adapters/carrier/imitation")},
	"adapters/carrier/imitation":             {ours: above("shipping")},
	"adapters/carrier/internal/carriercheck": {ours: above("shipping", "adapters/carrier/carriertest", "adapters/carrier/imitation")},
	"adapters/carrier/internal/loosejson":    {},
	"adapters/carrier/internal/postal":       {ours: above("shipping")},
	"adapters/carrier/internal/prism":        {},
	"adapters/carrier/internal/openapi": {others: []string{"github.com/getkin/kin-openapi/openapi3", "github.com/getkin/kin-openapi/openapi3filter",
		"github.com/getkin/kin-openapi/routers", "github.com/getkin/kin-openapi/routers/gorillamux"}},
	"adapters/carrier/internal/carrierhttp": {ours: above("shipping"),
		others: []string{"github.com/hashicorp/go-retryablehttp", "golang.org/x/time/rate"}},
	"adapters/carrier/ups":       {ours: above("shipping", "adapters/carrier/internal/carrierhttp", "adapters/carrier/internal/loosejson", "adapters/carrier/internal/postal")},
	"adapters/carrier/upstest":   {ours: above("shipping", "adapters/carrier/imitation")},
	"adapters/carrier/usps":      {ours: above("shipping", "adapters/carrier/internal/carrierhttp", "adapters/carrier/internal/loosejson", "adapters/carrier/internal/postal")},
	"adapters/carrier/uspstest":  {ours: above("shipping", "adapters/carrier/imitation")},
	"adapters/carrier/fedex":     {ours: above("shipping", "adapters/carrier/internal/carrierhttp", "adapters/carrier/internal/loosejson", "adapters/carrier/internal/postal")},
	"adapters/carrier/fedextest": {ours: above("shipping", "adapters/carrier/imitation")},
	"adapters/carrier/dhl":       {ours: above("shipping", "adapters/carrier/internal/carrierhttp", "adapters/carrier/internal/loosejson", "adapters/carrier/internal/postal")},
	"adapters/carrier/dhltest":   {ours: above("shipping", "adapters/carrier/imitation")},
	"adapters/fake":              {ours: above(".", "pharmacy", "pharmacy/rx", "pharmacy/stream", "pharmacy/notice", "pharmacy/order", "refill/renewal")},
	"adapters/ncpdp/script":      {ours: above("pharmacy", "pharmacy/rx")},
	"adapters/ncpdp/gateway":     {ours: []string{".", "pharmacy/drug", "pharmacy/stream", "refill/renewal", "adapters/ncpdp/script"}},
	"adapters/ncpdp/gatewaytest": {ours: []string{".", "pharmacy/cal", "pharmacy/rx", "pharmacy/stream", "refill/renewal"}},
	"adapters/ncpdp/scripttest":  {ours: []string{"adapters/ncpdp/script"}},
	"adapters/store/storetest":   {ours: above(".", "pharmacy", "pharmacy/rx", "pharmacy/stream")},
	"adapters/store/memstore":    {ours: above(".", "pharmacy/rx", "pharmacy/stream")},
	"adapters/store/sqlstore":    {ours: above(".", "pharmacy", "pharmacy/rx", "pharmacy/stream")},
	"adapters/store/sqlite": {ours: []string{".", "adapters/store/sqlstore"},
		others: []string{"modernc.org/sqlite"}},
	"adapters/store/postgres": {ours: []string{".", "adapters/store/sqlstore"},
		others: []string{"github.com/jackc/pgx/v5", "github.com/jackc/pgx/v5/stdlib"}},
	"examples/carrier": {ours: above("shipping", "adapters/carrier/imitation")},
	"examples/decide":  {ours: above("formulary")},
	"examples/eprescribing": {ours: above(".", "pharmacy", "pharmacy/rx", "pharmacy/stream", "pharmacy/law", "pharmacy/intake", "pharmacy/order",
		"formulary", "refill", "refill/auto", "refill/renewal", "refill/transfer", "shipping", "adapters/fake", "adapters/ncpdp/gateway",
		"adapters/ncpdp/script", "adapters/ncpdp/scripttest", "adapters/store/memstore")},
	"examples/homedelivery": {ours: above(".", "pharmacy", "pharmacy/rx", "pharmacy/stream", "pharmacy/notice", "pharmacy/order",
		"formulary", "refill/auto", "refill/renewal", "shipping", "adapters/carrier/dhl", "adapters/carrier/dhltest", "adapters/carrier/fedex",
		"adapters/carrier/fedextest", "adapters/carrier/imitation", "adapters/carrier/ups", "adapters/carrier/upstest", "adapters/carrier/usps",
		"adapters/carrier/uspstest", "adapters/fake", "adapters/ncpdp/script", "adapters/store/sqlite")},
}

// Imports that a pure package must not have: the outside world, and chance.
var bannedImports = []string{"os", "os/exec", "net", "net/http", "log", "context", "embed", "math/rand", "math/rand/v2", "crypto/rand",
	"database/sql", "syscall", "unsafe", "runtime"}

// bannedTime is what a pure package must not use of package time.
var bannedTime = []string{"Now", "Since", "Until", "After", "AfterFunc", "Sleep", "Tick", "NewTimer", "NewTicker", "Local", "LoadLocation"}

func TestEveryArrowPointsDown(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, f := range sources(t) {
		seen[f.pkg] = true
		for _, fault := range f.faults() {
			t.Errorf("%s: %s", f.name, fault)
		}
	}
	for pkg := range rows {
		require.True(t, seen[pkg], "the table has a row for %s, which is not there", pkg)
	}
}

// source is one parsed file that is not a test.
type source struct {
	name, pkg string
	file      *ast.File
	vars      map[string]bool // package-level variables of its package
}

func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	vars := map[string]map[string]bool{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && name != "."):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		s := parse(t, filepath.ToSlash(name), string(text))
		if vars[s.pkg] == nil {
			vars[s.pkg] = map[string]bool{}
		}
		s.vars = vars[s.pkg] // shared by the files of a package
		s.declare()
		out = append(out, s)
		return nil
	})
	require.NoError(t, err)
	require.Greater(t, len(out), 50)
	return out
}

func parse(t *testing.T, name, text string) source {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
	require.NoError(t, err)
	return source{name: name, pkg: path.Dir(name), file: f, vars: map[string]bool{}}
}

// declare collects the file's package-level variables.
func (s source) declare() {
	for _, d := range s.file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
			for _, spec := range g.Specs {
				for _, n := range spec.(*ast.ValueSpec).Names {
					s.vars[n.Name] = true
				}
			}
		}
	}
}

// faults lists every breach of the package's row.
func (s source) faults() []string {
	r, ok := rows[s.pkg]
	if !ok {
		return []string{"its package has no row in the table of arrows"}
	}
	var out []string
	for _, spec := range s.file.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if fault := r.forbids(name); fault != "" {
			out = append(out, fault)
		}
	}
	if r.pure {
		ast.Inspect(s.file, func(n ast.Node) bool {
			if fault := s.impure(n); fault != "" {
				out = append(out, fault)
			}
			return true
		})
	}
	return out
}

func (r row) forbids(name string) string {
	ours := strings.TrimPrefix(strings.TrimPrefix(name, module), "/")
	if ours == "" {
		ours = "."
	}
	switch {
	case name == module || strings.HasPrefix(name, module+"/"):
		if !slices.Contains(r.ours, ours) {
			return "must not import " + ours
		}
	case strings.Contains(name, "."): // a module of others
		if !slices.Contains(r.others, name) {
			return "must not depend on " + name
		}
	case r.pure && slices.Contains(bannedImports, name):
		return "a pure package must not import " + name
	}
	return ""
}

// impure names what a node does that no function of its arguments may do.
func (s source) impure(n ast.Node) string {
	switch n := n.(type) {
	case *ast.GoStmt:
		return "a pure package starts no goroutine"
	case *ast.SelectorExpr:
		if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && x.Obj == nil && slices.Contains(bannedTime, n.Sel.Name) {
			return "a pure package must not use time." + n.Sel.Name
		}
	case *ast.AssignStmt:
		for _, left := range n.Lhs {
			if v := s.variable(left); v != "" && n.Tok != token.DEFINE {
				return "changes the package variable " + v
			}
		}
	case *ast.IncDecStmt:
		if v := s.variable(n.X); v != "" {
			return "changes the package variable " + v
		}
	case *ast.FuncDecl:
		if n.Name.Name == "init" && n.Recv == nil {
			return "a package has no init"
		}
	}
	return ""
}

// variable is the package variable at the root of an expression that is written to.
func (s source) variable(e ast.Expr) string {
	for {
		switch x := e.(type) {
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		case *ast.Ident:
			local := x.Obj != nil && !s.global(x.Obj)
			if s.vars[x.Name] && !local {
				return x.Name
			}
			return ""
		default:
			return ""
		}
	}
}

// global reports whether an object is declared at the file's top level.
//
//lint:ignore SA1019 resolution within one file is all that is asked of it
func (s source) global(o *ast.Object) bool { return s.file.Scope.Lookup(o.Name) == o }

// TestTheChecksSeeWhatTheyBan plants each breach once.
func TestTheChecksSeeWhatTheyBan(t *testing.T) {
	t.Parallel()
	for breach, text := range map[string]string{
		"must not import formulary":              `import _ "` + module + `/formulary"`,
		"must not import .":                      `import _ "` + module + `"`,
		"must not depend on github.com/stretchr": `import _ "github.com/stretchr/testify/require"`,
		"must not import os":                     `import _ "os"`,
		"must not use time.Now":                  `import "time"; func f() { _ = time.Now() }`,
		"must not use time.LoadLocation":         `import "time"; var load = time.LoadLocation`,
		"starts no goroutine":                    `func f() { go f() }`,
		"changes the package variable count":     `var count int; func f() { count++ }`,
		"changes the package variable table":     `var table = map[string]int{}; func f() { table["a"] = 1 }`,
		"a package has no init":                  `func init() {}`,
	} {
		s := parse(t, "refill/planted.go", "package refill\n"+text)
		s.declare()
		require.Contains(t, fmt.Sprint(s.faults()), breach)
	}
	fine := parse(t, "refill/planted.go", "package refill\nvar table = []int{1}\nfunc f() { table := []int{}; table[0] = 2; x := 1; x++ }")
	fine.declare()
	require.Empty(t, fine.faults())
	stranger := parse(t, "pharmacy/stranger/planted.go", "package stranger")
	require.Contains(t, fmt.Sprint(stranger.faults()), "has no row")
}
