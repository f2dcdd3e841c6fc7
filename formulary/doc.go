// Package formulary is the benefit engine: it compiles a plan document and decides, for one fill, whether it is
// covered, what the member pays, and why.
//
//	doc, err := formulary.ParseDocument(data) // every unreadable value, with line and column
//	plan, err := formulary.Compile(doc)       // every contradiction, with a JSON pointer
//	d := plan.Decide(&formulary.Request{
//		Date: cal.Of(2026, 11, 24), RxCUI: 314076, Quantity: drug.Units(90, drug.Tablet), DaysSupply: 90,
//		Channel: formulary.StandardMail,
//	})
//	fmt.Println(d.Status, d.Member) // covered 9.00
//	d.Explain(os.Stdout)            // what a call-center agent could read aloud
//
// A plan is immutable and shared by all goroutines; deciding reads no clock and allocates nothing. The same plan and
// request give the same bytes for ever, and [Plan.Digest] says which plan it was. [Plan.Compare] sets mail against
// retail.
//
// # Terms
//
//   - Formulary: the list of drugs that a plan covers. A drug is known by its RxCUI (RxNorm's number of a drug and
//     strength) or by its NDC (the number of one package).
//   - Tier: a class of drugs of the formulary that share their costs. Low numbers are cheap by custom, not by rule.
//   - Days' supply: how many days the quantity of a fill lasts. Costs are set for bands of it: 1-30, 31-60, 61-90.
//   - Copay: the fixed amount that the member pays for a fill.
//   - Coinsurance: the fraction of the price that the member pays, within a minimum and a maximum.
//   - Deductible: what members pay in a year before the plan does. Embedded: the member's own amount or the family's,
//     whichever is met first. Aggregate: the family's alone. Integrated: medical claims move it too.
//   - Out-of-pocket limit: the most that a member, or a family, pays in a year. What does not count is owed on top.
//   - Accumulator: such a sum of the year. The caller keeps them; a decision says what it adds.
//   - Straddle: a fill that crosses the end of the deductible. What a copay is then, the plan must name.
//   - DAW, product selection code (NCPDP 408-D8): why a brand is dispensed though it has a generic. 2: the patient wants it.
//   - Step therapy: another drug must be tried first, within the look-back.
//   - Retail refill allowance, exclusive and select home delivery: programs that move maintenance drugs to mail.
//   - Accumulator and maximizer: what a plan does with the money of a manufacturer's copay card.
//   - TrOOP: true out-of-pocket cost, the sum that moves a Part D year to its catastrophic phase; see package medicare.
//   - Flat-price list: drugs with a fixed price for some channels and days in place of the copay: the "$9 list".
//   - Usual and customary price: what the pharmacy asks of a person without a plan.
//   - Lesser-of: the member pays the copay or the price, whichever is lower, and the price is the negotiated or the
//     usual and customary one, whichever is lower.
//   - Prior authorization: the plan must agree to a drug before it pays.
//   - Exception: the plan sets a rule of its own aside for one member, until a day. A formulary exception covers a drug that
//     is not listed; a tier exception asks the share of a lower tier.
//   - DUR, drug utilization review: the look at whether a fill does harm. It may hold a fill until a pharmacist has settled it.
//   - NCPDP reject code: how a payer's answer to a claim names a refusal: 70 is not covered, 75 needs an authorization,
//     79 is refill too soon. The codes are facts; the words here are ours. Where [reason.Rule.Evidence] says
//     unconfirmed, the code is our guess: read [Rules] before a code is sent to anyone.
//
// # How a decision is made
//
// No rule stops another: each one that can be evaluated is, so that a person hears all reasons in one call.
//
//  1. The request is complete: date, drug, quantity, days' supply, channel. What is missing makes the answer Unknown.
//  2. The plan is in force on the date of service. Outside its days there is no benefit, and nothing else of the plan
//     is looked at. A refill is due, where the caller gives the earliest day.
//  3. The channel: in the network, by mail only where the plan has a mail benefit, priced. Whoever knows the pharmacy
//     and not the channel asks package network first: [ColumnOf] turns its answer into one.
//  4. The drug: the row of its NDC, or else of its RxCUI, that is in force on the day. An RxCUI that is not listed is
//     not covered. An NDC that the plan does not know, without an RxCUI, is Unknown: it may be a listed drug. An NDC
//     that the plan knows as another drug than the request says is Ambiguous. A drug that is not listed is covered by a
//     [ListException], at the tier that the plan names for such drugs; what a row would say of it, its price too, comes
//     with the request ([Unlisted]) or is Unknown.
//  5. The row: by mail or not, prior authorization, step therapy, quantity limits, age, sex, indication. Then the
//     programs for maintenance drugs at retail, first fills and split fills. An authorization on file lifts what it is
//     for, within its days; while the plan decides on one, NeedsReview. A [TierException] sets the tier whose costs hold,
//     and which supplies it offers; what the plan's design refuses does nothing.
//  6. The days' supply: the band that holds them. What is not offered is never priced from another band. Rows of the
//     cost table that contradict each other are Ambiguous, where the document allows them at all.
//  7. The price: the request's, or unit price times quantity, rounded once to the cent (half a cent up), plus the
//     dispensing fee; then the usual and customary price if it is lower. No price is Unknown, never zero.
//  8. The brand difference, set apart: deductible, share and limit see the rest.
//  9. The deductible, and the share: the flat price of a list, or else copay or coinsurance, never more than the price.
//  10. The out-of-pocket limit cuts the share first and the deductible last; or, in Part D, what law fixes.
//  11. Other payers and copay cards. The plan pays the rest, so that [Decision.Parts] sum to the price.
//
// A fact that a rule needs and does not have, an age, a history, a sum of the year, makes the answer Unknown; it is
// never taken as favourable. [Decision.Remedies] says what would make a fill payable.
//
// Where rules fail, the status is the one that stands whatever else is found out: see [Status].
//
// # Writing a plan document
//
// The document is JSON, here with comments that a real one cannot have. Amounts are texts, so that nothing makes them
// floats. Lists may be in any order. Every period counts both its days, and an entry without from or to lasts as long
// as the plan. A number that means something at 0 is never left out: 0 fills is said, and a missing number is a fault.
// plan.schema.json beside this package's source is a JSON Schema of the form, each field with its meaning, for editors
// that complete and check while one writes.
//
//	{
//	  "version": 1,                      // of this form
//	  "id": "sample-mail-2026",          // permanent
//	  "name": "Sample Mail Plan 2026",   // what a member calls it
//	  "from": "2026-01-01",              // the plan's days; both are required, and a fill on any other day
//	  "to": "2027-12-31",                // finds no benefit
//	  "mailBenefit": "yes",              // or "no": nothing is covered by mail
//	  "outOfNetwork": "not-covered",     // the one word that this version knows
//	  "tiers": [
//	    {"tier": 1, "name": "Generic"},
//	    {"tier": 2, "name": "Brand"}
//	  ],
//	  "costShares": [                    // tier × channel × days
//	    {"tier": 1, "channel": "standard-retail", "days": "1-30",  "copay": "10.00"},
//	    {"tier": 1, "channel": "standard-retail", "days": "31-90", "copay": "30.00"},
//	    {"tier": 1, "channel": "standard-mail",   "days": "1-30",  "notOffered": true},
//	    {"tier": 1, "channel": "standard-mail",   "days": "31-90", "copay": "0.00"},  // free, which is not missing
//	    {"tier": 2, "channel": "standard-retail", "days": "1-30",  "coinsurance": "0.30",
//	     "min": "20.00", "max": "150.00",
//	     "option": "after-deductible"},  // left out, or "charge", "deductible-waived": the deductible does not apply
//	    {"tier": 2, "channel": "standard-retail", "days": "31-90", "coinsurance": "0.30", "copay": "50.00",
//	     "greaterOf": true},             // the higher of the two
//	    {"tier": 2, "channel": "standard-mail",   "days": "1-90",  "copay": "60.00",
//	     "option": "before-deductible"}  // also "no-charge", "no-charge-after-deductible"
//	  ],
//	  "drugs": [
//	    {"rxcui": "314076",              // covers every package of the drug
//	     "ndcs": ["99999-0101-90"],      // teaches the plan which drug a package is
//	     "name": "lisinopril 10 mg tablet",
//	     "tier": 1,
//	     "source": "generic",            // or "brand", "biosimilar"; left out: unknown
//	     "mail": "yes",                  // or "no"; left out: unknown, and a fill by mail is Unknown
//	     "priorAuth": false,
//	     "quantityLimit": {"perFill": {"value": "180", "unit": "C48542"}},
//	     "from": "2026-01-01", "to": "2026-12-31"},
//	    {"rxcui": "90000001", "name": "Exampril 20 mg tablet", "tier": 2, "source": "brand", "mail": "yes",
//	     "maintenance": true,            // the programs below speak of it
//	     "nonEssential": true,           // a copay-card maximizer speaks of it
//	     "quantityLimit": {"amount": {"value": "45", "unit": "C48542"}, "windowDays": 30,
//	       "basis": "scaled",            // or "rolling"; or "daily-max", which has no window
//	       "step": {"value": "0.5", "unit": "C48542"}},   // half tablets are dispensed
//	     "stepTherapy": {"anyOf": ["314076"], "lookBackDays": 180,
//	       "newStartsOnly": true},       // who has the drug already goes on
//	     "age": {"min": 18, "max": 80}, "sex": "female", "indications": ["migraine"]},
//	    {"rxcui": "90000002", "name": "Preventin 81 mg tablet", "tier": 1, "mail": "yes",
//	     "preventive": true},            // free in the network, without the deductible
//	    {"rxcui": "90000003", "name": "Sampladine 5 mg tablet", "tier": 2, "mail": "no",
//	     "deductibleExempt": true},      // on a list that the deductible does not touch
//	    {"ndcs": ["88888-0202-01"], "name": "Testa kit", "tier": 2, "mail": "no"}   // one package, without an RxCUI
//	  ],
//	  "lists": [                         // the $9 list
//	    {"id": "nine-dollar", "name": "$9 generics by mail", "amount": "9.00",
//	     "channels": ["standard-mail"], "days": "61-90", "rxcuis": ["314076"],   // or "ndcs", of rows without an RxCUI
//	     "deductibleApplies": false}     // true: the deductible first, then the $9
//	  ],
//	  "prices": [                        // may be left out where each request brings its price
//	    {"rxcui": "314076", "unitPrice": "0.40", "unit": "C48542", "to": "2026-12-31"},
//	    {"ndc": "99999-0101-90", "unitPrice": "0.38125", "unit": "C48542"}   // goes before the RxCUI's
//	  ],
//	  "fees": [                          // dispensing fees; each priced channel needs one where there are prices
//	    {"channel": "standard-retail", "fee": "2.50"},
//	    {"channel": "standard-mail", "fee": "0.00"}
//	  ],
//	  "deductible": {
//	    "kind": "embedded", "individual": "500.00", "family": "1000.00",   // or "individual"; "aggregate", the family's alone
//	    "straddle": "full-on-rest",      // or "prorated": no default, a plan that can meet the case must say
//	    "beforeDeductible": "then-deductible",   // or "copay-only": no default either
//	    "integrated": false},            // true: the caller's sums hold medical claims too
//	  "outOfPocket": {"individual": "5000.00", "family": "10000.00"},   // an amount that is left out is no limit
//	  "retailAllowance": {"fills": 3,
//	    "after": "full-price",           // or "double-copay", "not-covered"
//	    "countsToDeductible": false, "countsToOutOfPocket": false},   // of the full price
//	  "homeDelivery": {"kind": "select", "fills": 2},   // or "exclusive", with the "days" that an approved store may fill
//	  "firstFills": {"fills": 3, "maxDays": 30, "tiers": [2]},          // "tiers" left out: all
//	  "splitFill": {"parts": [{"days": 15, "ratio": "0.53"}, {"days": 14, "ratio": "0.47"}]},   // of the copay
//	  "daw": {"base": "generic", "genericTier": 1,      // or "brand": the share beside the difference
//	    "codes": [{"code": 2, "action": "difference"},  // or "generic-price", "not-covered", "none"
//	      {"code": 0, "action": "none"}],               // a code that is left out does nothing
//	    "countsToDeductible": false, "countsToOutOfPocket": false},     // of the difference
//	  "copayCard": "accumulator",        // or "counts", "maximizer"; left out: no card is taken, as by a "federal": true plan
//	  "coordination": "opap-standard",   // or "opap-non-duplication", "oppra"; left out: after another payer Unknown
//	  "exceptions": {                    // how an exception on file is paid; left out: Unknown
//	    "unlistedTier": 2,               // the tier of a drug that is not listed
//	    "mail": "no",                    // such a drug by mail; left out: unknown
//	    "noneFrom": [],                  // the specialty tier: its drugs are moved to no lower tier
//	    "noBrandsTo": [1]}               // a tier of generics only: no brand and no biosimilar is moved to it
//	}
//
// Channels are preferred-retail, standard-retail, preferred-mail, standard-mail and specialty. A channel that no cost
// share prices is not covered, but preferred pharmacies have the standard column where no cost share speaks of them, and
// the decision says so. For a channel that one tier prices, every tier must speak for every day up to the longest band of
// the document, if only by notOffered: silence is a fault, for zero, missing and not offered are three things. Rows of one
// drug must not share a day, nor prices of one drug, nor lists for the same fill. A list may not price what the tier or
// the mail flag of its drug rules out. A drug with a copay of its own is a list of one drug.
//
// A Part D plan has the days of one calendar year and none of the programs, cards and limits above, for law has its own
// (R8.5):
//
//	{
//	  "version": 1, "id": "sample-d-2026", "name": "Sample Part D Plan 2026", "from": "2026-01-01", "to": "2026-12-31",
//	  "mailBenefit": "yes", "outOfNetwork": "not-covered",
//	  "tiers": [{"tier": 1, "name": "All"}],
//	  "costShares": [
//	    {"tier": 1, "channel": "standard-mail", "days": "1-90", "copay": "47.00", "option": "after-deductible",
//	     "monthDays": 30},               // of a month's supply: for the daily rate and the cap of insulin; left out: 30
//	    {"tier": 1, "channel": "standard-mail", "days": "1-90", "copay": "47.00",
//	     "phase": "deductible"}          // while the deductible is open: a tier that skips it; left out: "initial"
//	  ],
//	  "drugs": [
//	    {"rxcui": "90000001", "name": "Exampril 20 mg tablet", "tier": 1, "mail": "yes",
//	     "solidOral": "yes", "dailyRateExempt": false,   // for the daily rate; left out: unknown, and no
//	     "lowIncomeClass": "other",      // or "generic": for the low-income copays
//	     "partDClass": "applicable",     // or "non-applicable", "selected": who shares the cost beside plan and member
//	     "discountMaker": "specified"},  // or "specified-small": whose discount phases in; left out: the whole one
//	    {"rxcui": "90000004", "name": "Insulin sampla 100 unit/mL", "tier": 1, "mail": "yes", "insulin": true},
//	    {"rxcui": "90000005", "name": "Testa vaccine", "tier": 1, "mail": "no", "vaccine": true},
//	    {"rxcui": "90000006", "name": "Supplin 10 mg tablet", "tier": 1, "mail": "yes",
//	     "supplemental": true}           // excluded by Part D, added by an enhanced plan: nothing accrues
//	  ],
//	  "deductible": {"individual": "615.00", "straddle": "full-on-rest"},
//	  "partD": {"year": 2026,
//	    "benefit": "enhanced",           // or "defined-standard", "actuarially-equivalent", "basic-alternative"
//	    "noDeemedDeductible": false,     // true: never deemed met by true out-of-pocket cost
//	    "dailyRate": true,               // daily cost sharing for short fills
//	    "insulinShares": [{"tier": 1, "channel": "standard-mail", "days": "1-90", "copay": "35.00", "coinsurance": "0.25"}]}
//	}                                    // the lesser of the two; a fill without such a share takes the tier's
//
// "highDeductible": true says that the plan is a high-deductible health plan (26 USC 223(c)(2)). Its deductible must then
// reach the minimum of each year in which a plan year of it begins, and an embedded amount of the member's own that of a
// family; its out-of-pocket limit must not pass the maximum. The figures of 2025, 2026 and 2027 are known; any other year
// is a fault.
//
// For documents that are made of files of others, "contradictions": "ambiguous" takes cost shares that contradict each
// other, and a fill that meets them is Ambiguous; left out, or "refuse", they are a fault. "suppressed": true says that
// the plan withholds its rows: every answer is then Unknown, and the lists may be empty.
//
// # What it leaves out
//
// Which pharmacies are in which network: package network knows, and [ColumnOf] is the channel of its answer, which a
// request names; [Locate] asks at each pharmacy found. Which drug an unlisted NDC is: the caller gives the RxCUI. When
// a refill is due: the caller gives the day. Which fills belong to a drug group: the caller counts them. Keeping the
// sums of a year: [Accumulators.After] adds. The Medicare Prescription Payment Plan: package medicare. Nothing here
// knows a person.
//
// # Beside a decision
//
// [Plan.Compare] asks for every channel and band of days, [Plan.CompareDrugs] for a brand and its generics too,
// [Plan.Alternatives] for covered drugs of the same therapeutic class, the cheapest first, and [Plan.CompareList] for
// a member's whole list, filled in its order; [Plan.YearOfList] is what a year of it costs at each channel,
// [Plan.MailSaving] what moving one drug to mail saves in a year, and [Decision.Cash] what a fill costs without the
// plan. A [Quote] holds the price until a day, and [Quote.Check] says whether a later charge keeps to it. [Locate]
// sets the price beside the pharmacies that package network found.
//
// [Snapshots] holds the versions of a plan and answers as of any date while they are swapped: a day that no version is
// in force on is Unknown. [Diff] tells all that two versions differ in, in words and by its day, and [Notices] who
// must be told by when.
package formulary
