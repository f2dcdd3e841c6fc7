package mailrx_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// FuzzReceive sends a message under whatever names a sender may think of: it is refused without a trace, or it opens one
// order, which the same message finds again under any key.
func FuzzReceive(f *testing.F) {
	f.Add("clinic-1", "0001", "key")
	f.Add("a/b", "c", "order/x/1/0")
	f.Add("%2F", "\x00\xff", "é")
	f.Add("", "", "")
	f.Fuzz(func(t *testing.T, sender, id, key string) {
		w := newWorld(t)
		in := message("m")
		in.Sender, in.MessageID = sender, id
		first, err := w.Orders.Receive(t.Context(), stream.Key(key), in)
		if err != nil {
			require.Zero(t, first)
			ts, err := w.Log.Streams(t.Context(), mailrx.Filter{})
			require.NoError(t, err)
			require.Empty(t, ts)
			return
		}
		again, err := w.Orders.Receive(t.Context(), "another", in)
		require.NoError(t, err)
		require.Equal(t, first.Stream, again.Stream)
		require.True(t, again.Repeated)
		_, err = w.Log.Verify(t.Context(), first.Stream)
		require.NoError(t, err)
	})
}
