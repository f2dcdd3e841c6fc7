package refill_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// rulingCase is a golden case of a ruling: its outcome, and the code of every reason in order.
type rulingCase struct {
	name    string
	ruling  law.Ruling
	outcome law.Outcome
	codes   []reason.Code
}

// allRulings is every table of rulings.
func allRulings() []rulingCase {
	return slices.Concat(gateCases(), closedCases(), syncCases(), daysRulings(), channelRulings(), partBCases(),
		bridgeRulings(), adviceCases())
}

func TestVectorsOfRulingsWithEveryReason(t *testing.T) {
	t.Parallel()
	for _, c := range allRulings() {
		require.Equal(t, c.outcome, c.ruling.Outcome, "%s: %v", c.name, c.ruling.Trace)
		require.Equal(t, c.codes, failed(c.ruling.Trace), c.name)
		if c.outcome != law.Allow {
			require.NotEmpty(t, c.codes, "%s: no refusal without a reason", c.name)
		}
	}
}

// failed is the codes of the reasons of a trace; nil where there are none.
func failed(tr reason.Trace) (codes []reason.Code) {
	for _, s := range tr.Reasons() {
		codes = append(codes, s.Rule.Code)
	}
	return codes
}

// codes are the codes of a table row.
func codes(list ...reason.Code) []reason.Code { return list }

// seenByRulings is every reason that a golden case of a ruling shows.
func seenByRulings() (seen []reason.Code) {
	for _, c := range allRulings() {
		seen = append(seen, c.codes...)
	}
	return seen
}
