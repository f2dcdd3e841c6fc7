package script

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
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

// FuzzParse proves of XML, wrapped or bare, in every encoding, and of EDIFACT, that what is accepted keeps its bytes, that
// offsets lie inside one another, and that the same bytes read the same twice.
func FuzzParse(f *testing.F) {
	seeds(f, "*.xml", func(data []byte) { f.Add(data) })
	seeds(f, "*.edi", func(data []byte) { f.Add(data) })
	for _, seed := range []string{
		"", "<", "<a", "<a b='&#x41;'/>", "<Message><Header/><Body><NewRx/></Body></Message>", "\xEF\xBB\xBF<a/>",
		"<?xml version='1.0' encoding='windows-1252'?><Message><Body><NewRx><Patient>\x80</Patient></NewRx></Body></Message>",
		"<Message><Body><NewRx><MedicationPrescribed><Quantity><Value>&#49;<!--x-->0</Value></Quantity></MedicationPrescribed></NewRx></Body></Message>",
		"<string>&lt;Message&gt;&lt;Body&gt;&lt;Status/&gt;&lt;/Body&gt;&lt;/Message&gt;</string>", "\xff\xfe<\x00a\x00/\x00>\x00",
		"<s:Envelope><s:Body><Message><Body><Status/></Body></Message></s:Body></s:Envelope>",
		"UNA:+./*'UIB+UNOA:0++M1'UIH+SCRIPT:010:006:ERROR'STS+900+007*8+Missing 'Request=''UIT++3'UIZ++1'",
		"UNA:+. *'UIB+UNOA:0'UIH+SCRIPT:010:005:STATUS+A+B'STS+010'UIT+B+3'UIZ++1'",
		"<Message><Body><Status><![CDATA[]]]]></Status><?pi ?></Body></Message>", "UNA", "<!DOCTYPE a>",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Parse(data, Limits{})
		if err != nil {
			require.Nil(t, m)
			require.NotContains(t, err.Error(), "\n")
			return
		}
		require.True(t, bytes.Equal(data, m.Raw()))
		checkNodes(t, m.doc)
		checkSegments(t, m)
		again, err := Parse(m.Raw(), Limits{})
		require.NoError(t, err)
		require.Equal(t, m.Findings(), again.Findings())
		require.Equal(t, m.Header(), again.Header())
		for _, found := range m.Findings() {
			require.True(t, strings.HasPrefix(found.Path, "/"), found.Path)
		}
		require.NoError(t, Describe(io.Discard, m, DescribeOptions{Patient: true}))
		same, err := m.Edit().Bytes()
		require.NoError(t, err)
		require.True(t, bytes.Equal(data, same))
		for _, err := range Stream(bytes.NewReader(data), Limits{}) {
			_ = err // it ends, and does not panic
		}
		one, errOne := m.NewRx()
		two, errTwo := again.NewRx()
		require.Equal(t, errOne == nil, errTwo == nil)
		require.Equal(t, one, two)
	})
}
