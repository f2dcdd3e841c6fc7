package fedex

import (
	"context"

	"github.com/mailrx/mailrx/shipping"
)

// printReturnLabel is a return label that the pharmacy prints and sends along (ship-v1, returnType, read 2025-10).
const printReturnLabel = "PRINT_RETURN_LABEL"

// BuyReturn buys a label for the way back, once. Its rules are those of Buy, and FindLabel finds it too. Home Delivery
// runs to homes only, so that way back it is FedEx Ground.
func (c *Carrier) BuyReturn(ctx context.Context, p shipping.Purchase) (shipping.Label, error) {
	o := buying("return")
	asked := p
	if p.Service == HomeDelivery && !p.Shipment.To.Residential {
		asked.Service = Ground
	}
	body, err := c.purchase(o.op, asked)
	if err != nil {
		return shipping.Label{}, err
	}
	s := &body.RequestedShipment
	if s.ShipmentSpecialServices == nil {
		s.ShipmentSpecialServices = &shipmentServices{}
	}
	s.ShipmentSpecialServices.SpecialServiceTypes = append(s.ShipmentSpecialServices.SpecialServiceTypes, returnService)
	s.ShipmentSpecialServices.ReturnShipmentDetail = &returnDetail{printReturnLabel}
	s.RequestedPackageLineItems[0].ItemDescription = shipping.CustomsDescription
	return c.buy(ctx, o, p, body)
}
