package ups

import (
	"context"
	"net/http"

	"github.com/mailrx/mailrx/shipping"
)

// printReturnLabel is a return label that the pharmacy prints and sends along (Shipping.yaml, ReturnService.Code 9).
const printReturnLabel = "9"

// BuyReturn buys a label for the way back, once. Its rules are those of Buy, and FindLabel finds it too.
func (c *Carrier) BuyReturn(ctx context.Context, p shipping.Purchase) (shipping.Label, error) {
	o := operation{op: "return", family: "shipping", method: http.MethodPost, path: "/api/shipments/v2409/ship"}
	body, err := c.purchase(o, p)
	if err != nil {
		return shipping.Label{}, err
	}
	body.ShipmentRequest.Shipment.ReturnService = &code{Code: printReturnLabel}
	body.ShipmentRequest.Shipment.Package[0].Description = shipping.CustomsDescription
	return c.buy(ctx, o, p, body)
}
