package script_test

import (
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestAMessageThatWasCutOffDoesNotHideTheNextOfAnotherForm cuts each form off at every byte.
func TestAMessageThatWasCutOffDoesNotHideTheNextOfAnotherForm(t *testing.T) {
	t.Parallel()
	const bare = `<Message version="010" release='006'><Header><To Qualifier="P">1</To><MessageID>M1</MessageID></Header><Body><Status><Code>000</Code></Status></Body></Message>`
	const xml = `<?xml version="1.0"?>` + bare
	next := strings.Replace(xml, "M1", "NEXT", 1)
	interchange := strings.Replace(edifact(t), "EX-20261102-0001", "NEXT", 1)
	plain := strings.Replace(edi("ERROR", "STS+900'"), "M1:M0", "NEXT", 1)[len("UNA:+./*'"):]
	for name, pair := range map[string][2]string{
		"XML, then XML":                      {xml, next},
		"XML, then EDIFACT":                  {xml, interchange},
		"XML, then EDIFACT without UNA":      {xml, plain},
		"EDIFACT, then XML":                  {edifact(t), next},
		"EDIFACT, then EDIFACT":              {edifact(t), interchange},
		"EDIFACT, then EDIFACT without UNA":  {edifact(t), plain},
		"EDIFACT without UNA, then EDIFACT":  {strings.Replace(plain, "NEXT", "M1", 1), interchange},
		"XML, then EDIFACT on another line":  {xml, "\n" + interchange},
		"EDIFACT, then XML on another line":  {edifact(t), "\r\n" + next},
		"EDIFACT, then EDIFACT with a space": {edifact(t), "\r\n" + interchange},
	} {
		for at := 3; at < len(pair[0])-1; at++ {
			text := pair[0][:at] + pair[1]
			if strings.TrimSpace(pair[0][:at]) == "UNA:+./*'" && strings.HasPrefix(pair[1], "UIB") {
				continue // a whole one
			}
			require.Equal(t, []string{"refused", "NEXT"}, idsOf(strings.NewReader(text)), "%s: %q", name, pair[0][:at])
			if at%7 == 0 {
				require.Equal(t, []string{"refused", "NEXT"}, idsOf(iotest.OneByteReader(strings.NewReader(text))), "%s, byte by byte", name)
			}
		}
	}
	for m, err := range script.Stream(strings.NewReader(edifact(t)[:200]+interchange), script.Limits{}) {
		if err == nil {
			require.Equal(t, strings.TrimSpace(interchange), string(m.Raw()), "with the UNA that names its marks")
		}
	}
}

func TestWhatLooksLikeABeginningInsideAWholeMessageCutsNothing(t *testing.T) {
	t.Parallel()
	for _, inside := range []string{"<!-- <?xml version='1.0'?> UNA:+./*'UIB+UNOA:0 -->", "<![CDATA[<?xml version='1.0'?>UIB+UNOA]]>", "<?a <?xml b?>", "<a b='UIB UNA'/>", "UIB + UNA:+./*' UIB"} {
		ids := idsOf(strings.NewReader("<Message><Header><MessageID>M1</MessageID>" + inside + "</Header><Body><Status/></Body></Message>"))
		require.Equal(t, []string{"M1"}, ids, inside)
	}
	require.Equal(t, []string{"M1"}, idsOf(strings.NewReader("<?a <?xml b?><Message><Header><MessageID>M1</MessageID></Header><Body><Status/></Body></Message>")))
}
