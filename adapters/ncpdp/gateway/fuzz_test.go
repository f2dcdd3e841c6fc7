package gateway_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// Whatever is posted, the handler answers with a status of its table, hands over at most once, and gives a repetition of
// what it took the same answer.
func FuzzHandler(f *testing.F) {
	f.Add(original())
	f.Add(changed(original(), "NewRx>", "CancelRx>"))
	f.Add([]byte(`<Message><Header><To>2699999</To><From>D</From><MessageID>1</MessageID></Header><Body><Status><Code>000</Code></Status></Body></Message>`))
	f.Add([]byte("UNA:+./*'UIB"))
	if edifact, err := readSample("newrx-10.6.edi"); err == nil {
		f.Add(edifact)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := &desk{}
		g, err := gateway.New(gateway.Config{URL: "https://partner.example", Client: http.DefaultClient, Partner: profile(),
			Journal: &gateway.Memory{}, Receive: d.receive, Fault: d.fault, Now: func() time.Time { return noon }, Limits: script.Limits{Bytes: 64 << 10}})
		require.NoError(t, err)
		status, first := scripttest.Deliver(g.Handler(), data)
		require.Contains(t, []int{200, 204, 400, 413, 415, 503}, status)
		if status != 200 && status != 204 {
			return
		}
		again, second := scripttest.Deliver(g.Handler(), data)
		require.Equal(t, status, again)
		require.Equal(t, string(first), string(second))
		require.LessOrEqual(t, len(d.heard()), 1)
	})
}
