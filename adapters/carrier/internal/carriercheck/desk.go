package carriercheck

import (
	"fmt"
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// Desk is an open imitation, the clock of its parcels, and an adapter that speaks to it.
type Desk struct {
	*imitation.Site
	Carrier
	Clock *Clock
	Base  string
}

// sell sells a label.
func (d Desk) sell(t testing.TB, p shipping.Purchase) shipping.Label {
	t.Helper()
	l, err := d.Buy(t.Context(), p)
	of(t, d).fine(err, "buy")
	return l
}

// life is one line a scan, which is day and time in Central, code and status, and what they come to.
func (d Desk) life(t testing.TB, n shipping.TrackingNumber) (lines []string, now shipping.Status) {
	t.Helper()
	tracking, err := d.Track(t.Context(), n)
	of(t, d).fine(err, "track")
	for _, s := range tracking.Scans {
		lines = append(lines, fmt.Sprintf("%s %s %v", s.At.In(Central).Format(minute), s.Code, s.Status))
	}
	return lines, tracking.Status
}
