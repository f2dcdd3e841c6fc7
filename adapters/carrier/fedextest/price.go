package fedextest

import (
	"encoding/json"

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
	{service: "GROUND_HOME_DELIVERY", list: 1475, paid: 1062, listMore: 85, paidMore: 63},
	{service: "FEDEX_GROUND", list: 1260, paid: 927, listMore: 85, paidMore: 63},
	{service: "FEDEX_2_DAY", list: 2615, paid: 1890, listMore: 170, paidMore: 127},
	{service: "STANDARD_OVERNIGHT", list: 4830, paid: 3455, listMore: 310, paidMore: 226},
}

// transit is the number of business days from pickup to delivery.
var transit = map[string]int{"GROUND_HOME_DELIVERY": 3, "FEDEX_GROUND": 3, "FEDEX_2_DAY": 2, "STANDARD_OVERNIGHT": 1}

// Signatures, in cents.
var signatures = map[string]struct{ list, paid int64 }{"INDIRECT": {595, 440}, "DIRECT": {665, 490}, "ADULT": {825, 610}}

// runsTo: one kind of ground runs to homes and the other to all else.
func (t tariff) runsTo(home bool) bool {
	switch t.service {
	case "GROUND_HOME_DELIVERY":
		return home
	case "FEDEX_GROUND":
		return !home
	}
	return true
}

func (t tariff) price(pack packageIn) (list, paid money.Amount) {
	more := max(0, imitation.WholePounds(string(pack.Weight.Value))-5)
	sign := signatures[pack.PackageSpecialServices.SignatureOptionType]
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

// number writes an amount as FedEx does, a JSON number.
func number(a money.Amount) json.Number { return json.Number(a.String()) }
