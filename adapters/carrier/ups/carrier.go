package ups

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// Carrier speaks to UPS. Safe for concurrent use; it starts no goroutine that outlives a token request of 30 s.
type Carrier struct {
	account  string
	services []shipping.Service
	format   string
	zone     *time.Location
	http     *carrierhttp.Client
	tokens   *carrierhttp.Tokens
}

var (
	_ shipping.Carrier     = (*Carrier)(nil)
	_ shipping.LabelFinder = (*Carrier)(nil)

	_ shipping.Capable         = (*Carrier)(nil)
	_ shipping.AddressChecker  = (*Carrier)(nil)
	_ shipping.PickupScheduler = (*Carrier)(nil)
	_ shipping.Returner        = (*Carrier)(nil)
)

// New makes a carrier and calls nobody. A missing or malformed field is an error that names it.
func New(cfg Config) (*Carrier, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	client, err := carrierhttp.New(cfg.http())
	if err != nil {
		return nil, err
	}
	c := &Carrier{account: cfg.Account, services: slices.Clone(cfg.Services), format: cfg.LabelFormat, zone: cfg.Zone, http: client}
	if c.format == "" {
		c.format = "GIF"
	}
	if c.zone == nil {
		c.zone = time.UTC
	}
	c.tokens = &carrierhttp.Tokens{Fetch: fetchToken(client, cfg.ClientID, cfg.ClientSecret), Now: cfg.Now}
	return c, nil
}

// Code is "ups".
func (c *Carrier) Code() shipping.CarrierCode { return shipping.UPS }

// String is "ups", with no credential.
func (c *Carrier) String() string { return string(shipping.UPS) }

// GoString is what String is.
func (c *Carrier) GoString() string { return c.String() }

// CloseIdleConnections closes connections kept for later. The carrier stays usable.
func (c *Carrier) CloseIdleConnections() { c.http.CloseIdleConnections() }

// operation is one call of the port and how UPS is asked for it.
type operation struct {
	op         string // of shipping.Error
	family     string // of the quota
	method     string
	path       string
	query      url.Values
	header     http.Header
	repeatable bool
}

const labelBody = 10 << 20 // bytes of an answer that holds an image

// ask sends one operation and gives an answer with status 200; every other end is an error with its class.
func (c *Carrier) ask(ctx context.Context, o operation, body any) ([]byte, error) {
	r, err := c.request(o, body)
	if err != nil {
		return nil, fault(o.op, shipping.ErrInvalid, "the request cannot be written")
	}
	resp, err := c.http.DoWithToken(ctx, c.tokens, r)
	if err != nil {
		return nil, dialect.NoAnswer(o.call(), err)
	}
	if resp.Status != http.StatusOK {
		return nil, dialect.Refusal(o.call(), resp)
	}
	return resp.Body, nil
}

func (c *Carrier) request(o operation, body any) (carrierhttp.Request, error) {
	r := carrierhttp.Request{
		Method: o.method, Path: o.path, Query: o.query, Repeatable: o.repeatable,
		Quota: "ups:" + o.family + ":" + c.account, MaxBody: labelBody,
		Header: http.Header{
			"Accept":         {"application/json"},
			"transId":        {rand.Text()}, // 26 characters, the same through all attempts; UPS takes 7 to 34
			"transactionSrc": {"mailrx"},
		},
	}
	for name, values := range o.header {
		r.Header[name] = values
	}
	if body == nil {
		return r, nil
	}
	r.Header.Set("Content-Type", "application/json")
	var err error
	r.Body, err = json.Marshal(body)
	return r, err
}
