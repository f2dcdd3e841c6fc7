package formulary_test

import (
	"fmt"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// yearPlan is a Part D plan of one tier: 25 % after a deductible of $615.
func yearPlan() *formulary.Plan {
	p, err := load([]byte(`{
		"version": 1, "id": "year-2026", "name": "Year Plan 2026", "from": "2026-01-01", "to": "2026-12-31",
		"mailBenefit": "yes", "outOfNetwork": "not-covered", "tiers": [{"tier": 1, "name": "All drugs"}],
		"costShares": [{"tier": 1, "channel": "standard-mail", "days": "1-90", "coinsurance": "0.25", "option": "after-deductible"}],
		"drugs": [{"rxcui": "90000001", "name": "Exampril 20 mg tablet", "tier": 1, "mail": "yes"}],
		"deductible": {"individual": "615.00"}, "partD": {"year": 2026, "benefit": "defined-standard"}}`))
	if err != nil {
		panic(err)
	}
	return p
}

// A Medicare year: each fill is decided under the sums that the fills before it left.
func ExampleAccumulators_After() {
	plan := yearPlan()
	zero := formulary.Dollars(money.Amount{})
	sums := formulary.Accumulators{Deductible: zero, TrueOutOfPocket: zero}
	for month := 1; month <= 12; month += 3 {
		d := plan.Decide(&formulary.Request{Date: cal.Of(2026, 1, 5).AddMonths(month - 1), RxCUI: 90000001,
			Quantity: drug.Units(90, drug.Tablet), DaysSupply: 90, Channel: formulary.StandardMail,
			Price: formulary.Dollars(money.Cents(3000_00)), Accumulators: sums})
		sums = sums.After(&d)
		fmt.Printf("$%s, then %s; TrOOP $%s\n", d.Member, d.Phase, sums.TrueOutOfPocket.Amount)
	}
	// Output:
	// $1211.25, then initial; TrOOP $1211.25
	// $750.00, then initial; TrOOP $1961.25
	// $138.75, then catastrophic; TrOOP $2100.00
	// $0.00, then catastrophic; TrOOP $2100.00
}

// What is missing, and what would make the fill payable.
func ExampleDecision_Remedies() {
	d := yearPlan().Decide(&formulary.Request{Date: cal.Of(2026, 1, 5), RxCUI: 90000001, DaysSupply: 120,
		Quantity: drug.Units(120, drug.Tablet), Channel: formulary.StandardMail, NotBefore: cal.Of(2026, 1, 9)})
	fmt.Println(d.Status)
	for _, r := range d.Remedies() {
		fmt.Printf("%s: %s\n", r.Rule.Code, r.Text)
	}
	// Output:
	// not-covered
	// formulary.too_soon: fill it on 2026-01-09 or later
	// formulary.days_limit: fill at most 90 days
	// formulary.price: give the price
}

// The parts of a price, each with the sums that it counts towards.
func ExampleDecision_Parts() {
	zero := formulary.Dollars(money.Amount{})
	d := yearPlan().Decide(&formulary.Request{Date: cal.Of(2026, 1, 5), RxCUI: 90000001, DaysSupply: 30,
		Quantity: drug.Units(30, drug.Tablet), Channel: formulary.StandardMail, Price: formulary.Dollars(money.Cents(1000_00)),
		Accumulators: formulary.Accumulators{Deductible: zero, TrueOutOfPocket: zero}})
	for _, p := range d.Parts() {
		fmt.Printf("$%s %s (counts: %s)\n", p.Amount, p.Kind, p.Accrues)
	}
	// Output:
	// $615.00 deductible (counts: deductible+true-out-of-pocket)
	// $96.25 coinsurance (counts: true-out-of-pocket)
	// $288.75 plan (counts: none)
}

// A second payer that would pay $70 alone pays what the first one left.
func ExampleCoordinate() {
	paid, member, err := formulary.Coordinate(money.Cents(100_00), []formulary.Payer{
		{Paid: money.Cents(60_00), Responsibility: money.Cents(40_00)},
		{Method: formulary.StandardBenefit, OwnBenefit: money.Cents(70_00)},
	})
	fmt.Println(paid, member, err)
	// Output: [60.00 40.00] 0.00 <nil>
}
