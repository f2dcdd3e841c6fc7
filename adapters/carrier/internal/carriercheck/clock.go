package carriercheck

import (
	"context"
	"sync"
	"testing"
	"time"
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

// NoWait is a Sleep that is over at once.
func NoWait(ctx context.Context, _ time.Duration) error { return ctx.Err() }
