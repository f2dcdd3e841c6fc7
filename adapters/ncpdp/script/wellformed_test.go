package script_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func TestADeclarationIsReadAsXMLSaysAndElseRefused(t *testing.T) {
	t.Parallel()
	for declaration, good := range map[string]bool{
		`<?xml version="1.0"?>`: true, `<?xml version='1.0' encoding='utf-8'?>`: true, "<?xml\tversion = \"1.0\"\n standalone = 'yes' ?>": true,
		`<?xml version="1.0" encoding="UTF-8" standalone="no"?>`: true, `<?xml encoding="UTF-8"?>`: true, `<?xml version="1.1"?>`: true,
		`<?xml version="1.0"encoding="UTF-8"?>`: false, `<?xml version="1.0" version="1.0"?>`: false, `<?xml encoding="UTF-8" version="1.0"?>`: false,
		`<?xml version="1.0" encoding="UTF-8" encoding="UTF-16"?>`: false, `<?xml version="1.0" x="encoding='UTF-16'"?>`: false,
		`<?xml version="1.0"?<?xml version="1.0"?>`: false, `<?xml version="1.0`: false, `<?xml version=1.0?>`: false, `<?xml version?>`: false,
		`<?xml version="1.0" <!DOCTYPE a> ?>`: false, "<?xml version=\"1.0\x00\"?>": false,
	} {
		_, err := script.Parse([]byte(declaration+status), script.Limits{})
		if good {
			require.NoError(t, err, declaration)
			continue
		}
		require.ErrorIs(t, err, script.ErrMalformed, declaration)
	}
}

func TestWhatXMLDoesNotHaveIsRefused(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"U+FFFE in a text":                frame("<a>\uFFFE</a>"),
		"U+FFFF in an attribute":          frame("<a b='\uFFFF'/>"),
		"U+FFFF in UTF-16":                "\xff\xfe" + spaceIn("<Message>", script.UTF16LE) + "\xff\xff",
		"an instruction without a name":   frame("<?1 a?>"),
		"an instruction that is no name":  frame("<?a(b)?>"),
		"a declaration inside":            frame("<?XML a?>"),
		"a number of no character":        frame("<a>&#xFFFE;</a>"),
		"a number without an end":         frame("<a>&#" + strings.Repeat("0", 100) + "65;</a>"),
		"a number with a capital X":       frame("<a>&#X41;</a>"),
		"a number with a sign":            frame("<a>&#+65;</a>"),
		"a surrogate by number":           frame("<a>&#xD800;</a>"),
		"an end of a section in a text":   frame("<a>]]></a>"),
		"a lesser sign in a value":        frame("<a b='<'/>"),
		"one attribute twice":             frame("<a b='1' c='' b='2'/>"),
		"two attributes without a space":  frame("<a b='1'c='2'/>"),
		"an end tag with an attribute":    frame("<a></a b='1'>"),
		"a tag that ends in a slash only": frame("<a / >"),
		"two colons in a name":            frame("<a:b:c/>"),
	} {
		_, err := script.Parse([]byte(text), script.Limits{})
		require.ErrorIs(t, err, script.ErrMalformed, name)
	}
	m := parse(t, frame("<a b='&#0000000000000065;'>&#x00000000000041;\uFFFD\uF8FF</a>"))
	require.Equal(t, "A\uFFFD\uF8FF", m.BodyNode().First().Text())
}

func TestLineEndsAndSpacesReadAsXMLSays(t *testing.T) {
	t.Parallel()
	m := parse(t, frame("<a b=' 1\r\n2\t3&#10;4\r5 '>x\r\ny\rz&#13;<![CDATA[1\r\n2\r3]]></a>"))
	a := m.BodyNode().First()
	require.Equal(t, "x\ny\nz\r1\n2\n3", a.Text())
	b, _ := a.Attr("b")
	require.Equal(t, "1 2 3\n4 5", b)
	require.Equal(t, []script.Attr{{Name: "b", Value: " 1 2 3\n4 5 "}}, a.Attrs())

	wrapped := parse(t, "<string><![CDATA["+frame("<a>1\r\n2</a><b>3\r4</b>")+"]]></string>")
	require.Equal(t, "1\n2", wrapped.BodyNode().First().Text())
	out, err := wrapped.Edit().SetText(wrapped.BodyNode().Find("b"), "5").Bytes()
	require.NoError(t, err)
	require.Equal(t, "<string><![CDATA["+frame("<a>1\r\n2</a><b>5</b>")+"]]></string>", string(out))
}

func TestLimitsThatAreTooWideAreNarrowed(t *testing.T) {
	t.Parallel()
	wide := script.Limits{Depth: 1 << 30, Attributes: 1 << 30, Elements: 1 << 30, Text: 1 << 30, Bytes: 1 << 40}
	_, err := script.Parse([]byte("<Message><Body><Status>"+strings.Repeat("<a>", 1000)), wide)
	require.ErrorIs(t, err, script.ErrTooLarge)
	_, err = script.Parse([]byte(frame("<a"+strings.Repeat(" b=''", 2000)+"/>")), wide)
	require.ErrorIs(t, err, script.ErrMalformed, "the second one stands twice")
	deep := frame(strings.Repeat("<a>", 990) + strings.Repeat("</a>", 990))
	m, err := script.Parse([]byte(deep), wide)
	require.NoError(t, err)
	n := m.BodyNode()
	for n.First().Exists() {
		n = n.First()
	}
	require.Equal(t, 993, strings.Count(n.Path(), "/"))
	_, err = script.Build(script.Copy(m.Root()), script.Envelope{})
	require.NoError(t, err)
}

func TestAWrapperWithTwoBodiesOrAMarkedTextIsNamedRightly(t *testing.T) {
	t.Parallel()
	_, err := script.Parse([]byte("<e:Envelope xmlns:e='urn:e'><e:Body/><e:Body/></e:Envelope>"), script.Limits{})
	require.ErrorContains(t, err, "/Envelope has more than one Body")
	m := parse(t, "<e:Envelope xmlns:e='urn:e'><e:Body><a>\uFEFF"+escaped(status)+"</a></e:Body></e:Envelope>")
	require.Equal(t, script.String, m.Envelope().Wrapper)
	for _, env := range []script.Envelope{{Encoding: 9}, {Wrapper: 9, Encoding: script.UTF8}} {
		_, err := script.Build(script.Group("Message"), env)
		require.ErrorIs(t, err, script.ErrUnwritable)
	}
}
