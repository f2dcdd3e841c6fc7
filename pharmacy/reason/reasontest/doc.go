// Package reasontest checks a package's table of rules.
//
//	func TestRules(t *testing.T) {
//		reasontest.Check(t, rules, seenInGoldenCases)
//	}
//
// It proves of every rule that its code is well formed and stands in the table once, that it has a text, that the
// placeholders of its texts and its facts belong to each other, that source and evidence are stated together, and that
// a golden case shows it.
//
// # What it leaves out
//
// Whether a rule is right: that is what its golden cases are for.
package reasontest
