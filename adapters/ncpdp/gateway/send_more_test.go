package gateway_test

import (
	"context"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

func TestAPrescriberOf106IsAskedInThatRelease(t *testing.T) {
	t.Parallel()
	old, err := readSample("newrx-lisinopril-10.6.xml")
	require.NoError(t, err)
	w := newWorld(t, func(c *gateway.Config) {
		c.Renewals = func(ctx context.Context, r mailrx.RenewalRequest) (gateway.Renewal, error) {
			from, err := renewals(ctx, r)
			from.Original = parsed(old)
			return from, err
		}
	})
	require.NoError(t, w.ask(t, "k"))
	m := parsed(w.partner.Received()[0].Raw)
	require.Equal(t, script.KindRefillRequest, m.Kind())
	require.Equal(t, script.V10_6, m.Version())
}

// ask writes a first message to the partner of the profile.
func ask(id string, at time.Time) ([]byte, error) {
	return profile().Letter(id, at).Request(script.Request{Kind: script.KindNewRxRequest, Reference: "REQ-1"})
}

func TestAnyOtherKindIsWrittenByTheHostOnceAndSentOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Partner.Sends = []script.Kind{script.KindNewRxRequest} })
	written := 0
	write := func(id string, at time.Time) ([]byte, error) {
		written++
		return ask(id, at)
	}
	w.partner.Fail(scripttest.DropAfterWork, 1)
	_, err := w.Send(t.Context(), "k", write)
	require.ErrorIs(t, err, gateway.ErrOutcomeUnknown)
	for range 2 {
		a, err := w.Send(t.Context(), "k", write)
		require.NoError(t, err)
		require.Equal(t, gateway.MessageID("k"), a.RelatesTo)
	}
	require.Equal(t, 1, written)
	require.Equal(t, 1, w.partner.Taken())
	require.Equal(t, script.KindNewRxRequest, w.partner.Received()[0].Kind)
}

func TestAMessageUnderAnotherIDThanTheKeysIsNotSent(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Partner.Sends = []script.Kind{script.KindNewRxRequest} })
	_, err := w.Send(t.Context(), "k", func(_ string, at time.Time) ([]byte, error) { return ask("MINE-1", at) })
	require.ErrorContains(t, err, "under the id that it is given")
	require.Empty(t, w.partner.Received())
}

func TestAnErrorOnOurOwnCallIsANoThoughItNamesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Fail(scripttest.RefuseNothing, 1)
	for range 2 {
		w.unreached(t, request())
	}
	require.Len(t, w.partner.Received(), 1)
}

func TestAnErrorThatComesLateIsTheNo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Fail(scripttest.DropAfterWork, 1)
	require.ErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
	late, err := parsed(w.partner.Received()[0].Raw).Answer("LATE-1", noon).Error(script.AckRefused, nil, "")
	require.NoError(t, err)
	status, _ := scripttest.Deliver(w.Handler(), late)
	require.Equal(t, 204, status)
	w.unreached(t, request())
	require.Len(t, w.partner.Received(), 1)
	require.Equal(t, []error{&gateway.RefusedError{Code: "900"}}, w.desk.told(), "whoever asks again hears Undeliverable alone")
}

// hangs is a connection over which nothing comes back.
type hangs struct{}

func (hangs) RoundTrip(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, r.Context().Err()
}

func TestAPartnerThatHangsIsLeftAfterTheTimeout(t *testing.T) {
	t.Parallel()
	cfg := newWorld(t).cfg
	cfg.Client, cfg.Timeout = &http.Client{Transport: hangs{}}, time.Hour
	synctest.Test(t, func(t *testing.T) {
		g, err := gateway.New(cfg)
		require.NoError(t, err)
		began := time.Now()
		_, err = g.AskRenewal(t.Context(), "k", request())
		require.ErrorIs(t, err, gateway.ErrOutcomeUnknown)
		require.Equal(t, time.Hour, time.Since(began))
	})
}

func TestACodeOfThePartnersOwnIsAYesWhereTheProfileSaysSo(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Partner.Accepted = []string{"777"} })
	w.partner.Fail(scripttest.UnknownCode, 1)
	require.NoError(t, w.ask(t, "k"))
}
