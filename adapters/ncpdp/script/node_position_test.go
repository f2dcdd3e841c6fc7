package script

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAPathOverManySiblingsIsCountedOnce(t *testing.T) {
	t.Parallel()
	text := "<a>" + strings.Repeat("<b/><p:c xmlns:p='urn:p'><d/></p:c><c/>", 40) + "<only/>" + "</a>"
	d, err := scan(text, 0, Limits{}.orDefaults())
	require.NoError(t, err)
	want := map[string]int{}
	for c := d.root().first(); c.exists(); c = c.next() {
		want[c.name()]++
		at := "[" + itoa(want[c.name()]) + "]"
		if c.name() == "only" {
			at = ""
		}
		require.Equal(t, "/a/"+c.name()+at, c.path())
		if inner := c.first(); inner.exists() {
			require.Equal(t, "/a/c"+at+"/d", inner.path())
		}
	}
	require.Len(t, d.positions, len(d.nodes), "the positions were counted for all, once")
	few, err := scan("<a><b/><b/></a>", 0, Limits{}.orDefaults())
	require.NoError(t, err)
	require.Equal(t, "/a/b[2]", few.root().first().next().path())
	require.Nil(t, few.positions, "a few siblings need no table")
}
