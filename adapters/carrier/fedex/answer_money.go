package fedex

import (
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// dollars reads an amount as FedEx gives it, a number or a string, exact to the cent. ok is false where there is none,
// where it is not said to be in US dollars, and where it is no amount: it is never zero for want of an amount.
func dollars(v loosejson.Value, currency string) (a money.Amount, ok bool) {
	if currency != "USD" {
		return money.Amount{}, false
	}
	return postal.Dollars(v.Text())
}
