package formulary_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var comment = regexp.MustCompile(`(?m)\s+// .*$`)

// guides are the documents in the package comment, without their comments.
func guides(t *testing.T) (documents []string) {
	t.Helper()
	source, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	rest, found := string(source), true
	for {
		var guide string
		if _, rest, found = strings.Cut(rest, "//\t{\n"); !found {
			return documents
		}
		guide, rest, found = strings.Cut(rest, "//\t}")
		require.True(t, found)
		text := "{\n" + strings.ReplaceAll(guide, "//\t", "") + "}\n"
		documents = append(documents, comment.ReplaceAllString(text, ""))
	}
}

// The documents of the guide are plans.
func TestTheAuthoringGuideCompiles(t *testing.T) {
	t.Parallel()
	documents := guides(t)
	require.Len(t, documents, 2)
	for _, text := range documents {
		_, err := load([]byte(text))
		require.NoError(t, err, text)
	}
}

// The guide teaches every part of the form: each property, and each word of an enumeration.
func TestTheAuthoringGuideTeachesEveryPartOfTheForm(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	s := planSchema(t)
	s.Defs["Document"] = s
	for name, d := range s.Defs {
		for property := range d.Properties {
			require.Contains(t, string(source), `"`+property+`"`, name)
		}
		for _, word := range d.Enum {
			if name == "Channel" && word == "out-of-network" || name == "Phase" && word == "catastrophic" {
				continue // no cost share of this version may say the one, and the other says nothing that is offered
			}
			if name == "Sex" || name == "Channel" { // one word teaches the rest; the channels stand in the text
				continue
			}
			require.Contains(t, string(source), `"`+word+`"`, name)
		}
	}
}
