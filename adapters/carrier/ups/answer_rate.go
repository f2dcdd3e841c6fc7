package ups

import (
	"encoding/json"
	"errors"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

type rateAnswer struct {
	RateResponse struct{ RatedShipment list[ratedShipment] }
}

type ratedShipment struct {
	Service               list[struct{ Code text }]
	TotalCharges          list[charge]
	TotalChargesWithTaxes list[charge]
	NegotiatedRateCharges list[charges]
	TimeInTransit         list[timeInTransit]
}

type timeInTransit struct {
	ServiceSummary list[struct {
		EstimatedArrival list[struct {
			Arrival list[struct{ Date text }] // "20261127"
		}]
	}]
}

var errNoRates = errors.New("ups: the answer holds no rated shipment")

// decodeRates reads the answer of Rate, Shop and their timed forms. A service without an amount in US dollars is left
// out: no price, no quote. An answer without a rated shipment is an error.
func decodeRates(body []byte) ([]shipping.Quote, error) {
	var a rateAnswer
	if err := json.Unmarshal(body, &a); err != nil {
		return nil, err
	}
	rated := a.RateResponse.RatedShipment
	if len(rated) == 0 {
		return nil, errNoRates
	}
	quotes := make([]shipping.Quote, 0, len(rated))
	for i := range rated {
		if q, ok := rated[i].quote(); ok {
			quotes = append(quotes, q)
		}
	}
	return quotes, nil
}

func (r *ratedShipment) quote() (q shipping.Quote, ok bool) {
	service, ok := serviceOf(string(r.Service.first().Code))
	if !ok {
		return q, false
	}
	q = shipping.Quote{Carrier: shipping.UPS, Service: service, Arrives: r.arrives()}
	q.List, q.HasList = charges{TotalCharges: r.TotalCharges, TotalChargesWithTaxes: r.TotalChargesWithTaxes}.total()
	q.Price, ok = price(r.NegotiatedRateCharges, q.List, q.HasList)
	return q, ok && q.Price.Sign() > 0
}

// price is what the account pays: the negotiated total where UPS gives one, else the published one.
func price(negotiated list[charges], published money.Amount, hasPublished bool) (money.Amount, bool) {
	if a, ok := negotiated.first().total(); ok {
		return a, true
	}
	return published, hasPublished
}

func (r *ratedShipment) arrives() cal.Date {
	arrival := r.TimeInTransit.first().ServiceSummary.first().EstimatedArrival.first().Arrival.first()
	return day(string(arrival.Date))
}
