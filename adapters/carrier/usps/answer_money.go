package usps

import (
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// dollars reads an amount of USPS, a number that is US dollars always, exact to the cent. ok is false where there is
// none and where it is no amount: it is never zero for want of an amount.
func dollars(v loosejson.Value) (a money.Amount, ok bool) {
	return postal.Dollars(v.Text())
}

// prices adds up the member price of every element; ok is false where one has none.
func prices(elements loosejson.Value) (sum money.Amount, ok bool) {
	for e := range elements.Elements() {
		a, ok := dollars(e.Get("price"))
		if !ok {
			return money.Amount{}, false
		}
		sum = sum.Add(a)
	}
	return sum, true
}
