package dur_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/dur"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
)

// codes are those that a table expects by name: the tables prove that they come.
var codes = regexp.MustCompile(`dur\.[a-z0-9_]+`)

func TestEveryRuleIsSoundAndSeen(t *testing.T) {
	t.Parallel()
	var seen []reason.Code
	for _, v := range vectors() {
		for _, code := range codes.FindAllString(v.want, -1) {
			seen = append(seen, reason.Code(code))
		}
	}
	reasontest.Check(t, dur.Rules(), seen)
}

// wanted is the vectors of rules.md by section.
var wanted = map[string]int{"R6.1": 6, "R6.2": 4, "R6.3": 4, "R6.4": 3, "R6.5": 5, "R6.6": 4, "R6.7": 6, "R6.8": 4, "R6.9": 4, "R1.18": 4}

func TestVectorsAreAllThere(t *testing.T) {
	t.Parallel()
	number := regexp.MustCompile(`^(R[0-9.]+) (T[0-9]+)[a-z]? `)
	seen := map[string]map[string]bool{}
	rows := 0
	for _, v := range vectors() {
		rows++
		if m := number.FindStringSubmatch(v.name); m != nil {
			if seen[m[1]] == nil {
				seen[m[1]] = map[string]bool{}
			}
			seen[m[1]][m[2]] = true
		}
	}
	sum := 0
	for section, n := range wanted {
		require.Len(t, seen[section], n, section)
		sum += n
	}
	require.Len(t, seen, len(wanted))
	t.Logf("R6.1 to R6.9 and R1.18: %d vectors of rules.md in %d rows", sum, rows)
}
