package mailrx

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/shipping"
)

// prepare draws up a purchase with a carrier that has keys of its own, and keeps its bytes in the vault before anything
// is bought. Drawing up twice buys nothing: the order takes the first.
func (e *engine) prepare(ctx context.Context, do order.BuyLabel) (answer, error) {
	s, no, err := e.shipment(ctx, do.Box)
	if err != nil {
		return answer{}, err
	}
	if no != "" {
		return answer{cmd: order.LabelAnswer{Outcome: order.LabelRefused, Code: no}}, nil
	}
	drawn, err := e.cfg.Desk.Prepare(ctx, shipping.CarrierCode(do.Carrier), purchaseOf(do, s))
	if code, final := refusal(err); final {
		return answer{cmd: order.LabelAnswer{Outcome: order.LabelRefused, Code: code}}, nil
	}
	if err != nil {
		return answer{}, err
	}
	id, err := e.cfg.Vault.Put(ctx, Document{Kind: "purchase." + do.Carrier, Bytes: drawn.Body})
	return answer{cmd: order.LabelPrepared{CarrierKey: drawn.Key, Purchase: order.Document(id)}}, err
}

// buyPrepared sends the stored bytes, for the first time or again: the carrier's key makes them one label. So a lost
// answer is a fault like any other, and is tried again.
func (e *engine) buyPrepared(ctx context.Context, do order.BuyLabel) (order.LabelAnswer, error) {
	stored, err := e.cfg.Vault.Get(ctx, DocumentID(do.Purchase))
	if err != nil {
		return order.LabelAnswer{}, err
	}
	s, no, err := e.shipment(ctx, do.Box)
	if err != nil {
		return order.LabelAnswer{}, err
	}
	if no != "" { // a label may be bought by now, so a person must look before another is
		return order.LabelAnswer{Outcome: order.LabelNoFind, Code: no}, nil
	}
	l, err := e.cfg.Desk.BuyPrepared(ctx, shipping.CarrierCode(do.Carrier), purchaseOf(do, s),
		shipping.Prepared{Key: do.CarrierKey, Body: stored.Bytes})
	if code, final := refusal(err); final {
		return order.LabelAnswer{Outcome: order.LabelRefused, Code: code}, nil
	}
	if err != nil {
		return order.LabelAnswer{}, err
	}
	return e.bought(ctx, l)
}

func purchaseOf(do order.BuyLabel, s shipping.Shipment) shipping.Purchase {
	return shipping.Purchase{Key: shipping.Key(do.Key), Shipment: s, Service: shipping.Service(do.Service)}
}
