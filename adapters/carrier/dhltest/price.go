package dhltest

import (
	"github.com/mailrx/mailrx/pharmacy/money"
)

// tariff is a product with its price for the first half kilogram and for each one more, in cents.
type tariff struct {
	product, name string
	base, more    int64
}

var tariffs = []tariff{
	{"P", "EXPRESS WORLDWIDE", 61_25, 4_10},
	{"Y", "EXPRESS 12:00", 78_40, 4_95},
	{"E", "EXPRESS 9:00", 96_05, 5_80},
}

// transit is the business days from pickup to delivery.
var transit = map[string]int{"P": 4, "Y": 3, "E": 2}

func tariffOf(product string) (tariff, bool) {
	for _, t := range tariffs {
		if t.product == product {
			return t, true
		}
	}
	return tariff{}, false
}

// price is what is billed, and what the list of the country says.
func (t tariff) price(packages []packageIn) (paid, list money.Amount) {
	cents := int64(0)
	for _, p := range packages {
		grams := int64(p.Weight * 1000)
		cents += t.base + t.more*max(0, (grams-1)/500)
	}
	return money.Cents(cents), money.Cents(cents * 13 / 10)
}

// prices are one for each kind of currency; only BILLC is billed.
func prices(paid, list money.Amount) []object {
	return []object{
		{"currencyType": "PULCL", "priceCurrency": "USD", "price": number(list)},
		{"currencyType": "BILLC", "priceCurrency": "USD", "price": number(paid)},
		{"currencyType": "BASEC", "priceCurrency": "EUR", "price": number(money.Cents(paid.Cents() * 9 / 10))},
	}
}
