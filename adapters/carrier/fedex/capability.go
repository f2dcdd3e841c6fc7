package fedex

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// formats of label images that FedEx prints (ship-v1, imageType, read 2025-10); the first is the default.
var formats = []string{"PDF", "PNG", "ZPLII", "EPL2"}

// maxDeclared is the highest value that a package may declare: 50,000 dollars (second-hand; FedEx refuses more itself).
const maxDeclared = 5_000_000

// Capabilities are what this adapter has. FedEx gives no image a second time, serves no post office boxes, and
// aerosols are not declared to it here.
func (c *Carrier) Capabilities() shipping.Capabilities {
	rest := slices.DeleteFunc(slices.Clone(formats), func(f string) bool { return f == c.cfg.LabelFormat })
	return shipping.Capabilities{
		Formats: append([]string{c.cfg.LabelFormat}, rest...), TrackBatch: trackBatch, Find: shipping.FindsNumber, Void: true,
		MaxInsured: money.Cents(maxDeclared),
		Addresses:  true, Pickups: true, Returns: true, DryIce: true, Domestic: true, AdultAsked: true,
	}
}

// formatOf is the image format of a purchase; an error where FedEx has no such format.
func (c *Carrier) formatOf(op, asked string) (string, error) {
	if asked == "" {
		return c.cfg.LabelFormat, nil
	}
	if !slices.Contains(formats, asked) {
		return "", dialect.FieldFault(op, shipping.ErrUnsupported, "format", "labels come as PDF, PNG, ZPLII or EPL2")
	}
	return asked, nil
}
