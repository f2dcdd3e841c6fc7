package ups

import (
	"errors"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

var errNoRates = errors.New("ups: the answer holds no rated shipment")

// decodeRates reads the answer of Rate, Shop and their timed forms. A service without an amount in US dollars is left
// out: no price, no quote. An answer without a rated shipment is an error.
func decodeRates(body []byte) ([]shipping.Quote, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return nil, err
	}
	quotes := make([]shipping.Quote, 0, 16)
	rated := 0
	for v := range root.Get("RateResponse", "RatedShipment").Elements() {
		rated++
		if q, ok := readRated(v).quote(); ok {
			quotes = append(quotes, q)
		}
	}
	if rated == 0 {
		return nil, errNoRates
	}
	return quotes, nil
}

// ratedShipment is what we read of one: found in one pass, for it is long.
type ratedShipment struct{ service, total, withTaxes, negotiated, transit loosejson.Value }

func readRated(v loosejson.Value) (r ratedShipment) {
	for name, m := range v.Members() {
		switch string(name) {
		case "Service":
			r.service = m
		case "TotalCharges":
			r.total = m
		case "TotalChargesWithTaxes":
			r.withTaxes = m
		case "NegotiatedRateCharges":
			r.negotiated = m
		case "TimeInTransit":
			r.transit = m
		}
	}
	return r
}

// quote has the negotiated total as its price where UPS gives one, else the published one.
func (r ratedShipment) quote() (q shipping.Quote, ok bool) {
	service, ok := services.Named(r.service.Get("Code").Text())
	if !ok {
		return q, false
	}
	q = shipping.Quote{Carrier: shipping.UPS, Service: service}
	q.Arrives = day(r.transit.Get("ServiceSummary", "EstimatedArrival", "Arrival", "Date").Text())
	q.List, q.HasList = firstDollars(r.withTaxes, r.total)
	if q.Price, ok = negotiated(r.negotiated); !ok {
		q.Price, ok = q.List, q.HasList
	}
	return q, ok && q.Price.Sign() > 0
}
