package carriercheck

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// Printer is an adapter that prints labels, its imitation, and the formats that it must have.
type Printer struct {
	Carrier  Carrier
	Site     *imitation.Site
	Purchase shipping.Purchase // one that succeeds on a calm day
	Formats  []string          // the default first
	Other    string            // no format of the carrier's
}

// Formats buys a label of every format that the adapter declares, which are those of the Printer, and one of none, which
// has the first of them. For another format nothing is sent. The labels are given by their format.
func Formats(t testing.TB, p Printer) map[string]shipping.Label {
	t.Helper()
	j := of(t, p.Carrier)
	declared := p.Carrier.(shipping.Capable).Capabilities().Formats
	j.same(strings.Join(declared, " "), strings.Join(p.Formats, " "), "the formats, the default first")
	labels := map[string]shipping.Label{}
	order := p.Purchase
	for i, format := range slices.Concat(declared, []string{""}) {
		order.Format, order.Key = format, shipping.Key(fmt.Sprint("k-", i))
		label, err := p.Carrier.Buy(t.Context(), order)
		j.fine(err, "buy a label in "+format)
		if format == "" {
			format = declared[0]
		}
		j.same(label.Format, format, "the format of a label")
		labels[format] = label
	}
	order.Format = p.Other
	_, err := p.Carrier.Buy(t.Context(), order)
	j.is(err, shipping.ErrUnsupported, "a label in "+p.Other)
	j.same(p.Site.Purchases(), len(declared)+1, "labels sold")
	return labels
}
