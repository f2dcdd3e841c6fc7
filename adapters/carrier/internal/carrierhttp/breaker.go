package carrierhttp

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// The default breaker of one quota.
const (
	DefaultBreakAfter = 10               // attempts in a row that failed
	DefaultBreakFor   = 15 * time.Second // then nothing is sent
)

// breakers keep a quota shut whose attempts fail one after the other, on the machine's own clock. A call that meets a
// shut quota fails at once and is not queued, so that its caller may take the next carrier. After the time one attempt
// is let through: it opens the quota again, or shuts it for as long.
type breakers struct {
	after int
	time  time.Duration
	mu    sync.Mutex
	of    map[string]*circuit
}

type circuit struct {
	failures int
	until    time.Time
	probing  bool
}

// shut is how long the quota stays shut for this attempt; 0: it may be made, and settle must follow.
func (b *breakers) shut(quota string) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := b.of[quota]
	if c == nil || c.failures < b.after {
		return 0
	}
	if left := time.Until(c.until); left > 0 {
		return left
	}
	if c.probing {
		return blindPause
	}
	c.probing = true
	return 0
}

// settle tells how an attempt ended. One that its caller ended proves nothing about the carrier.
func (b *breakers) settle(ctx context.Context, quota string, resp *http.Response, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := b.of[quota]
	if c == nil {
		if b.of == nil {
			b.of = map[string]*circuit{}
		}
		c = &circuit{}
		b.of[quota] = c
	}
	c.probing = false
	switch {
	case ctx.Err() != nil:
	case err == nil && !isOutage(resp.StatusCode):
		c.failures = 0
	default:
		c.failures++
		c.until = time.Now().Add(b.time)
	}
}

// isOutage reports whether an answer says that the carrier is down, and not that the request is wrong.
func isOutage(status int) bool {
	return status >= 500 && status != http.StatusNotImplemented
}
