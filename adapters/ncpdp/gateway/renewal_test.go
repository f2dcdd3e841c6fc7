package gateway_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// givenFrom makes Renewals of a renewal.
func givenFrom(r gateway.Renewal) func(*gateway.Config) {
	return func(c *gateway.Config) {
		c.Partner.Sends = append(c.Partner.Sends, script.KindNewRxRequest)
		c.Renewals = func(context.Context, mailrx.RenewalRequest) (gateway.Renewal, error) { return r, nil }
	}
}

func fromNewRx(data []byte) gateway.Renewal {
	r, _ := renewals(context.Background(), mailrx.RenewalRequest{})
	r.Original = parsed(data)
	return r
}

// byTelephone is a prescription without a message, written by another release's hand.
func byTelephone() gateway.Renewal {
	q := script.Request{
		Patient:    rx.Patient{First: rx.NewSecret("Testa"), Last: rx.NewSecret("Sampleton")},
		Prescriber: rx.Prescriber{NPI: "1234567893", Last: "Exampleman"},
		Prescribed: script.Medication{Given: true},
	}
	q.Prescribed.Prescription.Drug.Description = "Lisinopril 10 mg tablet"
	q.Dispensed = q.Prescribed
	q.Dispensed.Details.RefillsRequested = rx.RefillCount(3)
	return gateway.Renewal{Request: &q, RxNumber: "RX7", To: script.Party{Qualifier: "D", ID: "6000000000009"}}
}

func TestPastTheWindowANewPrescriptionIsAskedForInTheDialectOfTheOld(t *testing.T) {
	t.Parallel()
	w := newWorld(t, givenFrom(fromNewRx(original())))
	r := request()
	r.NewRx = true
	_, err := w.AskRenewal(t.Context(), "k", r)
	require.NoError(t, err)
	m := parsed(w.partner.Received()[0].Raw)
	require.Equal(t, script.KindNewRxRequest, m.Kind())
	require.Equal(t, parsed(original()).Dialect(), m.Dialect())
	h := m.Header()
	require.Equal(t, script.Party{Qualifier: "D", ID: "6000000000001"}, h.To)
	require.Equal(t, "RX7", h.RxReferenceNumber)
	require.Empty(t, h.RelatesToMessageID+h.PrescriberOrderNumber, "a first message goes back to none")
	q, err := m.Request()
	require.NoError(t, err)
	require.Equal(t, gateway.MessageID("k"), q.Reference)
	require.Equal(t, "Sampleton", q.Patient.Last.Reveal())
	require.False(t, q.Dispensed.Given || q.Prescribed.Given)
	require.Equal(t, "Lisinopril 10 mg tablet", q.Requested[0].Prescription.Drug.Description)
}

func TestAPrescriptionByTelephoneIsRenewedInTheDialectOfTheProfile(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		version script.Version
		newRx   bool
		kind    script.Kind
	}{
		"a renewal":                {script.V2017071, false, script.KindRxRenewalRequest},
		"a renewal of 10.6":        {script.V10_6, false, script.KindRefillRequest},
		"an ordinary prescription": {script.V2017071, true, script.KindNewRxRequest},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, givenFrom(byTelephone()), func(g *gateway.Config) { g.Partner.Dialect = script.DialectOf(c.version) })
			r := request()
			r.NewRx = c.newRx
			reach, err := w.AskRenewal(t.Context(), "k", r)
			require.NoError(t, err)
			require.True(t, reach.Reached())
			m := parsed(w.partner.Received()[0].Raw)
			require.Equal(t, c.kind, m.Kind())
			require.Equal(t, c.version, m.Version())
			require.Equal(t, script.Party{Qualifier: "D", ID: "6000000000009"}, m.Header().To)
			require.Equal(t, profile().Us, m.Header().From)
			q, err := m.Request()
			require.NoError(t, err)
			require.Equal(t, gateway.MessageID("k"), q.Reference)
			require.Equal(t, "Lisinopril 10 mg tablet", q.Prescribed.Prescription.Drug.Description)
		})
	}
}

// TestTheTraceOfAMailboxIsNotInARequest: it belongs to the acknowledgement, which went out long ago.
func TestTheTraceOfAMailboxIsNotInARequest(t *testing.T) {
	t.Parallel()
	traced := changed(original(), "</SentTime>", "</SentTime><Mailbox><MailboxID>BOX-1</MailboxID><DeliveredID>7</DeliveredID></Mailbox>")
	require.Equal(t, "BOX-1", parsed(traced).Header().Mailbox.ID)
	w := newWorld(t, givenFrom(fromNewRx(traced)))
	require.NoError(t, w.ask(t, "k"))
	require.Zero(t, parsed(w.partner.Received()[0].Raw).Header().Mailbox)
}

func TestWithoutAnIDOfItsOwnARequestGoesToThePartner(t *testing.T) {
	t.Parallel()
	from := byTelephone()
	from.To = script.Party{}
	w := newWorld(t, givenFrom(from))
	require.NoError(t, w.ask(t, "k"))
	require.Equal(t, profile().Them, parsed(w.partner.Received()[0].Raw).Header().To)
}

// TestNobodyIsAskedWhoMustNotBe: the request does not leave, and Fault hears why.
func TestNobodyIsAskedWhoMustNotBe(t *testing.T) {
	t.Parallel()
	npi := parsed(original())
	n, err := npi.NewRx()
	require.NoError(t, err)
	require.NotEmpty(t, n.Prescription.Prescriber.NPI)
	unwritable := byTelephone()
	unwritable.Request.Prescribed.Prescription.Drug.Description = strings.Repeat("x", 106)
	for name, c := range map[string]struct {
		from gateway.Renewal
		ask  rx.NPI
	}{
		"the member has named another prescriber":       {fromNewRx(original()), "1992999997"},
		"so for a prescription by telephone":            {byTelephone(), "1992999997"},
		"the prescriber does not want to be asked":      {fromNewRx(changed(original(), "</NewRx>", "<ProhibitRenewalRequest>true</ProhibitRenewalRequest></NewRx>")), ""},
		"nothing is known of it":                        {gateway.Renewal{RxNumber: "RX7"}, ""},
		"a request that cannot be written has no means": {unwritable, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, givenFrom(c.from))
			r := request()
			r.Rx.PrescriberNPI = c.ask
			w.unreached(t, r)
			require.Empty(t, w.partner.Received())
			require.Len(t, w.desk.told(), 1)
		})
	}
	w := newWorld(t, givenFrom(fromNewRx(original())))
	r := request()
	r.Rx.PrescriberNPI = n.Prescription.Prescriber.NPI
	reach, err := w.AskRenewal(t.Context(), "k", r)
	require.NoError(t, err)
	require.True(t, reach.Reached(), "the one who is meant is asked")
	w = newWorld(t, givenFrom(fromNewRx(changed(original(), "</NewRx>", "<ProhibitRenewalRequest>true</ProhibitRenewalRequest></NewRx>"))))
	r.NewRx = true
	reach, err = w.AskRenewal(t.Context(), "k", r)
	require.NoError(t, err)
	require.True(t, reach.Reached(), "who prohibits renewals does not prohibit a new prescription")
}
