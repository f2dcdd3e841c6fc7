package medicare_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// A Medicare year: the same $700 brand every month, in the defined standard benefit of 2026. The first fill meets the
// $615 deductible and goes on into the initial phase; the tenth reaches the $2,100 threshold; the rest are free. The
// maker is the manufacturer.
func Example_medicareYear() {
	year, err := medicare.Of(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	price, troop, left := money.Cents(700_00), money.Amount{}, year.Deductible()
	fmt.Println("month  member    plan  maker     CMS    TrOOP  phase after")
	for month := time.January; month <= time.December; month++ {
		f := medicare.Fill{Benefit: medicare.DefinedStandard, TrOOP: troop, Price: price, Share: year.Standard(price, troop),
			Deductible: money.Min(left, price)}
		cost := year.Settle(&f)
		parts, _ := year.Liability(&f, medicare.Applicable, cost)
		troop, left = troop.Add(cost.TrOOP), left.Sub(cost.Deductible)
		fmt.Printf("%.3s %10s %7s %6s %7s %8s  %s\n", month, parts.Member, parts.Plan, parts.Manufacturer, parts.CMS, troop,
			year.PhaseAt(left, troop))
	}
	// Output:
	// month  member    plan  maker     CMS    TrOOP  phase after
	// Jan     636.25   55.25   8.50    0.00   636.25  initial
	// Feb     175.00  455.00  70.00    0.00   811.25  initial
	// Mar     175.00  455.00  70.00    0.00   986.25  initial
	// Apr     175.00  455.00  70.00    0.00  1161.25  initial
	// May     175.00  455.00  70.00    0.00  1336.25  initial
	// Jun     175.00  455.00  70.00    0.00  1511.25  initial
	// Jul     175.00  455.00  70.00    0.00  1686.25  initial
	// Aug     175.00  455.00  70.00    0.00  1861.25  initial
	// Sep     175.00  455.00  70.00    0.00  2036.25  initial
	// Oct      63.75  432.75 114.50   89.00  2100.00  catastrophic
	// Nov       0.00  420.00 140.00  140.00  2100.00  catastrophic
	// Dec       0.00  420.00 140.00  140.00  2100.00  catastrophic
}

// The bills of a member who joins the Medicare Prescription Payment Plan in January and buys four fills of $525.
func ExampleYear_PaymentPlan() {
	year, err := medicare.Of(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	bills, err := year.PaymentPlan(medicare.PlanInput{
		First: time.January,
		Costs: []money.Amount{money.Cents(525_00), money.Cents(525_00), money.Cents(525_00), money.Cents(525_00)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(bills.Months())
	fmt.Println("total", bills.Total())
	// Output:
	// [175.00 79.55 132.05 190.38 190.38 190.38 190.38 190.38 190.38 190.37 190.38 190.37]
	// total 2100.00
}

// A year without figures is an error, and is not priced with those of another.
func ExampleOf() {
	_, err := medicare.Of(2031)
	fmt.Println(err)
	// Output:
	// medicare: no Part D figures for the year 2031; there are those of 2025 to 2027: a newer release of this library may have more
}

// The numbers of a year, each with its source.
func ExampleYear_Figures() {
	year, err := medicare.Of(2027)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range year.Figures()[:3] {
		fmt.Printf("%s $%s (%s; %s)\n", f.Name, f.Amount, f.Source, f.Evidence)
	}
	// Output:
	// deductible $700.00 (42 CFR 423.104(d)(1); CMS Rate Announcement of the year; second-hand)
	// out-of-pocket threshold $2400.00 (42 CFR 423.104(d)(5); CMS Rate Announcement of the year; second-hand)
	// specialty tier floor $1080.00 (42 CFR 423.104(d)(2)(iv); second-hand)
}

// One enhanced plan, one $47 copay: the member pays $47, and the TrOOP moves by the standard share.
func ExampleYear_Settle() {
	year, err := medicare.Of(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	cost := year.Settle(&medicare.Fill{Benefit: medicare.Enhanced, Price: money.Cents(1_000_00), Share: money.Cents(47_00)})
	fmt.Println("member", cost.Member, "TrOOP", cost.TrOOP)
	// Output: member 47.00 TrOOP 711.25
}

// 90 days of an insulin whose maximum fair price is $119 a month: 25 % of it is less than $35.
func ExampleYear_InsulinCap() {
	year, err := medicare.Of(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	months := medicare.Months(90, medicare.MonthDays)
	fmt.Println(months, year.InsulinCap(money.Cents(357_00), money.Cents(119_00), months))
	// Output: 3 89.25
}

// What a member with the low-income subsidy pays at most, by category and class of the drug.
func ExampleYear_LowIncomeCopay() {
	year, err := medicare.Of(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(year.LowIncomeCopay(medicare.FullSubsidy, medicare.CopayOther))
	fmt.Println(year.LowIncomeCopay(medicare.FullSubsidy, 0)) // the class is not known
	// Output:
	// 12.65 true
	// 0.00 false
}

// 14 days of a drug whose month costs $47: the daily rate is rounded first.
func ExampleDaily() {
	aDay, share := medicare.Daily(money.Cents(47_00), 14, medicare.MonthDays)
	fmt.Println(aDay, share)
	// Output: 1.57 21.98
}

// Who pays $1,000 of a brand drug past the threshold.
func ExampleYear_Split() {
	year, err := medicare.Of(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	p, ok := year.Split(medicare.Catastrophic, medicare.Applicable, money.Cents(1_000_00))
	fmt.Println(p.Member, p.Plan, p.Manufacturer, p.CMS, ok)
	// Output: 0.00 600.00 200.00 200.00 true
}

// A new member asks for 90 days by mail of a drug that the formulary does not list: a month is owed, the rest is held
// until the plan has decided.
func ExampleTransition_Decide() {
	f := medicare.Transition{
		Day: cal.Of(2026, time.November, 25), Occasion: medicare.NewMember, Effective: cal.Of(2026, time.November, 1),
		Days: 90, Written: 90, SafetyEdit: drug.No, Substitution: drug.No,
	}.Decide()
	fmt.Println(f.Owed, f.Days, "days now,", f.Held, "held; window to", f.Last, "notice by", f.NoticeBy)
	// Output: true 30 days now, 60 held; window to 2027-01-29 notice by 2026-12-01
}

// Negotiated prices are looked up by the day of the fill.
func ExamplePublishedOn() {
	for _, day := range []cal.Date{cal.Of(2026, time.December, 31), cal.Of(2027, time.January, 1)} {
		f, ok := medicare.PublishedOn("NovoLog", day)
		fmt.Println(day, f.Month, ok)
	}
	// Output:
	// 2026-12-31 119.00 true
	// 2027-01-01 0.00 false
}

// A member asks in November to spread the costs of the next year, and another in March of this year.
func ExampleYear_ElectionDue() {
	year, err := medicare.Of(2027)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, asked := range []time.Time{time.Date(2026, time.November, 24, 15, 0, 0, 0, time.UTC), time.Date(2027, time.March, 2, 9, 30, 0, 0, time.UTC)} {
		late, err := year.ElectionDue(asked, time.UTC)
		fmt.Println(late.Format("2006-01-02 15:04"), err)
	}
	// Output:
	// 2026-12-05 00:00 <nil>
	// 2027-03-03 09:30 <nil>
}

// The phase-in of small manufacturers' discounts.
func ExamplePhaseIns() {
	for _, row := range medicare.PhaseIns() {
		fmt.Println(row.Year, row.Initial, row.Catastrophic)
	}
	// Output:
	// 2025 0.01 0.01
	// 2026 0.02 0.02
	// 2027 0.05 0.05
	// 2028 0.08 0.08
	// 2029 0.1 0.1
	// 2030 0.1 0.15
	// 2031 0.1 0.2
}

// A member is told on 10 March that a bill was missed: the participation may end on 1 June, not before.
func ExampleGrace() {
	grace, ok := medicare.Grace(cal.Of(2026, time.March, 10))
	fmt.Println(grace, ok, medicare.Dropped(cal.Of(2026, time.March, 10), cal.Of(2026, time.May, 31)))
	// Output: 2026-04-01..2026-05-31 true no
}

// The payment plan reaches back to an urgent claim of Friday at three, where the member asks by Monday at three.
func ExampleReachesBack() {
	claim := time.Date(2026, time.November, 20, 15, 0, 0, 0, time.UTC)
	fmt.Println(medicare.ReachesBack(claim, claim.Add(72*time.Hour), drug.Yes))
	// Output: yes
}
