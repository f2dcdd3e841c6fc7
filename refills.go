package mailrx

import (
	"context"
	"errors"
	"fmt"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// Refills keeps members supplied: by asking, or by automatic refill with consent.
type Refills struct{ e *engine }

// Enroll records a member's consent to automatic refills of one prescription.
func (r *Refills) Enroll(ctx context.Context, key stream.Key, id rx.ID, c auto.Consent) (Receipt, error) {
	return r.command(ctx, key, id, c.By, auto.Enroll{Consent: c})
}

// Confirm is the member's yes to the shipment to come.
func (r *Refills) Confirm(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor) (Receipt, error) {
	return r.command(ctx, key, id, by, auto.Confirm{})
}

// Skip leaves this cycle out.
func (r *Refills) Skip(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor) (Receipt, error) {
	return r.command(ctx, key, id, by, auto.Skip{})
}

// Stop ends automatic refills of one prescription.
func (r *Refills) Stop(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor, do auto.Stop) (Receipt, error) {
	return r.command(ctx, key, id, by, do)
}

// Release asks again whether a held refill may go, after what held it was mended.
func (r *Refills) Release(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor) (Receipt, error) {
	return r.command(ctx, key, id, by, auto.Release{})
}

// Status gives a prescription's supply and enrolment, or ErrNotFound before its first shipment.
func (r *Refills) Status(ctx context.Context, id rx.ID) (auto.State, error) {
	l, err := r.e.existing(ctx, auto.StreamOf(id), auto.Kind)
	if err != nil {
		return auto.State{}, err
	}
	return l.state.(auto.State), nil
}

// May answers whether the prescription may be refilled today, if not why, and from when. It is the answer that Ask acts
// on.
func (r *Refills) May(ctx context.Context, id rx.ID) (refill.Verdict, error) {
	s, err := r.Status(ctx, id)
	if err != nil {
		return refill.Verdict{}, err
	}
	return r.e.eligibility(s, s.Rx, r.e.today()), nil
}

// Ask opens an order for the next refill. A verdict that is not OK is an answer: nothing was opened. While a fill is
// open already, its order is given.
func (r *Refills) Ask(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor, ch pharmacy.Channel) (Receipt, refill.Verdict, error) {
	s, err := r.Status(ctx, id)
	if err != nil {
		return Receipt{}, refill.Verdict{}, err
	}
	to := stream.Derive(order.Kind, by.ID, string(key))
	if rec, asked, err := r.asked(ctx, to, id); asked || err != nil {
		return rec, refill.Verdict{OK: err == nil}, err
	}
	v := r.e.eligibility(s, s.Rx, r.e.today())
	if !v.OK {
		return Receipt{}, v, nil
	}
	do := order.Open{Order: to, Kind: order.Refill, Channel: ch, Member: s.Rx.Patient, ShipTo: s.ShipTo,
		Lines: []order.Asked{{Rx: s.Rx, FillNo: len(s.Fills)}}}
	rec, err := r.e.do(ctx, step{id: to, cmd: stream.Command{By: by, Do: do}, key: key})
	if taken := (*RefTaken)(nil); errors.As(err, &taken) && taken.Ref.Kind == "fill" {
		return Receipt{Stream: taken.Holder, Repeated: true}, v, nil
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
	return Receipt{Stream: to, Version: l.version, Repeated: true}, true, nil
}

func (r *Refills) command(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor, do stream.Named) (Receipt, error) {
	return r.e.do(ctx, step{id: auto.StreamOf(id), cmd: stream.Command{By: by, Do: do}, key: key})
}

func (e *engine) today() cal.Date { return cal.In(e.now(), e.cfg.Zone) }

// eligibility asks the one question about a refill, with the site's rule for the drug's schedule.
func (e *engine) eligibility(s auto.State, f rx.Facts, on cal.Date) refill.Verdict {
	policy := e.cfg.TooSoon
	if f.Schedule != drug.NotControlled {
		policy = refill.ControlledPolicy()
	}
	left, known := s.RefillsLeft()
	return refill.Eligibility(refill.Question{AsOf: on, Fills: s.Fills, Policy: policy, LeadDays: e.cfg.LeadDays,
		RefillsLeft: left, RefillsKnown: known, Schedule: f.Schedule, LastDate: f.Expires, Open: s.Status == auto.Ordered})
}

// recordFill is what an order tells the prescription's refill stream when its parcel leaves.
func recordFill(from stream.ID, w order.FillShipped) auto.RecordFill {
	return auto.RecordFill{Rx: w.Rx, ShipTo: w.ShipTo, Order: from, Fill: refill.Fill{Date: w.Filled, Days: w.Days}, Paid: w.Paid}
}

// openRefill is the order of an automatic refill.
func openRefill(id stream.ID, w auto.OpenRefill) order.Open {
	return order.Open{Order: id, Kind: order.AutoRefill, Channel: pharmacy.ChannelAuto, Member: w.Rx.Patient, ShipTo: w.ShipTo,
		Lines: []order.Asked{{Rx: w.Rx, FillNo: w.FillNo}}}
}
