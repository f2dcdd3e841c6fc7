package script_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// escaped is a text as a .NET service escapes it.
func escaped(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

const wrappedMessage = `<Message version="010" release="006"><Header><MessageID>A &amp; B</MessageID></Header><Body><Status><Code>000</Code></Status></Body></Message>`

func TestAWrapperIsOpenedAndWrittenBackAroundAnEdit(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name         string
		before, held string
		after        string
		wrapper      script.Wrapper
	}{
		{"nothing around", "", wrappedMessage, "\n", script.Bare},
		{"a .NET string", `<?xml version="1.0"?><string xmlns="http://example.test/">`, escaped(wrappedMessage), "</string>", script.String},
		{"a .NET string with a declaration inside", "<string>", escaped(`<?xml version="1.0" encoding="utf-16"?>` + "\r\n" + wrappedMessage), "</string>", script.String},
		{"a .NET string with a mark inside", "<string>", escaped("\uFEFF" + wrappedMessage), "</string>", script.String},
		{"a .NET string with CDATA", "<string> <![CDATA[", wrappedMessage, "]]> </string>", script.String},
		{"a .NET string with numeric references", "<string>", strings.NewReplacer("<", "&#60;", "&", "&#x26;").Replace(wrappedMessage), "</string>", script.String},
		{"a .NET string that was not escaped", "<string>", wrappedMessage, "</string>", script.String},
		{"SOAP", `<s:Envelope xmlns:s="urn:s"><s:Header><Message1/></s:Header><s:Body><Send>`, wrappedMessage, "<Other/></Send></s:Body></s:Envelope>", script.SOAP},
		{"SOAP 1.2", `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>`, wrappedMessage, "</s:Body></s:Envelope>", script.SOAP12},
		{"SOAP with an escaped text", `<s:Envelope xmlns:s="urn:s"><s:Body><Send><id>7</id><xml>`, escaped(wrappedMessage), "</xml></Send></s:Body></s:Envelope>", script.String},
		{"SOAP with CDATA", `<s:Envelope xmlns:s="urn:s"><s:Body><xml><![CDATA[`, wrappedMessage, "]]></xml></s:Body></s:Envelope>", script.String},
	}
	for _, tt := range tests {
		text := tt.before + tt.held + tt.after
		m := parse(t, text)
		require.Equal(t, tt.wrapper, m.Envelope().Wrapper, tt.name)
		require.Equal(t, text, string(m.Raw()), tt.name)
		require.Equal(t, "A & B", m.Header().MessageID, tt.name)
		require.Equal(t, script.V10_6, m.Version(), tt.name)
		require.Equal(t, "/Message/Body/Status/Code", m.BodyNode().First().Path(), tt.name)
		require.False(t, m.Root().Parent().Exists() || m.Root().Next().Exists(), tt.name)
		same, err := m.Edit().Bytes()
		require.NoError(t, err)
		require.Equal(t, text, string(same), tt.name)
		edit := m.Edit().SetText(m.BodyNode().First(), "010").SetAttr(m.Root(), "release", "007")
		out, err := edit.Bytes()
		require.NoError(t, err)
		require.Equal(t, strings.NewReplacer("000", "010", "006", "007").Replace(text), string(out), tt.name)
		_, err = m.Edit().Remove(m.Root()).Bytes()
		require.ErrorIs(t, err, script.ErrUnwritable)
	}
}

func TestAnEditInsideCDATAKeepsTheSectionWhole(t *testing.T) {
	t.Parallel()
	text := "<string><![CDATA[" + wrappedMessage + "]]></string>"
	m := parse(t, text)
	again, err := m.Edit().SetText(m.BodyNode().First(), "a <b> & ]]>").Message()
	require.NoError(t, err)
	require.Equal(t, "a <b> & ]]>", again.BodyNode().First().Text())
	require.True(t, strings.HasPrefix(string(again.Raw()), "<string><![CDATA["))

	// A section that ends inside the element that changes cannot be kept.
	text = "<string><![CDATA[" + strings.Replace(wrappedMessage, "000", "0]]>0<![CDATA[0", 1) + "]]></string>"
	m = parse(t, text)
	again, err = m.Edit().SetText(m.BodyNode().First(), "010").Message()
	require.NoError(t, err)
	require.Equal(t, "010", again.BodyNode().First().Text())
	require.Equal(t, "A & B", again.Header().MessageID)
}

func TestTheDepthLimitHoldsInsideAWrapper(t *testing.T) {
	t.Parallel()
	deep := escaped("<Message>" + strings.Repeat("<a>", 200_000))
	_, err := script.Parse([]byte("<string>"+deep+"</string>"), script.Limits{})
	require.ErrorIs(t, err, script.ErrTooLarge)
	m := parse(t, "<string>"+escaped(wrappedMessage)+"</string>")
	require.Equal(t, "string", m.Envelope().Wrapper.String())
	require.Equal(t, "UTF-8", m.Envelope().Encoding.String())
}
