// Package refill answers one question: may this prescription be refilled today, if not why, and from when.
//
//	v := refill.Eligibility(refill.Question{
//		AsOf:     cal.Of(2026, time.November, 1),
//		Fills:    []refill.Fill{{Date: cal.Of(2026, time.September, 1), Days: 90}},
//		Policy:   refill.MailPolicy(),
//		Schedule: drug.NotControlled, LastDate: cal.Of(2027, time.August, 20),
//		RefillsLeft: 3, RefillsKnown: true,
//	})
//	fmt.Println(v.OK, v.From) // false 2026-11-08
//
// [Eligibility] is the only way to ask. It evaluates every rule and gives every reason at once, so no screen and no
// channel can pass a rule by. The functions below it ([RunOut], [Earliest], [MailWindow]) only compute dates.
//
// # Terms
//
//   - Days' supply: how many days a dispensed quantity lasts when it is used as directed.
//   - Fill date: the date of service of the paid claim. A supply counts from that day, not from its arrival.
//   - Run-out: the first day without supply. 90 days filled on 2026-09-01 run out on 2026-11-30; the last covered day
//     is the day before.
//   - Carry-over: a fill that comes early is used after what is still on hand, so early supply is never lost from the
//     count. A gap resets it.
//   - Refill too soon: a payer's edit (NCPDP reject 79). A refill may be filled when a given percent of the supply is
//     used up; percents of days round up.
//   - Tolerance: what may still be on hand when a refill is filled, the rest of that percent.
//   - Order-by date: run-out less the lead that mail needs. Where the earliest refill is after it, mail cannot be on
//     time, and the member is told so early ([Window].Feasible).
//   - Refills: fills after the first one. The first fill of a prescription is no refill, and is not asked here.
//
// # A worked example
//
// 90 tablets, one a day, filled on 2026-01-01 and again on 2026-03-10, the first day allowed at 75 %. The second fill
// alone would open on 2026-05-17 (68 of 90 days). But 22 days of the first were still on hand, so supply lasts to
// 2026-06-29, run-out is 2026-06-30, and the tolerance of 22 days puts the earliest next fill on 2026-06-08.
//
// # Unknown is not false
//
// Eligibility never says yes to what it was not told. A missing schedule, last date, day or refill count is a reason of
// its own, and says who can supply it. In particular a drug that is not controlled has no last date in federal law but
// has one in nearly every state, so an unset LastDate is told as unknown for it too. RefillsKnown false stands for PRN
// (as needed until the last date): that is allowed for a drug that is not controlled; a controlled drug needs a count.
// A prescription that says nothing about refills is neither, and is marked by RefillsAbsent.
//
// # Where numbers come from
//
// The percents are dated data with their evidence: [Profiles]. [Profile.Period] ends where a rule ends, and a day
// without a rule in force gets no policy ([PolicyOn]).
//
// # What it leaves out
//
// The last date itself (package law has it per state), overrides with their submission clarification codes, state bars
// on early fills, short fills for synchronization, the shortest supply that a mail pharmacy fills, and days' supply from
// quantity and directions.
package refill
