package script_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// mixed is a mailbox of all forms: the messages, and each with the white space of its encoding behind it.
func mixed(t *testing.T) (whole string, messages []string) {
	t.Helper()
	root := script.Group("Message", script.Group("Header", script.Leaf("MessageID", "Zo\u00eb \u20ac > \u013e\u3c00")),
		script.Group("Body", script.Group("Status", script.Leaf("Code", "000"))))
	var all strings.Builder
	add := func(data, space string) {
		messages = append(messages, data)
		all.WriteString(data + space)
	}
	for _, env := range forms {
		out, err := script.Build(root, env)
		require.NoError(t, err)
		add(trimmedIn(string(out), env.Encoding), spaceIn("\r\n \n", env.Encoding))
		if env.Encoding == script.UTF16LE || env.Encoding == script.UTF16BE {
			add(trimmedIn(string(out)[2:], env.Encoding), spaceIn("\n", env.Encoding)) // without a mark
		}
		add(strings.TrimSpace(edifact(t)), "")
		add(status, "\n")
	}
	return all.String(), messages
}

// spaceIn is white space, and trimmedIn a message without the line end behind it, in the bytes of an encoding.
func spaceIn(s string, e script.Encoding) string {
	switch e {
	case script.UTF16LE:
		return strings.Join(strings.Split(s, ""), "\x00") + "\x00"
	case script.UTF16BE:
		return "\x00" + strings.Join(strings.Split(s, ""), "\x00")
	}
	return s
}

func trimmedIn(s string, e script.Encoding) string { return strings.TrimSuffix(s, spaceIn("\n", e)) }

func TestAStreamReadsEveryEncodingAndEDIFACT(t *testing.T) {
	t.Parallel()
	whole, messages := mixed(t)
	for name, r := range map[string]io.Reader{
		"at once":      strings.NewReader(whole),
		"byte by byte": iotest.OneByteReader(strings.NewReader(whole)),
		"in halves":    iotest.HalfReader(strings.NewReader(whole)),
		"haltingly":    &halting{r: iotest.OneByteReader(strings.NewReader(whole))},
	} {
		var got []string
		for m, err := range script.Stream(r, script.Limits{}) {
			require.NoError(t, err, name)
			got = append(got, string(m.Raw()))
		}
		require.Equal(t, messages, got, name)
	}
}

// halting gives nothing at every other reading, which io.Reader allows.
type halting struct {
	r    io.Reader
	even bool
}

func (h *halting) Read(p []byte) (int, error) {
	if h.even = !h.even; h.even {
		return 0, nil
	}
	return h.r.Read(p)
}

func TestAMessageThatWasCutOffDoesNotHideTheNext(t *testing.T) {
	t.Parallel()
	const declared = `<?xml version="1.0"?>` + status
	wide := spaceIn(`<?xml version="1.0"?>`+status, script.UTF16LE)
	edi := strings.TrimSpace(edifact(t))
	tests := []struct{ name, text string }{
		{"XML", "<Message><Header><a>" + declared},
		{"XML behind a declaration that is a text", "<Message><![CDATA[<?xml ?>]]>" + declared},
		{"text", "hello " + declared},
		{"UTF-16", "\xff\xfe" + wide[:60] + wide},
		{"EDIFACT with UNA", edi[:200] + "'" + edi},
		{"EDIFACT without UNA", edi[:200] + "'" + edi[9:]},
	}
	for _, tt := range tests {
		var refused, read int
		for m, err := range script.Stream(strings.NewReader(tt.text), script.Limits{}) {
			var syntax *script.SyntaxError
			if errors.As(err, &syntax) {
				refused++
				continue
			}
			require.NoError(t, err, tt.name)
			require.True(t, m.Kind().Known(), tt.name)
			read++
		}
		require.Equal(t, []int{1, 1}, []int{refused, read}, tt.name)
	}
}
