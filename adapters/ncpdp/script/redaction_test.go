package script_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// holder is a struct of a host's: fmt may not ask what an unexported field would print.
type holder struct{ held any }

func TestNoVerbAndNoLoggerPrintsWhatAMessageSays(t *testing.T) {
	t.Parallel()
	m := parse(t, signed(t, block))
	edi := parse(t, edifact(t))
	values := []any{m, *m.Edit(), m.Edit().SetText(m.HeaderNode().Find("MessageID"), "Sampleton"), m.Root(), m.BodyNode().Find("Patient"),
		edi, edi.Segments(), edi.Segments()[4], script.Copy(m.Root()), script.Leaf("LastName", "Sampleton"), m.SignatureBlocks(), []script.Tag{script.Leaf("a", "Sampleton")},
		struct{ M *script.Message }{m}, []*script.Message{edi}, map[string]script.Node{"a": m.Root()}, (*script.Message)(nil)}
	edit := m.Edit().SetText(m.HeaderNode().Find("MessageID"), "Sampleton")
	for _, v := range []any{m, *m, edi, m.Root(), m.BodyNode().Find("Patient"), edi.Segments()[4], edi.Segments(), m.SignatureBlocks(), m.SignatureBlocks()[0], edit, *edit, script.Copy(m.Root()), script.Leaf("a", "Sampleton"), []script.Tag{script.Leaf("a", "Sampleton")}} {
		values = append(values, holder{v}, &holder{v}, []holder{{v}}, map[string]holder{"a": {v}}, holder{&v})
	}
	var out bytes.Buffer
	text, json := slog.New(slog.NewTextHandler(&out, nil)), slog.New(slog.NewJSONHandler(&out, nil))
	for _, v := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		text.Info("seen", "value", v)
		json.Info("seen", "value", v)
	}
	require.NotContains(t, out.String(), "Sampleton")
	for _, secret := range []string{"Sampleton", "Testa", "6145550123", "1961-02-28", "19610228", "c2ln", "Lisinopril"} {
		require.NotContains(t, out.String(), secret)
	}
	require.Equal(t, "NewRx 2017071", m.String())
}
