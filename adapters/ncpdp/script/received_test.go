package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func TestTheBytesOfTheBodyAreThoseThatWereRead(t *testing.T) {
	t.Parallel()
	const forged = "<Body><Status><Code>000</Code></Status></Body>"
	const body = "<Body ><Status><Code>é</Code ></Status></Body\n>"
	const message = "<Message><!-- " + forged + " --><Header><a b='" + "&lt;Body>'/></Header>" + body + "</Message>"
	for name, text := range map[string]string{
		"bare": message, "behind a mark": "\uFEFF<?xml version='1.0'?>\r\n" + message, "in SOAP": "<e:Envelope xmlns:e='u'><e:Body>" + message + "</e:Body></e:Envelope>",
	} {
		m := parse(t, text)
		data, ok := m.Received(m.BodyNode().Parent())
		require.True(t, ok, name)
		require.Equal(t, body, string(data), name)
	}
	for name, text := range map[string]string{
		"inside a string": "<string><![CDATA[" + message + "]]></string>", "in Latin-1": "<?xml version='1.0' encoding='ISO-8859-1'?>" + message, "EDIFACT": edifact(t),
	} {
		m := parse(t, text)
		data, ok := m.Received(m.BodyNode().Parent())
		require.False(t, ok, name)
		require.Nil(t, data, name)
	}
	m := parse(t, message)
	_, ok := m.Received(parse(t, message).BodyNode())
	require.False(t, ok, "a node of another message")
	_, ok = m.Received(script.Node{})
	require.False(t, ok)
	_, ok = new(script.Message).Received(m.BodyNode())
	require.False(t, ok)
}
