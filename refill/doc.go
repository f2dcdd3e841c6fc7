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
// channel can pass a rule by; asked again while a fill is open, it gives that fill back. [Question.UnderLaw] fills in
// what package law says of the prescription. The functions around it ([RunOut], [Earliest], [MailWindow]) only compute
// dates.
//
// Beside it are the questions that keep a member supplied: how long a quantity lasts ([DaysSupply]) and how much may be
// dispensed ([ForChannel]); how several drugs come to one day ([Synchronize]); what is due when ([Schedule]); and what to
// do where mail is too late ([Bridge], [Urgent], [Arrival]). Where an answer is a ruling, it is one of package law's
// kind: an outcome, and a step for each rule. What good supply did is measured by [ProportionOfDaysCovered] and [Gaps].
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
//   - Sig: the directions to the patient. Days' supply is reckoned from it at the greatest daily use.
//   - Override: a recorded decision to fill before the plan's day, told to the payer by a submission clarification code
//     (NCPDP 420-DK), such as 3 for a trip.
//   - State bar: a day of the state's own before which a refill of a controlled drug is not filled (NY, 7 days before
//     run-out). Neither plan nor emergency lifts it.
//   - Synchronization: short fills that bring several drugs to run out on one day, the anchor.
//   - Bridge: a temporary supply from a local pharmacy until mail comes. It counts as supply.
//   - Refills: fills after the first one. The first fill of a prescription is no refill, and is not asked here.
//
// # A worked example
//
// 90 tablets, one a day, filled on 2026-01-01 and again on 2026-03-10, the first day allowed at 75 %. The second fill
// alone would open on 2026-05-17 (68 of 90 days). But 22 days of the first were still on hand, so supply lasts to
// 2026-06-29, run-out is 2026-06-30, and the tolerance of 22 days puts the earliest next fill on 2026-06-08.
//
// # Overrides
//
// A member goes away on 2026-10-25 and asks for a refill that opens on 2026-11-08. [Limits.Gate] looks whether the plan
// allows it: one trip a year, of 90 days at most. The pharmacist records an [Override] with code 3, and says for which
// fill and from which day. Eligibility then opens the refill on that day, for that fill alone, and the trace shows it. A
// change of dose (code 5) moves the day instead: what is left is used up at the new pace.
//
// A declared emergency needs no record of its own: [ReliefFor] finds the declaration that covers the member, and
// [Question.Relief] lifts the plan's edit on its days.
//
// # Days and zones
//
// Every date is an argument: the caller's "today" is cal.In of an instant and a zone, the member's for promises and the
// pharmacy's for work. A pharmacy in New York and a member in Hawaii have different days for five hours or six.
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
// The other numbers, such as 14 days of lead or 30 days of a bridge, are in the same form: [Numbers].
//
// # What it leaves out
//
// The law itself (package law), the price of a short fill (formulary knows daily cost sharing), who may ask (package
// intake), reading a sig that is text, and the machines of automatic refill, renewal and transfer in the folders below.
package refill
