package fedex

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// The hosts of FedEx. The test host has keys of its own.
const (
	Production = "https://apis.fedex.com"
	Test       = "https://apis-sandbox.fedex.com"
)

// Config is what New takes. ClientID, ClientSecret and Account are required. It prints without its secrets, alone or
// in an exported field of another value.
type Config struct {
	BaseURL      string // empty: Production. https, or http on a loopback address
	ClientID     string // "API key" of the project at developer.fedex.com
	ClientSecret string `json:"-"` // its "secret key"
	Account      string // account number, up to nine digits, which pays

	Services    []shipping.Service // quoted and bought; empty: every service that FedEx offers
	LabelFormat string             // of purchases that name none: "PDF" (the default), "PNG", "ZPLII" or "EPL2"

	// NeighborSigns lets a neighbor sign where any signature is asked for at a home (INDIRECT). Else somebody at the
	// address signs (DIRECT). An adult's signature is always one at the address.
	NeighborSigns bool

	// Alerted is told what FedEx noted beside a label that it sold: that it changed a state or doubts a ZIP code. nil:
	// nobody is. It is called before Buy returns, from the goroutine of Buy.
	Alerted func(shipping.Key, []Alert)

	Transport http.RoundTripper // nil: a transport of this carrier's own. One that wraps another watches every attempt
	Limiter   Limiter           // nil: a limit within this process
	MaxWait   time.Duration     // the longest wait before a repeat; FedEx asking for more is ErrThrottled at once; 0: 30 s

	Now   func() time.Time                           // reads the life of a token and dates of Retry-After; nil: time.Now
	Sleep func(context.Context, time.Duration) error // waits between repeats; nil: a timer
	Zone  *time.Location                             // of scans that FedEx gives without an offset; nil: UTC
}

// Limiter holds a call back until its quota has room. A fleet of processes shares one to stay under one limit. Quotas
// are "fedex:rate:740561073": carrier, family of calls, account.
type Limiter interface {
	Wait(ctx context.Context, quota string) error
}

// String names the account and leaves both credentials out.
func (c Config) String() string { return fmt.Sprintf("fedex.Config{Account: %q, …}", c.Account) }

// GoString is what String is.
func (c Config) GoString() string { return c.String() }

// Format writes what String gives, whatever the verb.
func (c Config) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

// LogValue is what String is.
func (c Config) LogValue() slog.Value { return slog.StringValue(c.String()) }

func (c Config) check() error {
	switch {
	case c.ClientID == "":
		return errors.New("fedex: Config.ClientID is missing")
	case c.ClientSecret == "":
		return errors.New("fedex: Config.ClientSecret is missing")
	case c.Account == "":
		return errors.New("fedex: Config.Account is missing: the account number, up to nine digits")
	case len(c.Account) > 9 || strings.Trim(c.Account, "0123456789") != "":
		return errors.New("fedex: Config.Account is no account number: up to nine digits")
	case c.LabelFormat != "" && !slices.Contains(formats, c.LabelFormat):
		return errors.New(`fedex: Config.LabelFormat is none of "PDF", "PNG", "ZPLII", "EPL2"`)
	}
	for i, s := range c.Services {
		if _, ok := services.Code(s); !ok {
			return fmt.Errorf("fedex: Config.Services[%d] is no service of FedEx: %q", i, s)
		}
	}
	return nil
}

func (c Config) http() carrierhttp.Config {
	return carrierhttp.Config{Base: cmp.Or(c.BaseURL, Production), Transport: c.Transport, Limiter: c.Limiter, MaxWait: c.MaxWait,
		Now: c.Now, Sleep: c.Sleep}
}
