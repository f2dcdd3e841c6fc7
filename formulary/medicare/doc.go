// Package medicare is the arithmetic of Medicare Part D, the drug benefit of the federal health insurance: what law and
// CMS fix for a year, and what they put on top of a plan's own cost shares.
//
//	year, err := medicare.Of(2026) // an unknown year is an error, never a neighbour's figures
//	price, troop := money.Cents(8_000_00), money.Cents(0)
//	fill := medicare.Fill{Benefit: medicare.DefinedStandard, TrOOP: troop, Price: price, Share: year.Standard(price, troop)}
//	fmt.Println(year.Settle(&fill).Member) // 2100.00: one fill, three phases
//
// # The phases of a year
//
// A Part D year has three phases, and starts anew on 1 January. In the deductible the member pays the price. In the
// initial phase the member pays the plan's share: 25 % in the benefit as the law writes it, copays in most plans. When
// the member's costs reach the out-of-pocket threshold ($2,100 in 2026), the catastrophic phase begins: the member
// pays nothing until December. One dear fill can cross all three.
//
// # Terms
//
//   - CMS: the Centers for Medicare & Medicaid Services, which run the programme and publish its figures.
//   - TrOOP, true out-of-pocket: the sum that is held against the threshold. It takes what the member owes, also where
//     the low-income subsidy or a charity pays it, and more in an enhanced plan. It does not take what is paid for a
//     drug that Part D excludes.
//   - Two sums move apart: what is met of the plan's own deductible, and the TrOOP. A tier without deductible adds to
//     the TrOOP only.
//   - Deemed deductible: a plan's deductible counts as met when the TrOOP reaches the standard one ($615 in 2026).
//   - Defined standard, actuarially equivalent, basic alternative, enhanced: the types of benefit, see [Benefit].
//   - Enhanced plan: one that gives more than the law asks. Its member pays less, and would reach the threshold later;
//     so the TrOOP is credited with the larger of the member's share and the standard share.
//   - LIS, low-income subsidy ("Extra Help"): the member pays a small copay, CMS the rest of the share.
//   - MFP, maximum fair price: what Medicare negotiated for a selected drug. It is the price from its effective date.
//   - Applicable drug: a brand, biologic or biosimilar, whose manufacturer gives a discount. Generics are not.
//   - Specified and specified small manufacturer: one of few sales, whose discount phases in from 1 % in 2025, see
//     [Maker] and [PhaseIns].
//   - Month's supply: 30 days unless the plan has approved another number.
//   - ACIP: the advisory committee on vaccines. Adult vaccines that it recommends are free.
//   - Transition fill: a month's supply that a new member gets of a drug that the formulary does not give yet.
//   - Medicare Prescription Payment Plan: the member pays nothing at the counter and is billed month by month:
//     [Year.PaymentPlan]. Who asks to join is heard within [Year.ElectionDue], who misses a bill has a [Grace], who
//     leaves is billed for the rest.
//
// # How a benefit engine calls it
//
// The engine knows the plan's rows; this package knows the year. When a plan is compiled, [Of] gives its *Year. For each
// claim nothing here allocates:
//
//	left := year.DeductibleLeft(plan.deductible, met, troop, plan.deemed) // 1. what the deductible still takes
//	share, deductible := …                                       // 2. by the plan's row: deductible part, then copay or
//	                                                             //    coinsurance, each at most the price; Daily for a
//	                                                             //    short fill at a copay
//	f := medicare.Fill{Kind: …, Benefit: …, TrOOP: troop, Price: price, Share: share, Deductible: deductible}
//	f.InsulinCap = year.InsulinCap(price, mfpMonth, medicare.Months(days, monthDays)) // 3. insulin only
//	f.Copay, f.LowIncome = year.LowIncomeCopay(category, class)  // 4. members with a category only; false: answer Unknown
//	cost := year.Settle(&f)                                      // 5. what the member pays, the subsidy, what accrues
//	parts, ok := year.Liability(&f, partDClass, cost)            // 6. who pays the rest; false: the class is unknown
//	phase := year.PhaseAt(leftAfter, troop.Add(cost.TrOOP))      // 7. where the member stands
//
// Insulin and vaccines have no deductible part: in step 2 the engine takes the plan's insulin row, or the tier's row
// without its deductible. [Year.Settle] never moves the plan's deductible for them; a plan whose named policy says that
// insulin does, adds that itself. Step 7 takes what DeductibleLeft says after the fill, for the fill may have made the
// deductible deemed met.
//
// # Where numbers come from
//
// The figures of 2025, 2026 and 2027 are a table, each with its citation and evidence: [Year.Figures]. No figure is
// carried into another year, and a year that is not in the table is a [YearError]. Of the negotiated prices only a few
// are here, by name ([PublishedFairPrices]); a host brings CMS's file by NDC ([NewFairPrices]). The copays of the
// low-income subsidy for 2027 are a projection, and the lowest pair of 2025 and its specialty tier floor are
// unconfirmed.
//
// Rates of the law round half a cent up, once, at the amount that is paid. Of parts of a price the plan's is what is
// left, so that they sum to it.
//
// # What it leaves out
//
// The plan's rows, deductible policies and formulary (package formulary); late enrolment penalties, premiums, the Part B
// benefit; which labelers are small manufacturers; notices' texts of the payment plan; the partial subsidy, which ended
// with 2023.
package medicare
