package money_test

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/mailrx/mailrx/pharmacy/money"
)

func Example() {
	price, _ := money.ParseUnitPrice("0.187500") // dollars a tablet
	cost, _ := price.Extend(90_000, money.HalfUp)
	share, _ := cost.Mul(money.Percent(25), money.HalfUp)
	total := share.Add(money.Cents(250))
	fmt.Println("90 tablets", cost, "member's 25 %", share, "with the fee", total)
	// Output: 90 tablets 16.88 member's 25 % 4.22 with the fee 6.72
}

func ExampleParse() {
	a, err := money.Parse("114.73")
	fmt.Println(a, a.Cents(), err)
	_, err = money.Parse("1,147.30")
	fmt.Println(err)
	// Output:
	// 114.73 11473 <nil>
	// money: read amount: character 2: this is no part of a number
}

func ExampleRound() {
	d := decimal.RequireFromString("-2.675")
	for _, m := range []money.Mode{money.HalfUp, money.HalfEven, money.Down, money.Up} {
		a, _ := money.Round(d, m)
		fmt.Println(m, a)
	}
	// Output:
	// half up -2.68
	// half even -2.68
	// down -2.67
	// up -2.68
}

func ExampleFromDecimal() {
	a, err := money.FromDecimal(decimal.RequireFromString("9.00"))
	fmt.Println(a, err)
	_, err = money.FromDecimal(decimal.RequireFromString("9.005"))
	fmt.Println(errors.Is(err, money.ErrInexact))
	// Output:
	// 9.00 <nil>
	// true
}

func ExampleAmount_Mul() {
	copay, err := money.Cents(1688).Mul(money.Percent(25), money.HalfUp)
	fmt.Println(copay, err)
	// Output: 4.22 <nil>
}

func ExampleAmount_Split() {
	parts, _ := money.Cents(1000).Split(3)
	fmt.Println(parts)
	// Output: [3.34 3.33 3.33]
}

func ExampleAmount_Allocate() {
	// A $5.00 coupon over three lines, by their prices.
	parts, _ := money.Cents(500).Allocate([]int64{900, 1250, 0})
	fmt.Println(parts, money.Sum(parts...))
	// Output: [2.09 2.91 0.00] 5.00
}

func ExampleAmount_MarshalJSON() {
	text, _ := json.Marshal(map[string]money.Amount{"copay": money.Cents(900)})
	fmt.Println(string(text))
	var back map[string]money.Amount
	fmt.Println(json.Unmarshal([]byte(`{"copay": 9.0}`), &back), back["copay"])
	fmt.Println(json.Unmarshal([]byte(`{"copay": 1e999999999}`), &back))
	// Output:
	// {"copay":"9.00"}
	// <nil> 9.00
	// money: read amount: too large
}

func ExampleUnitPrice_Extend() {
	price := money.Micros(12_345) // $0.012345 a millilitre
	cost, _ := price.Extend(2_500, money.HalfUp)
	fmt.Println(price, "a ml, 2.5 ml:", cost)
	// Output: 0.012345 a ml, 2.5 ml: 0.03
}

func ExampleUnitPrice_ExtendAt() {
	list := money.Micros(1_250_000) // $1.25 a tablet, less 18 %
	cost, _ := list.ExtendAt(90_000, money.Percent(100-18), money.HalfUp)
	fmt.Println(cost)
	// Output: 92.25
}

func ExampleParseRate() {
	r, _ := money.ParseRate("0.25")
	fmt.Println(r, r == money.Percent(25))
	// Output: 0.25 true
}
