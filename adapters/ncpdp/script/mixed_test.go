package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func TestATextBesideElementsIsToldAndHolds(t *testing.T) {
	t.Parallel()
	for _, inside := range []string{
		"<Note>Call me first<Text/></Note>", "<Note><Text/>Call me first</Note>", "<Note><Text/><![CDATA[Call me first]]></Note>",
		"<Note>&#67;all<Text/></Note>", "<Note><Text/>&#32;&#67;</Note>",
	} {
		m := parse(t, frame(inside))
		require.True(t, bears(m.Findings(), script.CodeMixed, "/Message/Body/Status/Note"), inside)
		require.NotEmpty(t, script.Holding(m.Findings()), inside)
	}
	for _, inside := range []string{"<Note> <Text/>\r\n<!-- a word --></Note>", "<Note><![CDATA[ ]]><Text>a</Text></Note>", "<Note>a<!-- b -->c</Note>"} {
		require.NotContains(t, codesOf(parse(t, frame(inside)).Findings()), script.CodeMixed, inside)
	}
	m := parse(t, "<Message><Header/><Body>"+
		"<Status><Invented>word<Note>a<b/></Note></Invented></Status></Body></Message>")
	require.True(t, bears(m.Findings(), script.CodeMixed, "/Message/Body/Status/*"), "a name that nobody has seen is not repeated")
}
