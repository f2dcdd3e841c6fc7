package formulary_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// ruleVectors are the vectors of the rules that this package, network and medicare answer; those of refills, orders and
// reviews stand in the packages that answer them.
var ruleVectors = map[string][]string{
	"R2.7": {"T1", "T2", "T3", "T4", "T5"},           // T6 is of package refill
	"R7.0": {"T1", "T2", "T3", "T4"}, "R7.2": {"T3"}, // T1 and T2 are of package review
	"R7.9": {"T1", "T2", "T3", "T4", "T5"}, "R7.10": {"T1", "T2", "T3"},
	"R8.1": {"T0", "T1", "T2", "T3"}, "R8.2/3": {"T1", "T2", "T3", "T4", "T5", "T6", "T7"}, "R8.4": {"T1", "T2", "T3"},
	"R8.5": {"T1", "T2", "T3"}, "R8.6": {"T1"}, // T2 and T3 are gates of a safety program, not of a network
	"R8.7": {"T1", "T2", "T3"}, "R8.8": {"T1", "T2", "T3"}, "R8.9": {"T1", "T2", "T3"}, "R8.10": {"T1", "T2", "T3", "T4"},
	"R9.6": {"T1", "T2", "T3", "T4", "T5", "T6"}, "R9.7": {"T1", "T2", "T3"},
	"R10.5": {"T1", "T2", "T3", "T4"}, "R10.6": {"T1", "T2", "T3", "T4"}, "R10.7": {"T1", "T2", "T3", "T4"},
}

var (
	ruleInName = regexp.MustCompile(`^TestR(\d+)_(\d+)_(?:T(\d+)_)?`)
	ruleInRow  = regexp.MustCompile(`^R(\d+\.\d+(?:/\d)?) T(\d+)\b`)
	bareRow    = regexp.MustCompile(`^T(\d+)\b`)
)

// Each vector of the rules has a test that names it: "R8.4 T2", a row "T2" of TestR8_4_…, or TestR8_4_T2_….
func TestEachVectorOfTheRulesHasATestThatNamesIt(t *testing.T) {
	t.Parallel()
	seen := map[string]map[string]bool{}
	for _, folder := range []string{".", "network", "medicare"} {
		files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
		require.NoError(t, err)
		for _, file := range files {
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			require.NoError(t, err)
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && strings.HasPrefix(fn.Name.Name, "Test") {
					note(seen, fn)
				}
			}
		}
	}
	total := 0
	for _, rule := range slices.Sorted(maps.Keys(ruleVectors)) {
		for _, v := range ruleVectors[rule] {
			require.True(t, seen[rule][v], "%s %s has no test", rule, v)
		}
		total += len(ruleVectors[rule])
	}
	t.Logf("%d vectors of %d rules", total, len(ruleVectors))
}

// note collects the vectors that a test names.
func note(seen map[string]map[string]bool, fn *ast.FuncDecl) {
	add := func(rule, vector string) {
		if seen[rule] == nil {
			seen[rule] = map[string]bool{}
		}
		seen[rule]["T"+vector] = true
	}
	of := ""
	if m := ruleInName.FindStringSubmatch(fn.Name.Name); m != nil {
		if of = fmt.Sprintf("R%s.%s", m[1], m[2]); m[3] != "" {
			add(of, m[3])
		}
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		s, _ := strconv.Unquote(lit.Value)
		if m := ruleInRow.FindStringSubmatch(s); m != nil {
			add("R"+m[1], m[2])
		} else if m := bareRow.FindStringSubmatch(s); m != nil && of != "" {
			add(of, m[1])
		}
		return true
	})
}
