package script

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzEdit changes an element of whatever can be read, in every encoding and wrapper that the bytes happen to have, and
// proves that the change is there, that the text before and behind it has not changed, nor the bytes around the message,
// and that what was put in can be taken out again.
func FuzzEdit(f *testing.F) {
	seedMessages(f, func(data []byte) {
		f.Add(data, uint16(7), "Sampleton & <b>", "Note")
		f.Add(data, uint16(4), "\u20ac \u4e2d ]]>\r\n", "Code")
	})
	f.Fuzz(func(t *testing.T, data []byte, at uint16, text, name string) {
		m, err := Parse(data, Limits{})
		if err != nil || m.env.EDIFACT {
			return
		}
		i := m.doc.top + int32(at)%(m.doc.root().node().after-m.doc.top)
		n := Node{element{m.doc, i}}
		checkSetText(t, m, n, text)
		checkSetAttr(t, m, n, name, text)
		checkInsert(t, m, n, filled(name, text).With("a", text))
		checkRemove(t, m, n)
	})
}

// edited reads what an edit gives; nil where the edit could not be made, or the message became too large.
func edited(t *testing.T, e *Edit) *Message {
	if e.err != nil {
		require.ErrorIs(t, e.err, ErrUnwritable)
		return nil
	}
	again, err := e.Message()
	if err != nil {
		require.ErrorIs(t, err, ErrTooLarge)
		return nil
	}
	require.Equal(t, e.m.env, again.env)
	return again
}

// checkAround proves that nothing outside of from and to in the text of the message, and outside of the message, changed.
func checkAround(t *testing.T, m, again *Message, from, to int) {
	require.Equal(t, m.doc.src[:from], again.doc.src[:from])
	require.True(t, strings.HasSuffix(again.doc.src, m.doc.src[to:]))
	if m.outer != "" {
		require.Equal(t, m.outer[:m.innerAt], again.outer[:again.innerAt])
		require.Equal(t, m.outer[m.innerEnd:], again.outer[again.innerEnd:])
	}
	if m.env.Encoding == UTF8 && m.outer == "" {
		require.Equal(t, m.raw[:from], again.raw[:from])
		require.True(t, strings.HasSuffix(again.raw, m.raw[to:]))
	}
}

func checkSetText(t *testing.T, m *Message, n Node, text string) {
	again := edited(t, m.Edit().SetText(n, text))
	if again == nil {
		return
	}
	from, to := int(n.e.node().inner), int(n.e.node().innerEnd)
	if n.selfClosed() {
		from, to = n.tagEnd(), int(n.e.node().end)
	}
	checkAround(t, m, again, from, to)
	require.Equal(t, len(m.doc.nodes), len(again.doc.nodes))
	require.Equal(t, trimmed(text), again.same(n).Text())
	require.Equal(t, n.Attrs(), again.same(n).Attrs())
	for i := range m.doc.nodes {
		if other := (Node{element{m.doc, int32(i)}}); other != n {
			require.Equal(t, other.Text(), again.same(other).Text())
		}
	}
}

func checkSetAttr(t *testing.T, m *Message, n Node, name, value string) {
	edit := m.Edit().SetAttr(n, name, value)
	if strings.Contains(name, ":") || strings.HasPrefix(name, "xmlns") {
		return // the namespace of something else may change
	}
	again := edited(t, edit)
	if again == nil {
		return
	}
	from, to, ok := n.e.attrPlace(name)
	if !ok {
		from, to = n.tagEnd(), n.tagEnd()
	}
	checkAround(t, m, again, from, to)
	got, ok := again.same(n).Attr(name)
	require.True(t, ok)
	require.Equal(t, trimmed(value), got)
}

// checkInsert puts a tag in and takes it out again.
func checkInsert(t *testing.T, m *Message, n Node, tag Tag) {
	if !n.Parent().Parent().Exists() || n == m.BodyNode() || n.Parent() == m.Root() {
		return
	}
	again := edited(t, m.Edit().InsertBefore(n, tag))
	if again == nil {
		return
	}
	if !tag.exists() {
		require.Equal(t, m.raw, again.raw)
		return
	}
	start := int(n.e.node().start)
	checkAround(t, m, again, start, start)
	put := again.same(n)
	require.Equal(t, local(tag.Name), put.Name())
	require.Equal(t, trimmed(tag.Text.Reveal()), put.Text())
	require.Equal(t, n.Text(), put.Next().Text())
	back := edited(t, again.Edit().Remove(put))
	require.Equal(t, m.doc.src, back.doc.src)
	if m.outer == "" {
		require.Equal(t, m.raw, back.raw)
	}
}

func checkRemove(t *testing.T, m *Message, n Node) {
	if !n.Parent().Parent().Exists() || n == m.BodyNode() || n.Parent() == m.Root() {
		return
	}
	again := edited(t, m.Edit().Remove(n))
	at := n.e.node()
	checkAround(t, m, again, int(at.start)-len(n.spaceBefore()), int(at.end))
	require.Equal(t, len(m.doc.nodes)-int(at.after-n.e.i), len(again.doc.nodes))
}

// same is the element of the same number.
func (m *Message) same(n Node) Node { return Node{element{m.doc, n.e.i}} }
