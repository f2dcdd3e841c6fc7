// Package medicare is the arithmetic of Medicare Part D, the drug benefit of the federal health insurance: what law and
// CMS fix for a year, and what they put on top of a plan's own cost shares.
//
//	year, err := medicare.Of(2026)               // an unknown year is an error, never a neighbour's figures
//	cost := year.Settle(&medicare.Fill{
//		Benefit: medicare.DefinedStandard,
//		Price:   money.Cents(8_000_00),
//		Share:   year.Standard(money.Cents(8_000_00), money.Cents(0)),
//	})
//	fmt.Println(cost.Member)                     // 2100.00: one fill, three phases
//
// # How the benefit engine calls it
//
// Package formulary knows the plan's rows; this package knows the year. When a plan is compiled, [Of] gives its *Year,
// or the plan has no benefit in that year. For each claim, on the hot path, nothing here allocates or reads more than
// the year:
//
//	left := year.DeductibleLeft(plan.deductible, state.met, state.troop, plan.deemed) // 1. what the deductible still takes
//	share, deductible := …                       // 2. the plan's share of the row: deductible part, copay or
//	                                             //    coinsurance, each the lesser of itself and the price;
//	                                             //    Daily for a short fill at a copay
//	f := medicare.Fill{Kind: …, Benefit: …, TrOOP: state.troop, Price: price, Share: share, Deductible: deductible}
//	f.InsulinCap = year.InsulinCap(price, mfpMonth, medicare.Months(days, row.monthDays)) // 3. insulin only
//	f.Copay, f.LowIncome = year.LowIncomeCopay(category, class) // 4. members with a category only; false: answer Unknown
//	cost := year.Settle(&f)                      // 5. what the member pays, the subsidy, and what accrues
//	parts, ok := year.Liability(&f, drug.partD, cost) // 6. who pays the rest
//	phase := year.PhaseAt(leftAfter, state.troop.Add(cost.TrOOP)) // 7. where the member stands
//
// Insulin and vaccines have no deductible part: in step 2 the engine takes the plan's insulin row, or the tier's row
// without its deductible. [Year.Settle] never moves the plan's deductible for them; a plan whose named policy says that
// insulin does, adds that itself.
package medicare
