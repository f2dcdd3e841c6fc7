package dhl

import (
	"errors"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

var errNoRates = errors.New("dhl: the answer holds no product")

// decodeRates reads the answer of rates. A product without a billed price in US dollars is left out: no price, no
// quote. An answer without a product is an error.
func decodeRates(body []byte) ([]shipping.Quote, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return nil, err
	}
	var quotes []shipping.Quote
	products := 0
	for v := range root.Get("products").Elements() {
		p := readProduct(v)
		if p.code == "" {
			continue // what the answer to another question calls a product
		}
		products++
		if q, ok := p.quote(); ok {
			quotes = append(quotes, q)
		}
	}
	if products == 0 {
		return nil, errNoRates
	}
	return quotes, nil
}

// product is what we read of one: found in one pass, for it is long.
type product struct {
	code              string
	prices, delivered loosejson.Value
}

func readProduct(v loosejson.Value) (p product) {
	for name, m := range v.Members() {
		switch string(name) {
		case "productCode":
			p.code = m.Text()
		case "totalPrice":
			p.prices = m
		case "deliveryCapabilities":
			p.delivered = m
		}
	}
	return p
}

func (p product) quote() (q shipping.Quote, ok bool) {
	service, known := services.Named(p.code)
	if !known {
		return q, false
	}
	q = shipping.Quote{Carrier: shipping.DHL, Service: service}
	q.Arrives = day(p.delivered.Get("estimatedDeliveryDateAndTime").Text())
	q.Price, ok = price(p.prices)
	return q, ok
}
