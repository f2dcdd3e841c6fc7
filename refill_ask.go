package mailrx

import (
	"context"
	"errors"
	"fmt"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// May answers whether the prescription may be refilled today, if not why, and from when. It is the answer that Ask acts
// on. A fill of the same drug that is open, by whatever channel, is a reason against.
func (r *Refills) May(ctx context.Context, id rx.ID) (refill.Verdict, error) {
	s, err := r.Status(ctx, id)
	if err != nil {
		return refill.Verdict{}, err
	}
	_, open, err := r.openFill(ctx, s)
	return r.e.eligibility(s, r.e.today(), open), err
}

// Ask opens an order for the next refill, to the address where the member lives now. A verdict that is not OK is an
// answer: nothing was opened. Where a fill of the same drug is open already, that is the verdict, and the Receipt names
// the open order. The same caller with the same key gets the same order again, with a verdict that is OK and says no
// more.
func (r *Refills) Ask(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor, ch pharmacy.Channel) (Receipt, refill.Verdict, error) {
	s, err := r.Status(ctx, id)
	if err != nil {
		return Receipt{}, refill.Verdict{}, err
	}
	to := stream.Derive(order.Kind, "refill", by.ID, string(key))
	if rec, asked, err := r.asked(ctx, to, id); asked || err != nil {
		return rec, refill.Verdict{OK: asked}, err
	}
	holder, open, err := r.openFill(ctx, s)
	v := r.e.eligibility(s, r.e.today(), open)
	if err != nil || !v.OK {
		return holder, v, err
	}
	do := nextFill(s)
	do.Order, do.Channel = to, ch
	if do.ShipTo, err = r.e.addressNow(ctx, s.ShipTo); err != nil {
		return Receipt{}, v, err
	}
	rec, err := r.e.command(ctx, step{id: to, cmd: stream.Command{By: by, Do: do}, key: key})
	if taken := (*RefTaken)(nil); errors.As(err, &taken) { // another asked at the same instant, and was first
		return Receipt{Stream: taken.Holder}, r.e.eligibility(s, r.e.today(), true), nil
	}
	return rec, v, err
}

// asked looks for the order that the same caller opened under the same key.
func (r *Refills) asked(ctx context.Context, to stream.ID, id rx.ID) (Receipt, bool, error) {
	l, err := r.e.load(ctx, to)
	if err != nil || l.version == 0 {
		return Receipt{}, false, err
	}
	if line, ok := l.state.(order.State).Line(1); !ok || line.Rx.ID != id {
		return Receipt{}, false, fmt.Errorf("mailrx: %s: %w", to, ErrKeyReuse)
	}
	return Receipt{Stream: to, Version: l.batchEnd(0), Repeated: true}, true, nil
}

// openFill finds the order that holds the lock which the next fill would take.
func (r *Refills) openFill(ctx context.Context, s auto.State) (Receipt, bool, error) {
	would := order.Decide(order.State{}, stream.Command{By: system, Do: nextFill(s)}, r.e.now())
	for _, ref := range would.Take {
		id, err := r.e.cfg.Store.Find(ctx, ref)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		return Receipt{Stream: id}, err == nil, err
	}
	return Receipt{}, false, nil
}

// nextFill is the order of the next refill, under a name that is to be replaced.
func nextFill(s auto.State) order.Open {
	return order.Open{Order: stream.Derive(order.Kind, "next"), Kind: order.Refill, Member: s.Rx.Patient, ShipTo: s.ShipTo,
		Lines: []order.Asked{{Rx: s.Rx, FillNo: s.Dispensed(), After: s.LastOrder()}}}
}

// eligibility asks the one question about a refill, with the site's rules.
func (e *engine) eligibility(s auto.State, on cal.Date, open bool) refill.Verdict {
	q := s.Question(on, cal.Date{})
	q.Policy, q.LeadDays, q.Open = e.tooSoon(q.Schedule), e.cfg.LeadDays, open
	return refill.Eligibility(q)
}

// addressNow is the newest version of the person that an address belongs to. Of a person who was erased it is the old
// one, and the shipping desk will hold the parcel.
func (e *engine) addressNow(ctx context.Context, was rx.ShipTo) (rx.ShipTo, error) {
	p, err := e.cfg.People.Get(ctx, was.Person, 0)
	if errors.Is(err, ErrNotFound) {
		return was, nil
	}
	if err != nil {
		return was, err
	}
	return e.cfg.People.Put(ctx, was.Person, p)
}
