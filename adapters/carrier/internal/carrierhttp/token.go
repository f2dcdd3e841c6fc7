package carrierhttp

import (
	"context"
	"errors"
	"sync"
	"time"
)

// Token is an access token and the life that the carrier gave it. It prints as nothing but its life.
type Token struct {
	Value string
	Life  time.Duration
}

// String leaves the value out.
func (t Token) String() string { return "token for " + t.Life.String() }

// GoString is what String is.
func (t Token) GoString() string { return t.String() }

// ErrTokenRefused is a fresh token that the carrier turned away too: another would fare no better.
var ErrTokenRefused = errors.New("carrierhttp: the carrier refuses a token that it has just given")

const (
	flightTimeout = 30 * time.Second // of one token request, its repeats included
	failureHeld   = 2 * time.Second  // a failure is the answer for so long
	renewalHeld   = 30 * time.Second // a forced token that has not worked is not forced again for so long
	earliest      = time.Minute      // a token is renewed this long before its end, or a tenth of its life
)

// Tokens keeps one access token for all callers. One request is under way at most, whoever asks. Fetch is called in a
// goroutine of its own that ends within 30 s; a caller who leaves does not end it. Safe for concurrent use.
type Tokens struct {
	Fetch func(ctx context.Context) (Token, error)
	Now   func() time.Time // nil: time.Now; the life of a token is measured with it

	mu       sync.Mutex
	value    string
	renewAt  time.Time
	forced   string    // got by Renew, and not seen to work yet
	forcedAt time.Time // on the machine's own clock, as failedAt
	failed   error
	failedAt time.Time
	flight   *flight
}

type flight struct {
	done  chan struct{}
	value string
	err   error
}

// Get is the token, fetched where there is none or its end is near.
func (t *Tokens) Get(ctx context.Context) (string, error) {
	t.mu.Lock()
	if t.value != "" && t.now().Before(t.renewAt) {
		defer t.mu.Unlock()
		return t.value, nil
	}
	return t.join(ctx, false)
}

// Renew is a token other than the one that the carrier has just refused. Of many callers that failed with the same
// token, one request comes. A token that was itself forced and never worked is ErrTokenRefused.
func (t *Tokens) Renew(ctx context.Context, refused string) (string, error) {
	t.mu.Lock()
	if t.value != "" && t.value != refused {
		defer t.mu.Unlock()
		return t.value, nil
	}
	if refused == t.forced && time.Since(t.forcedAt) < renewalHeld {
		defer t.mu.Unlock()
		return "", ErrTokenRefused
	}
	t.value = ""
	return t.join(ctx, true)
}

// Worked tells that the carrier took the token.
func (t *Tokens) Worked(value string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.forced == value {
		t.forced = ""
	}
}

// join waits for the flight under way, or starts one. It is called with the lock and gives it back.
func (t *Tokens) join(ctx context.Context, forced bool) (string, error) {
	if t.failed != nil && time.Since(t.failedAt) < failureHeld {
		defer t.mu.Unlock()
		return "", t.failed
	}
	f := t.flight
	if f == nil {
		f = &flight{done: make(chan struct{})}
		t.flight = f
		go t.fly(f, forced)
	}
	t.mu.Unlock()
	select {
	case <-f.done:
		return f.value, f.err
	case <-ctx.Done():
		return "", &Failure{Reason: "ended while waiting for a token", cause: ctx.Err()}
	}
}

func (t *Tokens) fly(f *flight, forced bool) {
	ctx, cancel := context.WithTimeout(context.Background(), flightTimeout)
	defer cancel()
	asked := t.now()
	token, err := t.Fetch(ctx)
	f.value, f.err = token.Value, err
	t.mu.Lock()
	t.land(f, token.Life, asked, forced)
	t.mu.Unlock()
	close(f.done)
}

func (t *Tokens) land(f *flight, life time.Duration, asked time.Time, forced bool) {
	t.flight, t.failed = nil, f.err
	if f.err != nil {
		t.failedAt = time.Now()
		return
	}
	t.value = f.value
	t.renewAt = asked.Add(life - max(earliest, life/10))
	if forced {
		t.forced, t.forcedAt = f.value, time.Now()
	}
}

func (t *Tokens) now() time.Time {
	if t.Now == nil {
		return time.Now()
	}
	return t.Now()
}

// DoWithToken sends r with a bearer token. A 401 was turned away before any work, so r is sent once more with a fresh
// token, a purchase too; the second answer is given as it is.
func (c *Client) DoWithToken(ctx context.Context, t *Tokens, r Request) (*Response, error) {
	token, err := t.Get(ctx)
	if err != nil {
		return nil, err
	}
	resp, err := c.Do(ctx, r.with(token))
	if err != nil || resp.Status != 401 {
		if err == nil {
			t.Worked(token)
		}
		return resp, err
	}
	fresh, err := t.Renew(ctx, token)
	if errors.Is(err, ErrTokenRefused) {
		return resp, nil
	}
	if err != nil {
		return nil, err
	}
	resp, err = c.Do(ctx, r.with(fresh))
	if err == nil && resp.Status != 401 {
		t.Worked(fresh)
	}
	return resp, err
}

func (r Request) with(token string) Request {
	h := r.Header.Clone()
	if h == nil {
		h = map[string][]string{}
	}
	h.Set("Authorization", "Bearer "+token)
	r.Header = h
	return r
}
