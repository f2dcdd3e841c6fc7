// Package place names where somebody or something is: a state, a ZIP code, a country.
//
//	s, err := place.ParseState("mo")
//	s.Name()       // "Missouri"
//	s.Contiguous() // true
//
// # Terms
//
//   - State: a two-letter code of the US Postal Service (Publication 28, appendix B). Besides the 50 states and DC it
//     has codes for five territories, for three freely associated states, and for the armed forces abroad: AA
//     (Americas), AE (Europe, Middle East, Africa), AP (Pacific).
//   - ZIP: the five-digit delivery code of the USPS, with the four further digits of ZIP+4 where they are known.
//   - Country: a code of ISO 3166-1 alpha-2.
//
// All three are plain strings underneath and are written as they are. Empty is unknown, and unknown is never taken
// for a value: no country is US by default. Parsers refuse the empty text, so who parses decides what a missing value
// means; reading text or JSON accepts it as unknown.
//
// # What it leaves out
//
// Addresses (package shipping has them), which ZIP lies in which state, distances, time zones. Whose law holds in a
// place is a question for package law.
package place
