package ups

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// The hosts of UPS. The test host (Customer Integration Environment) takes the same credentials and prints SAMPLE on
// its labels.
const (
	Production = "https://onlinetools.ups.com"
	Test       = "https://wwwcie.ups.com"
)

// Config is what New takes. ClientID, ClientSecret and Account are required. It prints without its secrets, alone or
// in an exported field of another value.
type Config struct {
	BaseURL      string // empty: Production. https, or http on a loopback address
	ClientID     string // of the application at developer.ups.com
	ClientSecret string `json:"-"`
	Account      string // shipper number, six letters and digits, which pays

	Services    []shipping.Service // quoted and bought; empty: every service that UPS offers
	LabelFormat string             // of purchases that name none: "GIF" (the default), "ZPL", "EPL" or "SPL"

	Transport http.RoundTripper // nil: a transport of this carrier's own. One that wraps another watches every attempt
	Limiter   Limiter           // nil: a limit within this process
	MaxWait   time.Duration     // the longest wait before a repeat; UPS asking for more is ErrThrottled at once; 0: 30 s

	Now   func() time.Time                           // reads the life of a token and dates of Retry-After; nil: time.Now
	Sleep func(context.Context, time.Duration) error // waits between repeats; nil: a timer
	Zone  *time.Location                             // of scans that UPS gives without an offset; nil: UTC
}

// Limiter holds a call back until its quota has room. A fleet of processes shares one to stay under one limit. Quotas
// are "ups:rating:A1B2C3": carrier, family of calls, account.
type Limiter interface {
	Wait(ctx context.Context, quota string) error
}

// String names the account and leaves both credentials out.
func (c Config) String() string { return fmt.Sprintf("ups.Config{Account: %q, …}", c.Account) }

// GoString is what String is.
func (c Config) GoString() string { return c.String() }

// Format writes what String gives, whatever the verb.
func (c Config) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

// LogValue is what String is.
func (c Config) LogValue() slog.Value { return slog.StringValue(c.String()) }

func (c Config) check() error {
	switch {
	case c.ClientID == "":
		return errors.New("ups: Config.ClientID is missing")
	case c.ClientSecret == "":
		return errors.New("ups: Config.ClientSecret is missing")
	case c.Account == "":
		return errors.New("ups: Config.Account is missing: the six-character shipper number")
	case len(c.Account) != 6 || !postal.Alphanumeric(c.Account):
		return errors.New("ups: Config.Account is no shipper number: six letters and digits")
	case c.LabelFormat != "" && !slices.Contains(formats, c.LabelFormat):
		return errors.New(`ups: Config.LabelFormat is none of "GIF", "ZPL", "EPL", "SPL"`)
	}
	for i, s := range c.Services {
		if _, ok := services.Code(s); !ok {
			return fmt.Errorf("ups: Config.Services[%d] is no service of UPS: %q", i, s)
		}
	}
	return nil
}

func (c Config) http() carrierhttp.Config {
	return carrierhttp.Config{Base: cmp.Or(c.BaseURL, Production), Transport: c.Transport, Limiter: c.Limiter, MaxWait: c.MaxWait,
		Now: c.Now, Sleep: c.Sleep}
}
