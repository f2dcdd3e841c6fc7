package script_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestANameThatNobodyHasSeenIsNotPrinted: the name of an element may be a patient's.
func TestANameThatNobodyHasSeenIsNotPrinted(t *testing.T) {
	t.Parallel()
	const invented = "Testa_Sampleton"
	m := parse(t, "<Message><Header/><Body><NewRx><"+invented+" a='1'><b/></"+invented+"></NewRx></Body></Message>")
	n := m.BodyNode().First()
	require.Equal(t, invented, n.Name(), "who asks for the name gets it")
	tag := script.Copy(n)
	bad := tag.With("bad name", "x")
	unknown := parse(t, "<Message><Body><"+invented+"/></Body></Message>")
	errs := []error{}
	for _, ask := range []func() error{
		func() error { _, err := m.Edit().SetText(n, "x").Bytes(); return err },
		func() error { _, err := m.Edit().SetAttr(n, "bad name", "x").Bytes(); return err },
		func() error { _, err := m.Edit().Append(m.BodyNode(), bad).Bytes(); return err },
		func() error { _, err := script.Build(bad, script.Envelope{}); return err },
		func() error { _, err := unknown.NewRx(); return err },
		func() error { _, err := unknown.Request(); return err },
		func() error { _, err := unknown.REMS(); return err },
		func() error { _, err := unknown.PriorAuthorization(); return err },
	} {
		err := ask()
		require.Error(t, err)
		errs = append(errs, err)
	}
	values := []any{n, tag, &n, &tag, []script.Node{n}, []script.Tag{tag}}
	for _, err := range errs {
		values = append(values, err)
		var wrong *script.WrongKindError
		if errors.As(err, &wrong) {
			values = append(values, *wrong)
		}
	}
	for _, v := range values {
		require.NotContains(t, printedAll(v), invented)
	}
	require.Equal(t, "/Message/Body/NewRx/*", fmt.Sprint(n))
	require.ErrorContains(t, errs[0], "/Message/Body/NewRx/*: ")
}

// printedAll is v in every verb, as JSON, and as two loggers write it.
func printedAll(v any) string {
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%q", "%x", "%T"} {
		fmt.Fprintf(&out, verb+"\n", v)
	}
	_ = json.NewEncoder(&out).Encode(v)
	slog.New(slog.NewJSONHandler(&out, nil)).Info("seen", "value", v)
	slog.New(slog.NewTextHandler(&out, nil)).Info("seen", "value", v)
	return out.String()
}
