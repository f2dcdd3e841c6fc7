// Package dur screens a prescription before every fill (drug utilization review): it finds duplicates, interactions,
// doses, allergies and conditions that speak against the drug, and rules on what a pharmacist recorded about them.
//
//	k := dur.Builtin() // once, and kept; or Compile of a host's own facts
//	found := dur.Screen(k, member, fill, asOf) // fill.Fill names the order line
//	found.Suppress(k, log, asOf, zone) // what was decided before is logged, and not asked again
//	if found.Release(log).Outcome == law.Allow {
//		// the fill goes on
//	}
//
// Every function is pure: the day, the profile, the knowledge and the law come in, an outcome with its reasons comes out.
// It is run at intake and again before filling. [ScreenInto] allocates nothing.
//
// # A worked example
//
// A member takes ciprofloxacin, of which four days are left, and tizanidine is prescribed. Tizanidine is broken down by an
// enzyme (CYP1A2) that ciprofloxacin blocks; the pair is on ONC's list, so the finding is DD and major: blocking. A
// technician cannot pass it. A pharmacist calls the prescriber, who agrees, and records DD/M0/1G: interaction, prescriber
// consulted, dispensed with the prescriber's approval; with the licence, the version of the knowledge, and whom was called,
// when and how. The fill goes on. For 180 days the same pair, by the same prescriber in the same doses, is logged and not
// asked again; with a new dose it fires again. Had the ciprofloxacin run out yesterday, there would be no finding.
//
// # Terms
//
//   - Override record: what a pharmacist decided about a finding of one fill ([FillID]). It releases that fill in those doses;
//     a later fill goes on by it only where Suppress says so.
//   - Taken, or active: supply on hand ([Medication].RunOut lies ahead; refill.RunOut gives it), an open order, or no known
//     end. An MAO inhibitor counts for two weeks more, because it works on.
//   - Conflict, service, result: the three codes by which a claim tells what was found, done and decided (NCPDP 439-E4,
//     440-E5, 441-E6). The codes are facts, the words are ours. [Triple] holds them.
//   - Severity: minor is shown (info), moderate needs a pharmacist's reason (advisory), major and contraindicated need the
//     prescriber's word, M0, or a documented emergency (blocking). A payer reads 3, 2 and 1 (528-FS).
//   - Duplication group: drugs that do the same work. Ours is a table of its own, wider than the label's classes where it
//     must be: an ACE inhibitor beside an angiotensin receptor blocker is a duplication.
//   - Grace: two supplies may overlap for 7 days (a proposal), because a refill comes before the last tablet.
//   - MME, morphine milligram equivalents: opioids on one scale. Doses are micrograms a day, factors thousandths.
//   - DAW, dispense as written: the claim's code for why this product was chosen.
//   - Orange Book: FDA's list of which generics are equivalent, by a code that begins with A. Purple Book: which biosimilars
//     are interchangeable.
//   - Monitoring program (PDMP): a state's register of controlled drugs, asked before a fill and told after it.
//
// # Unknown is not false
//
// A fact that is missing is asked for (NeedInfo) where the drug lists it, and is not asked where it does not: no birth
// date is needed for omeprazole. Allergies must be told at a first order, none too. A drug of the profile that is not
// coded, and an allergy that is not, are read by a pharmacist. An ingredient that the knowledge does not cover is told as
// dur.not_covered: nothing found is no proof. A number with no value in force (the opioid memo is renewed each year) holds.
//
// # What the built-in knowledge is, and is not
//
// It is not a clinical database, and no pharmacy should screen by it alone. It is the 15 high-priority pairs that were
// published for ONC (Phansalkar and others, 2012, JAMIA 19:735, second-hand) as pairs of classes in our own words, nine
// duplication groups, five allergy rows, and a few well-known limits and cautions, over 179 ingredients. All else is not
// there: a drug that is not covered, food and tests for nearly all drugs, doses for children and for weak kidneys.
//
// Unconfirmed, and so marked in the rows: which ingredients are in which class, and every limit and caution (from memory
// of the labels); the RxCUI of 113 of the ingredients (from memory); the opioid numbers before 2027; that the
// payer's code 9 is undetermined. Second-hand: the pairs, CDC's factors, the opioid memo for 2027. Proposals: the grace,
// what late means (30 days), three prescribers as many, 180 days of suppression, groups. Every row carries
// its evidence, and BuiltinFacts shows it.
//
// # For who brings knowledge
//
// [Facts] is plain data: fill it from a source that you have a licence for, and [Compile] it. Every fault comes at once with
// its path. A compiled [Knowledge] is immutable and shared; swap the pointer for a new version. The version stands in every
// override record, so choose one that names the source and its day. Identity is the RxCUI of the ingredient, never of a
// salt or a clinical drug. Data under a licence that forbids commercial use (DDInter, say) does not belong in a product.
//
// # What it leaves out
//
// Supplies such as test strips (nothing to screen: do not ask), laboratory values, the patient's kidneys and liver but for
// diagnoses, the order's hold itself (package order has it), telling anybody, and how long records are kept (R11.1, package
// law). Price effects of substitution are the plan's. Therapeutic interchange is no substitution: it needs a new
// prescription.
package dur
