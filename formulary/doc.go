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
//   - Flat-price list: drugs with a fixed price for some channels and days in place of the copay: the "$9 list".
//   - Usual and customary price: what the pharmacy asks of a person without a plan.
//   - Lesser-of: the member pays the copay or the price, whichever is lower, and the price is the negotiated or the
//     usual and customary one, whichever is lower.
//   - Prior authorization: the plan must agree to a drug before it pays.
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
//  3. The channel: in the network, by mail only where the plan has a mail benefit, priced.
//  4. The drug: the row of its NDC, or else of its RxCUI, that is in force on the day. An RxCUI that is not listed is
//     not covered. An NDC that the plan does not know, without an RxCUI, is Unknown: it may be a listed drug. An NDC
//     that the plan knows as another drug than the request says is Ambiguous.
//  5. The row: by mail or not, prior authorization, quantity limit.
//  6. The days' supply: the band that holds them. What is not offered is never priced from another band.
//  7. The price: the request's, or unit price times quantity, rounded once to the cent (half a cent up), plus the
//     dispensing fee; then the usual and customary price if it is lower. No price is Unknown, never zero.
//  8. The share: the flat price of a list, or else the copay, and never more than the price. The plan pays the rest.
//
// Where rules fail, the status is the one that stands whatever else is found out: see [Status].
//
// # Writing a plan document
//
// The document is JSON, here with comments that a real one cannot have. Amounts are texts, so that nothing makes them
// floats. Lists may be in any order. Every period counts both its days, and an entry without from or to lasts as long
// as the plan.
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
//	    {"tier": 1, "name": "Generic"}
//	  ],
//	  "costShares": [                    // tier × channel × days
//	    {"tier": 1, "channel": "standard-retail", "days": "1-30",  "copay": "10.00"},
//	    {"tier": 1, "channel": "standard-retail", "days": "31-90", "copay": "30.00"},
//	    {"tier": 1, "channel": "standard-mail",   "days": "1-30",  "notOffered": true},
//	    {"tier": 1, "channel": "standard-mail",   "days": "31-90", "copay": "0.00"}   // free, which is not missing
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
//	     "from": "2026-01-01", "to": "2026-12-31"}
//	  ],
//	  "lists": [                         // the $9 list
//	    {"id": "nine-dollar", "name": "$9 generics by mail", "amount": "9.00",
//	     "channels": ["standard-mail"], "days": "61-90", "rxcuis": ["314076"]}
//	  ],
//	  "prices": [                        // may be left out where each request brings its price
//	    {"rxcui": "314076", "unitPrice": "0.40", "unit": "C48542", "to": "2026-12-31"},
//	    {"ndc": "99999-0101-90", "unitPrice": "0.38125", "unit": "C48542"}   // goes before the RxCUI's
//	  ],
//	  "fees": [                          // dispensing fees; each priced channel needs one where there are prices
//	    {"channel": "standard-retail", "fee": "2.50"},
//	    {"channel": "standard-mail", "fee": "0.00"}
//	  ]
//	}
//
// Channels are preferred-retail, standard-retail, preferred-mail, standard-mail and specialty. A channel that no cost
// share prices is not covered. For a channel that one tier prices, every tier must speak for every day up to the
// longest band of the document, if only by notOffered: silence is a fault, for zero, missing and not offered are three
// things. Rows of one drug must not share a day, nor prices of one drug, nor lists for the same fill. A list may
// not price what the tier or the mail flag of its drug rules out.
//
// # What it leaves out
//
// Coinsurance, deductibles, out-of-pocket limits and other payers: a member's share is a copay. Step therapy, quantity
// limits over time, age and sex, brand differences (DAW), limits on retail refills. Which pharmacies are in which
// network: the caller names the channel. Which drug an unlisted NDC is: the caller gives the RxCUI. When a refill is
// due: the caller gives the day. Medicare. Nothing here knows a person.
package formulary
