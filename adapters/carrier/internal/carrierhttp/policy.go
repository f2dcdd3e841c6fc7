package carrierhttp

import (
	"context"
	"errors"
	"net/http"
	"time"
)

const (
	firstCeiling = 250 * time.Millisecond // of the first wait; doubled each time
	lastCeiling  = 8 * time.Second
	blindPause   = time.Second // after a 429 that names no time
)

// call is what one Do remembers between its attempts. It travels in the context, for the library's CheckRetry gets no
// request where there is no response.
type call struct {
	repeatable bool
	quota      string
	maxBody    int64

	tries int
	sent  bool          // the last attempt may have been acted on
	wait  time.Duration // before the next attempt
	asked time.Duration // Retry-After of the last answer
}

type callKey struct{}

func callOf(ctx context.Context) *call { return ctx.Value(callKey{}).(*call) }

// check is the CheckRetry: it decides by what the request is, not by its method.
func (c *Client) check(ctx context.Context, resp *http.Response, err error) (bool, error) {
	k := callOf(ctx)
	k.tries++
	k.asked = 0
	if resp != nil && err == nil {
		c.note(k, resp)
	}
	if ctx.Err() != nil || !k.mayRepeat(resp, err) || k.tries >= c.cfg.Attempts {
		return false, nil
	}
	k.wait = max(k.asked, c.cfg.Jitter(ceiling(k.tries)))
	return k.wait <= c.cfg.MaxWait && fits(ctx, k.wait), nil
}

// note keeps what an answer says of time, and pauses its quota for everybody: as long as asked and no longer than
// MaxWait, after which the next call finds out. One absurd header does not lock a quota for a day.
func (c *Client) note(k *call, resp *http.Response) {
	throttled := resp.StatusCode == http.StatusTooManyRequests
	if !throttled && resp.StatusCode != http.StatusServiceUnavailable {
		return
	}
	k.asked, _ = retryAfter(resp.Header.Get("Retry-After"), c.cfg.Now())
	if throttled {
		k.sent = false // answered: turned away, nothing done
		c.pauses.hold(k.quota, min(max(k.asked, blindPause), c.cfg.MaxWait))
	}
}

func (k *call) mayRepeat(resp *http.Response, err error) bool {
	var final *Failure
	switch {
	case errors.As(err, &final), errors.Is(err, errTooLong):
		return false
	case err != nil:
		return k.repeatable || !k.sent
	case resp.StatusCode == http.StatusTooManyRequests:
		return true
	case isOutage(resp.StatusCode):
		return k.repeatable
	}
	return false
}

// ceiling of the wait after n attempts: full jitter draws below it.
func ceiling(n int) time.Duration {
	d := firstCeiling << min(n-1, 10)
	return min(d, lastCeiling)
}

// fits reports whether a wait ends before the caller's deadline, which is on the machine's own clock.
func fits(ctx context.Context, wait time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return !ok || wait < time.Until(deadline)
}

// noBackoff keeps the library from waiting: waitForNext waits, on a clock that a test can hold.
func noBackoff(_, _ time.Duration, _ int, _ *http.Response) time.Duration { return 0 }

// waitForNext is the PrepareRetry, called after a decision to repeat and before the attempt.
func (c *Client) waitForNext(req *http.Request) error {
	return c.cfg.Sleep(req.Context(), callOf(req.Context()).wait)
}
