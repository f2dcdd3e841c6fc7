package shipping

import (
	"context"
	"errors"
	"time"
)

// LabelLister is implemented by a Carrier that may hold several labels under one key, and tells them all.
type LabelLister interface {
	// FindLabels gives every label under k, as LabelFinder gives one; ErrNotFound where there is none.
	FindLabels(ctx context.Context, k Key) ([]Label, error)
}

// Doubt is the doubt of a purchase of this key that was sent to a carrier at an instant and had no answer; its Stored is
// the caller's to set. Of a carrier that declares nothing, what it implements counts.
func (d *Desk) Doubt(c CarrierCode, k Key, sent time.Time) (Doubt, error) {
	carrier, err := d.carrier("settle", c)
	if err != nil {
		return Doubt{}, err
	}
	return Doubt{Carrier: c, Key: k, Sent: sent, Capabilities: declared(carrier)}, nil
}

// Capabilities are what a carrier of the desk declares that it has; of one that declares nothing, what it implements
// counts: Idempotent and Find. ErrUnsupported where the desk has no such carrier.
func (d *Desk) Capabilities(c CarrierCode) (Capabilities, error) {
	carrier, err := d.carrier("capabilities", c)
	if err != nil {
		return Capabilities{}, err
	}
	return declared(carrier), nil
}

// declared is what a carrier says that it has, or what it shows.
func declared(c Carrier) (have Capabilities) {
	if capable, ok := c.(Capable); ok {
		return capable.Capabilities()
	}
	_, have.Idempotent = c.(Preparer)
	if _, ok := c.(LabelFinder); ok {
		have.Find = FindsLabel
	}
	return have
}

// Look asks the carrier once for the labels under the doubt's key and gives the doubt with what was heard, at the
// instant now that the caller's clock shows. A carrier that cannot tell makes it a person's. Settle then decides.
func (d *Desk) Look(ctx context.Context, doubt Doubt, now time.Time) (Doubt, error) {
	found, err := d.labels(ctx, doubt.Carrier, doubt.Key)
	switch {
	case errors.Is(err, ErrUnsupported):
		doubt.Capabilities.Find = FindsNothing
	case err == nil, errors.Is(err, ErrNotFound):
		doubt.Looked, doubt.Found, doubt.Failed = now, found, false
		err = nil
	default:
		doubt.Failed = true
	}
	return doubt, err
}

func (d *Desk) labels(ctx context.Context, c CarrierCode, k Key) ([]Label, error) {
	carrier, err := d.carrier("find", c)
	if err != nil {
		return nil, err
	}
	if lister, ok := carrier.(LabelLister); ok {
		return lister.FindLabels(ctx, k)
	}
	l, err := d.Find(ctx, c, k)
	if err != nil {
		return nil, err
	}
	return []Label{l}, nil
}
