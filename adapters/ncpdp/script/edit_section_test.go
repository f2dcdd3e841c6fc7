package script_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestAChangeThatASectionCannotHoldTouchesNoOtherByte writes into a CDATA section what it or the encoding has no characters
// for: the section ends before it and begins again behind it.
func TestAChangeThatASectionCannotHoldTouchesNoOtherByte(t *testing.T) {
	t.Parallel()
	const head = "<?xml version='1.0' encoding='windows-1252'?><string><![CDATA[<Message a='>'><Header><MessageID>"
	const tail = "</MessageID></Header><!-- a > b --><Body><Status>\x80<Code>000</Code></Status></Body></Message>]]></string>"
	m := parse(t, head+"1"+tail)
	for _, text := range []string{"plain", "\u4e2d", "a < b", "\u4e2d < \u4e2d", "]]>", "é & è"} {
		out, err := m.Edit().SetText(m.HeaderNode().Find("MessageID"), text).Bytes()
		require.NoError(t, err)
		require.True(t, strings.HasPrefix(string(out), head), "%s: %s", text, out)
		require.True(t, strings.HasSuffix(string(out), tail), "%s: %s", text, out)
		require.Equal(t, text, parse(t, string(out)).Header().MessageID)
	}
	tag := script.Group("Extra", script.Leaf("Code", "\u4e2d ]]> <"))
	out, err := m.Edit().InsertAfter(m.HeaderNode().Find("MessageID"), tag).Bytes()
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(out), head+"1</MessageID>"), string(out))
	require.Equal(t, "\u4e2d ]]> <", parse(t, string(out)).HeaderNode().Find("Extra", "Code").Text())

	split := parse(t, "<string>&lt;Message><![CDATA[<Header><MessageID>12]]>34<!-- c --><![CDATA[5</MessageID></Header>]]>&lt;Body>&lt;Status/>&lt;/Body>&lt;/Message></string>")
	out, err = split.Edit().SetText(split.HeaderNode().Find("MessageID"), "<6>").Bytes()
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(out), "<string>&lt;Message><![CDATA[<Header><MessageID>"), string(out))
	require.True(t, strings.HasSuffix(string(out), "</MessageID></Header>]]>&lt;Body>&lt;Status/>&lt;/Body>&lt;/Message></string>"), string(out))
	require.Equal(t, "<6>", parse(t, string(out)).Header().MessageID)
}
