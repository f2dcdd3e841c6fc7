package dhl

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// Production is the host of MyDHL API. Its test environment lives on the same host: Config.Test.
const Production = "https://express.api.dhl.com"

// Config is what New takes. Username, Password, Account and Enabled are required. It prints without its secrets, alone
// or in an exported field of another value.
type Config struct {
	// Enabled says that the pharmacy has decided to export by DHL Express: New refuses a Config without it. DHL carries
	// nothing within the US, no controlled drug, and no aerosol or dry ice here, so it is of use for the lawful personal
	// supply of a member abroad, and for nothing else.
	Enabled bool

	BaseURL  string // scheme and host; empty: Production. https, or http on a loopback address
	Test     bool   // the test environment: nothing is shipped, and a label bought there cannot be tracked
	Username string // of the API app at developer.dhl.com, for HTTP Basic
	Password string `json:"-"`
	Account  string // shipper account, up to twelve letters and digits, which pays

	Services    []shipping.Service // quoted and bought; empty: every product that DHL offers
	LabelFormat string             // of purchases that name none: "PDF" (the default), "ZPL", "EPL" or "LP2"

	// Documents gets what came with a label before Buy gives it, the commercial invoice first of all: it goes on the
	// parcel. It must not keep Buy waiting. nil: they are dropped, and Carrier.Document gets them later.
	Documents func(k shipping.Key, all []Document)

	Transport http.RoundTripper // nil: a transport of this carrier's own. One that wraps another watches every attempt
	Limiter   Limiter           // nil: a limit within this process
	MaxWait   time.Duration     // the longest wait before a repeat; DHL asking for more is ErrThrottled at once; 0: 30 s

	Now   func() time.Time                           // dates shipments and messages; nil: time.Now
	Sleep func(context.Context, time.Duration) error // waits between repeats; nil: a timer
	Zone  *time.Location                             // of the pharmacy's dock, and of events that DHL gives without an offset; nil: UTC
}

// Limiter holds a call back until its quota has room. A fleet of processes shares one to stay under one limit. Quotas
// are "dhl:rates:123456789": carrier, family of calls, account.
type Limiter interface {
	Wait(ctx context.Context, quota string) error
}

// String names the account and leaves both credentials out.
func (c Config) String() string { return fmt.Sprintf("dhl.Config{Account: %q, …}", c.Account) }

// GoString is what String is.
func (c Config) GoString() string { return c.String() }

// Format writes what String gives, whatever the verb.
func (c Config) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

// LogValue is what String is.
func (c Config) LogValue() slog.Value { return slog.StringValue(c.String()) }

func (c Config) check() error {
	switch {
	case !c.Enabled:
		return errors.New("dhl: Config.Enabled is false: DHL Express is off until the pharmacy decides to export by it")
	case c.Username == "" || strings.Contains(c.Username, ":"):
		return errors.New("dhl: Config.Username is missing, or holds a colon")
	case c.Password == "":
		return errors.New("dhl: Config.Password is missing")
	case len(c.Account) > 12 || !postal.Alphanumeric(c.Account):
		return errors.New("dhl: Config.Account is no shipper account: up to twelve letters and digits")
	case c.LabelFormat != "" && !slices.Contains(formats, c.LabelFormat):
		return errors.New(`dhl: Config.LabelFormat is none of "PDF", "ZPL", "EPL", "LP2"`)
	}
	for i, s := range c.Services {
		if _, ok := services.Code(s); !ok {
			return fmt.Errorf("dhl: Config.Services[%d] is no service of DHL: %q", i, s)
		}
	}
	return nil
}

func (c Config) withDefaults() Config {
	c.Services = slices.Clone(c.Services)
	if c.BaseURL == "" {
		c.BaseURL = Production
	}
	if c.LabelFormat == "" {
		c.LabelFormat = formats[0]
	}
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return c
}

func (c Config) http() carrierhttp.Config {
	return carrierhttp.Config{Base: c.BaseURL, Transport: c.Transport, Limiter: c.Limiter, MaxWait: c.MaxWait, Now: c.Now, Sleep: c.Sleep}
}
