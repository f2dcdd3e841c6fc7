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
	quotes, faults := make([][]Quote, len(allowed)), make([]error, len(allowed))
	var wg sync.WaitGroup
	for i, c := range allowed {
		wg.Go(func() { quotes[i], faults[i] = c.Quote(ctx, s) })
	}
	wg.Wait()
	return sortQuotes(mailable(slices.Concat(quotes...), s)), errors.Join(faults...)
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
func (d *Desk) Buy(ctx context.Context, c CarrierCode, p Purchase) (Label, error) {
	carrier, err := d.carrier("buy", c)
	if err != nil {
		return Label{}, err
	}
	if err := p.Validate(); err != nil {
		return Label{}, err
	}
	if err := CheckService(c, p.Service, p.Shipment); err != nil {
		return Label{}, err
	}
	if err := ctx.Err(); err != nil {
		return Label{}, &Error{Carrier: c, Op: "buy", Class: ErrUnavailable, Text: "the call ended before anything was sent", Cause: err}
	}
	label, err := carrier.Buy(ctx, p)
	if err != nil {
		return Label{}, bought(ctx, c, err)
	}
	return checked(c, p, label)
}

// bought gives err a class: without one nobody knows whether a label was bought.
func bought(ctx context.Context, c CarrierCode, err error) error {
	if ClassOf(err) != nil {
		return err
	}
	unknown := &Error{Carrier: c, Op: "buy", Class: ErrOutcomeUnknown, Text: fmt.Sprintf("the adapter gave a %T without a class", err)}
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

// Void makes a label dead; once is enough and twice is the same. Errors are the carrier's.
func (d *Desk) Void(ctx context.Context, c CarrierCode, id LabelID) error {
	carrier, err := d.carrier("void", c)
	if err != nil {
		return err
	}
	return carrier.Void(ctx, id)
}

// Track gives a parcel's story so far. Errors are the carrier's.
func (d *Desk) Track(ctx context.Context, c CarrierCode, n TrackingNumber) (Tracking, error) {
	carrier, err := d.carrier("track", c)
	if err != nil {
		return Tracking{}, err
	}
	return carrier.Track(ctx, n)
}

func (d *Desk) carrier(op string, code CarrierCode) (Carrier, error) {
	for _, c := range d.carriers {
		if c.Code() == code {
			return c, nil
		}
	}
	return nil, &Error{Carrier: code, Op: op, Class: ErrUnsupported, Text: "the desk has no such carrier"}
}
