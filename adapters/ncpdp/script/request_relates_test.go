package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestARequestNamesTheMessageThatItGoesBackTo: a CancelRx without the prescriber's number can still be matched.
func TestARequestNamesTheMessageThatItGoesBackTo(t *testing.T) {
	t.Parallel()
	for _, v := range dialects {
		for _, k := range []script.Kind{script.KindCancelRx, script.KindRxRenewalRequest, script.KindNewRxRequest} {
			q, err := parse(t, inbound(v, k)).Request()
			require.NoError(t, err)
			require.Equal(t, "OUT-0", q.RelatesTo, "%s in %s", k, v)
			l := letter(v)
			l.RelatesTo = ""
			out, err := l.Request(q)
			require.Equal(t, "OUT-0", written(t, out, err).Header().RelatesToMessageID)
			_, err = letter(v).Request(q)
			require.ErrorIs(t, err, script.ErrUnwritable, "the letter goes back to another message than the request")
		}
	}
}
