package main

import (
	"context"

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
	"github.com/mailrx/mailrx/shipping"
)

// Each port behind the tripwire: a point before every call and one after it.

type trippedDrugs struct {
	drugs mailrx.Drugs
	wire  *tripwire
}

func (d trippedDrugs) Product(ctx context.Context, n drug.NDC) (drug.Product, error) {
	return call(d.wire, func() (drug.Product, error) { return d.drugs.Product(ctx, n) })
}

func (d trippedDrugs) Products(ctx context.Context, r drug.RxCUI) ([]drug.Product, error) {
	return call(d.wire, func() ([]drug.Product, error) { return d.drugs.Products(ctx, r) })
}

type trippedPeople struct {
	people mailrx.People
	wire   *tripwire
}

func (p trippedPeople) Put(ctx context.Context, ref rx.PatientRef, who rx.Patient) (rx.ShipTo, error) {
	return call(p.wire, func() (rx.ShipTo, error) { return p.people.Put(ctx, ref, who) })
}

func (p trippedPeople) Get(ctx context.Context, ref rx.PatientRef, n int) (rx.Patient, error) {
	return call(p.wire, func() (rx.Patient, error) { return p.people.Get(ctx, ref, n) })
}

func (p trippedPeople) Erase(ctx context.Context, ref rx.PatientRef) error {
	return callErr(p.wire, func() error { return p.people.Erase(ctx, ref) })
}

type trippedVault struct {
	vault mailrx.Vault
	wire  *tripwire
}

func (v trippedVault) Put(ctx context.Context, d mailrx.Document) (mailrx.DocumentID, error) {
	return call(v.wire, func() (mailrx.DocumentID, error) { return v.vault.Put(ctx, d) })
}

func (v trippedVault) Get(ctx context.Context, id mailrx.DocumentID) (mailrx.Document, error) {
	return call(v.wire, func() (mailrx.Document, error) { return v.vault.Get(ctx, id) })
}

func (v trippedVault) Erase(ctx context.Context, id mailrx.DocumentID) error {
	return callErr(v.wire, func() error { return v.vault.Erase(ctx, id) })
}

type trippedCoverage struct {
	payer mailrx.Coverage
	wire  *tripwire
}

func (c trippedCoverage) Quote(ctx context.Context, cl mailrx.Claim) (order.Adjudication, error) {
	return call(c.wire, func() (order.Adjudication, error) { return c.payer.Quote(ctx, cl) })
}

func (c trippedCoverage) Bill(ctx context.Context, k stream.Key, cl mailrx.Claim) (order.Adjudication, error) {
	return call(c.wire, func() (order.Adjudication, error) { return c.payer.Bill(ctx, k, cl) })
}

func (c trippedCoverage) Reverse(ctx context.Context, k stream.Key, id order.ClaimID) error {
	return callErr(c.wire, func() error { return c.payer.Reverse(ctx, k, id) })
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

func (g trippedGateway) AskRenewal(ctx context.Context, k stream.Key, r mailrx.RenewalRequest) (renewal.Reach, error) {
	return call(g.wire, func() (renewal.Reach, error) { return g.gateway.AskRenewal(ctx, k, r) })
}

type trippedStock struct {
	shelf mailrx.Stock
	wire  *tripwire
}

func (s trippedStock) Reserve(ctx context.Context, k stream.Key, n drug.NDC, q drug.Quantity) (ok bool, back cal.Date, err error) {
	err = callErr(s.wire, func() error {
		ok, back, err = s.shelf.Reserve(ctx, k, n, q)
		return err
	})
	return ok, back, err
}

func (s trippedStock) Release(ctx context.Context, k stream.Key) error {
	return callErr(s.wire, func() error { return s.shelf.Release(ctx, k) })
}

type trippedLicences struct {
	licences mailrx.Licences
	wire     *tripwire
}

func (l trippedLicences) May(ctx context.Context, site pharmacy.SiteID, to place.State, on cal.Date) (drug.Answer, error) {
	return call(l.wire, func() (drug.Answer, error) { return l.licences.May(ctx, site, to, on) })
}

// tripped puts a carrier behind the tripwire and keeps what it can: it must go on being a Preparer, or a LabelFinder.
func tripped(c shipping.Carrier, wire *tripwire) shipping.Carrier {
	switch can := c.(type) {
	case shipping.Preparer:
		return trippedPreparer{trippedCarrier{c, wire}, can}
	case shipping.LabelFinder:
		return trippedFinder{trippedCarrier{c, wire}, can}
	}
	return trippedCarrier{c, wire}
}

type trippedPreparer struct {
	trippedCarrier
	preparer shipping.Preparer
}

func (c trippedPreparer) Prepare(ctx context.Context, p shipping.Purchase) (shipping.Prepared, error) {
	return call(c.wire, func() (shipping.Prepared, error) { return c.preparer.Prepare(ctx, p) })
}

func (c trippedPreparer) BuyPrepared(ctx context.Context, p shipping.Purchase, stored shipping.Prepared) (shipping.Label, error) {
	return call(c.wire, func() (shipping.Label, error) { return c.preparer.BuyPrepared(ctx, p, stored) })
}

type trippedCarrier struct {
	carrier shipping.Carrier
	wire    *tripwire
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

type trippedFinder struct {
	trippedCarrier
	finder shipping.LabelFinder
}

func (c trippedFinder) FindLabel(ctx context.Context, k shipping.Key) (shipping.Label, error) {
	return call(c.wire, func() (shipping.Label, error) { return c.finder.FindLabel(ctx, k) })
}
