package shipping

import "context"

// Preparer is implemented by a Carrier with keys of its own (USPS): a purchase is drawn up, stored, and bought as it
// was stored, so that the same bytes can be sent again under the same key and buy nothing new.
type Preparer interface {
	// Prepare draws the carrier's key and the exact bytes of the request. It buys nothing and may ask the carrier nothing.
	Prepare(ctx context.Context, p Purchase) (Prepared, error)

	// BuyPrepared buys what Prepare drew. p is the purchase that it was drawn for. Called again with the same Prepared,
	// after a crash or a lost answer too, it gives the same label and buys no other.
	BuyPrepared(ctx context.Context, p Purchase, prepared Prepared) (Label, error)
}

// Prepared is what Prepare drew. It is stored before the purchase is sent. Body holds name and address: it goes to a
// vault, not to a record.
type Prepared struct {
	Key  string // the carrier's own key of the purchase, drawn at random, never empty: it tells nothing of ours
	Body Sealed
}
