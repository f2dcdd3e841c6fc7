package script

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// checkNodes proves that the offsets of every node nest inside its parent's and follow its elder sibling's.
func checkNodes(t *testing.T, d *document) {
	t.Helper()
	last := map[int32]int32{}
	for i, n := range d.nodes {
		require.True(t, n.start < n.name && n.name < n.nameEnd && n.nameEnd < n.inner, "start tag of node %d", i)
		require.True(t, n.inner <= n.innerEnd && n.innerEnd <= n.end, "content of node %d", i)
		require.Equal(t, byte('<'), d.src[n.start])
		require.Equal(t, byte('>'), d.src[n.inner-1])
		require.Equal(t, byte('>'), d.src[n.end-1])
		require.True(t, int32(i) < n.after && int(n.after) <= len(d.nodes))
		if n.parent < 0 {
			require.Zero(t, i, "one root")
			continue
		}
		p := d.nodes[n.parent]
		require.True(t, n.parent < int32(i) && n.after <= p.after)
		require.True(t, p.inner <= n.start && n.end <= p.innerEnd, "node %d stands inside its parent", i)
		require.LessOrEqual(t, last[n.parent], n.start, "node %d stands after its elder sibling", i)
		last[n.parent] = n.end
	}
}

func TestNodesNest(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.xml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		m, err := Parse(data, Limits{})
		require.NoError(t, err)
		checkNodes(t, m.doc)
		require.Equal(t, bytes.Count(data, []byte("</")), len(m.doc.nodes), name)
	}
}

func TestElementsWalkLikeATree(t *testing.T) {
	t.Parallel()
	d, err := scan(`<p:a x="1 &amp; 2" n:y = 'b'><b/><c>1</c><b>2<d/></b></p:a>`, 0, Limits{}.orDefaults())
	require.NoError(t, err)
	a := d.root()
	require.Equal(t, "a", a.name())
	x, ok := a.attr("x")
	require.True(t, ok)
	require.Equal(t, "1 & 2", x)
	y, _ := a.attr("y")
	require.Equal(t, "b", y)
	_, ok = a.attr("z")
	require.False(t, ok)

	b := a.first()
	c := b.next()
	second := c.next()
	require.Equal(t, []string{"b", "c", "b"}, []string{b.name(), c.name(), second.name()})
	require.False(t, second.next().exists())
	require.False(t, b.first().exists())
	require.Equal(t, "1", c.text())
	require.Empty(t, second.text(), "it holds an element")
	require.Equal(t, "/a/b[2]/d", second.first().path())
	require.Equal(t, "/a/c", c.path())
	require.Equal(t, c, a.child("c"))
}

func TestAnAbsentElementAnswersNothing(t *testing.T) {
	t.Parallel()
	var e element
	require.False(t, e.exists() || e.first().exists() || e.next().exists() || e.parent().exists() || e.child("a").exists())
	require.Empty(t, e.name()+e.text()+e.path())
	_, ok := e.attr("a")
	require.False(t, ok)
}
