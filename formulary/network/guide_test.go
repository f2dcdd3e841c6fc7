package network_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var comment = regexp.MustCompile(`(?m)\s+// .*$`)

// The document in the package comment, without its comments, is a directory.
func TestTheAuthoringGuideCompiles(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	_, guide, found := strings.Cut(string(source), "//\t{\n")
	require.True(t, found)
	guide, _, found = strings.Cut(guide, "//\t}\n")
	require.True(t, found)
	text := "{\n" + strings.ReplaceAll(guide, "//\t", "") + "}\n"
	_, err = load([]byte(comment.ReplaceAllString(text, "")))
	require.NoError(t, err)
}
