package usps

import (
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// dollars reads an amount of USPS, a number that is US dollars always, exact to the cent. ok is false where there is
// none and where it is no amount: it is never zero for want of an amount.
func dollars(v loosejson.Value) (a money.Amount, ok bool) {
	a, err := money.Parse(twoPlaces(strings.TrimSpace(v.Text())))
	return a, err == nil && a.Sign() >= 0
}

// twoPlaces drops zeros past the cents: "4.6500" is 4.65. Any other digit there stays, and is refused.
func twoPlaces(s string) string {
	dot := strings.IndexByte(s, '.')
	for dot >= 0 && len(s) > dot+3 && s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	return s
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
