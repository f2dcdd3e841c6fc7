package fedex

import (
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// dollars reads an amount as FedEx gives it, a number or a string, exact to the cent. ok is false where there is none,
// where it is not said to be in US dollars, and where it is no amount: it is never zero for want of an amount.
func dollars(v loosejson.Value, currency string) (a money.Amount, ok bool) {
	if currency != "USD" {
		return money.Amount{}, false
	}
	a, err := money.Parse(twoPlaces(strings.TrimSpace(v.Text())))
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
