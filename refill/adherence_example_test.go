package refill_test

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/refill"
)

// How well was a member supplied in 2026? 90 days in January, 90 more before they ran out, and a late third fill.
func ExampleProportionOfDaysCovered() {
	const lisinopril drug.RxCUI = 29046
	p := refill.ProportionOfDaysCovered(refill.PDCQuestion{
		Year: 2026, Born: d("1957-03-14"), Hospice: drug.No, ESRD: drug.No, OtherDrug: drug.No,
		Supplies: []refill.Supply{
			{Fill: refill.Fill{Date: d("2026-01-01"), Days: 90}, Ingredient: lisinopril},
			{Fill: refill.Fill{Date: d("2026-03-20"), Days: 90}, Ingredient: lisinopril},
			{Fill: refill.Fill{Date: d("2026-07-10"), Days: 90}, Ingredient: lisinopril},
		},
	})
	fmt.Println(p.Covered, "of", p.Days, "days:", p, p.Adherent())
	// Output: 270 of 365 days: 0.7397 false
}

func ExampleGaps() {
	fills := []refill.Fill{{Date: d("2026-10-01"), Days: 30}, {Date: d("2026-11-15"), Days: 30}}
	for _, gap := range refill.Gaps(fills, year2026, 7) {
		n, _ := gap.Days()
		fmt.Println(gap.From, gap.To, n, "days")
	}
	// Output:
	// 2026-01-01 2026-09-30 273 days
	// 2026-10-31 2026-11-14 15 days
	// 2026-12-15 2026-12-31 17 days
}
