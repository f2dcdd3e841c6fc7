package script

import (
	"bytes"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
)

// tiny are messages whose one piece of markup or text is long: what looks again from its beginning at every reading takes
// the square of it.
var tiny = func() map[string]string {
	long := strings.Repeat("x", 200_000)
	wide := []byte("\xff\xfe")
	wide = UTF16LE.encode(wide, "<a b='"+long+"'/>")
	return map[string]string{
		"text": "<a>" + long + "</a>", "tag": "<a b='" + long + "'/>", "comment": "<a><!--" + long + "--></a>",
		"CDATA": "<a><![CDATA[" + long + "]]></a>", "instruction": "<a><?b " + long + "?></a>", "name": "<" + long + "/>",
		"UTF-16": string(wide), "segment": "UIB+" + long + "'UIZ'", "space": strings.Repeat(" ", len(long)) + "<a/>",
	}
}()

// counted counts the bytes that an ending looks at.
type counted struct {
	ending
	looked int
}

func (c *counted) feed(b []byte) (int, bool) {
	c.looked += len(b)
	return c.ending.feed(b)
}

func TestAStreamLooksAtEachByteOnce(t *testing.T) {
	for name, text := range tiny {
		s := splitter{r: iotest.OneByteReader(strings.NewReader(text)), lim: Limits{}.orDefaults()}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		require.NoError(t, s.skipSpace(), name)
		end := counted{ending: s.ending()}
		data, err := s.upTo(&end)
		runtime.ReadMemStats(&after)
		require.NoError(t, err, name)
		require.Equal(t, strings.TrimLeft(text, " "), string(data), name)
		require.Equal(t, len(data), end.looked, name)
		require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(4<<20), name)
	}
}

// The end is where it is, however the bytes come.
func TestAnEndIsFoundInPiecesAsInTheWhole(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"<a/>", "<a></a>x", "<a b='>' c=\"/>\"><!-->--><![CDATA[</a>]]><?p >?></a>", "</a>", "<a><b/></a><c/>", "<!DOCTYPE a><a/>",
		"<>", "<a/ >", "<?xml version='1.0'?><a/>", "x<?xml version='1.0'?><a/>", "<a><?xml?></a>", "<a><?xmlx ?></a>",
		"<a><b</b></a>x", "<a>x</a<b/>", "<a><b<?xml version='1.0'?><a/>", "<<?xml version='1.0'?><a/>", "<a></b<b></b></a>", "<!DOCTYPE a [<!ELEMENT a>]><a/>",
		"<a><!<b/></a>", "<a><![CDAT</a>", "</a<a/>",
		"UNA:+.? 'UIB+a?'b'UIZ+x'y", "UIB+'UIB+", "UIB+'UNAxx'UIZ'", "UNA", "UIB'UIZAB'UIZ'",
	} {
		s := splitter{r: strings.NewReader(text), lim: Limits{}.orDefaults()}
		whole, wholeErr := s.next()
		for size := 1; size < 5; size++ {
			e := (&splitter{r: bytes.NewReader([]byte(text))}).ending()
			n, ok := 0, false
			for at := 0; at < len(text) && !ok; at += size {
				n, ok = e.feed([]byte(text[at:min(at+size, len(text))]))
			}
			require.Equal(t, wholeErr == nil, ok, text)
			require.Equal(t, string(whole), text[:n], text)
		}
	}
}
