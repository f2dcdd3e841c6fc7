package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// frame sets an element into the Body of a Status.
func frame(inside string) string {
	return `<Message><Header/><Body><Status>` + inside + `</Status></Body></Message>`
}

func TestTwoChangesOfOnePlaceAreRefusedAlsoWhereItIsEmpty(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, inside string
		edit         func(e *script.Edit, n script.Node)
	}{
		{"the text of an empty pair of tags, twice", "<a></a>", func(e *script.Edit, n script.Node) { e.SetText(n, "1").SetText(n, "2") }},
		{"the text of an empty tag, twice", "<a/>", func(e *script.Edit, n script.Node) { e.SetText(n, "1").SetText(n, "2") }},
		{"a text, twice", "<a>0</a>", func(e *script.Edit, n script.Node) { e.SetText(n, "1").SetText(n, "2") }},
		{"an empty attribute, twice", "<a b=''/>", func(e *script.Edit, n script.Node) { e.SetAttr(n, "b", "1").SetAttr(n, "b", "2") }},
		{"a new attribute, twice", "<a/>", func(e *script.Edit, n script.Node) { e.SetAttr(n, "b", "1").SetAttr(n, "c", "1").SetAttr(n, "b", "2") }},
		{"a new attribute, twice by its local name", "<a/>", func(e *script.Edit, n script.Node) { e.SetAttr(n, "p:b", "1").SetAttr(n, "b", "2") }},
		{"a text and an element, into nothing", "<a></a>", func(e *script.Edit, n script.Node) { e.SetText(n, "1").Append(n, script.Leaf("b", "2")) }},
		{"an element and a text, into white space", "<a> </a>", func(e *script.Edit, n script.Node) { e.Append(n, script.Leaf("b", "2")).SetText(n, "1") }},
	}
	for _, tt := range tests {
		m := parse(t, frame(tt.inside))
		e := m.Edit()
		tt.edit(e, m.BodyNode().First())
		out, err := e.Bytes()
		require.ErrorIs(t, err, script.ErrUnwritable, "%s: %s", tt.name, out)
	}
}

func TestManyChangesOfOneElementStandSideBySide(t *testing.T) {
	t.Parallel()
	m := parse(t, frame("<a></a>"))
	n := m.BodyNode().First()
	out, err := m.Edit().SetAttr(n, "y", "1").SetAttr(n, "x", "2").SetText(n, "3").InsertBefore(n, script.Leaf("b", "4")).InsertAfter(n, script.Leaf("c", "5")).Bytes()
	require.NoError(t, err)
	require.Equal(t, frame(`<b>4</b><a y="1" x="2">3</a><c>5</c>`), string(out))
	out, err = m.Edit().Append(n, script.Leaf("b", "1")).Append(n, script.Leaf("c", "2")).Bytes()
	require.NoError(t, err)
	require.Equal(t, frame(`<a><b>1</b><c>2</c></a>`), string(out))
}

// A string in ISO-8859-1 may stand for characters that the encoding has not.
func TestAnEditInsideAStringKeepsWhatTheEncodingHasNoCharacterFor(t *testing.T) {
	t.Parallel()
	const head = `<?xml version="1.0" encoding="ISO-8859-1"?><string>`
	tests := []struct{ name, text, after string }{
		{"an empty tag of another script", head + escaped(frame("<a/>")[:len("<Message><Header/><Body><Status>")]) + "&lt;N\u00e9&#x4e2d;/>" + escaped("</Status></Body></Message>") + "</string>", "\u20ac"},
		{"a text beside a section that the edit crosses", head + escaped("<Message><Header><a>") + "&#x20ac;" + escaped("</a></Header><Body><Status><b>1") + "<![CDATA[2]]>" + escaped("3</b></Status></Body></Message>") + "</string>", "x"},
		{"a section that cannot hold the character", head + "<![CDATA[" + frame("<b>1</b>") + "]]></string>", "\u20ac <b>"},
	}
	for _, tt := range tests {
		m := parse(t, latin1(tt.text))
		n := m.BodyNode().First()
		again, err := m.Edit().SetText(n, tt.after).Message()
		require.NoError(t, err, tt.name)
		require.Equal(t, m.Envelope(), again.Envelope(), tt.name)
		require.Equal(t, tt.after, again.BodyNode().First().Text(), tt.name)
		require.Equal(t, n.Name(), again.BodyNode().First().Name(), tt.name)
		require.Equal(t, m.HeaderNode().Find("a").Text(), again.HeaderNode().Find("a").Text(), tt.name)
	}
}

func latin1(s string) string {
	var out []byte
	for _, r := range s {
		out = append(out, byte(r))
	}
	return string(out)
}
