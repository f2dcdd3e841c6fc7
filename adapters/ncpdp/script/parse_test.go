package script_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

const status = "<Message><Header/><Body><Status/></Body></Message>"

var brokenInputs = []struct {
	name, text   string
	reason       error
	line, column int
}{
	{"nothing", "", script.ErrMalformed, 1, 1},
	{"only space", " \n ", script.ErrMalformed, 2, 2},
	{"no markup", "hello", script.ErrMalformed, 1, 1},
	{"zero bytes", "\x00\x01\x02", script.ErrMalformed, 1, 1},
	{"bytes that are not UTF-8", "<Message>\n\xff</Message>", script.ErrMalformed, 2, 1},
	{"a control character in a text", "<Message>ab\x07</Message>", script.ErrMalformed, 1, 12},
	{"a control character in a comment", "<Message><!-- \x07 --></Message>", script.ErrMalformed, 1, 15},
	{"an end tag of another name", "<Message>\n <Header>\n </Haeder>", script.ErrMalformed, 3, 2},
	{"an end tag that goes on", "<Message></Messages>", script.ErrMalformed, 1, 10},
	{"an end tag of another prefix", "<a:Message></b:Message>", script.ErrMalformed, 1, 12},
	{"an end tag alone", "</Message>", script.ErrMalformed, 1, 1},
	{"a message that was cut off", "<Message>\n<Header>", script.ErrMalformed, 2, 9},
	{"a tag that was cut off", "<Message a='1'", script.ErrMalformed, 1, 15},
	{"columns are characters", "<Message>é\u00fc</Massage>", script.ErrMalformed, 1, 12},
	{"an attribute twice", "<Message a='1' a='2'/>", script.ErrMalformed, 1, 16},
	{"an attribute without quotation marks", "<Message a=1/>", script.ErrMalformed, 1, 12},
	{"an attribute without an end", "<Message a='1/>", script.ErrMalformed, 1, 12},
	{"attributes that touch", "<Message a='1'b='2'/>", script.ErrMalformed, 1, 15},
	{"a tag in an attribute", "<Message a='<'/>", script.ErrMalformed, 1, 13},
	{"an unknown entity", "<Message>&name;</Message>", script.ErrMalformed, 1, 10},
	{"a bare ampersand", "<Message>A & B</Message>", script.ErrMalformed, 1, 12},
	{"a reference to no character", "<Message>&#0;</Message>", script.ErrMalformed, 1, 10},
	{"two hyphens in a comment", "<Message><!-- -- --></Message>", script.ErrMalformed, 1, 10},
	{"the end of CDATA in a text", "<Message>]]></Message>", script.ErrMalformed, 1, 10},
	{"an XML declaration without an end", "<?xml version='1.0'>", script.ErrMalformed, 1, 1},
	{"CDATA outside the message", "<![CDATA[x]]><Message/>", script.ErrMalformed, 1, 1},
	{"CDATA without an end", "<Message><![CDATA[x</Message>", script.ErrMalformed, 1, 10},
	{"an instruction without an end", "<Message><?pi </Message>", script.ErrMalformed, 1, 10},
	{"an instruction without a name", "<Message><? pi?></Message>", script.ErrMalformed, 1, 10},
	{"a control character in an attribute", "<Message a='\x07'/>", script.ErrMalformed, 1, 13},
	{"an unknown entity in an attribute", "<Message a='&x;'/>", script.ErrMalformed, 1, 13},
	{"a late XML declaration", "\n<?xml version='1.0'?><Message/>", script.ErrMalformed, 2, 1},
	{"a name that begins with a digit", "<1Message/>", script.ErrMalformed, 1, 2},
	{"a document type", "<!DOCTYPE Message>\n" + status, script.ErrMalformed, 1, 1},
	{"an external entity", `<!DOCTYPE M [<!ENTITY x SYSTEM "file:///etc/hosts">]>` + status, script.ErrMalformed, 1, 1},
	{"a second document", status + "\n" + status, script.ErrMalformed, 2, 1},
	{"text after the message", status + "\n x", script.ErrMalformed, 2, 2},

	{"another outermost element", "<Massage/>", script.ErrNotOneMessage, 1, 1},
	{"no body", "<Message><Header/></Message>", script.ErrNotOneMessage, 1, 1},
	{"an empty body", "<Message><Header/>\n<Body></Body></Message>", script.ErrNotOneMessage, 2, 1},
	{"two prescriptions", "<Message><Body><NewRx/>\n<NewRx/></Body></Message>", script.ErrNotOneMessage, 2, 1},
	{"a prescription and its cancellation", "<Message><Body><NewRx/><CancelRx/></Body></Message>", script.ErrNotOneMessage, 1, 24},
	{"two bodies", "<Message><Body><NewRx/></Body><Body><NewRx/></Body></Message>", script.ErrNotOneMessage, 1, 31},
	{"two headers", "<Message><Header/><Header/><Body><NewRx/></Body></Message>", script.ErrNotOneMessage, 1, 19},

	{"UTF-16 that was cut off", "\xff\xfe<\x00M", script.ErrMalformed, 1, 3},
	{"half of a pair in UTF-16", "\xff\xfe<\x00\x00\xd8<\x00", script.ErrMalformed, 1, 3},
	{"UTF-16 that ends in half of a pair", "\x00<\xd8\x00", script.ErrMalformed, 1, 2},
	{"another encoding", "<?xml version='1.0' encoding='EBCDIC-CP-US'?>" + status, script.ErrUnsupported, 1, 1},
	{"a .NET string without a message", "<string>hello</string>", script.ErrNotOneMessage, 1, 1},
	{"a .NET string with half a message", "<string>&lt;Message&gt;</string>", script.ErrMalformed, 1, 10},
	{"a .NET string in a .NET string", "<string>&lt;string/&gt;</string>", script.ErrUnsupported, 1, 1},
	{"a .NET string with another element", "<string><Status/></string>", script.ErrNotOneMessage, 1, 1},
	{"a SOAP envelope without a message", "<s:Envelope><s:Body/></s:Envelope>", script.ErrNotOneMessage, 1, 13},
	{"a SOAP envelope without a body", "<s:Envelope/>", script.ErrNotOneMessage, 1, 1},
	{"a SOAP envelope with two bodies", "<s:Envelope><s:Body/><s:Body/></s:Envelope>", script.ErrNotOneMessage, 1, 22},
	{"a SOAP envelope with two messages", "<s:Envelope><s:Body>" + status + status + "</s:Body></s:Envelope>", script.ErrNotOneMessage, 1, 13},
	{"a benefit check without a body", "<RTPBMessage/>", script.ErrNotOneMessage, 1, 1},
}

func TestBrokenInputIsRefusedWithItsPlace(t *testing.T) {
	t.Parallel()
	for _, tt := range brokenInputs {
		m, err := script.Parse([]byte(tt.text), script.Limits{})
		require.Nil(t, m, tt.name)
		require.ErrorIs(t, err, tt.reason, tt.name)
		var syntax *script.SyntaxError
		require.ErrorAs(t, err, &syntax, tt.name)
		require.Equal(t, [2]int{tt.line, tt.column}, [2]int{syntax.Line, syntax.Column}, "%s: %v", tt.name, err)
	}
}

func TestAnUnreadEncodingIsNotRepeated(t *testing.T) {
	t.Parallel()
	for _, named := range []string{"Shift_JIS", "Sampleton", "Testa Sampleton"} {
		_, err := script.Parse([]byte(`<?xml version="1.0" encoding="`+named+`"?>`+status), script.Limits{})
		require.ErrorIs(t, err, script.ErrUnsupported)
		require.EqualError(t, err, "script: not supported: line 1, column 1: the declared encoding is none of UTF-8, UTF-16, ISO-8859-1 "+
			"and Windows-1252 (the sender can send XML in UTF-8 without a wrapper)")
	}
}

func TestLimitsHold(t *testing.T) {
	t.Parallel()
	inside := func(s string) string { return "<Message><Header/><Body><Status>" + s + "</Status></Body></Message>" }
	tests := []struct {
		name string
		text string
		lim  script.Limits
		over bool
	}{
		{"bytes at the limit", status, script.Limits{Bytes: len(status)}, false},
		{"bytes past the limit", status, script.Limits{Bytes: len(status) - 1}, true},
		{"depth at the limit", inside("<a><b/></a>"), script.Limits{Depth: 5}, false},
		{"depth past the limit", inside("<a><b/></a>"), script.Limits{Depth: 4}, true},
		{"elements at the limit", status, script.Limits{Elements: 4}, false},
		{"elements past the limit", status, script.Limits{Elements: 3}, true},
		{"attributes at the limit", inside("<a b='1' c='2'/>"), script.Limits{Attributes: 2}, false},
		{"attributes past the limit", inside("<a b='1' c='2'/>"), script.Limits{Attributes: 1}, true},
		{"text at the limit", inside("12345"), script.Limits{Text: 5}, false},
		{"text past the limit", inside("123456"), script.Limits{Text: 5}, true},
		{"CDATA past the limit", inside("<![CDATA[123456]]>"), script.Limits{Text: 5}, true},
		{"a comment past the limit", inside("<!--123456-->"), script.Limits{Text: 5}, true},
		{"an attribute value past the limit", inside("<a b='123456'/>"), script.Limits{Text: 5}, true},
	}
	for _, tt := range tests {
		_, err := script.Parse([]byte(tt.text), tt.lim)
		if tt.over {
			require.ErrorIs(t, err, script.ErrTooLarge, tt.name)
			continue
		}
		require.NoError(t, err, tt.name)
	}
}

func TestTextIsDecoded(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"A &amp; B &lt;&gt;&quot;&apos;": `A & B <>"'`,
		"&#65;&#x42;&#x1F600;":           "AB😀",
		"a<![CDATA[<b> & c]]>d":          "a<b> & cd",
		"a<!-- no -->b<?pi no?>c":        "abc",
		"a<!-->-->b":                     "ab",
		"one\r\ntwo\rthree":              "one\ntwo\nthree",
		" \t padded \n":                  "padded",
		"a]b]]c":                         "a]b]]c",
	} {
		m := parse(t, "<Message><Header><MessageID>"+raw+"</MessageID></Header><Body><Status/></Body></Message>")
		require.Equal(t, want, m.Header().MessageID, raw)
	}
}

func TestEncodingsGiveTheSameText(t *testing.T) {
	t.Parallel()
	body := "<Message><Header><MessageID>%</MessageID></Header><Body><Status/></Body></Message>"
	tests := []struct{ name, declared, id, want string }{
		{"UTF-8 without a declaration", "", "Zo\u00eb", "Zo\u00eb"},
		{"UTF-8", "utf-8", "Zo\u00eb", "Zo\u00eb"},
		{"UTF-8 that calls itself UTF-16", "utf-16", "Zo\u00eb", "Zo\u00eb"},
		{"ISO-8859-1", "ISO-8859-1", "Zo\xeb", "Zo\u00eb"},
		{"Windows-1252", "windows-1252", "Zo\xeb \x80 \x93q\x94", "Zo\u00eb \u20ac \u201cq\u201d"},
	}
	for _, tt := range tests {
		text := strings.Replace(body, "%", tt.id, 1)
		if tt.declared != "" {
			text = `<?xml version="1.0" encoding="` + tt.declared + `"?>` + text
		}
		m := parse(t, text)
		require.Equal(t, tt.want, m.Header().MessageID, tt.name)
		require.Equal(t, text, string(m.Raw()), tt.name)
	}
	m := parse(t, "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>"+status)
	require.True(t, bytes.HasPrefix(m.Raw(), []byte("\xEF\xBB\xBF")))
	for name, text := range map[string]string{
		"a mark that the declaration denies": "\xEF\xBB\xBF<?xml version='1.0' encoding='ISO-8859-1'?>" + status,
		"a byte that Windows-1252 lacks":     "<?xml version='1.0' encoding='windows-1252'?><!-- \x81 -->" + status,
	} {
		_, err := script.Parse([]byte(text), script.Limits{})
		require.ErrorIs(t, err, script.ErrMalformed, name)
	}
}

func TestParseDoesNotKeepTheCallersBytes(t *testing.T) {
	t.Parallel()
	data := []byte(status)
	m, err := script.Parse(data, script.Limits{})
	require.NoError(t, err)
	clear(data)
	m.Raw()[0] = 'X'
	require.Equal(t, status, string(m.Raw()))
}
