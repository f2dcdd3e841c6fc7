package ups

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// formats of label images that UPS prints (Shipping.yaml, LabelImageFormat.Code, read 2026-07).
var formats = []string{"GIF", "ZPL", "EPL", "SPL"}

// maxDeclared is the highest value that a package may declare: 50,000 dollars (second-hand; UPS refuses more itself).
const maxDeclared = 5_000_000

// Capabilities are what this adapter has. Aerosols are not declared to UPS, and post office boxes are not served.
func (c *Carrier) Capabilities() shipping.Capabilities {
	all := slices.DeleteFunc(slices.Clone(formats), func(f string) bool { return f == c.format })
	return shipping.Capabilities{
		Formats: append([]string{c.format}, all...), TrackBatch: 1, Find: shipping.FindsLabel, Void: true,
		MaxInsured: money.Cents(maxDeclared),
		Addresses:  true, Pickups: true, Returns: true, DryIce: true, Domestic: true, AdultAsked: true,
	}
}

// formatOf is the image format of a purchase; an error where UPS has no such format.
func (c *Carrier) formatOf(op, asked string) (string, error) {
	if asked == "" {
		return c.format, nil
	}
	if !slices.Contains(formats, asked) {
		return "", dialect.FieldFault(op, shipping.ErrUnsupported, "format", "labels come as GIF, ZPL, EPL or SPL")
	}
	return asked, nil
}
