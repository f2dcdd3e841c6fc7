package ups

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// charge is an amount as UPS gives it: a string, and a currency.
type charge struct {
	CurrencyCode  text
	MonetaryValue text
}

// dollars is the amount, exact to the cent. ok is false where there is none, where it is not in US dollars, and where
// it is no amount: it is never zero for want of an amount.
func (c charge) dollars() (a money.Amount, ok bool) {
	if c.CurrencyCode != "USD" {
		return money.Amount{}, false
	}
	a, err := money.Parse(twoPlaces(strings.TrimSpace(string(c.MonetaryValue))))
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

// charges are the totals of a shipment, published or negotiated. Taxes are in the total where UPS adds them.
type charges struct {
	TotalCharge           list[charge] // of NegotiatedRateCharges
	TotalCharges          list[charge] // of the published rate
	TotalChargesWithTaxes list[charge]
}

func (c charges) total() (money.Amount, bool) {
	for _, l := range [...]list[charge]{c.TotalChargesWithTaxes, c.TotalCharge, c.TotalCharges} {
		if a, ok := l.first().dollars(); ok {
			return a, true
		}
	}
	return money.Amount{}, false
}
