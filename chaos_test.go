package mailrx_test

import (
	"context"
	"errors"

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
	"github.com/mailrx/mailrx/refill/renewal"
)

// mode is how a call of a port goes wrong.
type mode int

const (
	fine        mode = iota
	failsBefore      // nothing is done, and an error says so
	failsAfter       // the work is done, and its answer is lost
	panics           // nothing is done, and the port panics with a patient's name
)

// chaos decides how each call of a port goes; nil: all is well.
type chaos func(op string) mode

func (c chaos) at(op string) mode {
	if c == nil {
		return fine
	}
	return c(op)
}

var errPort = errors.New("the port is out of order")

// through makes a call of a port that may go wrong.
func through[T any](c chaos, op string, do func() (T, error)) (T, error) {
	var none T
	switch c.at(op) {
	case failsBefore:
		return none, errPort
	case failsAfter:
		_, err := do()
		return none, errors.Join(errPort, err)
	case panics:
		panic("Testa Sampleton of 100 Example St")
	}
	return do()
}

func throughErr(c chaos, op string, do func() error) error {
	_, err := through(c, op, func() (struct{}, error) { return struct{}{}, do() })
	return err
}

// wire puts chaos before every port of a world.
func wire(c chaos) func(*world) {
	return func(w *world) {
		k := &w.config
		w.carrier.chaos = c
		k.Coverage = wildCoverage{k.Coverage, c}
		k.Payments = wildPayments{k.Payments, c}
		k.Notifier = wildNotifier{k.Notifier, c}
		k.Gateway = wildGateway{k.Gateway, c}
		k.Stock = wildStock{k.Stock, c}
		k.Licences = wildLicences{k.Licences, c}
		k.Drugs = wildDrugs{k.Drugs, c}
		k.People = wildPeople{k.People, c}
		k.Vault = wildVault{k.Vault, c}
	}
}

type wildCoverage struct {
	mailrx.Coverage
	c chaos
}

func (p wildCoverage) Bill(ctx context.Context, k stream.Key, cl mailrx.Claim) (order.Adjudication, error) {
	return through(p.c, "coverage.bill", func() (order.Adjudication, error) { return p.Coverage.Bill(ctx, k, cl) })
}

func (p wildCoverage) Reverse(ctx context.Context, k stream.Key, id order.ClaimID) error {
	return throughErr(p.c, "coverage.reverse", func() error { return p.Coverage.Reverse(ctx, k, id) })
}

type wildPayments struct {
	bank mailrx.Payments
	c    chaos
}

func (p wildPayments) Authorize(ctx context.Context, k stream.Key, ch mailrx.Charge) (mailrx.Authorization, error) {
	return through(p.c, "payments.authorize", func() (mailrx.Authorization, error) { return p.bank.Authorize(ctx, k, ch) })
}

func (p wildPayments) Capture(ctx context.Context, k stream.Key, id order.PaymentID, a money.Amount) error {
	return throughErr(p.c, "payments.capture", func() error { return p.bank.Capture(ctx, k, id, a) })
}

func (p wildPayments) Refund(ctx context.Context, k stream.Key, id order.PaymentID) error {
	return throughErr(p.c, "payments.refund", func() error { return p.bank.Refund(ctx, k, id) })
}

type wildNotifier struct {
	notifier mailrx.Notifier
	c        chaos
}

func (n wildNotifier) Notify(ctx context.Context, k stream.Key, what notice.Notice) (bool, error) {
	return through(n.c, "notifier.notify", func() (bool, error) { return n.notifier.Notify(ctx, k, what) })
}

type wildGateway struct {
	gateway mailrx.PrescriberGateway
	c       chaos
}

func (g wildGateway) AskRenewal(ctx context.Context, k stream.Key, r mailrx.RenewalRequest) (renewal.Reach, error) {
	return through(g.c, "gateway.ask", func() (renewal.Reach, error) { return g.gateway.AskRenewal(ctx, k, r) })
}

type wildStock struct {
	mailrx.Stock
	c chaos
}

func (s wildStock) Reserve(ctx context.Context, k stream.Key, n drug.NDC, q drug.Quantity) (ok bool, back cal.Date, err error) {
	err = throughErr(s.c, "stock.reserve", func() error {
		ok, back, err = s.Stock.Reserve(ctx, k, n, q)
		return err
	})
	return ok, back, err
}

func (s wildStock) Release(ctx context.Context, k stream.Key) error {
	return throughErr(s.c, "stock.release", func() error { return s.Stock.Release(ctx, k) })
}

type wildLicences struct {
	licences mailrx.Licences
	c        chaos
}

func (l wildLicences) May(ctx context.Context, site pharmacy.SiteID, to place.State, on cal.Date) (drug.Answer, error) {
	return through(l.c, "licences.may", func() (drug.Answer, error) { return l.licences.May(ctx, site, to, on) })
}

type wildDrugs struct {
	mailrx.Drugs
	c chaos
}

func (d wildDrugs) Product(ctx context.Context, n drug.NDC) (drug.Product, error) {
	return through(d.c, "drugs.product", func() (drug.Product, error) { return d.Drugs.Product(ctx, n) })
}

type wildPeople struct {
	mailrx.People
	c chaos
}

func (p wildPeople) Get(ctx context.Context, ref rx.PatientRef, n int) (rx.Patient, error) {
	return through(p.c, "people.get", func() (rx.Patient, error) { return p.People.Get(ctx, ref, n) })
}

type wildVault struct {
	mailrx.Vault
	c chaos
}

func (v wildVault) Put(ctx context.Context, d mailrx.Document) (mailrx.DocumentID, error) {
	if d.Kind == "script.newrx" {
		return v.Vault.Put(ctx, d)
	}
	return through(v.c, "vault.put", func() (mailrx.DocumentID, error) { return v.Vault.Put(ctx, d) })
}
