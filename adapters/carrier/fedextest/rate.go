package fedextest

import (
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// rate answers with both prices of every service that runs there, and the day of arrival.
func (s *Server) rate(r *http.Request) imitation.Answer {
	var in rateIn
	if !imitation.ReadJSON(r, &in) {
		return notJSON()
	}
	shipment := &in.RequestedShipment
	to := shipment.Recipient.Address
	if in.AccountNumber.Value == "" || len(shipment.RequestedPackageLineItems) == 0 || to.PostalCode == "" || to.CountryCode == "" {
		return refusal(http.StatusBadRequest, "ORIGIN.POSTAL.REQUIRED", "Something is missing")
	}
	var rated []object
	for i, t := range tariffs {
		if t.runsTo(to.Residential) {
			rated = append(rated, s.rated(t, shipment.RequestedPackageLineItems[0], shipment.ShipDateStamp, i%2 == 0))
		}
	}
	return success(object{"rateReplyDetails": rated, "quoteDate": cal.In(s.Now(), s.Zone()).String(), "encoded": false})
}

// rated is one service. The published price stands first or last: FedEx promises no order.
func (s *Server) rated(t tariff, pack packageIn, shipped string, listFirst bool) object {
	list, paid := t.price(pack)
	prices := []object{priced("ACCOUNT", paid), priced("LIST", list)}
	if listFirst {
		prices[0], prices[1] = prices[1], prices[0]
	}
	day := cal.In(s.Now(), s.Zone())
	if d, err := cal.Parse(shipped); err == nil {
		day = d
	}
	arrives := cal.AddBusinessDays(cal.OnOrAfterBusinessDay(day), transit[t.service])
	return object{
		"serviceType": t.service, "packagingType": "YOUR_PACKAGING", "ratedShipmentDetails": prices,
		"commit": object{"dateDetail": object{"dayOfWeek": arrives.Weekday().String()[:3], "dayFormat": arrives.String() + "T20:00:00"}},
	}
}

func priced(kind string, a money.Amount) object {
	return object{
		"rateType": kind, "ratedWeightMethod": "ACTUAL", "totalNetCharge": number(a), "totalBaseCharge": number(a), "currency": "USD",
		"shipmentRateDetail": object{"currency": "USD", "surCharges": []object{{"type": "FUEL", "amount": "0.0"}}},
	}
}
