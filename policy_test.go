package mailrx_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/refill"
)

// TestTheSitesRulesPlanAutomaticRefills: 90 days from 2 November run out on Sunday, 31 January. At 75 % a refill would
// be too soon before 9 January, and 14 days before the run-out is the 17th.
func TestTheSitesRulesPlanAutomaticRefills(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		policy refill.Policy
		lead   int
		ship   cal.Date
	}{
		{"defaults", refill.Policy{}, 0, cal.Of(2027, 1, 15)},
		{"a longer lead is cut by 75 %", refill.Policy{}, 23, cal.Of(2027, 1, 11)},
		{"and not by 60 %", refill.Policy{Percent: 60}, 23, cal.Of(2027, 1, 8)},
	} {
		w := newWorld(t, func(w *world) { w.config.TooSoon, w.config.LeadDays = c.policy, c.lead })
		_, id := w.delivered(t)
		_, err := w.Refills.Enroll(t.Context(), "enroll", id, yes())
		require.NoError(t, err)
		s, err := w.Refills.Status(t.Context(), id)
		require.NoError(t, err)
		require.Equal(t, c.ship, s.Cycle.Ship, c.name)
	}
}
