package gateway_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
	"github.com/mailrx/mailrx/refill/renewal"
)

func TestARenewalGoesToThePrescriberInTheirDialectUnderTheIDOfTheKey(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	require.NoError(t, w.ask(t, "k"))
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
	require.ErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
	w.clock.Advance(time.Hour)
	require.NoError(t, w.ask(t, "k"))
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
			require.ErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
			require.Len(t, w.partner.Received(), 1, "nothing is repeated inside a call, and no redirect is followed")
			require.NoError(t, w.ask(t, "k"))
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
	require.ErrorAs(t, w.ask(t, "k"), &no)
	require.Equal(t, gateway.RefusedError{Code: "602", Again: true}, *no)
	require.Empty(t, w.desk.told(), "the caller has the error")
	for range 3 {
		w.unreached(t, request())
		w.Gateway = w.open(t) // another process
	}
	require.Len(t, w.partner.Received(), 2)
	require.Len(t, w.desk.told(), 1, "the answer says why to nobody, so Fault hears it once")
	require.ErrorAs(t, w.desk.told()[0], &no)
	require.Equal(t, gateway.RefusedError{Code: "900", Details: []string{"4010"}}, *no)
	_, err := w.Send(t.Context(), "k", ask)
	require.ErrorAs(t, err, &no, "Send has the no as an error")
}

func TestACodeIsToldOnlyWhereATableHasIt(t *testing.T) {
	t.Parallel()
	answer := func(own []script.Word) error {
		w := newWorld(t, func(c *gateway.Config) { c.Partner.Codes = own })
		w.partner.Fail(scripttest.DropAfterWork, 1)
		require.ErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
		no, err := parsed(w.partner.Received()[0].Raw).Answer("LATE-1", noon).Error("7Q", []string{"144", "P001", "Sampleton"}, "")
		require.NoError(t, err)
		scripttest.Deliver(w.Handler(), no)
		_, err = w.Send(t.Context(), "k", ask)
		return err
	}
	require.EqualError(t, answer(nil), "gateway: the partner refused the message with code withheld, detail 144")
	own := []script.Word{{Code: "7Q", Text: "closed for the day"}, {Code: "P001", Text: "a line is missing"}}
	require.EqualError(t, answer(own), "gateway: the partner refused the message with code 7Q, detail 144, P001")
	p := gateway.Partner{Codes: own}
	require.Equal(t, "closed for the day", p.Explain("7Q"))
	require.NotEmpty(t, p.Explain("900"))
	require.Empty(t, p.Explain("Sampleton"))
}

func TestAStatusThatComesLateEndsTheQuestion(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Fail(scripttest.Late, 1)
	require.ErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
	for _, ack := range w.partner.Owed() {
		status, answer := scripttest.Deliver(w.Handler(), ack)
		require.Equal(t, 204, status)
		require.Empty(t, answer)
	}
	require.NoError(t, w.ask(t, "k"))
	require.Len(t, w.partner.Received(), 1)
	require.Equal(t, script.KindStatus, w.desk.heard()[0].Message.Kind())
}

func TestAnAnswerThatComesTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Fail(scripttest.Twice, 1)
	require.NoError(t, w.ask(t, "k"))
	for _, ack := range w.partner.Owed() {
		status, _ := scripttest.Deliver(w.Handler(), ack)
		require.Equal(t, 204, status)
	}
	require.NoError(t, w.ask(t, "k"))
	require.Len(t, w.partner.Received(), 1)
}

func TestAKindThatThePartnerDoesNotTakeIsNotSent(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Partner.Sends = []script.Kind{script.KindRxFill} })
	w.unreached(t, request())
	require.Empty(t, w.partner.Received())
	require.Len(t, w.desk.told(), 1)
	require.ErrorIs(t, w.desk.told()[0], gateway.ErrUnsupported)
}

func TestAPrescriberWhomTheHostCannotReachOverThisPartnerIsUndeliverable(t *testing.T) {
	t.Parallel()
	unknown := func(context.Context, mailrx.RenewalRequest) (gateway.Renewal, error) {
		return gateway.Renewal{}, fmt.Errorf("no SPI: %w", gateway.ErrUnsupported)
	}
	w := newWorld(t, func(c *gateway.Config) { c.Renewals = unknown })
	w.unreached(t, request())
	w.cfg.Renewals = nil
	w.Gateway = w.open(t)
	w.unreached(t, request())
	require.Empty(t, w.partner.Received())
	require.Len(t, w.desk.told(), 2)
}

func TestAFaxGoesElsewhereOrNowhere(t *testing.T) {
	t.Parallel()
	fax := request()
	fax.Means = "fax"
	w := newWorld(t)
	w.unreached(t, fax)
	require.Empty(t, w.partner.Received())
	require.ErrorIs(t, w.desk.told()[0], gateway.ErrUnsupported)
	machine := &fake.Gateway{Reach: func(mailrx.RenewalRequest) renewal.Reach { return renewal.LeftMessage }}
	w.cfg.Elsewhere = machine
	reach, err := w.open(t).AskRenewal(t.Context(), "k", fax)
	require.NoError(t, err)
	require.Equal(t, renewal.LeftMessage, reach)
	require.Equal(t, []mailrx.RenewalRequest{fax}, machine.Asked())
}

func TestWithoutACertificateNothingArrives(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.cfg.Client = w.partner.Stranger()
	w.Gateway = w.open(t)
	require.ErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
	require.Empty(t, w.partner.Received())
}

func TestNoErrorOfSendingHoldsAnAddressOrAName(t *testing.T) {
	t.Parallel()
	for _, f := range []scripttest.Fault{scripttest.DropBeforeWork, scripttest.Down, scripttest.HTML, scripttest.Truncate, scripttest.Busy, scripttest.Refuse, scripttest.Redirect} {
		w := newWorld(t)
		w.partner.Fail(f, 1)
		_, err := w.AskRenewal(t.Context(), "k", request())
		if f == scripttest.Refuse {
			err = w.desk.told()[0]
		}
		require.Error(t, err)
		for _, word := range []string{"Sampleton", "127.0.0.1", "https", "/script", "6000000000001"} {
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
	require.ErrorIs(t, w.ask(t, "k"), errFull)
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

// TestAGatewayThatOnlyReceivesNamesNoKindsToSend: it answers, and sends nothing of its own.
func TestAGatewayThatOnlyReceivesNamesNoKindsToSend(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Renewals, c.Partner.Sends = nil, nil })
	status, _ := scripttest.Deliver(w.Handler(), original())
	require.Equal(t, 200, status)
	_, err := w.Send(t.Context(), "k", renewalOf)
	require.ErrorIs(t, err, gateway.ErrUnsupported)
	w.cfg.Renewals = renewals
	_, err = gateway.New(w.cfg)
	require.ErrorContains(t, err, "Config.Partner.Sends")
}

func TestWhateverWeWriteNamesTheSoftwareOfTheProfile(t *testing.T) {
	t.Parallel()
	ours := script.Software{Developer: "Sample", Product: "Mail", Release: "1"}
	w := newWorld(t, func(c *gateway.Config) { c.Partner.Software = ours })
	require.NoError(t, w.ask(t, "k"))
	w.partner.Post(original())
	_, err := w.Poll(t.Context())
	require.NoError(t, err)
	require.Len(t, w.partner.Received(), 3)
	for _, r := range w.partner.Received() {
		require.Equal(t, ours, parsed(r.Raw).Header().Software, string(r.Kind))
	}
}

func TestTheAddressIsOneOfHTTPSWithoutAUser(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"http://partner.example", "https://user@partner.example", "https://", "partner.example", "%", ""} {
		_, err := gateway.New(gateway.Config{URL: address, Client: http.DefaultClient, Journal: &gateway.Memory{}, Partner: profile()})
		require.ErrorContains(t, err, "Config.URL", address)
	}
}

// TestTheProfileIsCopied: what the caller does with its slices later changes nothing.
func TestTheProfileIsCopied(t *testing.T) {
	t.Parallel()
	p := profile()
	w := newWorld(t, func(c *gateway.Config) { c.Partner = p })
	clear(p.Sends)
	require.NoError(t, w.ask(t, "k"))
}

func TestTheBytesOfAJournalAreTheCallers(t *testing.T) {
	t.Parallel()
	var m gateway.Memory
	e := gateway.Entry{ID: "in/1", Bytes: []byte("abc")}
	_, err := m.Keep(t.Context(), e)
	require.NoError(t, err)
	e.Bytes[0] = 'x'
	for range 2 {
		found, err := m.Find(t.Context(), "in/1")
		require.NoError(t, err)
		kept, err := m.Keep(t.Context(), gateway.Entry{ID: "in/1", Bytes: []byte("other")})
		require.NoError(t, err)
		require.Equal(t, "abc abc", string(found.Bytes)+" "+string(kept.Bytes))
		found.Bytes[0], kept.Bytes[0] = 'y', 'z'
	}
}

var _ mailrx.PrescriberGateway = (*gateway.Gateway)(nil)
