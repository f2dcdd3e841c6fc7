package formulary_test

import (
	"fmt"
	"os"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/network"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// sampleClasses are therapeutic classes as a program would load them.
var sampleClasses = formulary.Classes{
	{Name: "ACE inhibitors", Members: []formulary.Member{
		{RxCUI: 90000001, Daily: drug.Units(1, drug.Tablet)}, // Exampril
		{RxCUI: 314076, Daily: drug.Units(2, drug.Tablet)},   // lisinopril 10 mg
	}},
}

func sampleDocumentOf() formulary.Document {
	data, err := os.ReadFile("testdata/plan.json")
	if err != nil {
		panic(err)
	}
	doc, err := formulary.ParseDocument(data)
	if err != nil {
		panic(err)
	}
	return doc
}

// What does the plan cover in place of a drug that it refuses?
func ExamplePlan_Alternatives() {
	plan := samplePlan()
	refused := formulary.Request{Date: cal.Of(2026, 11, 24), RxCUI: 90000001, Quantity: drug.Units(90, drug.Tablet),
		DaysSupply: 90, Channel: formulary.StandardMail}
	d := plan.Decide(&refused)
	fmt.Println(d.DrugName(), d.Status)
	for _, a := range plan.Alternatives(&refused, sampleClasses) {
		fmt.Printf("%s (%s): $%s\n", a.Name, a.Class, a.Decision.Member)
	}
	// Output:
	// Exampril 20 mg tablet needs-authorization
	// lisinopril 10 mg tablet (ACE inhibitors): $9.00
}

// What does a member save in a year by moving a drug from the store to mail?
func ExamplePlan_MailSaving() {
	plan := samplePlan()
	s, ok := plan.MailSaving(&formulary.Request{Date: cal.Of(2026, 11, 24), RxCUI: 314076,
		Quantity: drug.Units(30, drug.Tablet), DaysSupply: 30, Channel: formulary.StandardRetail})
	fmt.Println(ok)
	fmt.Println(s.From)
	fmt.Println(s.To)
	fmt.Println("saves", s.Saves)
	// Output:
	// true
	// $10.00 × 365 ÷ 30 days at a standard retail pharmacy = $121.67
	// $9.00 × 365 ÷ 90 days at a standard mail pharmacy = $36.50
	// saves 85.17
}

// A member's whole list in one call.
func ExamplePlan_CompareList() {
	plan := samplePlan()
	fill := func(x drug.RxCUI) formulary.Request {
		return formulary.Request{Date: cal.Of(2026, 11, 24), RxCUI: x, Quantity: drug.Units(30, drug.Tablet), DaysSupply: 30,
			Channel: formulary.StandardRetail}
	}
	a := plan.CompareList([]formulary.Request{fill(314076), fill(861007), fill(90000001)}, sampleClasses)
	for _, l := range a.Lines {
		fmt.Println(l.Decision.DrugName(), l.Decision.Status, l.Decision.Member)
	}
	fmt.Println("next fills", a.Next, "open", a.Open, "mail saves a year", a.Saves)
	for _, y := range a.Years {
		fmt.Println("a year at", y.Channel, y.Member, "open", y.Open)
	}
	// Output:
	// lisinopril 10 mg tablet covered 10.00
	// metformin 500 mg tablet covered 8.80
	// Exampril 20 mg tablet needs-authorization 35.00
	// next fills 18.80 open 1 mail saves a year 155.74
	// a year at standard-mail 73.00 open 1
	// a year at standard-retail 208.46 open 1
}

// A quote is kept, or not, and says why.
func ExampleQuote_Check() {
	plan := samplePlan()
	fill := formulary.Request{Date: cal.Of(2026, 11, 24), RxCUI: 314076, Quantity: drug.Units(90, drug.Tablet),
		DaysSupply: 90, Channel: formulary.StandardMail}
	quote, _ := plan.Quote(&fill, cal.Of(2026, 12, 8)) // store it: it survives JSON

	fill.Date = cal.Of(2026, 12, 1) // the day of shipment
	charge, _ := plan.LaterCharge(&fill)
	kept := quote.Check(charge)
	fmt.Println(charge.Amount, kept.OK)

	charge.On, charge.Amount = cal.Of(2026, 12, 9), money.Cents(950)
	kept = quote.Check(charge)
	fmt.Println(charge.Amount, kept.OK)
	for _, s := range kept.Trace.Reasons() {
		fmt.Println("-", s.Text())
	}
	// Output:
	// 9.00 true
	// 9.50 false
	// - the charge of 2026-12-09 comes after the last day of the quote, 2026-12-08; agree to a new one
	// - the charge is $9.50, above the quote of $9.00; the member must agree first
}

// What changes in the next version of a plan, and who must be told by when?
func ExampleDiff() {
	old := samplePlan()
	doc := sampleDocumentOf()
	doc.Drugs[0].Tier = 2                                          // lisinopril
	doc.Drugs[2].PriorAuth = true                                  // metformin
	doc.CostShares[0].Copay = formulary.Dollars(money.Cents(1200)) // tier 1, retail, 1-30 days
	next, err := formulary.Compile(doc)
	if err != nil {
		panic(err)
	}
	changes := formulary.Diff(old, next)
	for _, c := range changes {
		fmt.Println(c)
	}
	announced := formulary.Announcement{Cause: formulary.MaintenanceChange, Effective: cal.Of(2027, 3, 1), Today: cal.Of(2027, 1, 4)}
	for _, n := range formulary.Notices(changes, announced, []formulary.ActiveDrug{{RxCUI: 617310}, {RxCUI: 861007}}) {
		fmt.Println("active drug", n.Drug, n.Change.Kind, "due", n.Due, "by", n.By)
	}
	// Output:
	// lisinopril 10 mg tablet: tier-up, tier 1 -> tier 2
	// metformin 500 mg tablet: new-authorization, prior authorization
	// tier 1, standard-retail, 1-30 days: cost-up, $10.00 -> $12.00
	// active drug 1 new-authorization due yes by 2027-01-30
}

// A server holds the versions of a plan and swaps them while it decides.
func ExampleSnapshots() {
	var held formulary.Snapshots
	if err := held.Replace(formulary.Version{Plan: samplePlan()}); err != nil {
		panic(err)
	}
	r := formulary.Request{Date: cal.Of(2026, 11, 24), RxCUI: 314076, Quantity: drug.Units(90, drug.Tablet), DaysSupply: 90,
		Channel: formulary.StandardMail}
	for _, on := range []cal.Date{cal.Of(2026, 11, 24), cal.Of(2025, 11, 24)} {
		r.Date = on
		d := held.Decide(&r)
		fmt.Println(on, d.Status, d.Member)
		for _, s := range d.Reasons() {
			fmt.Println("-", s.Text())
		}
	}
	// Output:
	// 2026-11-24 covered 9.00
	// 2025-11-24 unknown 0.00
	// - no version of the plan is held that is in force on 2025-11-24
}

// What does the fill cost at the pharmacies nearby? A directory found them: network.Directory.Locate.
func ExampleLocate() {
	plan := samplePlan()
	found := []network.Found{
		{ID: 9900011, Miles: 0.4, Membership: network.Membership{Channel: network.Retail, Standing: network.Standard}},
		{ID: 9900022, Miles: 2.8, Membership: network.Membership{Channel: network.Retail, Standing: network.Preferred}},
		{ID: 9900033, Miles: 3.1, Membership: network.Membership{Channel: network.Specialty, Standing: network.Standard}},
	}
	near := formulary.Locate(plan, &formulary.Request{Date: cal.Of(2026, 11, 24), RxCUI: 314076,
		Quantity: drug.Units(30, drug.Tablet), DaysSupply: 30, Channel: formulary.StandardRetail}, found)
	for _, n := range near {
		if m := n.Member(); m.Set {
			fmt.Println(n.ID, n.Miles, "miles", m.Amount)
			continue
		}
		fmt.Println(n.ID, n.Miles, "miles:", n.Decision.Reasons()[0].Text())
	}
	// Output:
	// 9900011 0.4 miles 10.00
	// 9900022 2.8 miles 10.00
	// 9900033 3.1 miles: the plan has no cost table for this kind of pharmacy
}

// Is it cheaper to leave the plan out? What is paid so does not count to the year.
func ExampleDecision_Cash() {
	plan := samplePlan()
	d := plan.Decide(&formulary.Request{Date: cal.Of(2026, 11, 24), RxCUI: 314076, Quantity: drug.Units(30, drug.Tablet),
		DaysSupply: 30, Channel: formulary.StandardRetail})
	price, err := money.Parse("6.50")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Cash(formulary.Dollars(price)))
	// Output: $6.50 without the plan, $10.00 by it; $3.50 less without, and $10.00 do not count to the out-of-pocket limit
}

// What does a year of two drugs cost at each channel, fill by fill?
func ExamplePlan_YearOfList() {
	plan := samplePlan()
	fill := func(x drug.RxCUI) formulary.Request {
		return formulary.Request{Date: cal.Of(2026, 11, 24), RxCUI: x, Quantity: drug.Units(30, drug.Tablet), DaysSupply: 30,
			Channel: formulary.StandardRetail}
	}
	for _, y := range plan.YearOfList([]formulary.Request{fill(314076), fill(861007)}) {
		fmt.Println(y.Channel, y.Member)
		for _, l := range y.Lines {
			fmt.Println(" ", l.Fills, "fills of", l.DaysSupply, "days", l.Member)
		}
	}
	// Output:
	// standard-mail 73.00
	//   5 fills of 90 days 36.50
	//   5 fills of 90 days 36.50
	// standard-retail 208.46
	//   5 fills of 90 days 121.67
	//   5 fills of 90 days 86.79
}
