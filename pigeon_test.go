package mailrx_test

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// pigeon is a carrier. It buys a label each time that it is asked, as carriers do: who asks twice has two. It may lose
// its answer after the work is done.
type pigeon struct {
	clock *fake.Clock
	chaos chaos // of "carrier.buy" …; nil: all is well

	mu      sync.Mutex
	byKey   map[shipping.Key][]*parcel
	parcels []*parcel
	asked   []shipping.Shipment // every shipment that came to be quoted or bought
}

type parcel struct {
	label  shipping.Label
	bought time.Time
	silent bool // nobody scans it after its hand-over
}

// fails turns a mode into a carrier's fault: before the work nothing was done; after it the answer is lost.
func (p *pigeon) fails(op string, m mode, after bool) error {
	class := shipping.ErrUnavailable
	if after && op == "buy" {
		class = shipping.ErrOutcomeUnknown
	}
	if m == failsBefore && !after || m == failsAfter && after {
		return &shipping.Error{Carrier: "pigeon", Op: op, Class: class}
	}
	return nil
}

// do does the work of an operation between two chances to fail.
func (p *pigeon) do(ctx context.Context, op string, work func() error) error {
	m := p.chaos.at("carrier." + op)
	if err := p.fails(op, m, false); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return &shipping.Error{Carrier: "pigeon", Op: op, Class: shipping.ErrUnavailable, Cause: ctx.Err()}
	}
	p.mu.Lock()
	err := work()
	p.mu.Unlock()
	if err == nil {
		err = p.fails(op, m, true)
	}
	return err
}

func (p *pigeon) Code() shipping.CarrierCode { return "pigeon" }

func (p *pigeon) Quote(ctx context.Context, s shipping.Shipment) (qs []shipping.Quote, err error) {
	err = p.do(ctx, "quote", func() error {
		p.asked = append(p.asked, s)
		qs = []shipping.Quote{{Carrier: "pigeon", Service: "pigeon_air", Price: money.Cents(795), Arrives: s.ShipOn.AddDays(3)}}
		return nil
	})
	return qs, err
}

func (p *pigeon) Buy(ctx context.Context, want shipping.Purchase) (l shipping.Label, err error) {
	err = p.do(ctx, "buy", func() error {
		n := len(p.parcels) + 1
		l = shipping.Label{ID: shipping.LabelID(fmt.Sprintf("PGN-LABEL-%04d", n)), Carrier: "pigeon", Service: want.Service,
			Key: want.Key, Tracking: shipping.TrackingNumber(fmt.Sprintf("PGN00000%04d", n)), Price: money.Cents(795),
			Format: "ZPL", Image: shipping.Sealed("^XA for " + want.Shipment.To.Name.Reveal())}
		made := &parcel{label: l, bought: p.clock.Now()}
		p.parcels = append(p.parcels, made)
		p.byKey[want.Key] = append(p.byKey[want.Key], made)
		p.asked = append(p.asked, want.Shipment)
		return nil
	})
	return l, err
}

func (p *pigeon) Void(ctx context.Context, id shipping.LabelID) error {
	return p.do(ctx, "void", func() error {
		for _, q := range p.parcels {
			if q.label.ID == id {
				q.label.Voided = true
				return nil
			}
		}
		return &shipping.Error{Carrier: "pigeon", Op: "void", Class: shipping.ErrNotFound}
	})
}

func (p *pigeon) FindLabel(ctx context.Context, k shipping.Key) (l shipping.Label, err error) {
	err = p.do(ctx, "find", func() error {
		if qs := p.byKey[k]; len(qs) > 0 {
			l = qs[len(qs)-1].label
			return nil
		}
		return &shipping.Error{Carrier: "pigeon", Op: "find", Class: shipping.ErrNotFound}
	})
	return l, err
}

// Track tells a parcel's life by the clock: handed over after six hours, delivered after two days.
func (p *pigeon) Track(ctx context.Context, n shipping.TrackingNumber) (tr shipping.Tracking, err error) {
	err = p.do(ctx, "track", func() error {
		for _, q := range p.parcels {
			if q.label.Tracking == n {
				tr = q.story(p.clock.Now())
				return nil
			}
		}
		return &shipping.Error{Carrier: "pigeon", Op: "track", Class: shipping.ErrNotFound}
	})
	return tr, err
}

func (q *parcel) story(now time.Time) shipping.Tracking {
	tr := shipping.Tracking{Number: q.label.Tracking, Status: shipping.LabelCreated}
	for _, s := range []struct {
		after  time.Duration
		status shipping.Status
	}{{6 * time.Hour, shipping.Accepted}, {24 * time.Hour, shipping.InTransit}, {48 * time.Hour, shipping.Delivered}} {
		if at := q.bought.Add(s.after); !at.After(now) && !(q.silent && s.status != shipping.Accepted) {
			tr.Scans = append(tr.Scans, shipping.Scan{At: at, Day: cal.In(at, chicago), Code: "P", Status: s.status})
			tr.Status = s.status
		}
	}
	return tr
}

// hush lets no parcel be scanned any more.
func (p *pigeon) hush() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, q := range p.parcels {
		q.silent = true
	}
}

// live is how many labels are neither voided nor forgotten.
func (p *pigeon) live() (n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, q := range p.parcels {
		if !q.label.Voided {
			n++
		}
	}
	return n
}

func (p *pigeon) shipments() []shipping.Shipment {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]shipping.Shipment(nil), p.asked...)
}
