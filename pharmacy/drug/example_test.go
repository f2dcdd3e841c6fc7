package drug_test

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// One code, in whatever form it was written.
func ExampleParseNDC() {
	label, _ := drug.ParseNDC("0002-1433-80") // 4-4-2, as on the box
	claim, _ := drug.ParseNDC("00002143380")  // eleven digits, as in a claim
	eleven, _ := label.Eleven()
	fmt.Println(label == claim, label, eleven, label.Twelve())

	_, err := drug.ParseNDC("0002143380")
	fmt.Println(err)
	// Output:
	// true 00002-1433-80 00002143380 000002-1433-80
	// drug: NDC: ten digits without hyphens are ambiguous: 4-4-2, 5-3-2 or 5-4-1; send it with hyphens, or as eleven digits
}

// Ten digits without hyphens are shown to a person in their three readings.
func ExampleTenDigitReadings() {
	readings, _ := drug.TenDigitReadings("0002143380")
	for _, n := range readings {
		fmt.Println(n)
	}
	// Output:
	// 00002-1433-80
	// 00021-0433-80
	// 00021-4338-00
}

func ExampleParseQuantity() {
	q, _ := drug.ParseQuantity("2.50", drug.Milliliter)
	fmt.Println(q, q.Thousandths())

	_, err := drug.ParseQuantity("0.3333", drug.Milliliter)
	fmt.Println(err)
	// Output:
	// 2.5 mL 2500
	// drug: quantity: finer than a thousandth of a unit
}

// What is left of a prescription after a first fill.
func ExampleQuantity_Sub() {
	prescribed, dispensed := drug.Units(90, drug.Tablet), drug.Units(60, drug.Tablet)
	left, _ := prescribed.Sub(dispensed)
	fmt.Println(left)

	_, err := prescribed.Sub(drug.Units(5, drug.Milliliter))
	fmt.Println(err)
	// Output:
	// 30 tablet
	// drug: quantity: the units differ
}

func ExampleScheduleFromNCI() {
	s, _ := drug.ScheduleFromNCI("C48677")
	fmt.Println(s, s.Controlled())

	var missing drug.Schedule
	fmt.Println(missing, missing.Controlled())
	// Output:
	// IV yes
	// unknown unknown
}

func ExampleParseRxCUI() {
	r, _ := drug.ParseRxCUI("314076")
	fmt.Println(r)
	// Output: 314076
}

// A drug file's row with three faults.
func ExampleProduct_Validate() {
	row := drug.Product{Kind: drug.KindSupply, Code: "STRIPS", Unit: "box"}
	fmt.Println(row.Validate())
	fmt.Println("priced:", row.Priced())
	// Output:
	// drug: product: name: missing; unit: no NCI code such as C48542; code: a supply needs its UPC or HRI number, 8 to 14 digits
	// priced: unknown
}
