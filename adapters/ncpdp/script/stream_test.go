package script_test

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// streamMB is how much TestMemoryStaysFlat reads; 1024 takes about half a minute.
var streamMB = flag.Int("stream-mb", 16, "megabytes of messages that the memory test reads")

func TestAStreamGivesEveryMessage(t *testing.T) {
	t.Parallel()
	one, err := os.ReadFile("testdata/newrx-lisinopril-2017071.xml")
	require.NoError(t, err)
	odd := `<Message><!-- <a> > --><Header a='>' b="/x>"><x/><![CDATA[</Message>]]></Header><Body><?pi > ?><Status/></Body></Message>`
	text := "\n" + string(one) + "\n" + odd + "<Message/>" + odd + "\n\n"
	for name, r := range map[string]io.Reader{
		"at once": strings.NewReader(text), "byte by byte": iotest.OneByteReader(strings.NewReader(text)),
		"with the end": iotest.DataErrReader(strings.NewReader(text)),
	} {
		var kinds []script.Kind
		refused := 0
		for m, err := range script.Stream(r, script.Limits{}) {
			if err != nil {
				require.ErrorIs(t, err, script.ErrNotOneMessage, name)
				refused++
				continue
			}
			kinds = append(kinds, m.Kind())
		}
		require.Equal(t, []script.Kind{"NewRx", "Status", "Status"}, kinds, name)
		require.Equal(t, 1, refused, name)
	}
	for m, err := range script.Stream(strings.NewReader(text), script.Limits{}) {
		require.NoError(t, err)
		require.Equal(t, string(one), string(m.Raw())+"\n")
		break
	}
}

func TestAStreamEndsAtTheFirstErrorThatHidesTheRest(t *testing.T) {
	t.Parallel()
	broken := errors.New("line down")
	tests := []struct {
		name string
		r    io.Reader
		lim  script.Limits
		want error
	}{
		{"cut off", strings.NewReader(status + "<Message><Header>"), script.Limits{}, script.ErrMalformed},
		{"no markup", strings.NewReader(status + "hello"), script.Limits{}, script.ErrMalformed},
		{"an error of the reader", io.MultiReader(strings.NewReader(status+"<Mess"), iotest.ErrReader(broken)), script.Limits{}, broken},
		{"too long", strings.NewReader(status + "<Message>" + strings.Repeat("x", 1<<20)), script.Limits{Bytes: 1000}, script.ErrTooLarge},
		{"a reader that reads nothing", io.MultiReader(strings.NewReader(status), nothing{}), script.Limits{}, io.ErrNoProgress},
	}
	for _, tt := range tests {
		var got []error
		for _, err := range script.Stream(tt.r, tt.lim) {
			got = append(got, err)
		}
		require.Len(t, got, 2, tt.name)
		require.NoError(t, got[0], tt.name)
		require.ErrorIs(t, got[1], tt.want, tt.name)
	}
}

type nothing struct{}

func (nothing) Read([]byte) (int, error) { return 0, nil }

// repeated reads the same bytes again and again, n bytes in all.
type repeated struct {
	text []byte
	at   int
	left int
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.left <= 0 && r.at == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.text[r.at:])
	r.at = (r.at + n) % len(r.text)
	r.left -= n
	return n, nil
}

// It does not run beside other tests, for it measures the heap.
func TestMemoryStaysFlatOverALongStream(t *testing.T) {
	one, err := os.ReadFile("testdata/newrx-lisinopril-2017071.xml")
	require.NoError(t, err)
	var most uint64
	n := 0
	for m, err := range script.Stream(&repeated{text: bytes.TrimSpace(one), left: *streamMB << 20}, script.Limits{}) {
		require.NoError(t, err)
		require.Equal(t, script.KindNewRx, m.Kind())
		if n++; n%1000 == 0 {
			var s runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&s)
			most = max(most, s.HeapAlloc)
		}
	}
	require.GreaterOrEqual(t, n, (*streamMB<<20)/len(one))
	require.Less(t, most, uint64(32<<20))
	t.Logf("%d messages, %d MB, at most %d KB of heap", n, *streamMB, most>>10)
}
