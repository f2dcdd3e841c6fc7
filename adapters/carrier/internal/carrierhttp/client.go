package carrierhttp

import (
	"context"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// Config is what New takes. Only Base is required.
type Config struct {
	Base      string            // scheme and host of the carrier: "https://onlinetools.ups.com"; http on loopback only
	Transport http.RoundTripper // nil: a transport of this client's own (NewTransport)
	Limiter   Limiter           // nil: NewLimiter with DefaultEvery and DefaultBurst

	Attempts       int           // most attempts of one repeatable request; 0: 4
	AttemptTimeout time.Duration // of one attempt, reading the answer included; 0: 20 s
	MaxWait        time.Duration // the longest wait that is made; a longer Retry-After goes to the caller; 0: 30 s
	MaxBody        int64         // bytes of one answer; 0: 1 MB. A Request may raise it
	BreakAfter     int           // attempts of one quota that fail in a row before it is shut; 0: DefaultBreakAfter
	BreakFor       time.Duration // how long it stays shut; 0: DefaultBreakFor

	Now    func() time.Time                              // for Retry-After dates; nil: time.Now
	Sleep  func(context.Context, time.Duration) error    // nil: a timer that the context ends
	Jitter func(ceiling time.Duration) (d time.Duration) // nil: uniform in [0, ceiling]
}

// Client sends requests to one carrier. Safe for concurrent use.
type Client struct {
	base   *url.URL
	cfg    Config
	retry  *retryablehttp.Client
	pauses pauses

	breakers breakers
}

// New makes a client. A missing or unsafe base is an error.
func New(cfg Config) (*Client, error) {
	base, err := parseBase(cfg.Base)
	if err != nil {
		return nil, err
	}
	c := &Client{base: base, cfg: cfg.withDefaults()}
	c.breakers = breakers{after: c.cfg.BreakAfter, time: c.cfg.BreakFor}
	c.retry = &retryablehttp.Client{
		HTTPClient: &http.Client{
			Transport:     &attempts{next: c.cfg.Transport, client: c},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		Logger:       nil,
		RetryMax:     c.cfg.Attempts - 1,
		CheckRetry:   c.check,
		Backoff:      noBackoff,
		PrepareRetry: c.waitForNext,
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
	return c, nil
}

// Do sends r, repeats it where r and the fault allow, and gives the last answer whatever its status. The error is a
// *Failure, which says whether the carrier may have acted.
func (c *Client) Do(ctx context.Context, r Request) (*Response, error) {
	k := &call{repeatable: r.Repeatable, quota: r.Quota, maxBody: max(r.MaxBody, c.cfg.MaxBody)}
	req, err := c.request(context.WithValue(ctx, callKey{}, k), r)
	if err != nil {
		return nil, &Failure{Reason: "the request cannot be built"}
	}
	resp, err := c.retry.Do(req)
	if err != nil {
		return nil, k.failure(ctx, err)
	}
	defer resp.Body.Close()
	return k.response(resp), nil
}

// CloseIdleConnections closes what the transport keeps open for later.
func (c *Client) CloseIdleConnections() {
	if t, ok := c.cfg.Transport.(interface{ CloseIdleConnections() }); ok {
		t.CloseIdleConnections()
	}
}

var errBase = errors.New("carrierhttp: the base must be https://host, or http:// on a loopback address, with no path, query or user")

func parseBase(base string) (*url.URL, error) {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || (u.Path != "" && u.Path != "/") {
		return nil, errBase
	}
	if u.Scheme != "https" && !(u.Scheme == "http" && isLoopback(u.Hostname())) {
		return nil, errBase
	}
	u.Path = ""
	return u, nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func (cfg Config) withDefaults() Config {
	if cfg.Transport == nil {
		cfg.Transport = NewTransport()
	}
	if cfg.Limiter == nil {
		cfg.Limiter = NewLimiter(DefaultEvery, DefaultBurst)
	}
	if cfg.Attempts <= 0 {
		cfg.Attempts = 4
	}
	if cfg.AttemptTimeout <= 0 {
		cfg.AttemptTimeout = 20 * time.Second
	}
	if cfg.MaxWait <= 0 {
		cfg.MaxWait = 30 * time.Second
	}
	if cfg.MaxBody <= 0 {
		cfg.MaxBody = 1 << 20
	}
	if cfg.BreakAfter <= 0 {
		cfg.BreakAfter = DefaultBreakAfter
	}
	if cfg.BreakFor <= 0 {
		cfg.BreakFor = DefaultBreakFor
	}
	return cfg.withClock()
}

func (cfg Config) withClock() Config {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Sleep == nil {
		cfg.Sleep = Sleep
	}
	if cfg.Jitter == nil {
		cfg.Jitter = func(ceiling time.Duration) time.Duration { return rand.N(ceiling + 1) }
	}
	return cfg
}

// Sleep waits by a timer, and no longer than ctx lasts: its error says that ctx ended.
func Sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
