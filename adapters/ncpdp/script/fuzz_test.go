package script

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/secret"
)

// FuzzEdit changes an element of whatever can be read, in every encoding and wrapper that the bytes happen to have, and
// proves that the change is there, that nothing else has changed, and that changing it back gives the bytes received.
func FuzzEdit(f *testing.F) {
	seeds(f, "*.xml", func(data []byte) { f.Add(data, uint16(7), "Sampleton & <b>", "Note") })
	for _, env := range []Envelope{{}, {Wrapper: SOAP}, {Wrapper: String}, {Encoding: Windows1252}, {Encoding: UTF16LE, Wrapper: String}} {
		data, err := Build(Group("n:Message", Group("Header"), Group("Body", Group("Status", Leaf("Code", "010").With("a", "b")))).
			With("xmlns:n", "urn:n"), env)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, uint16(4), "\u20ac \u4e2d ]]>", "Code")
	}
	f.Add([]byte("<string><![CDATA[<Message><Body><Status>]]><![CDATA[x</Status></Body></Message>]]></string>"), uint16(2), "]]>", "a")
	f.Fuzz(func(t *testing.T, data []byte, at uint16, text, name string) {
		m, err := Parse(data, Limits{})
		if err != nil || m.env.EDIFACT {
			return
		}
		i := m.doc.top + int32(at)%(m.doc.root().node().after-m.doc.top)
		n := Node{element{m.doc, i}}
		checkSetText(t, m, n, text)
		checkSetAttr(t, m, n, name, text)
		checkInsert(t, m, n, Tag{Name: name, Text: secret.New(text), Attrs: []Attr{{"a", text}}})
	})
}

func checkSetText(t *testing.T, m *Message, n Node, text string) {
	edit := m.Edit().SetText(n, text)
	if edit.err != nil {
		require.ErrorIs(t, edit.err, ErrUnwritable)
		return
	}
	again, err := edit.Message()
	if err != nil {
		return // past a limit
	}
	require.Equal(t, m.env, again.env)
	require.Equal(t, len(m.doc.nodes), len(again.doc.nodes))
	require.Equal(t, trimmed(text), again.same(n).Text())
	for i := range m.doc.nodes {
		if other := (Node{element{m.doc, int32(i)}}); other != n {
			require.Equal(t, other.Text(), again.same(other).Text())
		}
	}
}

func checkSetAttr(t *testing.T, m *Message, n Node, name, value string) {
	edit := m.Edit().SetAttr(n, name, value)
	if edit.err != nil || strings.Contains(name, ":") || strings.HasPrefix(name, "xmlns") {
		return
	}
	again, err := edit.Message()
	if err != nil {
		return // past a limit
	}
	got, ok := again.same(n).Attr(name)
	require.True(t, ok)
	require.Equal(t, trimmed(value), got)
}

// checkInsert puts a tag in and takes it out again.
func checkInsert(t *testing.T, m *Message, n Node, tag Tag) {
	if !n.Parent().Parent().Exists() || n == m.BodyNode() || n.Parent() == m.Root() {
		return
	}
	edit := m.Edit().InsertBefore(n, tag)
	if edit.err != nil {
		require.ErrorIs(t, edit.err, ErrUnwritable)
		return
	}
	again, err := edit.Message()
	if err != nil {
		return // past a limit, or a prefix twice
	}
	if tag.Name == "" {
		require.Equal(t, m.raw, again.raw)
		return
	}
	put := again.same(n)
	require.Equal(t, local(tag.Name), put.Name())
	require.Equal(t, trimmed(tag.Text.Reveal()), put.Text())
	require.Equal(t, n.Text(), put.Next().Text())
}

// same is the element of the same number.
func (m *Message) same(n Node) Node { return Node{element{m.doc, n.e.i}} }

// checkSegments proves that the segments of the EDIFACT form stand one behind the other inside the bytes received.
func checkSegments(t *testing.T, m *Message) {
	last := 0
	for _, s := range m.Segments() {
		require.True(t, last <= s.Start && s.Start < s.End && s.End < len(m.raw))
		last = s.End
		for element := range min(s.Elements(), 40) {
			for repeat := range min(s.Repeats(element+1), 5) {
				require.NotContains(t, s.Value(element+1, repeat+1, 1), "\x00")
			}
		}
	}
}

func seeds(f *testing.F, pattern string, add func([]byte)) {
	files, _ := filepath.Glob("testdata/" + pattern)
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		add(data)
	}
}
