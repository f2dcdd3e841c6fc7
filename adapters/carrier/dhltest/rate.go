package dhltest

import (
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/pharmacy/cal"
)

// rate prices every product.
func (s *Server) rate(r *http.Request) imitation.Answer {
	var in rateIn
	if refused, wrong := headers(r); wrong {
		return refused
	}
	if !imitation.ReadJSON(r, &in) {
		return bad("The request is not well formed")
	}
	if in.CustomerDetails.ShipperDetails.CountryCode == in.CustomerDetails.ReceiverDetails.CountryCode {
		return notFound(noProduct)
	}
	var products []object
	for _, t := range tariffs {
		paid, list := t.price(in.Packages)
		arrives := cal.AddBusinessDays(s.PickupDay(s.Now()), transit[t.product])
		products = append(products, object{
			"productName": t.name, "productCode": t.product, "localProductCode": t.product, "isCustomerAgreement": false,
			"totalPrice": prices(paid, list),
			"deliveryCapabilities": object{"deliveryTypeCode": "QDDC", "totalTransitDays": transit[t.product],
				"estimatedDeliveryDateAndTime": arrives.String() + "T23:59:00"},
		})
	}
	return success(object{"products": products, "exchangeRates": []object{}})
}
