package ups

import (
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
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
	return postal.Dollars(amount)
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
