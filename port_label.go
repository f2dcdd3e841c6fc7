package mailrx

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/shipping"
)

// chooseService shops the box over the desk's carriers.
func (e *engine) chooseService(ctx context.Context, _ Task, w stream.Named) (answer, error) {
	s, no, err := e.shipment(ctx, w.(order.ChooseService).Box)
	if err != nil || no != "" {
		return answer{cmd: order.ServiceAnswer{Code: no}}, err
	}
	quotes, err := e.cfg.Desk.Quotes(ctx, s)
	if q, ok := shipping.Choose(quotes, s); ok {
		return answer{cmd: order.ServiceAnswer{Carrier: string(q.Carrier), Service: string(q.Service), Price: q.Price}}, nil
	}
	if err == nil {
		return answer{cmd: order.ServiceAnswer{Code: "no_service"}}, nil
	}
	if code, final := refusal(err); final {
		return answer{cmd: order.ServiceAnswer{Code: code}}, nil
	}
	return answer{}, err
}

// nothingBought is a fault of a purchase that promises that no label came of it.
type nothingBought struct{ error }

// Unwrap gives the fault.
func (n nothingBought) Unwrap() error { return n.error }

// buyLabel buys the parcel's one label. With a carrier that has keys of its own the purchase is drawn up and stored first,
// and its bytes are sent as often as it takes. With any other it may buy on its first try, and after a try that ended by
// saying that nothing was bought; after any other it looks first, for that one may have bought a label and died.
func (e *engine) buyLabel(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(order.BuyLabel)
	if do.Purchase != "" {
		a, err := e.buyPrepared(ctx, do)
		return answer{cmd: a}, err
	}
	if e.cfg.Desk.Prepares(shipping.CarrierCode(do.Carrier)) {
		return e.prepare(ctx, do)
	}
	if t.Tries > 1 && t.Note != cleanNote(t.Tries-1) {
		a, err := e.find(ctx, shipping.CarrierCode(do.Carrier), shipping.Key(do.Key))
		if a.Outcome == order.LabelMissing {
			a.Outcome = order.LabelUnknown // it may yet turn up: the order asks again before it buys
		}
		return answer{cmd: a}, err
	}
	s, no, err := e.shipment(ctx, do.Box)
	if err != nil {
		return answer{}, nothingBought{err}
	}
	if no != "" {
		return answer{cmd: order.LabelAnswer{Outcome: order.LabelRefused, Code: no}}, nil
	}
	a, err := e.purchase(ctx, do, s)
	return answer{cmd: a}, err
}

// purchase asks the carrier, once.
func (e *engine) purchase(ctx context.Context, do order.BuyLabel, s shipping.Shipment) (order.LabelAnswer, error) {
	l, err := e.cfg.Desk.Buy(ctx, shipping.CarrierCode(do.Carrier), purchaseOf(do, s))
	if errors.Is(err, shipping.ErrOutcomeUnknown) {
		return order.LabelAnswer{Outcome: order.LabelUnknown}, nil
	}
	if code, final := refusal(err); final {
		return order.LabelAnswer{Outcome: order.LabelRefused, Code: code}, nil
	}
	if err != nil {
		return order.LabelAnswer{}, nothingBought{err} // so says every other class (shipping.Carrier)
	}
	return e.bought(ctx, l)
}

// refusal tells a carrier's final no, with a code for the order's hold, from a fault that may be tried again. Of the
// faults of several carriers one that passes is enough to try again.
func refusal(err error) (code string, final bool) {
	for _, passing := range []error{shipping.ErrUnavailable, shipping.ErrThrottled, shipping.ErrAuth} {
		if errors.Is(err, passing) {
			return "", false
		}
	}
	if no := (*shipping.Refused)(nil); errors.As(err, &no) {
		return "not_mailable", true
	}
	for _, class := range []error{shipping.ErrInvalid, shipping.ErrRefused, shipping.ErrUnsupported} {
		if errors.Is(err, class) {
			return codeOf(err), true
		}
	}
	return "", false
}

func codeOf(err error) string {
	if e := (*shipping.Error)(nil); errors.As(err, &e) && e.Code != "" {
		return wordOf(string(e.Carrier) + "." + e.Code)
	}
	return "refused"
}

// bought keeps the label's image, where there is one, and gives the order the facts.
func (e *engine) bought(ctx context.Context, l shipping.Label) (order.LabelAnswer, error) {
	a := order.LabelAnswer{Outcome: order.LabelBought, LabelID: l.ID.Reveal(), Tracking: l.Tracking.Reveal(), Cost: l.Price}
	if len(l.Image) == 0 {
		return a, nil
	}
	id, err := e.cfg.Vault.Put(ctx, Document{Kind: "label." + strings.ToLower(l.Format), Bytes: l.Image})
	a.Label = order.Document(id)
	return a, err
}

func (e *engine) findLabel(ctx context.Context, _ Task, w stream.Named) (answer, error) {
	do := w.(order.FindLabel)
	a, err := e.find(ctx, shipping.CarrierCode(do.Carrier), shipping.Key(do.Key))
	return answer{cmd: a}, err
}

// find asks the carrier for a label under k. A dead one is none.
func (e *engine) find(ctx context.Context, c shipping.CarrierCode, k shipping.Key) (order.LabelAnswer, error) {
	l, err := e.cfg.Desk.Find(ctx, c, k)
	switch {
	case errors.Is(err, shipping.ErrNotFound), err == nil && l.Voided:
		return order.LabelAnswer{Outcome: order.LabelMissing}, nil
	case errors.Is(err, shipping.ErrUnsupported):
		return order.LabelAnswer{Outcome: order.LabelNoFind, Code: string(c)}, nil
	case err != nil:
		return order.LabelAnswer{}, err
	case l.ID == "" || l.Tracking == "" || l.Key != "" && l.Key != k:
		return order.LabelAnswer{}, fmt.Errorf("mailrx: %s found a label without id or tracking number, or of another key", c)
	case len(l.Image) == 0:
		return e.giveBack(ctx, c, l.ID)
	}
	return e.bought(ctx, l)
}

// giveBack voids a label that was found and cannot be printed, for the carrier gives its number and no image: then there
// is none, and another is bought. Where it cannot be voided, a person must look.
func (e *engine) giveBack(ctx context.Context, c shipping.CarrierCode, id shipping.LabelID) (order.LabelAnswer, error) {
	err := e.cfg.Desk.Void(ctx, c, id)
	switch {
	case errors.Is(err, shipping.ErrUnsupported), errors.Is(err, shipping.ErrRefused):
		return order.LabelAnswer{Outcome: order.LabelNoFind, Code: string(c)}, nil
	case err != nil && !errors.Is(err, shipping.ErrNotFound):
		return order.LabelAnswer{}, err
	}
	return order.LabelAnswer{Outcome: order.LabelMissing}, nil
}

func (e *engine) voidLabel(ctx context.Context, _ Task, w stream.Named) (answer, error) {
	do := w.(order.VoidLabel)
	return answer{}, e.cfg.Desk.Void(ctx, shipping.CarrierCode(do.Carrier), shipping.LabelID(do.LabelID))
}
