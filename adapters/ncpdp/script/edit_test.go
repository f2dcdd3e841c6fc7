package script_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

const small = `<?xml version="1.0"?>
<Message  version = '010' release="006"><!-- kept -->
  <Header>
    <MessageID>M&amp;1</MessageID>
    <Empty/>
  </Header>
  <Body><CancelRx unknown="1"><Odd>x</Odd></CancelRx></Body>
</Message>
`

func TestAnEditChangesItsOwnBytesAndNoOthers(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		edit     func(e *script.Edit, m *script.Message)
		old, new string
	}{
		{"nothing", func(*script.Edit, *script.Message) {}, "", ""},
		{"a text", func(e *script.Edit, m *script.Message) {
			e.SetText(m.HeaderNode().Find("MessageID"), "A<B & \"C\"")
		}, "M&amp;1", `A&lt;B &amp; "C"`},
		{"a text in an empty element", func(e *script.Edit, m *script.Message) {
			e.SetText(m.HeaderNode().Find("Empty"), "x")
		}, "<Empty/>", "<Empty>x</Empty>"},
		{"an attribute", func(e *script.Edit, m *script.Message) {
			e.SetAttr(m.Root(), "version", `'"<`)
		}, "'010'", "'&apos;&quot;&lt;'"},
		{"a new attribute", func(e *script.Edit, m *script.Message) {
			e.SetAttr(m.HeaderNode().Find("Empty"), "a", "b")
		}, "<Empty/>", `<Empty a="b"/>`},
		{"a new attribute beside others", func(e *script.Edit, m *script.Message) {
			e.SetAttr(m.Root(), "a", "b")
		}, `release="006">`, `release="006" a="b">`},
		{"an attribute and the text of one element", func(e *script.Edit, m *script.Message) {
			e.SetText(m.HeaderNode().Find("Empty"), "x").SetAttr(m.HeaderNode().Find("Empty"), "a", "b")
		}, "<Empty/>", `<Empty a="b">x</Empty>`},
		{"an element before another", func(e *script.Edit, m *script.Message) {
			e.InsertBefore(m.HeaderNode().Find("MessageID"), script.Leaf("To", "P1"))
		}, "<MessageID>", "<To>P1</To>\n    <MessageID>"},
		{"a group after another", func(e *script.Edit, m *script.Message) {
			e.InsertAfter(m.HeaderNode().Find("Empty"), script.Group("G", script.Leaf("Absent", ""), script.Leaf("L", "1").With("q", "2")))
		}, "<Empty/>", "<Empty/>\n    <G>\n      <L q=\"2\">1</L>\n    </G>"},
		{"an element at the end", func(e *script.Edit, m *script.Message) {
			e.Append(m.BodyNode(), script.Tag{Name: "New"})
		}, "<Odd>x</Odd>", "<Odd>x</Odd><New/>"},
		{"an element inside an empty one", func(e *script.Edit, m *script.Message) {
			e.Append(m.HeaderNode().Find("Empty"), script.Leaf("a", "1"), script.Leaf("b", "2"))
		}, "<Empty/>", "<Empty><a>1</a><b>2</b></Empty>"},
		{"an element for another", func(e *script.Edit, m *script.Message) {
			e.Replace(m.BodyNode(), script.Group("Status", script.Leaf("Code", "010")))
		}, `<CancelRx unknown="1"><Odd>x</Odd></CancelRx>`, "<Status><Code>010</Code></Status>"},
		{"an element taken out", func(e *script.Edit, m *script.Message) {
			e.Remove(m.HeaderNode().Find("Empty"))
		}, "\n    <Empty/>", ""},
		{"an element for nothing", func(e *script.Edit, m *script.Message) {
			e.Replace(m.HeaderNode().Find("Empty"), script.Leaf("Empty", ""))
		}, "\n    <Empty/>", ""},
	}
	m := parse(t, small)
	for _, tt := range tests {
		e := m.Edit()
		tt.edit(e, m)
		out, err := e.Bytes()
		require.NoError(t, err, tt.name)
		require.Equal(t, strings.Replace(small, tt.old, tt.new, 1), string(out), tt.name)
		again, err := e.Message()
		require.NoError(t, err, tt.name)
		require.Equal(t, string(out), string(again.Raw()), tt.name)
	}
	require.Equal(t, small, string(m.Raw()), "a message never changes")
}

func TestManyEditsStandInTheOrderOfTheMessage(t *testing.T) {
	t.Parallel()
	m := parse(t, small)
	out, err := m.Edit().Remove(m.BodyNode().Find("Odd")).
		InsertAfter(m.HeaderNode().Find("Empty"), script.Leaf("A", "1")).
		InsertAfter(m.HeaderNode().Find("Empty"), script.Leaf("B", "2")).
		SetText(m.HeaderNode().Find("MessageID"), "M2").Bytes()
	require.NoError(t, err)
	want := strings.NewReplacer("M&amp;1", "M2", "<Odd>x</Odd>", "",
		"<Empty/>", "<Empty/>\n    <A>1</A>\n    <B>2</B>").Replace(small)
	require.Equal(t, want, string(out))
}

func TestAnElementTakesThePrefixOfThePlaceItIsPutInto(t *testing.T) {
	t.Parallel()
	m := parse(t, `<n:Message xmlns:n="urn:x"><n:Header/><n:Body><n:CancelRx/></n:Body></n:Message>`)
	out, err := m.Edit().Append(m.HeaderNode(), script.Group("To", script.Leaf("o:In", "1"), script.Leaf("Out", "2"))).Bytes()
	require.NoError(t, err)
	require.Equal(t, `<n:Message xmlns:n="urn:x"><n:Header><n:To><o:In>1</o:In><n:Out>2</n:Out></n:To></n:Header><n:Body><n:CancelRx/></n:Body></n:Message>`,
		string(out))
}

func TestAnAttributeIsFoundByItsNameAndNotByAPrefix(t *testing.T) {
	t.Parallel()
	m := parse(t, `<n:Message xmlns:n="urn:x" xmlns="urn:d" n:b="1"><Header/><Body><Status/></Body></n:Message>`)
	_, ok := m.Root().Attr("n")
	require.False(t, ok)
	out, err := m.Edit().SetAttr(m.Root(), "n", "2").SetAttr(m.Root(), "n:b", "3").SetAttr(m.Root(), "xmlns", "urn:e").Bytes()
	require.NoError(t, err)
	require.Equal(t, `<n:Message xmlns:n="urn:x" xmlns="urn:e" n:b="3" n="2"><Header/><Body><Status/></Body></n:Message>`, string(out))
}

func TestAnEditThatCannotBeMadeIsAnErrorWithoutValues(t *testing.T) {
	t.Parallel()
	m, other := parse(t, small), parse(t, small)
	tests := map[string]*script.Edit{
		"/Message/Header: it holds elements and takes no text":                                                m.Edit().SetText(m.HeaderNode(), "Sampleton"),
		"/Message/Header/MessageID: it holds a text and takes no elements":                                    m.Edit().Append(m.HeaderNode().Find("MessageID"), script.Leaf("a", "b")),
		"/Message: the Message element stays where it is":                                                     m.Edit().Remove(m.Root()),
		"the element to change is absent":                                                                     m.Edit().SetText(m.HeaderNode().Find("Sampleton"), "x"),
		"the element to change belongs to another message":                                                    m.Edit().SetText(other.HeaderNode().Find("Empty"), "x"),
		"two changes touch the same bytes":                                                                    m.Edit().Remove(m.HeaderNode()).Remove(m.HeaderNode().Find("Empty")),
		"/Message/Header/*: a character that XML does not have, or a byte that is not UTF-8":                  m.Edit().SetText(m.HeaderNode().Find("Empty"), "Sampleton\x07"),
		"/Message/Header/MessageID: a character that XML does not have, or a byte that is not UTF-8, in /*/*": m.Edit().InsertAfter(m.HeaderNode().Find("MessageID"), script.Group("A", script.Leaf("B", "\xff"))),
		"/Message/Header/MessageID: a name that is no XML name of ASCII letters, digits and '_-.', in /*":     m.Edit().InsertAfter(m.HeaderNode().Find("MessageID"), script.Leaf("Testa Sampleton", "x")),
		"/Message/Header/*: an attribute whose name is no XML name":                                           m.Edit().SetAttr(m.HeaderNode().Find("Empty"), "a b", "x"),
	}
	for want, edit := range tests {
		_, err := edit.SetText(m.HeaderNode().Find("MessageID"), "later").Bytes()
		require.EqualError(t, err, "script: cannot be written: "+want)
		require.ErrorIs(t, err, script.ErrUnwritable)
	}
}

func TestAMessageOfOurOwnIsWrittenInOrderAndEscaped(t *testing.T) {
	t.Parallel()
	root := script.Group("Message",
		script.Some("Header", script.Leaf("To", "1").With("Qualifier", "P"), script.Leaf("From", "")),
		script.Some("Nothing", script.Leaf("From", "")),
		script.Group("Body", script.Group("Status", script.Leaf("Code", "010"), script.Leaf("Description", "a < b & Zo\u00eb \u20ac \u4e2d"))),
	).With("TransactionVersion", "20170715")
	plain := "<Message TransactionVersion=\"20170715\">\n  <Header>\n    <To Qualifier=\"P\">1</To>\n  </Header>\n  <Body>\n    <Status>\n" +
		"      <Code>010</Code>\n      <Description>a &lt; b &amp; Zo\u00eb \u20ac \u4e2d</Description>\n    </Status>\n  </Body>\n</Message>\n"
	out, err := script.Build(root, script.Envelope{})
	require.NoError(t, err)
	require.Equal(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"+plain, string(out))
	for _, env := range forms {
		out, err := script.Build(root, env)
		require.NoError(t, err)
		m := parse(t, string(out))
		require.Equal(t, env, m.Envelope())
		require.Empty(t, m.Findings()[:0])
		require.Equal(t, "a < b & Zo\u00eb \u20ac \u4e2d", m.BodyNode().Find("Description").Text())
		require.Equal(t, script.V2017071, m.Version())
		copied, err := script.Build(script.Copy(m.Root()), script.Envelope{})
		require.NoError(t, err)
		require.Equal(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"+plain, string(copied))
	}
	for _, bad := range []script.Tag{{}, {Name: "a b"}, script.Leaf("a", "\x00"), script.Tag{Name: "a"}.With("b", "1").With("b", "2")} {
		_, err := script.Build(bad, script.Envelope{})
		require.ErrorIs(t, err, script.ErrUnwritable)
	}
	_, err = script.Build(root, script.Envelope{EDIFACT: true})
	require.ErrorIs(t, err, script.ErrUnwritable)
}

// forms are all encodings in all wrappers.
var forms = func() (all []script.Envelope) {
	for _, w := range []script.Wrapper{script.Bare, script.SOAP, script.String, script.SOAP12} {
		all = append(all, script.Envelope{Wrapper: w}, script.Envelope{Wrapper: w, Mark: true},
			script.Envelope{Wrapper: w, Encoding: script.Latin1}, script.Envelope{Wrapper: w, Encoding: script.Windows1252},
			script.Envelope{Wrapper: w, Encoding: script.UTF16LE, Mark: true}, script.Envelope{Wrapper: w, Encoding: script.UTF16BE, Mark: true})
	}
	return all
}()

func TestAnEditKeepsEncodingAndWrapper(t *testing.T) {
	t.Parallel()
	root := script.Group("Message", script.Group("Header", script.Leaf("MessageID", "Zo\u00eb & \u20ac"), script.Leaf("SentTime", "x")),
		script.Group("Body", script.Group("Status", script.Leaf("Code", "000"))))
	for _, env := range forms {
		out, err := script.Build(root, env)
		require.NoError(t, err)
		m := parse(t, string(out))
		same, err := m.Edit().Bytes()
		require.NoError(t, err)
		require.Equal(t, string(out), string(same))
		edited, err := m.Edit().SetText(m.BodyNode().Find("Code"), "Zo\u00eb <\u20ac>").SetText(m.HeaderNode().Find("SentTime"), "y").Message()
		require.NoError(t, err)
		require.Equal(t, env, edited.Envelope())
		require.Equal(t, "Zo\u00eb <\u20ac>", edited.BodyNode().Find("Code").Text())
		require.Equal(t, "Zo\u00eb & \u20ac", edited.HeaderNode().Find("MessageID").Text())
		back, err := edited.Edit().SetText(edited.BodyNode().Find("Code"), "000").SetText(edited.HeaderNode().Find("SentTime"), "x").Bytes()
		require.NoError(t, err)
		require.Equal(t, string(out), string(back), "only the bytes of the change had changed")
	}
}
