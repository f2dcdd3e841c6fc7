package dhl

import (
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// billed is the kind of price that the account pays. PULCL is the price list of the country and BASEC the price in DHL's
// own currency: both are prices of the same thing, and neither is billed.
const billed = "BILLC"

// price reads the billed price out of a list of one price a kind, exact to the cent. ok is false where there is none,
// where it is not in US dollars, and where it is no amount: it is never zero for want of an amount.
func price(prices loosejson.Value) (a money.Amount, ok bool) {
	for p := range prices.Elements() {
		if p.Get("currencyType").Text() != billed {
			continue
		}
		if p.Get("priceCurrency").Text() != "USD" {
			return money.Amount{}, false
		}
		a, ok := postal.Dollars(p.Get("price").Text())
		return a, ok && a.Sign() > 0
	}
	return money.Amount{}, false
}
