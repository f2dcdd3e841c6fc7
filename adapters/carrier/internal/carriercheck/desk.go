package carriercheck

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// Central is the zone of every imitation under test.
var Central = time.FixedZone("CST", -6*60*60)

const minute = "2006-01-02 15:04"

// Clock is one that a test sets. Safe for concurrent use.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// Now is the time that was set last; half past nine on Tuesday, 24 November 2026, until one is.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.now.IsZero() {
		c.now = time.Date(2026, 11, 24, 9, 30, 0, 0, Central)
	}
	return c.now
}

// Set sets it to a minute in Central: "2026-11-24 18:00".
func (c *Clock) Set(t testing.TB, local string) {
	t.Helper()
	now, err := time.ParseInLocation(minute, local, Central)
	if err != nil {
		t.Fatal(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now
}

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
