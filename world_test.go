package mailrx_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/shipping"
)

var (
	morning    = time.Date(2026, time.November, 2, 15, 0, 0, 0, time.UTC) // Monday, nine o'clock in St. Louis
	chicago    = mustZone("America/Chicago")
	pharmacist = pharmacy.Staff{ID: "rph-7", Role: pharmacy.RolePharmacist}
	member     = pharmacy.Actor{Role: pharmacy.RoleMember, ID: "mem-1"}
	prescriber = pharmacy.Actor{Role: pharmacy.RolePrescriber, ID: "npi-1234567893"}
)

func mustZone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return z
}

// world is a pharmacy with everything around it, in memory, on a clock that is set by hand.
type world struct {
	*mailrx.Service
	config   mailrx.Config
	clock    *fake.Clock
	store    *memstore.Store
	bank     *fake.Bank
	notifier *fake.Notifier
	gateway  *fake.Gateway
	shelf    *fake.Shelf
	payer    *payer
	carrier  *pigeon

	mu     sync.Mutex
	faults []mailrx.Fault
}

// newWorld makes a world; a tweak changes its Config before the Service is made.
func newWorld(tb testing.TB, tweaks ...func(*world)) *world {
	tb.Helper()
	bank, err := fake.OpenBank("")
	require.NoError(tb, err)
	w := &world{clock: fake.NewClock(morning), store: memstore.New(), bank: bank, notifier: &fake.Notifier{},
		gateway: &fake.Gateway{}, shelf: &fake.Shelf{}}
	w.payer = &payer{LocalCoverage: mailrx.LocalCoverage{Plan: samplePlan(tb)}, paid: map[stream.Key]bool{}}
	w.carrier = &pigeon{clock: w.clock, byKey: map[shipping.Key][]*parcel{}}
	w.config = mailrx.Config{
		Site: pharmacy.Site{ID: "site-1"}, Zone: chicago, From: dock(), Store: w.store, People: w.store.People(),
		Vault: w.store.Vault(), Drugs: fake.Catalogue(), Coverage: w.payer, Payments: w.bank, Notifier: w.notifier,
		Gateway: w.gateway, Stock: w.shelf, Licences: fake.Licences{"OH": {}, "MO": {}}, Clock: w.clock, Fault: w.heard,
	}
	for _, tweak := range tweaks {
		tweak(w)
	}
	if w.config.Desk == nil {
		w.config.Desk = desk(tb, w.carrier)
	}
	w.Service, err = mailrx.New(w.config)
	require.NoError(tb, err)
	return w
}

func desk(tb testing.TB, c shipping.Carrier) *shipping.Desk {
	tb.Helper()
	d, err := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{c}})
	require.NoError(tb, err)
	return d
}

func (w *world) heard(f mailrx.Fault) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.faults = append(w.faults, f)
}

func (w *world) allFaults() []mailrx.Fault {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]mailrx.Fault(nil), w.faults...)
}

// payer is a plan that counts what it was billed for.
type payer struct {
	mailrx.LocalCoverage
	mu    sync.Mutex
	paid  map[stream.Key]bool
	bills []mailrx.Claim
}

func (p *payer) Bill(ctx context.Context, k stream.Key, c mailrx.Claim) (order.Adjudication, error) {
	a, err := p.LocalCoverage.Bill(ctx, k, c)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.bills = append(p.bills, c)
	p.paid[k] = p.paid[k] || a.Paid()
	return a, err
}

func dock() shipping.Address {
	return shipping.Address{Company: secret.New("Sample Mail Pharmacy"), Street1: secret.New("1 Sample Way"),
		City: secret.New("Saint Louis"), State: "MO", ZIP: secret.New("63166"), Country: place.US}
}

func testa() rx.Patient {
	return rx.Patient{First: rx.NewSecret("Testa"), Last: rx.NewSecret("Sampleton"), Born: rx.NewSecret("1961-02-28"),
		Street1: rx.NewSecret("100 Example St"), City: rx.NewSecret("Samplesburg"), State: "OH", ZIP: rx.NewSecret("43004"),
		Country: place.US, Phone: rx.NewSecret("6145550123"), Email: rx.NewSecret("testa@sampleton.example"),
		MemberID: rx.NewSecret("EXM000123401")}
}

// lisinopril is a prescription of 90 tablets for 90 days with one refill.
func lisinopril() rx.Prescription {
	return rx.Prescription{
		Patient: "mem-1", Drug: rx.Drug{RxCUI: 314076, Description: "lisinopril 10 mg tablet"},
		Quantity: drug.Units(90, drug.Tablet), DaysSupply: 90, Sig: rx.Sig{Text: rx.NewSecret("one tablet daily for Testa")},
		Refills: rx.RefillCount(1), Written: cal.Of(2026, time.November, 2), Expires: cal.Of(2027, time.November, 1),
		Prescriber: rx.Prescriber{NPI: "1234567893", Last: "Exampleman"}, Origin: rx.Electronic,
	}
}

// message is a prescription as it arrives.
func message(id string) mailrx.Incoming {
	return mailrx.Incoming{By: prescriber, Channel: pharmacy.ChannelERx, Sender: "clinic-1", MessageID: id,
		Source: mailrx.Document{Kind: "script.newrx", Bytes: []byte("<NewRx>" + id + " Testa Sampleton</NewRx>")},
		Rx:     lisinopril(), Patient: testa()}
}

// receive opens an order that must open.
func (w *world) receive(tb testing.TB, id string) stream.ID {
	tb.Helper()
	r, err := w.Orders.Receive(tb.Context(), stream.Key("newrx/"+id), message(id))
	require.NoError(tb, err)
	require.Nil(tb, r.Refusal)
	return r.Stream
}

// line is the first line of an order.
func (w *world) line(tb testing.TB, id stream.ID) order.Line {
	tb.Helper()
	s, err := w.Orders.Status(tb.Context(), id)
	require.NoError(tb, err)
	l, ok := s.Line(1)
	require.True(tb, ok)
	return l
}

func (w *world) drain(tb testing.TB) {
	tb.Helper()
	require.NoError(tb, w.Queue.Drain(tb.Context()))
}

// serve does the pharmacist's next thing for an order.
func (w *world) serve(tb testing.TB, id stream.ID) {
	tb.Helper()
	var r mailrx.Receipt
	var err error
	switch l := w.line(tb, id); l.Status {
	case order.Received:
		r, err = w.Orders.Review(tb.Context(), "review/"+stream.Key(id.Name), id, pharmacist, order.Review{Line: 1, Verdict: order.Approve})
	case order.Filling:
		r, err = w.Orders.Dispense(tb.Context(), "dispense/"+stream.Key(id.Name), id, pharmacist, order.Dispense{Line: 1, Product: l.Rx.NDC})
	}
	require.NoError(tb, err)
	require.Nil(tb, r.Refusal)
}

// until lets hours pass, with the pharmacist at work, until an order is at a status.
func (w *world) until(tb testing.TB, id stream.ID, s order.Status) {
	tb.Helper()
	for range 60 * 24 {
		w.drain(tb)
		w.serve(tb, id)
		w.drain(tb)
		if w.line(tb, id).Status == s {
			return
		}
		w.clock.Advance(time.Hour)
	}
	l := w.line(tb, id)
	tb.Fatalf("the line is %s (%s %s), never %s", l.Status, l.Hold.Reason, l.Hold.Code, s)
}

// pass lets whole days pass, hour by hour.
func (w *world) pass(tb testing.TB, days int) {
	tb.Helper()
	for range days * 24 {
		w.clock.Advance(time.Hour)
		w.drain(tb)
	}
}

// delivered brings a first fill to the door and gives its prescription.
func (w *world) delivered(tb testing.TB) (stream.ID, rx.ID) {
	tb.Helper()
	id := w.receive(tb, "m-1")
	w.until(tb, id, order.Delivered)
	w.drain(tb)
	return id, w.line(tb, id).Rx.ID
}

// once checks the books of the carrier, the bank and the payer after orders that went all the way.
func (w *world) once(tb testing.TB, fills int) {
	tb.Helper()
	require.Equal(tb, fills, w.carrier.live(), "one live label for each parcel")
	require.Len(tb, w.payer.paid, fills, "one claim for each fill")
	require.Len(tb, w.bank.Payments(), fills, "one payment for each fill")
	for id, p := range w.bank.Payments() {
		require.Equal(tb, 1, p.Captures, "captures of %s", id)
		require.Equal(tb, p.Amount, p.Captured)
		require.False(tb, p.Refunded)
	}
}

func samplePlan(tb testing.TB) *formulary.Plan {
	tb.Helper()
	doc, err := formulary.ParseDocument([]byte(planJSON))
	require.NoError(tb, err)
	plan, err := formulary.Compile(doc)
	require.NoError(tb, err)
	return plan
}

const planJSON = `{
  "version": 1, "id": "sample-2026", "name": "Sample Plan", "from": "2026-01-01", "to": "2027-12-31",
  "mailBenefit": "yes", "outOfNetwork": "not-covered", "tiers": [{"tier": 1, "name": "Generic"}],
  "costShares": [
    {"tier": 1, "channel": "standard-retail", "days": "1-30", "copay": "15.00"},
    {"tier": 1, "channel": "standard-retail", "days": "31-90", "copay": "45.00"},
    {"tier": 1, "channel": "preferred-mail", "days": "1-30", "notOffered": true},
    {"tier": 1, "channel": "preferred-mail", "days": "31-90", "copay": "30.00"}
  ],
  "drugs": [
    {"rxcui": "314076", "ndcs": ["99999-0101-90"], "name": "lisinopril 10 mg tablet", "tier": 1, "source": "generic", "mail": "yes"},
    {"rxcui": "197361", "ndcs": ["99999-0401-90"], "name": "amlodipine 5 mg tablet", "tier": 1, "source": "generic", "mail": "yes",
     "priorAuth": true}
  ],
  "lists": [{"id": "nine", "name": "$9 generics", "amount": "9.00", "channels": ["preferred-mail"], "days": "61-90",
    "rxcuis": ["314076"], "from": "2026-01-01", "to": "2027-12-31"}],
  "prices": [{"rxcui": "314076", "unitPrice": "0.62", "unit": "C48542"}, {"rxcui": "197361", "unitPrice": "0.50", "unit": "C48542"}],
  "fees": [{"channel": "standard-retail", "fee": "1.50"}, {"channel": "preferred-mail", "fee": "1.50"}]
}`
