package script

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// source is what the package's own files say of element names.
type source struct {
	words map[string]bool // in any string
	added map[string]bool // joined to another string
	asked map[string]bool // given to what reads or writes an element
}

// askers take names of elements.
var askers = []string{"one", "text", "secret", "orSelf", "child", "Leaf", "Group", "Some", "Find", "filled"}

func readSource(t *testing.T) source {
	t.Helper()
	s := source{words: map[string]bool{}, added: map[string]bool{}, asked: map[string]bool{}}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || name == "element_names.go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(file, s.look)
	}
	return s
}

func (s source) look(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BasicLit:
		for _, word := range strings.Fields(literal(n)) {
			s.words[word] = true
		}
	case *ast.BinaryExpr:
		s.added[literal(n.X)], s.added[literal(n.Y)] = true, true
	case *ast.CallExpr:
		if slices.Contains(askers, called(n.Fun)) {
			args := n.Args
			if name := called(n.Fun); name == "Leaf" || name == "filled" {
				args = args[:1] // the text follows
			}
			for _, arg := range args {
				s.asked[literal(arg)] = true
			}
		}
	}
	return true
}

func called(f ast.Expr) string {
	switch f := f.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// literal is the text of a string in the source; empty for anything else.
func literal(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	text, _ := strconv.Unquote(lit.Value)
	return text
}

// has tells whether the name stands in the source, whole or as two strings that are joined.
func (s source) has(name string) bool {
	for i := 1; i < len(name); i++ {
		if head, tail := name[:i], name[i:]; s.words[head] && s.added[tail] || s.added[head] && s.words[tail] {
			return true
		}
	}
	return s.words[name]
}

func TestEveryElementNameIsReadOrSaidToBeKept(t *testing.T) {
	t.Parallel()
	s := readSource(t)
	read, kept := strings.Fields(namesRead), strings.Fields(namesKept)
	for _, name := range read {
		assert.True(t, s.has(name), "%s is listed as read, and nothing reads it", name)
	}
	for _, name := range kept {
		require.False(t, s.words[name], "%s is listed as kept, and something reads it", name)
	}
	require.Len(t, elementNames, len(read)+len(kept), "a name stands twice")
	require.True(t, slices.IsSorted(read))
	require.True(t, slices.IsSorted(kept))
}

func TestEveryElementNameThatIsReadIsListed(t *testing.T) {
	t.Parallel()
	name := regexp.MustCompile(`^[A-Z]\w+$`)
	outside := []string{"Envelope"} // of SOAP
	for asked := range readSource(t).asked {
		if name.MatchString(asked) && !slices.Contains(outside, asked) {
			assert.True(t, elementNames[asked], "%s is read, and not listed", asked)
		}
	}
}
