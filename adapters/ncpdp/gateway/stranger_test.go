package gateway_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// acknowledgedBy gives a world in which the answer to a request was lost, and from says a yes or a no to it by itself.
func acknowledgedBy(t *testing.T, from script.Party, no bool, change ...func(*gateway.Config)) *world {
	t.Helper()
	w := newWorld(t, change...)
	w.partner.Fail(scripttest.DropBeforeWork, 1)
	require.ErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
	l := parsed(w.partner.Received()[0].Raw).Answer("SELF-1", noon)
	l.From = from
	out, err := l.Status(script.AckTaken, "")
	if no {
		out, err = l.Error(script.AckRefused, nil, "")
	}
	require.NoError(t, err)
	status, _ := scripttest.Deliver(w.Handler(), out)
	require.Equal(t, 204, status)
	require.Len(t, w.desk.heard(), 1, "the desk gets it, whoever sent it")
	return w
}

// TestAnAcknowledgementOfAStrangerDoesNotCount: our message ids are no secret to whoever stands in between.
func TestAnAcknowledgementOfAStrangerDoesNotCount(t *testing.T) {
	t.Parallel()
	for _, stranger := range []script.Party{{Qualifier: "D", ID: "666"}, {Qualifier: "P", ID: "6000000000001"}, {Qualifier: "P", ID: "2699999"}} {
		for _, no := range []bool{false, true} {
			w := acknowledgedBy(t, stranger, no)
			require.Equal(t, []error{gateway.ErrStranger}, w.desk.told())
			require.NoError(t, w.ask(t, "k"), "it is sent again, and the partner says yes")
			require.Len(t, w.partner.Received(), 2)
			require.Equal(t, 1, w.partner.Taken())
		}
	}
}

// TestAnAcknowledgementOfThePartnerOrOfOneInBetweenCounts: of a network that the profile names too.
func TestAnAcknowledgementOfThePartnerOrOfOneInBetweenCounts(t *testing.T) {
	t.Parallel()
	network, them := script.Party{Qualifier: "ZZZ", ID: "NETWORK"}, script.Party{Qualifier: "ZZZ", ID: "PARTNER"}
	for _, from := range []script.Party{network, them, profile().Them} {
		w := acknowledgedBy(t, from, false, func(c *gateway.Config) {
			c.Partner.Them, c.Partner.Between = them, []script.Party{network}
		})
		require.Empty(t, w.desk.told())
		require.NoError(t, w.ask(t, "k"))
		require.Len(t, w.partner.Received(), 1)
	}
}
