package formulary_test

import (
	"fmt"
	"os"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// samplePlan is what a program does once at its start.
func samplePlan() *formulary.Plan {
	data, err := os.ReadFile("testdata/plan.json")
	if err != nil {
		panic(err)
	}
	doc, err := formulary.ParseDocument(data)
	if err != nil {
		panic(err) // says every mistake with its line and column
	}
	plan, err := formulary.Compile(doc)
	if err != nil {
		panic(err) // says every mistake with a pointer into the document
	}
	return plan
}

// A generic for 90 days by mail costs $9.00.
func ExamplePlan_Decide() {
	plan := samplePlan()
	d := plan.Decide(&formulary.Request{
		Date:       cal.Of(2026, 11, 24),
		RxCUI:      314076, // lisinopril 10 mg tablet
		Quantity:   drug.Units(90, drug.Tablet),
		DaysSupply: 90,
		Channel:    formulary.StandardMail,
	})
	fmt.Println(d.Status, d.Member, "of", d.Price)
	for _, part := range d.Parts() {
		fmt.Println(part.Kind, part.Amount)
	}
	// Output:
	// covered 9.00 of 36.00
	// copay 9.00
	// plan 27.00
}

// A loop that decides many claims keeps one Decision.
func ExamplePlan_DecideInto() {
	plan := samplePlan()
	var d formulary.Decision
	for _, days := range []int{30, 60, 90, 120} {
		plan.DecideInto(&formulary.Request{
			Date:       cal.Of(2026, 11, 24),
			RxCUI:      314076,
			Quantity:   drug.Units(int64(days), drug.Tablet),
			DaysSupply: days,
			Channel:    formulary.StandardRetail,
		}, &d)
		fmt.Println(days, d.Status, d.Member, d.Rejects())
	}
	// Output:
	// 30 covered 10.00 []
	// 60 covered 20.00 []
	// 90 covered 30.00 []
	// 120 not-covered 0.00 [AG]
}

// A refusal says all its reasons at once, who can act on each, and when to ask again.
func ExampleDecision_Explain() {
	plan := samplePlan()
	d := plan.Decide(&formulary.Request{
		Date:       cal.Of(2026, 11, 24),
		RxCUI:      90000001, // a brand that needs a prior authorization
		Quantity:   drug.Units(90, drug.Tablet),
		DaysSupply: 90,
		Channel:    formulary.StandardMail,
		NotBefore:  cal.Of(2026, 12, 3), // from refill.Eligibility
	})
	if err := d.Explain(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// Not covered: Exampril 20 mg tablet, tier 2 (Preferred brand), 90 days' supply at a standard mail pharmacy on 2026-11-24, under Sample Mail Plan 2026.
	// The member would pay, once that is settled, $70.00 of a price of $551.25; the plan's part is $481.25.
	// Why not:
	//   - a refill on 2026-11-24 is too soon, the earliest day is 2026-12-03 (the member can act, reject 79)
	//   - the plan must agree beforehand (prior authorization) (the prescriber can act, reject 75)
	// What would make it payable:
	//   - fill it on 2026-12-03 or later
	//   - get the plan's authorization
	// It can be asked again from 2026-12-03.
	// What was looked at:
	//   - the plan began on 2026-01-01
	//   - the plan runs to 2027-12-31
	//   - the pharmacy is of a kind that the plan covers
	//   - the drug is on the plan's list in tier 2
	//   - the drug is covered by mail
	//   - a supply of 90 days is within the limit, 90 days
	//   - drug cost $551.25 (unit price times quantity, half a cent rounded up, once) and dispensing fee $0.00
	//   - the tier's copay for this supply here is $70.00
	//   - the member pays $70.00, never more than the price of $551.25
}

// A program acts on reasons by their rules, not by their texts.
func ExampleDecision_Reasons() {
	plan := samplePlan()
	d := plan.Decide(&formulary.Request{
		Date:       cal.Of(2026, 11, 24),
		RxCUI:      90000001,
		Quantity:   drug.Units(90, drug.Tablet),
		DaysSupply: 90,
		Channel:    formulary.StandardMail,
	})
	for _, step := range d.Reasons() {
		if step.Rule == formulary.RuleAuthorization {
			fmt.Println(d.Status, "- ask the", step.Rule.Who)
		}
	}
	// Output:
	// needs-authorization - ask the prescriber
}

// Mail against retail, the cheapest a day first.
func ExamplePlan_Compare() {
	plan := samplePlan()
	offers := plan.Compare(&formulary.Request{
		Date:       cal.Of(2026, 11, 24),
		RxCUI:      314076,
		Quantity:   drug.Units(90, drug.Tablet),
		DaysSupply: 90,
		Channel:    formulary.StandardMail,
	})
	for _, o := range offers {
		fills, cost := o.Over(90)
		fmt.Printf("%-15s %d x %d days: $%s\n", o.Channel, fills, o.DaysSupply, cost.Amount)
	}
	// Output:
	// standard-mail   1 x 90 days: $9.00
	// standard-retail 1 x 90 days: $30.00
	// standard-retail 2 x 60 days: $40.00
	// standard-mail   2 x 60 days: $40.00
	// standard-retail 3 x 30 days: $30.00
	// standard-mail   3 x 30 days: $36.00
}

// Every mistake of a document is reported at once.
func ExampleCompile() {
	doc := formulary.Document{
		Version: 1, ID: "broken", Name: "Broken Plan", From: cal.Of(2026, 1, 1), To: cal.Of(2026, 12, 31),
		MailBenefit: drug.Yes, OutOfNetwork: formulary.NotCoveredWord,
		Tiers: []formulary.Tier{{Tier: 1, Name: "Generic"}},
		CostShares: []formulary.CostShare{
			{Tier: 1, Channel: formulary.StandardMail, Days: formulary.Band{Min: 61, Max: 90}, Copay: formulary.Dollars(money.Cents(900))},
		},
		Drugs: []formulary.Drug{
			{RxCUI: 314076, Name: "lisinopril 10 mg tablet", Tier: 1, Mail: drug.Yes},
			{RxCUI: 314076, Name: "lisinopril 10 mg tablet", Tier: 2, Mail: drug.Yes, From: cal.Of(2026, 7, 1)},
		},
	}
	_, err := formulary.Compile(doc)
	fmt.Println(err)
	// Output:
	// formulary: plan document: 3 faults
	//   /tiers/0: the table says nothing here, not even that it is not offered: tier 1, standard-mail, days 1-60 (formulary.doc_gap, the plan can mend it)
	//   /drugs/1/tier: the entry refers to something that is not there: tier 2 is not among the tiers (formulary.doc_orphan, the plan can mend it)
	//   /drugs/1: two entries speak of the same thing: RxCUI 314076 lisinopril 10 mg tablet is in force on 2026-07-01 by /drugs/0 too (formulary.doc_overlap, the plan can mend it)
}

// A document that cannot be read says where.
func ExampleParseDocument() {
	_, err := formulary.ParseDocument([]byte(`{
  "version": 1,
  "from": "2026-02-30",
  "premium": "12.00"
}`))
	fmt.Println(err)
	// Output:
	// formulary: plan document: 2 faults
	//   /from: the value cannot be read: line 3, column 11: cal: not a date: the calendar has no such day (formulary.doc_value, the plan can mend it)
	//   /premium: the document form has no such field: line 4, column 3: "premium" (formulary.doc_field, the plan can mend it)
}
