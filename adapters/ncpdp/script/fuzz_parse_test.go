package script

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzParse proves of XML, wrapped or bare, in every encoding, and of EDIFACT, that what is accepted keeps its bytes, that
// offsets lie inside one another, that the same bytes read the same twice and in a stream, that no finding has a value,
// and of what is refused that its error is one of ours.
func FuzzParse(f *testing.F) {
	seedMessages(f, func(data []byte) { f.Add(data) })
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Parse(data, Limits{})
		if err != nil {
			require.Nil(t, m)
			checkRefusal(t, err)
			checkStream(t, data, nil)
			return
		}
		require.True(t, bytes.Equal(data, m.Raw()))
		same, err := m.Edit().Bytes()
		require.NoError(t, err)
		require.True(t, bytes.Equal(data, same))
		checkNodes(t, m.doc)
		checkSegments(t, m)
		checkFindings(t, m.Findings())
		checkStream(t, data, m)
		require.NoError(t, Describe(io.Discard, m, DescribeOptions{Patient: true}))
		again, err := Parse(same, Limits{})
		require.NoError(t, err)
		require.Equal(t, m.Findings(), again.Findings())
		require.Equal(t, m.Header(), again.Header())
		one, errOne := m.NewRx()
		two, errTwo := again.NewRx()
		require.Equal(t, errOne == nil, errTwo == nil)
		require.Equal(t, one, two)
	})
}

func checkRefusal(t *testing.T, err error) {
	var syntax *SyntaxError
	require.ErrorAs(t, err, &syntax)
	require.Positive(t, min(syntax.Line, syntax.Column))
	require.Contains(t, []error{ErrMalformed, ErrTooLarge, ErrNotOneMessage, ErrUnsupported}, syntax.Reason)
	require.NotContains(t, err.Error(), "\n")
	require.Less(t, len(err.Error()), 300)
}

// pathShape is the path of a finding in XML, and in EDIFACT.
var pathShape = regexp.MustCompile(`^(/(\w+(\[\d+\])?|\*))+$|^/[A-Z][A-Z0-9]{2}\[\d+\](/\d+){0,3}$`)

var pathName = regexp.MustCompile(`/([A-Za-z]\w*)`)

// checkFindings proves that a finding says nothing but words of ours and names that others use too.
func checkFindings(t *testing.T, found []Finding) {
	require.LessOrEqual(t, len(found), 2*mostFindings)
	for _, each := range found {
		require.Equal(t, texts[each.Code], each.Text)
		require.NotEmpty(t, each.Text)
		require.Regexp(t, pathShape, each.Path)
		for _, name := range pathName.FindAllStringSubmatch(each.Path, -1) {
			require.True(t, elementNames[name[1]] || len(name[1]) == 3, each.Path)
		}
	}
}

// checkStream proves that a stream that begins with a message gives that message first, however the bytes come, and that
// one of anything ends.
func checkStream(t *testing.T, data []byte, m *Message) {
	for range Stream(bytes.NewReader(data), Limits{}) {
		continue // it ends, and does not panic
	}
	if m == nil || beginsAnother(m) {
		return
	}
	for got, err := range Stream(io.MultiReader(bytes.NewReader(data[:len(data)/2]), bytes.NewReader(data[len(data)/2:])), Limits{}) {
		require.NoError(t, err)
		require.Equal(t, m.Kind(), got.Kind())
		require.Equal(t, m.env, got.env)
		require.Equal(t, Copy(m.Root()), Copy(got.Root()))
		break
	}
}

// beginsAnother tells whether a text of the message says what another message begins with, and is taken for that in a
// stream.
func beginsAnother(m *Message) bool {
	if !m.env.EDIFACT {
		return interchange.MatchString(m.whole.src)
	}
	_, texts, _ := strings.Cut(m.raw, "UIB")
	return interchange.MatchString(texts) || declaredAgain.MatchString(texts)
}

var (
	interchange   = regexp.MustCompile(`(?s)UNA.{6}\s*UIB|UIB\+UNO`)
	declaredAgain = regexp.MustCompile(`<\?xml\s`)
)

// checkSegments proves that the segments of the EDIFACT form stand one behind the other inside the bytes received.
func checkSegments(t *testing.T, m *Message) {
	last := 0
	for _, s := range m.Segments() {
		require.True(t, last <= s.Start && s.Start < s.End && s.End < len(m.raw))
		last = s.End
		for element := range min(s.Elements(), 40) {
			for repeat := range min(s.Repeats(element+1), 5) {
				require.NotContains(t, s.Value(element+1, repeat+1, 1), "\x00")
			}
		}
	}
	require.Equal(t, m.env.EDIFACT, slices.ContainsFunc(m.Segments(), func(s Segment) bool { return s.Tag == "UIZ" }))
}
