package carrierhttp

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limiter holds a caller back until its quota has room. One that is shared between processes keeps them all under one
// limit. Wait gives an error where ctx ends, or would end, first.
type Limiter interface {
	Wait(ctx context.Context, quota string) error
}

// DefaultEvery and DefaultBurst are the default limit of one quota: ours, since UPS, FedEx and DHL publish none. They
// keep a runaway loop from being a storm, and are out of the way of a busy desk.
const (
	DefaultEvery = 20 * time.Millisecond
	DefaultBurst = 50
)

// NewLimiter gives every quota a token bucket of this process: burst at once, then one every so often.
func NewLimiter(every time.Duration, burst int) Limiter {
	return &buckets{every: rate.Every(every), burst: burst, of: map[string]*rate.Limiter{}}
}

type buckets struct {
	every rate.Limit
	burst int
	mu    sync.Mutex
	of    map[string]*rate.Limiter
}

// Wait is part of Limiter: it holds the caller back until the quota has room.
func (b *buckets) Wait(ctx context.Context, quota string) error {
	b.mu.Lock()
	l := b.of[quota]
	if l == nil {
		l = rate.NewLimiter(b.every, b.burst)
		b.of[quota] = l
	}
	b.mu.Unlock()
	return l.Wait(ctx)
}

// pauses are the quotas that the carrier has closed, on the machine's own clock: it always moves.
type pauses struct {
	mu    sync.Mutex
	until map[string]time.Time
}

func (p *pauses) hold(quota string, d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.until == nil {
		p.until = map[string]time.Time{}
	}
	if end := time.Now().Add(d); end.After(p.until[quota]) {
		p.until[quota] = end
	}
}

func (p *pauses) left(quota string) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	left := time.Until(p.until[quota])
	if left <= 0 {
		delete(p.until, quota)
		return 0
	}
	return left
}

// admit waits until the quota is open and has room, or says at once that it cannot within the call's time.
func (c *Client) admit(ctx context.Context, k *call) error {
	if left := c.pauses.left(k.quota); left > 0 && k.tries == 0 {
		if !fits(ctx, left) {
			return &Failure{Reason: "the carrier has asked for a pause", RetryAfter: left, Paused: true}
		}
		if err := c.cfg.Sleep(ctx, left); err != nil {
			return &Failure{Reason: "ended while waiting out a pause", RetryAfter: left, Paused: true, cause: ctx.Err()}
		}
	}
	if err := c.cfg.Limiter.Wait(ctx, k.quota); err != nil {
		return &Failure{Reason: "the limit of calls leaves no room in time", Paused: true, cause: ctx.Err()}
	}
	if left := c.breakers.shut(k.quota); left > 0 {
		return &Failure{Reason: "the carrier has failed too often in a row", RetryAfter: left}
	}
	return nil
}
