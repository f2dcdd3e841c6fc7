package carriertest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// pigeon is a carrier that is right, unless a bug is planted in it.
type pigeon struct {
	w      *world
	secret string
	bug    bug

	mu     sync.Mutex // below: what only bugs use
	codes  int
	last   shipping.Label
	sent   map[shipping.Key]bool
	stale  map[shipping.TrackingNumber]shipping.Tracking
	bought []shipping.LabelID
}

func newPigeon(w *world, secret string, b bug) *pigeon {
	return &pigeon{w: w, secret: secret, bug: b, sent: map[shipping.Key]bool{}, stale: map[shipping.TrackingNumber]shipping.Tracking{}}
}

func (p *pigeon) has(b bug) bool { return p.bug == b }

func (p *pigeon) Code() shipping.CarrierCode {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.codes++; p.has(codeChanges) {
		return shipping.CarrierCode(fmt.Sprintf("pigeon%d", p.codes))
	}
	return "pigeon"
}

func (p *pigeon) Quote(ctx context.Context, s shipping.Shipment) ([]shipping.Quote, error) {
	url := "/rates?zip=" + s.To.ZIP.Reveal()
	if p.has(nameInURL) {
		url += "&name=Testa+Sampleton"
	}
	if p.has(quoteBuys) {
		p.w.do(ctx, OpBuy, "/labels", p.secret, func() answer { return p.w.sell("for-a-quote", "") })
	}
	var got struct {
		Rates []struct {
			Service shipping.Service
			Cents   int64
		}
	}
	if err := p.read(ctx, OpQuote, url, p.w.rates, &got); err != nil {
		return nil, p.named(err, s)
	}
	if got.Rates == nil && !p.swallows() {
		return nil, p.broken(ctx, OpQuote)
	}
	var quotes []shipping.Quote
	for _, r := range got.Rates {
		q := shipping.Quote{Carrier: "pigeon", Service: r.Service, Price: money.Cents(r.Cents)}
		if p.has(quoteWithoutPrice) {
			q.Price = money.Cents(0)
		}
		if p.has(quoteByNumber) {
			q.Service = "03"
		}
		quotes = append(quotes, q)
	}
	return quotes, nil
}

func (p *pigeon) Buy(ctx context.Context, buy shipping.Purchase) (shipping.Label, error) {
	if err := p.refuse(buy); err != nil {
		return shipping.Label{}, err
	}
	if err := ctx.Err(); err != nil {
		if !p.has(ignoresEndedCall) {
			return shipping.Label{}, &shipping.Error{Carrier: "pigeon", Op: "buy", Class: shipping.ErrUnavailable, Cause: err}
		}
		ctx = context.WithoutCancel(ctx)
	}
	p.mu.Lock()
	p.sent[buy.Key] = true
	cached := p.last
	p.mu.Unlock()
	if p.has(answersFromCache) && cached.ID != "" {
		return cached, nil
	}
	key := buy.Key
	if p.has(sendsNoReference) {
		key = ""
	}
	work := func() answer { return p.w.sell(key, buy.Shipment.To.Name.Reveal()) }
	if p.has(buysTwice) {
		p.w.do(ctx, OpBuy, "/labels", p.secret, work)
	}
	var got held
	err := p.send(ctx, OpBuy, "/labels", work, &got)
	if p.repeatsPurchase(ctx, err) {
		err = p.send(context.WithoutCancel(ctx), OpBuy, "/labels", work, &got)
	}
	if err != nil {
		return shipping.Label{}, p.named(err, buy.Shipment)
	}
	if got.ID == "" && !p.has(emptyIsLabel) && !p.swallows() {
		return shipping.Label{}, p.broken(ctx, OpBuy)
	}
	return p.label(got, buy.Key), nil
}

// refuse is what is found before any byte is sent.
func (p *pigeon) refuse(buy shipping.Purchase) error {
	checked := buy
	if p.has(sendsNoWeight) {
		checked.Shipment.Parcel.Grams = 1
	}
	if p.has(sendsAnyKey) {
		checked.Key = "any"
	}
	err := checked.Validate()
	if err == nil && buy.Service != "pigeon_ground" && !p.has(sendsAnyService) {
		err = &shipping.Error{Carrier: "pigeon", Op: "buy", Class: shipping.ErrUnsupported, Field: "service"}
	}
	if err != nil && p.has(refusalNamesPatient) {
		return fmt.Errorf("for %s: %w", buy.Shipment.To.Name.Reveal(), err)
	}
	return err
}

func (p *pigeon) label(h held, k shipping.Key) shipping.Label {
	l := shipping.Label{
		ID: shipping.LabelID(h.ID), Tracking: shipping.TrackingNumber(h.ID), Carrier: "pigeon", Service: "pigeon_ground",
		Key: k, Price: money.Cents(h.Cents), Format: "ZPL", Image: []byte(h.Image), Voided: h.Void,
	}
	switch p.bug {
	case labelWithoutImage:
		l.Image = nil
	case labelForgetsKey:
		l.Key = ""
	case labelWithoutPrice:
		l.Price = money.Cents(0)
	case hidesVoid:
		l.Voided = false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = l
	p.bought = append(p.bought, l.ID)
	return l
}

func (p *pigeon) Void(ctx context.Context, id shipping.LabelID) error {
	if p.has(voidOnlySays) {
		return nil
	}
	if p.has(voidsLast) {
		p.mu.Lock()
		id = p.bought[len(p.bought)-1]
		p.mu.Unlock()
	}
	err := p.read(ctx, OpVoid, "/labels/"+id.Reveal(), func() answer { return p.w.kill(id.Reveal()) }, &struct{}{})
	if p.has(voidsAnything) && errors.Is(err, shipping.ErrNotFound) {
		return nil
	}
	return err
}

func (p *pigeon) Track(ctx context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	if old, seen := p.remembered(n); seen {
		return old, nil
	}
	var got struct{ Scans *[]station }
	err := p.read(ctx, OpTrack, "/parcels/"+n.Reveal(), func() answer { return p.w.look(n.Reveal()) }, &got)
	if p.has(unknownIsEmpty) && errors.Is(err, shipping.ErrNotFound) {
		return shipping.Tracking{Number: n}, nil
	}
	if err != nil {
		return shipping.Tracking{}, err
	}
	if got.Scans == nil {
		if !p.swallows() {
			return shipping.Tracking{}, p.broken(ctx, OpTrack)
		}
		got.Scans = &[]station{}
	}
	tr := p.tracking(n, *got.Scans)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stale[n] = tr
	return tr, nil
}

func (p *pigeon) remembered(n shipping.TrackingNumber) (shipping.Tracking, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	tr, seen := p.stale[n]
	return tr, seen && p.has(cachesTracking)
}

func (p *pigeon) tracking(n shipping.TrackingNumber, stations []station) shipping.Tracking {
	tr := shipping.Tracking{Number: n}
	for _, s := range stations {
		scan := shipping.Scan{At: s.At.UTC(), Day: cal.In(s.At, time.UTC), Code: s.Code, Status: s.To}
		if p.has(localTimes) {
			scan.At = scan.At.In(time.FixedZone("CST", -6*3600))
		}
		tr.Scans = append(tr.Scans, scan)
	}
	tr.Status = shipping.Reduce(tr.Scans)
	if len(tr.Scans) == 0 && !p.has(newLabelIsUnknown) {
		tr.Status = shipping.LabelCreated
	}
	if p.has(lastScanWins) && len(tr.Scans) > 0 {
		tr.Status = tr.Scans[0].Status
	}
	if !p.has(newestFirst) {
		shipping.SortScans(tr.Scans)
	}
	if p.has(forgetsNumber) {
		tr.Number = ""
	}
	return tr
}

func (p *pigeon) FindLabel(ctx context.Context, k shipping.Key) (shipping.Label, error) {
	var got held
	err := p.read(ctx, OpFind, "/labels?reference="+string(k), func() answer { return p.w.recover(k) }, &got)
	switch {
	case p.has(findsNothing):
		return shipping.Label{}, &shipping.Error{Carrier: "pigeon", Op: "find", Class: shipping.ErrNotFound}
	case p.has(findsLast) && err == nil:
		p.mu.Lock()
		got.ID = p.bought[len(p.bought)-1].Reveal()
		p.mu.Unlock()
	case p.has(findInvents) && errors.Is(err, shipping.ErrNotFound):
		return p.label(held{ID: "PIGEON" + string(k)}, k), nil
	case p.has(trustsMemory) && errors.Is(err, shipping.ErrNotFound) && p.sentBefore(k):
		return p.label(held{ID: "PIGEON" + string(k)}, k), nil
	case p.has(findBuys) && errors.Is(err, shipping.ErrNotFound):
		return p.Buy(ctx, shipping.Purchase{Key: k, Shipment: Shipment(), Service: "pigeon_ground"})
	}
	if err != nil {
		return shipping.Label{}, err
	}
	if got.ID == "" {
		class := shipping.ErrUnavailable
		if p.swallows() {
			class = shipping.ErrNotFound
		}
		return shipping.Label{}, &shipping.Error{Carrier: "pigeon", Op: "find", Class: class}
	}
	return p.label(got, k), nil
}

func (p *pigeon) sentBefore(k shipping.Key) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.sent[k]
}

// read sends a request that may be repeated, up to three times.
func (p *pigeon) read(ctx context.Context, op Op, url string, work func() answer, into any) (err error) {
	for range 3 {
		err = p.send(ctx, op, url, work, into)
		if !errors.Is(err, shipping.ErrUnavailable) || ctx.Err() != nil || p.has(neverRepeats) {
			return err
		}
	}
	return err
}

// send sends one request and decodes its answer.
func (p *pigeon) send(ctx context.Context, op Op, url string, work func() answer, into any) error {
	if p.has(outlivesContext) {
		ctx = context.WithoutCancel(ctx)
	}
	a, err := p.w.do(ctx, op, url, p.secret, work)
	switch {
	case err != nil:
		return p.closed(ctx, op, err)
	case p.has(bareErrors) && a.status != 200:
		return fmt.Errorf("status %d: %w", a.status, shipping.ErrUnavailable)
	case a.status != 200:
		return p.fault(op, a)
	case bytes.HasPrefix(a.body, []byte("<")):
		return p.page(ctx, op)
	}
	if err := json.Unmarshal(a.body, into); err != nil {
		return p.half(ctx, op)
	}
	return nil
}

// broken is an answer that does not come back whole.
func (p *pigeon) broken(ctx context.Context, op Op) error {
	e := &shipping.Error{Carrier: "pigeon", Op: string(op), Class: shipping.ErrUnavailable, Cause: ctx.Err()}
	if op == OpBuy {
		e.Class = shipping.ErrOutcomeUnknown
	}
	return e
}
