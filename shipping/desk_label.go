package shipping

import "context"

// lacks is the fault of a carrier without an optional interface.
func lacks(c CarrierCode, op, what string) error {
	return &Error{Carrier: c, Op: op, Class: ErrUnsupported, Text: "this carrier " + what}
}

// Prepare draws up a purchase with a carrier that is a Preparer, for the caller to store before BuyPrepared. It buys
// nothing. ErrUnsupported where the carrier has no keys of its own: then Buy, and Find after a lost answer. *Invalid and
// *Refused as of Buy.
func (d *Desk) Prepare(ctx context.Context, c CarrierCode, p Purchase) (Prepared, error) {
	carrier, err := d.ready(ctx, "prepare", c, p)
	if err != nil {
		return Prepared{}, err
	}
	preparer, ok := carrier.(Preparer)
	if !ok {
		return Prepared{}, lacks(c, "prepare", "has no keys of its own")
	}
	return preparer.Prepare(ctx, p)
}

// BuyPrepared buys what Prepare drew, for the purchase it was drawn for. After ErrOutcomeUnknown, and after a crash, it
// is called again with the same stored value and buys no second label. Errors are those of Buy.
func (d *Desk) BuyPrepared(ctx context.Context, c CarrierCode, p Purchase, stored Prepared) (Label, error) {
	carrier, err := d.ready(ctx, "buy", c, p)
	if err != nil {
		return Label{}, err
	}
	preparer, ok := carrier.(Preparer)
	if !ok {
		return Label{}, lacks(c, "buy", "has no keys of its own")
	}
	label, err := preparer.BuyPrepared(ctx, p, stored)
	if err != nil {
		return Label{}, bought(ctx, c, err)
	}
	return checked(c, p, label)
}

// BuyReturn buys a label for the way back, from the member (Shipment.From) to the pharmacy (Shipment.To). It is a
// purchase as Buy is, with the same errors; ErrUnsupported where the carrier sells no such labels.
func (d *Desk) BuyReturn(ctx context.Context, c CarrierCode, p Purchase) (Label, error) {
	carrier, err := d.ready(ctx, "return", c, p)
	if err != nil {
		return Label{}, err
	}
	returner, ok := carrier.(Returner)
	if !ok {
		return Label{}, lacks(c, "return", "sells no labels for the way back")
	}
	label, err := returner.BuyReturn(ctx, p)
	if err != nil {
		return Label{}, bought(ctx, c, err)
	}
	return checked(c, p, label)
}

// Void makes a label dead; once is enough and twice is the same. Errors are the carrier's.
func (d *Desk) Void(ctx context.Context, c CarrierCode, id LabelID) error {
	carrier, err := d.carrier("void", c)
	if err != nil {
		return err
	}
	return carrier.Void(ctx, id)
}

// VoidLabel is Void that tells how the label died, where the carrier tells (VoidTeller); else the outcome of a success
// is VoidUnknown: dead, and nobody says whether it is billed.
func (d *Desk) VoidLabel(ctx context.Context, c CarrierCode, id LabelID) (Voiding, error) {
	carrier, err := d.carrier("void", c)
	if err != nil {
		return Voiding{}, err
	}
	if teller, ok := carrier.(VoidTeller); ok {
		return teller.VoidLabel(ctx, id)
	}
	return Voiding{}, carrier.Void(ctx, id)
}

// Prepares reports whether a carrier has keys of its own: its purchases are drawn up and stored before they are sent
// (Prepare, BuyPrepared). False for a carrier that the desk does not have.
func (d *Desk) Prepares(c CarrierCode) bool {
	carrier, err := d.carrier("prepare", c)
	_, ok := carrier.(Preparer)
	return err == nil && ok
}
