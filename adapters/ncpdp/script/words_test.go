package script_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"io"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// wordsOfOurs are the string literals and the names in the sources of what prints a message: a value of a sample that is
// one of their words ("Approved", "Status", "Date") is no leak when it is said.
var wordsOfOurs = sync.OnceValue(func() string {
	var b strings.Builder
	for _, folder := range []string{".", "../../../pharmacy/rx", "../../../pharmacy/drug", "../../../pharmacy/cal", "../../../pharmacy/place"} {
		names, _ := filepath.Glob(folder + "/*.go")
		for _, name := range names {
			if !strings.HasSuffix(name, "_test.go") {
				collect(&b, name)
			}
		}
	}
	return b.String()
})

func collect(b *strings.Builder, name string) {
	file, err := parser.ParseFile(gotoken.NewFileSet(), name, nil, 0)
	if err != nil {
		panic(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Ident:
			b.WriteString(x.Name + "\n")
		case *ast.BasicLit:
			if text, err := strconv.Unquote(x.Value); err == nil && x.Kind == gotoken.STRING {
				b.WriteString(text + "\n")
			}
		}
		return true
	})
}

// isWordOfOurs tells whether value stands in our sources.
func isWordOfOurs(value string) bool { return strings.Contains(wordsOfOurs(), value) }

// places are the numbers of an error, which may be those of a value by chance.
var places = regexp.MustCompile(`(line|column) \d+`)

// decoded is a sample in UTF-8, made without the package under test.
func decoded(data []byte) []byte {
	head := string(data[:min(len(data), 100)])
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return units(data[2:], 0)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return units(data[2:], 1)
	case utf8.Valid(data):
		return data
	case strings.Contains(head, "8859-1"), strings.Contains(head, "1252"):
		var b []rune
		for _, c := range data {
			b = append(b, rune(c))
		}
		return []byte(string(b))
	}
	return data
}

func units(data []byte, high int) []byte {
	var all []uint16
	for i := 0; i+1 < len(data); i += 2 {
		all = append(all, uint16(data[i+high^1])|uint16(data[i+high])<<8)
	}
	return []byte(string(utf16.Decode(all)))
}

// sameCharset reads a sample that decoded has made UTF-8, whatever it declares.
func sameCharset(_ string, r io.Reader) (io.Reader, error) { return r, nil }

func TestAWordOfOursStandsInOurSources(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"Approved", "Status", "Date", "2017071", "REMS", "take", "none of them was taken"} {
		require.True(t, isWordOfOurs(value), value)
	}
	for _, value := range []string{"Sampleton", "6145550123", "EXM000123401"} {
		require.False(t, isWordOfOurs(value), value)
	}
}
