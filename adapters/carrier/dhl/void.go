package dhl

import (
	"context"

	"github.com/mailrx/mailrx/shipping"
)

// Void is ErrUnsupported: DHL has no call that makes a label dead. A label that is not used is not billed; keep it from
// the dock. See VoidLabel.
func (c *Carrier) Void(context.Context, shipping.LabelID) error {
	return fault("void", shipping.ErrUnsupported, "DHL voids no label; one that is not used is not billed")
}

// VoidLabel tells that nothing needs to be done: VoidNotNeeded. It asks nobody, and the label stays alive: whoever puts
// it on a parcel is billed. (Void is ErrUnsupported, so that nobody takes the label for dead.)
func (c *Carrier) VoidLabel(_ context.Context, id shipping.LabelID) (shipping.Voiding, error) {
	if !isNumber(id.Reveal()) {
		return shipping.Voiding{}, malformed("void", "id")
	}
	return shipping.Voiding{Outcome: shipping.VoidNotNeeded}, nil
}

// malformed is an id or number that is none; it is not repeated in the error.
func malformed(op, field string) error {
	return dialect.FieldFault(op, shipping.ErrInvalid, field, "must be 8 to 35 letters and digits")
}
