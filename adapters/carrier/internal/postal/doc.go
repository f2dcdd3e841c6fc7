// Package postal holds what every carrier's adapter does alike: it fits an address onto a label, knows it again in an
// answer, names a service, and reads an amount.
//
//	lines := postal.Fold(street, 35) // no line is longer than 35 characters, but for a longer word
//	amount, ok := postal.Dollars("12.4000")
//
// A character is a code point, as the carriers' documents count.
package postal
