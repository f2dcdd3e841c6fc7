package mailrx

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// Refills keeps members supplied: by asking, or by automatic refill with consent. A prescription is known here from its
// first shipment on; before it, commands are refused. Keys are as for Orders.
type Refills struct{ e *engine }

// Enroll records a member's consent to automatic refills of one prescription. A refusal holds the first reason against
// it; auto.State.MayEnroll lists all.
func (r *Refills) Enroll(ctx context.Context, key stream.Key, id rx.ID, c auto.Consent) (Receipt, error) {
	return r.command(ctx, key, id, stream.Command{By: c.By, Do: auto.Enroll{Consent: c}})
}

// Confirm is the member's yes to the shipment to come.
func (r *Refills) Confirm(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor) (Receipt, error) {
	return r.command(ctx, key, id, stream.Command{By: by, Do: auto.Confirm{}})
}

// Skip leaves this cycle out.
func (r *Refills) Skip(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor) (Receipt, error) {
	return r.command(ctx, key, id, stream.Command{By: by, Do: auto.Skip{}})
}

// Stop ends automatic refills of one prescription. Its Reason is one word. An order that is open already goes on:
// cancel it there.
func (r *Refills) Stop(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor, do auto.Stop) (Receipt, error) {
	if err := checkWord("Stop.Reason", do.Reason); err != nil {
		return Receipt{}, err
	}
	return r.command(ctx, key, id, stream.Command{By: by, Do: do})
}

// Release asks again whether a held refill may go, after what held it was mended.
func (r *Refills) Release(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor) (Receipt, error) {
	return r.command(ctx, key, id, stream.Command{By: by, Do: auto.Release{}})
}

// Status gives a prescription's supply and enrolment, or ErrNotFound before its first shipment.
func (r *Refills) Status(ctx context.Context, id rx.ID) (auto.State, error) {
	l, err := r.e.existing(ctx, auto.StreamOf(id), auto.Kind)
	if err != nil {
		return auto.State{}, err
	}
	return l.state.(auto.State), nil
}

func (r *Refills) command(ctx context.Context, key stream.Key, id rx.ID, c stream.Command) (Receipt, error) {
	return r.e.command(ctx, step{id: auto.StreamOf(id), cmd: c, key: key})
}

// tooSoon is the site's rule for a drug of a schedule.
func (e *engine) tooSoon(s drug.Schedule) refill.Policy { return auto.TooSoon(e.cfg.TooSoon, s) }

// recordFill is what an order tells the prescription's refill stream when its parcel leaves, with the site's rules of
// today.
func (e *engine) recordFill(from stream.ID, w order.FillShipped) auto.RecordFill {
	return auto.RecordFill{Rx: w.Rx, ShipTo: w.ShipTo, Order: from, Fill: refill.Fill{Date: w.Filled, Days: w.Days}, Paid: w.Paid,
		Policy: e.cfg.TooSoon, LeadDays: e.cfg.LeadDays}
}

// openRefill is the order of an automatic refill. An enrolment counts fills from 1, a claim from 0 (NCPDP 403-D3).
func openRefill(id stream.ID, w auto.OpenRefill) order.Open {
	return order.Open{Order: id, Kind: order.AutoRefill, Channel: pharmacy.ChannelAuto, Member: w.Rx.Patient, ShipTo: w.ShipTo,
		Lines: []order.Asked{{Rx: w.Rx, FillNo: w.FillNo - 1, After: w.After}}}
}

func (e *engine) today() cal.Date { return cal.In(e.now(), e.cfg.Zone) }
