package script_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

const askedBy = `<Header><To Qualifier="P">1</To><From Qualifier="D">2</From><MessageID>3</MessageID></Header><Body><NewRx/></Body>`

func prefixedBy(prefix string) string {
	return strings.NewReplacer("</", "</"+prefix+":", "<", "<"+prefix+":").Replace(askedBy)
}

// TestWhatAnAnswerCannotHoldIsLeftOutOfIt answers messages whose frame cannot be repeated, and reads the answer.
func TestWhatAnAnswerCannotHoldIsLeftOutOfIt(t *testing.T) {
	t.Parallel()
	var many strings.Builder
	for i := range 32 {
		fmt.Fprintf(&many, " a%d='x'", i)
	}
	long := strings.Repeat(">", 500_000)
	soap := func(around, inside string) string {
		return `<s:Envelope xmlns:s="x" ` + around + `><s:Body>` + inside + `</s:Body></s:Envelope>`
	}
	for name, text := range map[string]string{
		"a prefix beyond ASCII":           `<é:Message xmlns:é="u">` + prefixedBy("é") + "</é:Message>",
		"an attribute beyond ASCII":       `<Message é="u">` + askedBy + "</Message>",
		"a declaration beyond ASCII":      `<Message xmlns:é="u">` + askedBy + "</Message>",
		"a stamp with a prefix beyond it": `<Message é:version="010" xmlns:é="u">` + askedBy + "</Message>",
		"32 attributes and a prefix":      soap(`xmlns:p="http://www.ncpdp.org/schema/SCRIPT"`, "<p:Message"+many.String()+">"+prefixedBy("p")+"</p:Message>"),
		"32 attributes and a namespace":   soap(`xmlns="http://www.ncpdp.org/schema/SCRIPT"`, "<Message"+many.String()+">"+askedBy+"</Message>"),
		"a long attribute":                "<Message x='" + long + "'>" + askedBy + "</Message>",
		"a long stamp":                    "<Message version='" + long + "'>" + askedBy + "</Message>",
		"a long namespace":                "<p:Message xmlns:p='" + long + "'>" + prefixedBy("p") + "</p:Message>",
		"a long prefix":                   "<" + strings.Repeat("p", 9000) + ":Message>" + askedBy + "</" + strings.Repeat("p", 9000) + ":Message>",
		"a long order number":             "<Message>" + strings.Replace(askedBy, "</Header>", "<PrescriberOrderNumber>"+long+"</PrescriberOrderNumber></Header>", 1) + "</Message>",
	} {
		m := parse(t, text)
		out, err := m.Answer("A1", sentAt).Acknowledge()
		require.NoError(t, err, name)
		require.Less(t, len(out), 4_000, name)
		again := parse(t, string(out))
		require.Equal(t, "3", again.Header().RelatesToMessageID, name)
		require.Equal(t, m.Header().From, again.Header().To, name)
	}
	root := parse(t, `<é:Message xmlns:é="http://www.ncpdp.org/schema/SCRIPT">`+prefixedBy("é")+"</é:Message>").Dialect()
	require.Equal(t, "Message", root.Root)
	require.Equal(t, []script.Attr{{Name: "xmlns", Value: "http://www.ncpdp.org/schema/SCRIPT"}}, root.Attrs, "the namespace stays")
}

func TestAnIdThatCannotBeRepeatedIsAnErrorAndANumberIsLeftOut(t *testing.T) {
	t.Parallel()
	long := strings.Repeat(">", 400_000)
	for text, path := range map[string]string{
		"<Message>" + strings.Replace(askedBy, ">3<", ">"+long+"<", 1) + "</Message>": "RelatesToMessageID",
		"<Message>" + strings.Replace(askedBy, ">2<", ">"+long+"<", 1) + "</Message>": "To",
		"<Message>" + strings.Replace(askedBy, ">1<", ">"+long+"<", 1) + "</Message>": "From",
		strings.Replace(edifact(t), "EX-20261102-0001", "EX-é", 1):                    "RelatesToMessageID",
		strings.Replace(edifact(t), "6000000000001:D", "é:D", 1):                      "To",
		strings.Replace(edifact(t), "2699999:P+", "2699999:é+", 1):                    "From",
	} {
		_, err := parse(t, text).Answer("A1", sentAt).Acknowledge()
		var fault *script.WriteError
		require.ErrorAs(t, err, &fault)
		require.Equal(t, "/Message/Header/"+path, fault.Path)
	}
	for _, change := range [][2]string{{"EX-ORDER-1001", "EX-é"}, {"6000000000001:D", "6000000000001:D::é"}, {"2699999:P+", "2699999:P::é+"}, {"SCRIPT:010:006", "SCRIPT:é:006"}} {
		text := strings.Replace(edifact(t), change[0], change[1], 1)
		require.NotEqual(t, edifact(t), text)
		m := parse(t, text)
		out, err := m.Answer("A1", sentAt).Acknowledge()
		require.NoError(t, err, change[1])
		require.Equal(t, "EX-20261102-0001", parse(t, string(out)).Header().RelatesToMessageID)
	}
}
