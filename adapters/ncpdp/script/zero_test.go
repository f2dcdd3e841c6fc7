package script_test

import (
	"context"
	"io"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// zeros are the zero values of the exported types that have methods, and nil where a pointer is handed out.
var zeros = []any{
	(*script.Message)(nil), new(script.Message), script.Node{}, new(script.Edit), script.Segment{}, script.Tag{},
	script.SignatureBlock{}, script.Letter{}, script.Dialect{}, script.Envelope{}, script.Header{}, script.Time{},
	script.Request{}, script.Response{}, script.Acknowledgement{}, script.NewRx{}, script.Medication{}, script.Allergies{},
	script.Kind(""), script.Version(""), script.Code(""), script.Encoding(0), script.Wrapper(0), script.Signature(0),
	script.Outcome(0), script.FillStatus(0), script.TransferStage(0), script.Encoding(255), script.Wrapper(255),
	script.Signature(255), script.Outcome(255), script.FillStatus(255), script.TransferStage(255),
	&script.SyntaxError{}, &script.WrongKindError{}, &script.WriteError{},
}

func TestAStateThatThereIsNoneOfIsUnknown(t *testing.T) {
	t.Parallel()
	for n := range 256 {
		for _, state := range []struct {
			text  string
			known int
		}{
			{script.Outcome(n).String(), int(script.Pending)},
			{script.FillStatus(n).String(), int(script.Transferred)},
			{script.TransferStage(n).String(), int(script.TransferConfirmed)},
			{script.Signature(n).String(), int(script.SignatureFailed)},
		} {
			require.Equal(t, n > state.known, state.text == "unknown" && n > 0, "%d: %s", n, state.text)
		}
	}
}

func TestNoMethodOfAZeroValuePanics(t *testing.T) {
	t.Parallel()
	for _, v := range zeros {
		of := reflect.TypeOf(v)
		for i := range of.NumMethod() {
			name := of.String() + "." + of.Method(i).Name
			if of.Method(i).Name == "Format" {
				continue // fmt calls it
			}
			method := reflect.ValueOf(v).Method(i)
			require.NotPanics(t, func() { method.Call(arguments(method.Type())) }, name)
		}
	}
	m := new(script.Message)
	require.NotPanics(t, func() { views(m) })
	require.NoError(t, script.Describe(io.Discard, m, script.DescribeOptions{}))
	require.NoError(t, script.Describe(io.Discard, nil, script.DescribeOptions{}))
	_, err := m.Edit().Bytes()
	require.ErrorIs(t, err, script.ErrUnwritable)
	_, err = new(script.Edit).SetText(parse(t, status).Root(), "").Bytes()
	require.ErrorIs(t, err, script.ErrUnwritable)
	_, err = m.NewRx()
	require.ErrorIs(t, err, script.ErrNotNewRx)
	require.Equal(t, "no message", m.String())
	state, err := m.VerifySignature(context.Background(), unavailable{})
	require.NoError(t, err)
	require.Equal(t, script.SignatureAbsent, state)
	require.True(t, script.SignatureHold(drug.ScheduleUnknown, state, script.TrustNobody))
	_, err = m.Answer("A1", time.Time{}).Acknowledge()
	require.Error(t, err, "nobody is answered")
}

// arguments are zero values for the parameters of a method.
func arguments(of reflect.Type) (all []reflect.Value) {
	for i := range of.NumIn() {
		if of.IsVariadic() && i == of.NumIn()-1 {
			return all
		}
		arg := reflect.Zero(of.In(i))
		if of.In(i) == reflect.TypeFor[context.Context]() {
			arg = reflect.ValueOf(context.Background())
		}
		all = append(all, arg)
	}
	return all
}
