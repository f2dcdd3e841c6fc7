package script_test

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestAMessageCutOffInsideATagTakesNoneAlong cuts a message off at every byte outside quotation marks, and looks for the
// whole one behind it.
func TestAMessageCutOffInsideATagTakesNoneAlong(t *testing.T) {
	t.Parallel()
	const next = "<?xml version=\"1.0\"?>\n<Message><Header><MessageID>NEXT</MessageID></Header><Body><Status/></Body></Message>"
	const whole = "<Message><Header><MessageID>M1</MessageID></Header><Body><Status><Code>000</Code></Status></Body></Message>"
	for at := 1; at < len(whole); at++ {
		for _, between := range []string{"", "\n"} {
			text := whole[:at] + between + next
			require.Equal(t, []string{"refused", "NEXT"}, idsOf(strings.NewReader(text)), text)
			require.Equal(t, []string{"refused", "NEXT"}, idsOf(iotest.OneByteReader(strings.NewReader(text))), text)
		}
	}
	bare := strings.TrimPrefix(next, "<?xml version=\"1.0\"?>\n")
	require.Equal(t, []string{"refused", "NEXT"}, idsOf(strings.NewReader(strings.TrimSuffix(whole, ">")+"\n"+bare)), "an end without its last mark")
	require.Equal(t, []string{"refused", "NEXT"}, idsOf(strings.NewReader(strings.Replace(whole, "</Code>", "</Code", 1)+bare)), "a mark that is missing")
}

// idsOf are the message ids of a stream, and what is refused.
func idsOf(r io.Reader) (ids []string) {
	for m, err := range script.Stream(r, script.Limits{}) {
		if err != nil {
			ids = append(ids, "refused")
			continue
		}
		ids = append(ids, m.Header().MessageID)
	}
	return ids
}
