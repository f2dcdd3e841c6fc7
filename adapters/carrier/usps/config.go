package usps

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// The hosts of USPS. The test host (Testing Environment for Mailers) takes the same credentials.
const (
	Production = "https://apis.usps.com"
	Test       = "https://apis-tem.usps.com"
)

// Config is what New takes. ClientID, ClientSecret, CRID, MID and Account are required. It prints without its secrets,
// alone or in an exported field of another value.
type Config struct {
	BaseURL      string // empty: Production. https, or http on a loopback address
	ClientID     string // consumer key of the application at developers.usps.com
	ClientSecret string `json:"-"`

	CRID        string // Customer Registration ID of the business that owns and pays the labels
	MID         string // Mailer ID of six or nine digits: part of every tracking number
	ManifestMID string // Mailer ID that the labels are manifested under; empty: MID
	Account     string // number of the payment account
	AccountType string // "EPS" (Enterprise Payment Account, the default) or "PERMIT"
	PermitZIP   string // where the permit is held, five digits; required for "PERMIT"
	Contract    bool   // the account has contract prices; false: it pays commercial ones

	Services    []shipping.Service // quoted and bought; empty: every service that USPS offers
	LabelFormat string             // of labels that ask for none: one of Capabilities.Formats; empty: "PDF"

	Transport http.RoundTripper // nil: a transport of this carrier's own. One that wraps another watches every attempt
	Limiter   Limiter           // nil: 60 calls an hour for each family, five at once, of this carrier
	MaxWait   time.Duration     // the longest wait before a repeat; USPS asking for more is ErrThrottled at once; 0: 30 s

	Now   func() time.Time                           // today's mailing date, the life of a token; nil: time.Now
	Sleep func(context.Context, time.Duration) error // waits between repeats; nil: a timer
	Zone  *time.Location                             // of the site: its mailing date, and scans without an offset; nil: UTC
}

// Limiter holds a call back until its quota has room. A fleet of processes shares one to stay under one limit. Quotas
// are "usps:labels:12345678": carrier, family of calls, CRID. USPS counts calls for tokens too ("usps:oauth:…"). A call
// waits for its turn, so give it a deadline: the sixth label at once waits for a minute under the default quota.
type Limiter interface {
	Wait(ctx context.Context, quota string) error
}

// The default quota of USPS is 60 calls an hour for each API (getting-started page, read 2026-06); a service request
// raises it. A bucket that fills by one a minute stays under it, with bursts of five (second-hand: a user's measure).
const (
	quotaEvery = time.Minute
	quotaBurst = 5
)

// String names the CRID and leaves the credentials and the payment account out.
func (c Config) String() string { return fmt.Sprintf("usps.Config{CRID: %q, …}", c.CRID) }

// GoString is what String is.
func (c Config) GoString() string { return c.String() }

// Format writes what String gives, whatever the verb.
func (c Config) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

// LogValue is what String is.
func (c Config) LogValue() slog.Value { return slog.StringValue(c.String()) }

func (c Config) check() error {
	switch {
	case c.ClientID == "":
		return errors.New("usps: Config.ClientID is missing")
	case c.ClientSecret == "":
		return errors.New("usps: Config.ClientSecret is missing")
	case !isDigits(c.CRID) || len(c.CRID) < 2 || len(c.CRID) > 18:
		return errors.New("usps: Config.CRID is no Customer Registration ID of 2 to 18 digits")
	case !isMID(c.MID):
		return errors.New("usps: Config.MID is no Mailer ID of six or nine digits")
	case c.ManifestMID != "" && !isMID(c.ManifestMID):
		return errors.New("usps: Config.ManifestMID is no Mailer ID of six or nine digits")
	case c.LabelFormat != "" && imageTypes[c.LabelFormat] == "":
		return errors.New("usps: Config.LabelFormat is none of the formats of a label")
	}
	if err := c.checkAccount(); err != nil {
		return err
	}
	for i, s := range c.Services {
		if _, ok := mailClassOf(s); !ok {
			return fmt.Errorf("usps: Config.Services[%d] is no service of USPS: %q", i, s)
		}
	}
	return nil
}

func (c Config) checkAccount() error {
	switch {
	case c.Account == "":
		return errors.New("usps: Config.Account is missing: the payment account")
	case c.AccountType != "" && c.AccountType != "EPS" && c.AccountType != "PERMIT":
		return errors.New(`usps: Config.AccountType is neither "EPS" nor "PERMIT"`)
	case c.AccountType == "PERMIT" && (len(c.PermitZIP) != 5 || !isDigits(c.PermitZIP)):
		return errors.New("usps: Config.PermitZIP is no ZIP code of five digits, which a permit is held at")
	}
	return nil
}

func isMID(s string) bool { return isDigits(s) && (len(s) == 6 || len(s) == 9) }

func (c Config) withDefaults() Config {
	if c.BaseURL == "" {
		c.BaseURL = Production
	}
	if c.ManifestMID == "" {
		c.ManifestMID = c.MID
	}
	if c.AccountType == "" {
		c.AccountType = "EPS"
	}
	if c.LabelFormat == "" {
		c.LabelFormat = formats[0]
	}
	if c.Transport == nil {
		c.Transport = carrierhttp.NewTransport()
	}
	if c.Limiter == nil {
		c.Limiter = carrierhttp.NewLimiter(quotaEvery, quotaBurst)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Sleep == nil {
		c.Sleep = carrierhttp.Sleep
	}
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	return c
}

func (c Config) http() carrierhttp.Config {
	return carrierhttp.Config{Base: c.BaseURL, Transport: once{c.Transport}, Limiter: c.Limiter, MaxWait: c.MaxWait,
		Now: c.Now, Sleep: c.Sleep}
}

// once keeps net/http from repeating a purchase by itself: it takes an X-Idempotency-Key for leave to send a request
// again on a fresh connection. Repeats are decided by what the request is, and in one place.
type once struct{ next http.RoundTripper }

// RoundTrip is part of http.RoundTripper.
func (o once) RoundTrip(r *http.Request) (*http.Response, error) {
	single := *r
	single.GetBody = nil
	return o.next.RoundTrip(&single)
}

// CloseIdleConnections closes those of the transport beneath.
func (o once) CloseIdleConnections() {
	if t, ok := o.next.(interface{ CloseIdleConnections() }); ok {
		t.CloseIdleConnections()
	}
}
