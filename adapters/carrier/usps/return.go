package usps

import (
	"context"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

const returnPath = "/labels/v3/return-label"

// BuyReturn buys a label from the member back to the pharmacy, once: a lost answer is ErrOutcomeUnknown. p.Service is
// that of the way out (usps_ground_advantage, …); its return service is asked for. USPS takes no mailing date on the
// way back, and voids no label for it.
func (c *Carrier) BuyReturn(ctx context.Context, p shipping.Purchase) (shipping.Label, error) {
	o := operation{op: "return", family: "labels", method: http.MethodPost, path: returnPath, paid: true}
	class, format, err := c.sellable(o.op, p)
	if err != nil {
		return shipping.Label{}, err
	}
	request, err := c.labelRequest(p, class+returnSuffix, format, cal.Date{})
	if err != nil {
		return shipping.Label{}, carrierhttp.During(o.op, err)
	}
	request.PackageDescription.MailingDate, request.PackageDescription.DestinationEntryFacilityType = "", ""
	body, err := write(o.op, request)
	if err != nil {
		return shipping.Label{}, err
	}
	return c.label(ctx, o, shipping.Prepared{Key: newKey(), Body: body}, p, format)
}
