package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func Example() {
	main()
	// Output:
	// covered 9.00
	// preferred-mail 90 days covered 9.00
	// standard-retail 90 days covered 45.00
	// standard-retail 30 days covered 15.00
	// preferred-mail 30 days not-covered 0.00
	// Covered: lisinopril 10 mg tablet, tier 1 (Generic), 90 days' supply at the preferred mail pharmacy on 2026-11-24, under Sample Mail Plan 2026-27.
	// The member pays $9.00 of a price of $57.30; the plan's part is $48.30.
	// The list "$9 generics by mail" applies.
	// What was looked at:
	//   - the plan began on 2026-01-01
	//   - the plan runs to 2027-12-31
	//   - the pharmacy is of a kind that the plan covers
	//   - the drug is on the plan's list in tier 1
	//   - the drug is covered by mail
	//   - no prior authorization is needed
	//   - a supply of 90 days is within the limit, 90 days
	//   - drug cost $55.80 (unit price times quantity, half a cent rounded up, once) and dispensing fee $1.50
	//   - a flat-price list sets $9.00 in place of the tier's copay of $30.00
	//   - the member pays $9.00, never more than the price of $57.30
}

// TestTheReadmeShowsThisCode keeps the README's first code true: it is a piece of this program, word for word.
func TestTheReadmeShowsThisCode(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	code, err := os.ReadFile("main.go")
	require.NoError(t, err)
	before, rest, ok := strings.Cut(string(readme), "```go\n")
	require.True(t, ok, "the README shows Go code")
	require.LessOrEqual(t, strings.Count(before, "\n")+1, 25, "by line 25")
	shown, _, ok := strings.Cut(rest, "```")
	require.True(t, ok)
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	require.Contains(t, flat(string(code)), flat(shown))
}
