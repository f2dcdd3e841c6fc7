// Package drug holds the vocabulary of the product: its codes, its schedule, what a quantity of it counts.
//
//	ndc, err := drug.ParseNDC("0002-1433-80") // one value, in whatever form it was written
//	q := drug.Units(90, drug.Tablet)          // exact thousandths of a unit
//	if s.Controlled() == drug.Unknown { … }   // unknown is asked, never taken for no
//
// # Terms
//
//   - [NDC], National Drug Code: labeler, product, package. FDA writes ten digits in three shapes (4-4-2, 5-3-2, 5-4-1),
//     claims eleven (5-4-2), and from 2033-03-07 everybody writes twelve (6-4-2).
//   - [RxCUI]: the number of a concept of RxNorm, the drug names of the National Library of Medicine. Many NDCs have one
//     RxCUI: coverage is decided by it, and price by the NDC. SCD is a generic clinical drug, SBD a brand one.
//   - [Schedule]: the list of the Controlled Substances Act that a drug is on, II (strictest) to V.
//   - [Unit]: what a quantity counts, by a code of the National Cancer Institute's list that pharmacy messages use.
//   - [Kind]: a drug is known by its NDC; a supply, such as test strips, by a UPC (universal product code) or HRI
//     (health-related item) number; a compound is mixed for one patient and has no code.
//   - Maintenance drug: taken for months or years. Specialty drug: one that plans send to a specialty pharmacy.
//
// # Unknown
//
// The zero value of every type says that the fact is not known, and prints as empty text: an absent [Quantity] is not
// zero, an [Answer] that is Unknown is not No, an unknown [Storage] is not room temperature. A rule that needs the fact
// asks for it.
//
// # Supplies and compounds
//
// They are carried, and [Product.Priced] says Unknown for them: no plan's price is worked out.
//
// # What it leaves out
//
// Prices, the drug files themselves (adapters/feed reads them) and licensed classifications (GPI, GCN, MONY codes).
// Errors never hold the text that was refused: a shifted column may have put a patient's words where a code belongs.
package drug
