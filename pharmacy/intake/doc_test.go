package intake_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/intake"
)

var update = flag.Bool("update", false, "write the table of the package documentation anew")

// TestTheDocumentationShowsTheMatrix keeps the table in doc.go equal to the rows of the code.
func TestTheDocumentationShowsTheMatrix(t *testing.T) {
	t.Parallel()
	const begin, end = "// matrix begin\n", "// matrix end\n"
	text, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	head, rest, ok := strings.Cut(string(text), begin)
	require.True(t, ok)
	_, tail, ok := strings.Cut(rest, end)
	require.True(t, ok)
	whole := head + begin + matrixText() + end + tail
	if *update {
		require.NoError(t, os.WriteFile("doc.go", []byte(whole), 0o644))
		return
	}
	require.Equal(t, whole, string(text), "run the test with -update")
}

func matrixText() string {
	var b strings.Builder
	b.WriteString("//\n")
	for _, row := range intake.Matrix() {
		channel := row.Channel.String()
		if row.Guest {
			channel += " as guest"
		}
		fmt.Fprintf(&b, "//\t%-14s %-28s %s\n", channel, words(row.Roles), words(row.Acts))
	}
	b.WriteString("//\n")
	return b.String()
}

func words[T pharmacy.Role | intake.Act](list []T) string {
	return strings.Trim(fmt.Sprint(list), "[]")
}
