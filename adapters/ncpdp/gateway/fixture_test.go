package gateway_test

import (
	"context"
	"errors"
	"io"
	"log"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

var noon = time.Date(2026, time.November, 24, 12, 0, 0, 0, time.UTC)

// original is the NewRx that is renewed, and that the partner brings.
func original() []byte {
	data, err := os.ReadFile("testdata/newrx.xml")
	if err != nil {
		panic("the sample is not there")
	}
	return data
}

// changed is a message with one text in the place of another.
func changed(message []byte, pairs ...string) []byte {
	return []byte(strings.NewReplacer(pairs...).Replace(string(message)))
}

func parsed(data []byte) *script.Message {
	m, err := script.Parse(data, script.Limits{})
	if err != nil {
		panic("the message does not parse")
	}
	return m
}

// profile is the partner of all tests.
func profile() gateway.Partner {
	return gateway.Partner{
		Them:  script.Party{Qualifier: "D", ID: "6000000000001"},
		Us:    script.Party{Qualifier: "P", ID: "2699999"},
		Sends: []script.Kind{script.KindRxRenewalRequest, script.KindRefillRequest},
	}
}

func renewals(context.Context, mailrx.RenewalRequest) (gateway.Renewal, error) {
	last := script.Medication{Given: true}
	last.Prescription.Drug.Description = "Lisinopril 10 mg tablet"
	last.Details.LastFill = cal.Of(2026, time.November, 3)
	last.Details.RefillsRequested = rx.RefillCount(3)
	return gateway.Renewal{Original: parsed(original()), RxNumber: "RX7", Dispensed: last}, nil
}

// desk is a Receiver that remembers, and the ear of Fault.
type desk struct {
	mu     sync.Mutex
	got    []gateway.Incoming
	faults []error
	reply  gateway.Reply
	err    error
	panics any
}

func (d *desk) receive(_ context.Context, in gateway.Incoming) (gateway.Reply, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.panics != nil {
		panic(d.panics)
	}
	d.got = append(d.got, in)
	return d.reply, d.err
}

func (d *desk) fault(err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faults = append(d.faults, err)
}

func (d *desk) heard() []gateway.Incoming {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.got)
}

// world is a partner, a desk and a gateway between them.
type world struct {
	partner *scripttest.Partner
	clock   *fake.Clock
	journal *gateway.Memory
	desk    *desk
	cfg     gateway.Config
	*gateway.Gateway
}

func newWorld(t testing.TB, change ...func(*gateway.Config)) *world {
	t.Helper()
	w := &world{clock: fake.NewClock(noon), journal: &gateway.Memory{}, desk: &desk{}}
	w.partner = scripttest.Start(w.clock.Now)
	t.Cleanup(w.partner.Close)
	w.cfg = gateway.Config{
		URL: w.partner.URL(), Client: w.partner.Client(), Partner: profile(), Journal: w.journal,
		Renewals: renewals, Receive: w.desk.receive, Fault: w.desk.fault, Now: w.clock.Now,
	}
	for _, each := range change {
		each(&w.cfg)
	}
	w.Gateway = w.open(t)
	return w
}

func (w *world) open(t testing.TB) *gateway.Gateway {
	t.Helper()
	g, err := gateway.New(w.cfg)
	require.NoError(t, err)
	return g
}

// ask asks for the renewal. No error means here that it was handed over.
func (w *world) ask(t testing.TB, k stream.Key) error {
	t.Helper()
	reach, err := w.AskRenewal(t.Context(), k, request())
	require.Equal(t, map[bool]renewal.Reach{true: renewal.Handed, false: renewal.Pending}[err == nil], reach)
	return err
}

// unreached asks for the renewal, which nobody takes.
func (w *world) unreached(t testing.TB, r mailrx.RenewalRequest) {
	t.Helper()
	reach, err := w.AskRenewal(t.Context(), "k", r)
	require.NoError(t, err)
	require.Equal(t, renewal.Undeliverable, reach)
}

func (d *desk) told() []error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.faults)
}

func request() mailrx.RenewalRequest {
	return mailrx.RenewalRequest{Rx: rx.Facts{ID: "rx-1"}, Attempt: 1, Means: "electronic"}
}

// broken is the rest of a connection that was lost; its error names an address, as those of package net do.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("read 127.0.0.1: Sampleton") }

func silent() *log.Logger { return log.New(io.Discard, "", 0) }

func streamKey(text string) stream.Key { return stream.Key(text) }

// renewalOf writes a renewal as AskRenewal does.
func renewalOf(id string, at time.Time) ([]byte, error) {
	m := parsed(original())
	n, err := m.NewRx()
	if err != nil {
		return nil, err
	}
	return m.Answer(id, at).Request(script.RenewalOf(n, id, script.Medication{}))
}
