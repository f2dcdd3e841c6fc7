package fedex

import (
	"errors"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

var errNoRates = errors.New("fedex: the answer holds no rated service")

// decodeRates reads the answer of rates. A service without an amount in US dollars is left out: no price, no quote. An
// answer without a rated service is an error.
func decodeRates(body []byte) ([]shipping.Quote, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return nil, err
	}
	quotes := make([]shipping.Quote, 0, 16)
	rated := 0
	for v := range root.Get("output", "rateReplyDetails").Elements() {
		rated++
		if q, ok := readRated(v); ok {
			quotes = append(quotes, q)
		}
	}
	if rated == 0 {
		return nil, errNoRates
	}
	return quotes, nil
}

// readRated reads one service in one pass, for it is long.
func readRated(v loosejson.Value) (q shipping.Quote, ok bool) {
	var code string
	var prices, commit loosejson.Value
	for name, m := range v.Members() {
		switch string(name) {
		case "serviceType":
			code = m.Text()
		case "ratedShipmentDetails":
			prices = m
		case "commit":
			commit = m
		}
	}
	service, ok := services.Named(code)
	if !ok {
		return q, false
	}
	q = shipping.Quote{Carrier: shipping.FedEx, Service: service, Arrives: arrival(commit)}
	ok = price(&q, prices)
	return q, ok && q.Price.Sign() > 0
}

// price reads the prices by their rateType. Where the account has none, the published one is what it pays.
func price(q *shipping.Quote, prices loosejson.Value) bool {
	var paid money.Amount
	var hasPaid bool
	for v := range prices.Elements() {
		kind, a, ok := readPrice(v)
		switch {
		case !ok:
		case kind == "ACCOUNT" && !hasPaid:
			paid, hasPaid = a, true
		case kind == "LIST" && !q.HasList:
			q.List, q.HasList = a, true
		}
	}
	if !hasPaid {
		paid, hasPaid = q.List, q.HasList
	}
	q.Price = paid
	return hasPaid
}

func readPrice(v loosejson.Value) (kind string, a money.Amount, ok bool) {
	var net, inner loosejson.Value
	var currency string
	for name, m := range v.Members() {
		switch string(name) {
		case "rateType":
			kind = m.Text()
		case "totalNetCharge":
			net = m
		case "currency":
			currency = m.Text()
		case "shipmentRateDetail":
			inner = m
		}
	}
	if currency == "" {
		currency = inner.Get("currency").Text()
	}
	a, ok = dollars(net, currency)
	return kind, a, ok
}

// arrival is the day of commit.dateDetail: "2026-11-27T10:30:00". The document calls it dayFormat, its example
// dayCxsFormat.
func arrival(commit loosejson.Value) cal.Date {
	detail := commit.Get("dateDetail")
	if d := dayOf(detail.Get("dayFormat").Text()); d.IsSet() {
		return d
	}
	return dayOf(detail.Get("dayCxsFormat").Text())
}
