package uspstest

import (
	"encoding/json"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// tariff is what a mail class costs here. The figures are invented and believable.
type tariff struct {
	class, indicator   string
	list, paid         int64 // cents, to one pound
	listMore, paidMore int64 // cents, each pound above
}

var tariffs = []tariff{
	{class: "USPS_GROUND_ADVANTAGE", indicator: "SP", list: 790, paid: 542, listMore: 95, paidMore: 70},
	{class: "PRIORITY_MAIL", indicator: "SP", list: 1015, paid: 789, listMore: 160, paidMore: 118},
	{class: "PRIORITY_MAIL_EXPRESS", indicator: "PA", list: 3145, paid: 2790, listMore: 410, paidMore: 365},
}

// transit is the number of business days from pickup to delivery.
var transit = map[string]int{"USPS_GROUND_ADVANTAGE": 3, "PRIORITY_MAIL": 2, "PRIORITY_MAIL_EXPRESS": 1}

// extra services, in cents.
var extraPrices = map[int]int64{819: 0, 831: 0, 921: 370, 922: 935, 923: 970, 930: 345, 931: 1350, 981: 0}

func (t tariff) price(weight json.Number, extras []int) (list, paid money.Amount) {
	more := max(0, imitation.WholePounds(string(weight))-1)
	extra := extraTotal(extras)
	return money.Cents(t.list + more*t.listMore).Add(extra), money.Cents(t.paid + more*t.paidMore).Add(extra)
}

func extraTotal(extras []int) (sum money.Amount) {
	for _, code := range extras {
		sum = sum.Add(money.Cents(extraPrices[code]))
	}
	return sum
}

// tariffOf is the tariff of a class, the way back too.
func tariffOf(class string) (tariff, bool) {
	class = strings.TrimSuffix(class, "_RETURN_SERVICE")
	for _, t := range tariffs {
		if t.class == class {
			return t, true
		}
	}
	return tariff{}, false
}

// dollars is an amount as USPS writes it: a JSON number.
func dollars(a money.Amount) json.Number { return json.Number(a.String()) }
