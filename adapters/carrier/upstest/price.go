package upstest

import (
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// tariff is what a service costs here. The figures are invented and believable.
type tariff struct {
	service            string
	list, paid         int64 // cents, to five pounds
	listMore, paidMore int64 // cents, each pound above five
}

var tariffs = []tariff{
	{service: "03", list: 1240, paid: 912, listMore: 80, paidMore: 61},
	{service: "02", list: 2490, paid: 1835, listMore: 165, paidMore: 124},
}

// transit is the number of business days from pickup to delivery.
var transit = map[string]int{"03": 3, "02": 2}

// Signatures, in cents, by DCISType of the package.
var signatures = map[string]struct{ list, paid int64 }{"2": {610, 455}, "3": {745, 560}}

func (t tariff) price(pack packageIn) (list, paid money.Amount) {
	more := max(0, imitation.WholePounds(pack.PackageWeight.Weight)-5)
	sign := signatures[pack.PackageServiceOptions.DeliveryConfirmation.DCISType]
	return money.Cents(t.list + more*t.listMore + sign.list), money.Cents(t.paid + more*t.paidMore + sign.paid)
}

func tariffOf(service string) (tariff, bool) {
	for _, t := range tariffs {
		if t.service == service {
			return t, true
		}
	}
	return tariff{}, false
}

func charge(a money.Amount) object {
	return object{"CurrencyCode": "USD", "MonetaryValue": a.String()}
}
