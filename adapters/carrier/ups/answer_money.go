package ups

import (
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// dollars reads an amount as UPS gives it, a string and a currency, exact to the cent. ok is false where there is
// none, where it is not in US dollars, and where it is no amount: it is never zero for want of an amount.
func dollars(charge loosejson.Value) (a money.Amount, ok bool) {
	currency, amount := "", ""
	for name, v := range charge.Members() {
		switch string(name) {
		case "CurrencyCode":
			currency = v.Text()
		case "MonetaryValue":
			amount = v.Text()
		}
	}
	if currency != "USD" {
		return money.Amount{}, false
	}
	a, err := money.Parse(twoPlaces(strings.TrimSpace(amount)))
	return a, err == nil && a.Sign() >= 0
}

// twoPlaces drops zeros past the cents: "15.5400" is 15.54. Any other digit there stays, and is refused.
func twoPlaces(s string) string {
	dot := strings.IndexByte(s, '.')
	for dot >= 0 && len(s) > dot+3 && s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	return s
}

// firstDollars is the first of the charges that is an amount.
func firstDollars(charges ...loosejson.Value) (money.Amount, bool) {
	for _, c := range charges {
		if a, ok := dollars(c); ok {
			return a, true
		}
	}
	return money.Amount{}, false
}

// negotiated is the total of NegotiatedRateCharges, with taxes where UPS adds them.
func negotiated(v loosejson.Value) (money.Amount, bool) {
	return firstDollars(v.Get("TotalChargesWithTaxes"), v.Get("TotalCharge"))
}
