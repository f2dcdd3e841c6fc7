package gateway_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

func TestARenewalGoesToThePrescriberInTheirDialectUnderTheIDOfTheKey(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	require.NoError(t, w.AskRenewal(t.Context(), "k", request()))
	m := parsed(w.partner.Received()[0].Raw)
	h := m.Header()
	require.Equal(t, gateway.MessageID("k"), h.MessageID)
	require.Equal(t, script.Party{Qualifier: "D", ID: "6000000000001"}, h.To)
	require.Equal(t, "EX-20261102-0001", h.RelatesToMessageID)
	require.Equal(t, "RX7", h.RxReferenceNumber)
	require.Equal(t, parsed(original()).Dialect(), m.Dialect())
	q, err := m.Request()
	require.NoError(t, err)
	require.Equal(t, script.KindRxRenewalRequest, q.Kind)
	require.Equal(t, "Testa", q.Patient.First.Reveal())
}

func TestARepetitionIsTheSameBytesThoughTheClockHasMoved(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Fail(scripttest.DropAfterWork, 1)
	require.ErrorIs(t, w.AskRenewal(t.Context(), "k", request()), gateway.ErrOutcomeUnknown)
	w.clock.Advance(time.Hour)
	require.NoError(t, w.AskRenewal(t.Context(), "k", request()))
	got := w.partner.Received()
	require.Len(t, got, 2)
	require.True(t, bytes.Equal(got[0].Raw, got[1].Raw))
	require.Equal(t, 1, w.partner.Taken())
}

func TestWhatIsNoClearAnswerIsAnUnknownOutcome(t *testing.T) {
	t.Parallel()
	for _, f := range []scripttest.Fault{scripttest.DropBeforeWork, scripttest.DropAfterWork, scripttest.Down, scripttest.HTML, scripttest.Empty,
		scripttest.Truncate, scripttest.WrongRelation, scripttest.UnknownCode, scripttest.YesIn500, scripttest.Late, scripttest.Redirect} {
		t.Run(string(f), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.partner.Fail(f, 1)
			require.ErrorIs(t, w.AskRenewal(t.Context(), "k", request()), gateway.ErrOutcomeUnknown)
			require.Len(t, w.partner.Received(), 1, "nothing is repeated inside a call, and no redirect is followed")
			require.NoError(t, w.AskRenewal(t.Context(), "k", request()))
			require.Equal(t, 1, w.partner.Taken())
		})
	}
}

func TestAFinalNoIsKeptAndTroubleOfThePartnersIsNot(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Fail(scripttest.Busy, 1)
	w.partner.Fail(scripttest.Refuse, 1)
	var no *gateway.RefusedError
	require.ErrorAs(t, w.AskRenewal(t.Context(), "k", request()), &no)
	require.Equal(t, gateway.RefusedError{Code: "602", Again: true}, *no)
	for range 2 {
		require.ErrorAs(t, w.AskRenewal(t.Context(), "k", request()), &no)
		require.Equal(t, gateway.RefusedError{Code: "900"}, *no)
	}
	require.Len(t, w.partner.Received(), 2)
}

func TestAStatusThatComesLateEndsTheQuestion(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Fail(scripttest.Late, 1)
	require.ErrorIs(t, w.AskRenewal(t.Context(), "k", request()), gateway.ErrOutcomeUnknown)
	for _, ack := range w.partner.Owed() {
		status, answer := scripttest.Deliver(w.Handler(), ack)
		require.Equal(t, 204, status)
		require.Empty(t, answer)
	}
	require.NoError(t, w.AskRenewal(t.Context(), "k", request()))
	require.Len(t, w.partner.Received(), 1)
	require.Equal(t, script.KindStatus, w.desk.heard()[0].Message.Kind())
}

func TestAnAnswerThatComesTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Fail(scripttest.Twice, 1)
	require.NoError(t, w.AskRenewal(t.Context(), "k", request()))
	for _, ack := range w.partner.Owed() {
		status, _ := scripttest.Deliver(w.Handler(), ack)
		require.Equal(t, 204, status)
	}
	require.NoError(t, w.AskRenewal(t.Context(), "k", request()))
	require.Len(t, w.partner.Received(), 1)
}

func TestAKindThatThePartnerDoesNotTakeIsNotSent(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Partner.Sends = []script.Kind{script.KindRxFill} })
	require.ErrorIs(t, w.AskRenewal(t.Context(), "k", request()), gateway.ErrUnsupported)
	require.Empty(t, w.partner.Received())
}

func TestAFaxGoesElsewhereOrNowhere(t *testing.T) {
	t.Parallel()
	fax := request()
	fax.Means = "fax"
	w := newWorld(t)
	require.ErrorIs(t, w.AskRenewal(t.Context(), "k", fax), gateway.ErrUnsupported)
	require.Empty(t, w.partner.Received())
	other := newWorld(t)
	other.cfg.Elsewhere = w.Gateway
	fax.Means = "phone"
	require.ErrorIs(t, other.open(t).AskRenewal(t.Context(), "k", fax), gateway.ErrUnsupported)
}

func TestWithoutACertificateNothingArrives(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.cfg.Client = w.partner.Stranger()
	require.ErrorIs(t, w.open(t).AskRenewal(t.Context(), "k", request()), gateway.ErrOutcomeUnknown)
	require.Empty(t, w.partner.Received())
}

func TestNoErrorOfSendingHoldsAnAddressOrAName(t *testing.T) {
	t.Parallel()
	for _, f := range []scripttest.Fault{scripttest.DropBeforeWork, scripttest.Down, scripttest.HTML, scripttest.Truncate, scripttest.Refuse, scripttest.Redirect} {
		w := newWorld(t)
		w.partner.Fail(f, 1)
		err := w.AskRenewal(t.Context(), "k", request())
		require.Error(t, err)
		for _, word := range []string{"Sampleton", "127.0.0.1", "https", "/script", "4010", "6000000000001"} {
			require.NotContains(t, fmt.Sprintf("%+v", err), word, string(f))
		}
	}
}

func TestAnEntryOfTheJournalPrintsItsIDAlone(t *testing.T) {
	t.Parallel()
	e := gateway.Entry{ID: "out/1", Bytes: original()}
	require.Equal(t, "Entry(out/1) Entry(out/1)", fmt.Sprintf("%v %#v", e, e))
}

// full is a journal that stores nothing.
type full struct{ gateway.Memory }

var errFull = errors.New("the store is full")

func (*full) Keep(context.Context, gateway.Entry) (gateway.Entry, error) {
	return gateway.Entry{}, errFull
}

func TestNothingLeavesBeforeItIsWrittenDown(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Journal = &full{} })
	require.ErrorIs(t, w.AskRenewal(t.Context(), "k", request()), errFull)
	require.Empty(t, w.partner.Received())
}

func TestAConfigurationThatLacksSomethingNamesIt(t *testing.T) {
	t.Parallel()
	_, err := gateway.New(gateway.Config{URL: "http://user@partner.example"})
	for _, field := range []string{"URL", "Client", "Journal", "Partner.Sends", "Partner.Us", "Partner.Them"} {
		require.ErrorContains(t, err, "Config."+field)
	}
	require.NotContains(t, err.Error(), "partner.example")
}

var _ mailrx.PrescriberGateway = (*gateway.Gateway)(nil)
