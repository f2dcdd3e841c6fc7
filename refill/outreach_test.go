package refill_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/refill"
)

func TestAttemptsFallOnDaysThatAnOfficeIsOpen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		n           int
		first, last string
		want        string
	}{
		{"the first is made at once", 1, "2026-11-21", "", "2026-11-21"},
		{"R4.2 T2 day 2 is a Sunday: Monday", 2, "2026-11-20", "2026-11-20", "2026-11-23"},
		{"and the third the day after, for two never fall on one day", 3, "2026-11-20", "2026-11-23", "2026-11-24"},
		{"an attempt that was late moves the next", 3, "2026-11-02", "2026-11-06", ""},
		{"over Thanksgiving", 2, "2026-11-24", "2026-11-24", "2026-11-27"},
		{"none past the end", 5, "2026-11-02", "2026-11-06", ""},
	} {
		require.Equal(t, d(c.want), refill.AttemptOn(c.n, d(c.first), d(c.last), 6), c.name)
	}
}
