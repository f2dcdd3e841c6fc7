package shipping

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// Desk is the shipping desk of a site: it shops quotes over carriers, guards what may be mailed, buys once, tracks.
// It holds nothing that changes and is safe for concurrent use.
type Desk struct{ carriers []Carrier }

// DeskConfig: Carriers in order of preference, at least one and no two of one code.
type DeskConfig struct {
	Carriers []Carrier
}

// NewDesk makes a desk. The error names what is missing.
func NewDesk(c DeskConfig) (*Desk, error) {
	if len(c.Carriers) == 0 {
		return nil, errors.New("shipping: DeskConfig.Carriers is empty: a desk needs at least one carrier")
	}
	seen := map[CarrierCode]bool{}
	for i, carrier := range c.Carriers {
		if carrier == nil {
			return nil, fmt.Errorf("shipping: DeskConfig.Carriers[%d] is nil", i)
		}
		code := carrier.Code()
		if code == "" || seen[code] {
			return nil, fmt.Errorf("shipping: DeskConfig.Carriers[%d] has the code %q, which is empty or taken", i, code)
		}
		seen[code] = true
	}
	return &Desk{slices.Clone(c.Carriers)}, nil
}

// Quotes asks every carrier that may carry the shipment, all at once, and waits for all. It gives what came, cheapest
// first, without services that the guard refuses; and it joins the faults, so quotes and an error may come together.
// A carrier that Check refuses is not asked, and that is no fault; where nobody may be asked, the error is every
// *Refused. An invalid shipment is *Invalid, and nobody is asked.
func (d *Desk) Quotes(ctx context.Context, s Shipment) ([]Quote, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	allowed, refusals := d.allowed(s)
	if len(allowed) == 0 {
		return nil, errors.Join(refusals...)
	}
	qs, err := ask(ctx, allowed, s)
	return sortQuotes(mailable(qs, s)), err
}

// ask asks carriers for quotes, all at once, and waits for all; the quotes stand in the order of the carriers.
func ask(ctx context.Context, carriers []Carrier, s Shipment) ([]Quote, error) {
	quotes, faults := make([][]Quote, len(carriers)), make([]error, len(carriers))
	var wg sync.WaitGroup
	for i, c := range carriers {
		wg.Go(func() { quotes[i], faults[i] = c.Quote(ctx, s) })
	}
	wg.Wait()
	return slices.Concat(quotes...), errors.Join(faults...)
}

func (d *Desk) allowed(s Shipment) (allowed []Carrier, refusals []error) {
	for _, c := range d.carriers {
		if err := Check(c.Code(), s); err != nil {
			refusals = append(refusals, err)
			continue
		}
		allowed = append(allowed, c)
	}
	return allowed, refusals
}

// mailable leaves out the services that the guard refuses.
func mailable(qs []Quote, s Shipment) []Quote {
	return slices.DeleteFunc(qs, func(q Quote) bool { return CheckService(q.Carrier, q.Service, s) != nil })
}

// Buy buys one label with the chosen service. An invalid purchase (*Invalid) and one that the guard refuses (*Refused)
// never reach the carrier. The carrier is called exactly once. After a lost answer the error is ErrOutcomeUnknown: use
// Find, never Buy again blindly. An error without a class is ErrOutcomeUnknown too, for it does not say that nothing
// was bought, and so is a label without id or tracking number.
//
// A carrier that is a Preparer buys too, with a key and bytes that live no longer than the call; Prepare and BuyPrepared
// let the caller store them, so that a crash loses nothing.
func (d *Desk) Buy(ctx context.Context, c CarrierCode, p Purchase) (Label, error) {
	carrier, err := d.ready(ctx, "buy", c, p)
	if err != nil {
		return Label{}, err
	}
	label, err := carrier.Buy(ctx, p)
	if err != nil {
		return Label{}, bought(ctx, c, err)
	}
	return checked(c, p, label)
}

// ready is the carrier for a purchase that is sound, that the guard allows, and whose call has not ended yet.
func (d *Desk) ready(ctx context.Context, op string, c CarrierCode, p Purchase) (Carrier, error) {
	carrier, err := d.carrier(op, c)
	if err != nil {
		return nil, err
	}
	if err := p.Validate(); err != nil {
		return nil, err
	}
	if err := CheckService(c, p.Service, p.Shipment); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, &Error{Carrier: c, Op: op, Class: ErrUnavailable, Text: "the call ended before anything was sent", Cause: err}
	}
	return carrier, nil
}

// bought gives err a class: without one nobody knows whether a label was bought.
func bought(ctx context.Context, c CarrierCode, err error) error { return sent(ctx, c, "buy", err) }

// sent gives the error of what must not be repeated a class: without one nobody knows whether it was done.
func sent(ctx context.Context, c CarrierCode, op string, err error) error {
	if ClassOf(err) != nil {
		return err
	}
	unknown := &Error{Carrier: c, Op: op, Class: ErrOutcomeUnknown, Text: fmt.Sprintf("the adapter gave a %T without a class", err)}
	for _, ended := range [...]error{context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, ended) {
			unknown.Text, unknown.Cause = "the call ended after it began", ended
		}
	}
	if unknown.Cause == nil {
		unknown.Cause = ctx.Err()
	}
	return unknown
}

// checked refuses a label that cannot be tracked, voided or known again.
func checked(c CarrierCode, p Purchase, l Label) (Label, error) {
	if l.ID == "" || l.Tracking == "" || l.Key != "" && l.Key != p.Key {
		return Label{}, &Error{Carrier: c, Op: "buy", Class: ErrOutcomeUnknown, Text: "the label lacks its id or tracking number, or has another key"}
	}
	l.Carrier, l.Key = c, p.Key
	return l, nil
}

// Find looks for the label bought under k. ErrNotFound where the carrier says that there is none, ErrUnsupported where
// it cannot tell: then a person must look.
func (d *Desk) Find(ctx context.Context, c CarrierCode, k Key) (Label, error) {
	carrier, err := d.carrier("find", c)
	if err != nil {
		return Label{}, err
	}
	finder, ok := carrier.(LabelFinder)
	if !ok {
		return Label{}, &Error{Carrier: c, Op: "find", Class: ErrUnsupported, Text: "this carrier cannot look a label up by our key"}
	}
	return finder.FindLabel(ctx, k)
}

func (d *Desk) carrier(op string, code CarrierCode) (Carrier, error) {
	for _, c := range d.carriers {
		if c.Code() == code {
			return c, nil
		}
	}
	return nil, &Error{Carrier: code, Op: op, Class: ErrUnsupported, Text: "the desk has no such carrier"}
}
