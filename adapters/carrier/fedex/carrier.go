package fedex

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// Carrier speaks to FedEx. Safe for concurrent use; it starts no goroutine that outlives a token request of 30 s.
type Carrier struct {
	cfg    Config
	http   *carrierhttp.Client
	tokens *carrierhttp.Tokens
}

var (
	_ shipping.Carrier     = (*Carrier)(nil)
	_ shipping.LabelFinder = (*Carrier)(nil)

	_ shipping.Capable         = (*Carrier)(nil)
	_ shipping.BatchTracker    = (*Carrier)(nil)
	_ shipping.AddressChecker  = (*Carrier)(nil)
	_ shipping.PickupScheduler = (*Carrier)(nil)
	_ shipping.Returner        = (*Carrier)(nil)
)

// New makes a carrier and calls nobody. A missing or malformed field is an error that names it.
func New(cfg Config) (*Carrier, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	cfg = cfg.withDefaults()
	client, err := carrierhttp.New(cfg.http())
	if err != nil {
		return nil, err
	}
	grant := &grant{client: client, id: cfg.ClientID, secret: cfg.ClientSecret, now: cfg.Now}
	cfg.ClientID, cfg.ClientSecret = "", ""
	return &Carrier{cfg: cfg, http: client, tokens: &carrierhttp.Tokens{Fetch: grant.fetch, Now: cfg.Now}}, nil
}

func (c Config) withDefaults() Config {
	c.Services = slices.Clone(c.Services)
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

// Code is "fedex".
func (c *Carrier) Code() shipping.CarrierCode { return shipping.FedEx }

// String is "fedex", with no credential.
func (c *Carrier) String() string { return string(shipping.FedEx) }

// GoString is what String is.
func (c *Carrier) GoString() string { return c.String() }

// CloseIdleConnections closes connections kept for later. The carrier stays usable.
func (c *Carrier) CloseIdleConnections() { c.http.CloseIdleConnections() }

// operation is one call of the port and how FedEx is asked for it.
type operation struct {
	op         string // of shipping.Error
	family     string // of the quota
	method     string
	path       string
	repeatable bool
}

const labelBody = 10 << 20 // bytes of an answer that holds an image

// ask sends one operation and gives a success without errors in it; every other end is an error with its class.
func (c *Carrier) ask(ctx context.Context, o operation, body any) ([]byte, error) {
	r, err := c.request(o, body)
	if err != nil {
		return nil, fault(o.op, shipping.ErrInvalid, "the request cannot be written")
	}
	resp, err := c.http.DoWithToken(ctx, c.tokens, r)
	if err != nil {
		return nil, dialect.NoAnswer(o.call(), err)
	}
	if resp.Status != http.StatusOK || faultCode(resp.Body) != "" {
		return nil, dialect.Refusal(o.call(), resp)
	}
	return resp.Body, nil
}

// request has one transaction id through all its attempts, by which FedEx's support finds them.
func (c *Carrier) request(o operation, body any) (carrierhttp.Request, error) {
	text, err := json.Marshal(body)
	return carrierhttp.Request{
		Method: o.method, Path: o.path, Repeatable: o.repeatable, Body: text,
		Quota: "fedex:" + o.family + ":" + c.cfg.Account, MaxBody: labelBody,
		Header: http.Header{
			"Accept":                    {"application/json"},
			"Content-Type":              {"application/json"},
			"X-Locale":                  {"en_US"},
			"X-Customer-Transaction-Id": {rand.Text()},
		},
	}, err
}
