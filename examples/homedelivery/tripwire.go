package main

import (
	"context"
	"errors"
	"sync"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/shipping"
)

// tripwire counts points and dies at one of them: every commit of the store, and before and after every call of a port.
type tripwire struct {
	mu   sync.Mutex
	n    int
	at   int    // 0: never
	die  func() // nil: the process lives on as a ghost, which can do nothing any more
	dead bool
}

// errDead is what a ghost gets for everything it tries.
var errDead = errors.New("the process is dead")

// point is one place where a machine may lose its power.
func (t *tripwire) point() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.dead {
		return errDead
	}
	t.n++
	if t.n != t.at {
		return nil
	}
	t.dead = true
	if t.die != nil {
		t.die()
	}
	return errDead
}

// alive lets a read through.
func (t *tripwire) alive() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.dead {
		return errDead
	}
	return nil
}

// call makes a call of a port between two points.
func call[T any](t *tripwire, do func() (T, error)) (T, error) {
	var none T
	if err := t.point(); err != nil {
		return none, err
	}
	out, err := do()
	if dead := t.point(); dead != nil {
		return none, dead
	}
	return out, err
}

func callErr(t *tripwire, do func() error) error {
	_, err := call(t, func() (struct{}, error) { return struct{}{}, do() })
	return err
}

// commit writes to the store and dies, if it does, with the commit done.
func commit[T any](t *tripwire, do func() (T, error)) (T, error) {
	out, err := read(t, do)
	if err != nil {
		return out, err
	}
	return out, t.point()
}

func read[T any](t *tripwire, do func() (T, error)) (T, error) {
	if err := t.alive(); err != nil {
		var none T
		return none, err
	}
	return do()
}

type trippedStore struct {
	store interface {
		mailrx.Store
		mailrx.Lister
	}
	wire *tripwire
}

func (s trippedStore) Append(ctx context.Context, b mailrx.Batch) (int, error) {
	return commit(s.wire, func() (int, error) { return s.store.Append(ctx, b) })
}

func (s trippedStore) Lease(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
	ts, err := read(s.wire, func() ([]mailrx.Task, error) { return s.store.Lease(ctx, q) })
	if err != nil || len(ts) == 0 {
		return ts, err
	}
	return ts, s.wire.point()
}

func (s trippedStore) Settle(ctx context.Context, l mailrx.Lease, how mailrx.Settlement) error {
	_, err := commit(s.wire, func() (struct{}, error) { return struct{}{}, s.store.Settle(ctx, l, how) })
	return err
}

func (s trippedStore) Load(ctx context.Context, id stream.ID, after int) ([]stream.Record, error) {
	return read(s.wire, func() ([]stream.Record, error) { return s.store.Load(ctx, id, after) })
}

func (s trippedStore) Find(ctx context.Context, r stream.Ref) (stream.ID, error) {
	return s.store.Find(ctx, r)
}

func (s trippedStore) List(ctx context.Context, f mailrx.Filter) ([]stream.Summary, error) {
	return read(s.wire, func() ([]stream.Summary, error) { return s.store.List(ctx, f) })
}

type trippedPeople struct {
	mailrx.People
	wire *tripwire
}

func (p trippedPeople) Put(ctx context.Context, ref rx.PatientRef, who rx.Patient) (rx.ShipTo, error) {
	return call(p.wire, func() (rx.ShipTo, error) { return p.People.Put(ctx, ref, who) })
}

func (p trippedPeople) Get(ctx context.Context, ref rx.PatientRef, n int) (rx.Patient, error) {
	return call(p.wire, func() (rx.Patient, error) { return p.People.Get(ctx, ref, n) })
}

type trippedVault struct {
	mailrx.Vault
	wire *tripwire
}

func (v trippedVault) Put(ctx context.Context, d mailrx.Document) (mailrx.DocumentID, error) {
	return call(v.wire, func() (mailrx.DocumentID, error) { return v.Vault.Put(ctx, d) })
}

type trippedCoverage struct {
	mailrx.Coverage
	wire *tripwire
}

func (c trippedCoverage) Bill(ctx context.Context, k stream.Key, cl mailrx.Claim) (order.Adjudication, error) {
	return call(c.wire, func() (order.Adjudication, error) { return c.Coverage.Bill(ctx, k, cl) })
}

func (c trippedCoverage) Reverse(ctx context.Context, k stream.Key, id order.ClaimID) error {
	return callErr(c.wire, func() error { return c.Coverage.Reverse(ctx, k, id) })
}

type trippedPayments struct {
	bank mailrx.Payments
	wire *tripwire
}

func (p trippedPayments) Authorize(ctx context.Context, k stream.Key, c mailrx.Charge) (mailrx.Authorization, error) {
	return call(p.wire, func() (mailrx.Authorization, error) { return p.bank.Authorize(ctx, k, c) })
}

func (p trippedPayments) Capture(ctx context.Context, k stream.Key, id order.PaymentID, a money.Amount) error {
	return callErr(p.wire, func() error { return p.bank.Capture(ctx, k, id, a) })
}

func (p trippedPayments) Refund(ctx context.Context, k stream.Key, id order.PaymentID) error {
	return callErr(p.wire, func() error { return p.bank.Refund(ctx, k, id) })
}

type trippedNotifier struct {
	notifier mailrx.Notifier
	wire     *tripwire
}

func (n trippedNotifier) Notify(ctx context.Context, k stream.Key, what notice.Notice) (bool, error) {
	return call(n.wire, func() (bool, error) { return n.notifier.Notify(ctx, k, what) })
}

type trippedGateway struct {
	gateway mailrx.PrescriberGateway
	wire    *tripwire
}

func (g trippedGateway) AskRenewal(ctx context.Context, k stream.Key, r mailrx.RenewalRequest) error {
	return callErr(g.wire, func() error { return g.gateway.AskRenewal(ctx, k, r) })
}

type trippedStock struct {
	mailrx.Stock
	wire *tripwire
}

func (s trippedStock) Reserve(ctx context.Context, k stream.Key, n drug.NDC, q drug.Quantity) (ok bool, back cal.Date, err error) {
	err = callErr(s.wire, func() error {
		ok, back, err = s.Stock.Reserve(ctx, k, n, q)
		return err
	})
	return ok, back, err
}

type trippedLicences struct {
	licences mailrx.Licences
	wire     *tripwire
}

func (l trippedLicences) May(ctx context.Context, site pharmacy.SiteID, to place.State, on cal.Date) (drug.Answer, error) {
	return call(l.wire, func() (drug.Answer, error) { return l.licences.May(ctx, site, to, on) })
}

// trippedCarrier keeps what the carrier can: it must go on being a LabelFinder.
type trippedCarrier struct {
	carrier interface {
		shipping.Carrier
		shipping.LabelFinder
	}
	wire *tripwire
}

func (c trippedCarrier) Code() shipping.CarrierCode { return c.carrier.Code() }

func (c trippedCarrier) Quote(ctx context.Context, s shipping.Shipment) ([]shipping.Quote, error) {
	return call(c.wire, func() ([]shipping.Quote, error) { return c.carrier.Quote(ctx, s) })
}

func (c trippedCarrier) Buy(ctx context.Context, p shipping.Purchase) (shipping.Label, error) {
	return call(c.wire, func() (shipping.Label, error) { return c.carrier.Buy(ctx, p) })
}

func (c trippedCarrier) Void(ctx context.Context, id shipping.LabelID) error {
	return callErr(c.wire, func() error { return c.carrier.Void(ctx, id) })
}

func (c trippedCarrier) Track(ctx context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	return call(c.wire, func() (shipping.Tracking, error) { return c.carrier.Track(ctx, n) })
}

func (c trippedCarrier) FindLabel(ctx context.Context, k shipping.Key) (shipping.Label, error) {
	return call(c.wire, func() (shipping.Label, error) { return c.carrier.FindLabel(ctx, k) })
}
