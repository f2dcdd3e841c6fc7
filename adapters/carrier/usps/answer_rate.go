package usps

import (
	"errors"
	"slices"
	"strconv"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

var errNoPrices = errors.New("usps: the answer holds no prices")

// wanted is what a price must be for to be ours.
type wanted struct {
	parcel shipping.Parcel
	extras []int
}

// decodeOptions reads the answer of options/search. A service without a price that a label of ours is bought at is
// left out. An answer without pricing options is an error.
func decodeOptions(body []byte, w wanted) ([]shipping.Quote, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return nil, err
	}
	var quotes []shipping.Quote
	list := map[shipping.Service]money.Amount{}
	options := 0
	for v := range root.Get("pricingOptions").Elements() {
		options++
		retail := v.Get("priceType").Text() == "RETAIL"
		for _, q := range w.offers(v.Get("shippingOptions")) {
			if retail {
				list[q.Service] = q.Price
			} else if !named(quotes, q.Service) {
				quotes = append(quotes, q)
			}
		}
	}
	if options == 0 {
		return nil, errNoPrices
	}
	for i := range quotes {
		quotes[i].List, quotes[i].HasList = list[quotes[i].Service], list[quotes[i].Service].Sign() > 0
	}
	return quotes, nil
}

func named(quotes []shipping.Quote, s shipping.Service) bool {
	return slices.ContainsFunc(quotes, func(q shipping.Quote) bool { return q.Service == s })
}

// offers are the services of one kind of price, one quote each.
func (w wanted) offers(options loosejson.Value) (quotes []shipping.Quote) {
	for v := range options.Elements() {
		class := v.Get("mailClass").Text()
		service, ok := serviceOf(class)
		if !ok {
			continue
		}
		if q, ok := w.choose(class, v.Get("rateOptions")); ok {
			q.Carrier, q.Service = shipping.USPS, service
			quotes = append(quotes, q)
		}
	}
	return quotes
}

// choose takes the option with the rate indicator of our label, and of several the one of our processing category.
func (w wanted) choose(class string, options loosejson.Value) (best shipping.Quote, ok bool) {
	indicator, category := rateIndicator(class, w.parcel), processingCategory(w.parcel)
	for v := range options.Elements() {
		rate := v.Get("rates")
		if rate.Get("rateIndicator").Text() != indicator || fromFacility(rate) {
			continue
		}
		exact := rate.Get("processingCategory").Text() == category
		if ok && !exact {
			continue
		}
		price, priced := w.price(v)
		if !priced || price.Sign() <= 0 {
			continue
		}
		best, ok = shipping.Quote{Price: price, Arrives: expected(v.Get("commitment"))}, true
		if exact {
			return best, true
		}
	}
	return best, ok
}

// fromFacility reports a price for parcels that are brought to a facility near their end.
func fromFacility(rate loosejson.Value) bool {
	f := rate.Get("destinationEntryFacilityType").Text()
	return f != "" && f != "NONE"
}

// price is the total with extra services where USPS gives one, else the base with what was asked for added up; an extra
// service that has no price here means that there is no price.
func (w wanted) price(v loosejson.Value) (money.Amount, bool) {
	if total, ok := dollars(v.Get("totalPrice")); ok {
		return total, true
	}
	sum, ok := dollars(v.Get("totalBasePrice"))
	for _, code := range w.extras {
		price, found := extraPrice(v.Get("extraServices"), code)
		sum, ok = sum.Add(price), ok && found
	}
	return sum, ok
}

func extraPrice(services loosejson.Value, code int) (money.Amount, bool) {
	for v := range services.Elements() {
		if v.Get("extraService").Text() == strconv.Itoa(code) {
			return dollars(v.Get("price"))
		}
	}
	return money.Amount{}, false
}

// expected is the day of delivery; the older name is of the same day.
func expected(commitment loosejson.Value) cal.Date {
	if d := day(commitment.Get("expectedDeliveryDate").Text()); d.IsSet() {
		return d
	}
	return day(commitment.Get("scheduleDeliveryDate").Text())
}

// day reads "2026-11-24", alone or at the head of an instant; anything else is the unset Date.
func day(s string) cal.Date {
	if len(s) > 10 {
		s = s[:10]
	}
	d, err := cal.Parse(s)
	if err != nil {
		return cal.Date{}
	}
	return d
}
