// Package reason says why: every rule of the library is a [Rule], every evaluated rule is a [Step], and a failed
// step is a reason.
//
// A package keeps its rules as package-level values in one table, and a decision records them as it goes:
//
//	var TooSoon = &reason.Rule{
//		Code: "refill.too_soon", Reject: "79", Who: reason.Member,
//		Text:  "supply on hand lasts {a}, a refill may leave {b}",
//		Facts: reason.Facts{A: "on hand", B: "limit"},
//	}
//
//	var t reason.Trace
//	t.Fail(TooSoon, 30, 22, reason.Days)
//	fmt.Println(t.Reasons()[0].Text()) // supply on hand lasts 30 days, a refill may leave 22 days
//
// # Terms
//
//   - Code: the permanent dotted name of a rule. Codes are API: they are added, never changed or reused.
//   - Reject: the NCPDP reject code (field 511-FB of a claim's answer) that tells a payer's refusal in the trade:
//     "79" is refill too soon. The code is a fact; the words in this library are its own.
//   - Who: the one party that can mend a failed step.
//   - Facts: what the two integers of a step mean. One unit is said for both.
//   - Evidence: how sure the rule itself is. Unconfirmed is said, never hidden.
//
// # Depth
//
// A decision does not stop at its first failed step: every rule that can be evaluated is, so a [Trace] holds all
// reasons at once. A Trace has room for [MaxSteps] steps inside itself, and recording allocates nothing. What does
// not fit is counted; a failed step pushes a passed one out, so a refusal is never silent.
//
// # Dates
//
// This package is a leaf and imports nothing of the library. A date is the day number that cal.Date counts: days
// since 0000-12-31, so 0001-01-01 is 1 and 2026-11-24 is 739944; 0 is an unset date. [DateFact] makes it of a
// year, month and day: reason.DateFact(d.Split()).
//
// # What it leaves out
//
// Reading: a step is written as text and JSON for people and programs, and read back by nobody. A store that wants
// to keep a reason keeps its code and its text. No severity, no language but plain English, and no patient data:
// the two integers are all that a step can carry.
//
// Package reasontest checks a table of rules.
package reason
