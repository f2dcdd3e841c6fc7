package usps

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// Carrier speaks to USPS. Safe for concurrent use; it starts no goroutine that outlives a token request of 30 s.
type Carrier struct {
	cfg     Config // without its credentials, which are in the closure that shows them
	http    *carrierhttp.Client
	tokens  *carrierhttp.Tokens // of the application
	payment *carrierhttp.Tokens // of the payment account
}

var (
	_ shipping.Carrier         = (*Carrier)(nil)
	_ shipping.Capable         = (*Carrier)(nil)
	_ shipping.Preparer        = (*Carrier)(nil)
	_ shipping.VoidTeller      = (*Carrier)(nil)
	_ shipping.BatchTracker    = (*Carrier)(nil)
	_ shipping.AddressChecker  = (*Carrier)(nil)
	_ shipping.PickupScheduler = (*Carrier)(nil)
	_ shipping.Returner        = (*Carrier)(nil)
	_ shipping.Manifester      = (*Carrier)(nil)
)

// New makes a carrier and calls nobody. A missing or malformed field is an error that names it.
func New(cfg Config) (*Carrier, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	cfg = cfg.withDefaults()
	cfg.Services = slices.Clone(cfg.Services)
	client, err := carrierhttp.New(cfg.http())
	if err != nil {
		return nil, err
	}
	id, secret := cfg.ClientID, cfg.ClientSecret
	cfg.ClientID, cfg.ClientSecret = "", ""
	c := &Carrier{cfg: cfg, http: client}
	c.tokens = &carrierhttp.Tokens{Fetch: c.fetchToken(id, secret), Now: cfg.Now}
	c.payment = &carrierhttp.Tokens{Fetch: c.fetchPayment, Now: cfg.Now}
	return c, nil
}

// Code is "usps".
func (c *Carrier) Code() shipping.CarrierCode { return shipping.USPS }

// String is "usps", with no credential.
func (c *Carrier) String() string { return string(shipping.USPS) }

// GoString is what String is.
func (c *Carrier) GoString() string { return c.String() }

// Format writes what String gives, whatever the verb.
func (c *Carrier) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

// CloseIdleConnections closes connections kept for later. The carrier stays usable.
func (c *Carrier) CloseIdleConnections() { c.http.CloseIdleConnections() }

// operation is one call of the port and how USPS is asked for it.
type operation struct {
	op         string // of shipping.Error
	family     string // of the quota: one API of USPS
	method     string
	path       string
	query      url.Values
	header     http.Header
	repeatable bool
	paid       bool // it shows the payment token
}

func (o operation) call() carrierhttp.Call {
	return carrierhttp.Call{Op: o.op, Repeatable: o.repeatable}
}

const (
	imageBody = 10 << 20 // bytes of an answer that may hold an image

	// jsonWithImages asks for one JSON object in place of a multipart answer.
	jsonWithImages = "application/vnd.usps.labels+json"
)

// ask sends one operation and gives an answer of success; every other end is an error with its class. body is JSON, or
// nil.
func (c *Carrier) ask(ctx context.Context, o operation, body []byte) (*carrierhttp.Response, error) {
	resp, err := c.send(ctx, o, c.request(o, body))
	if err != nil {
		return nil, dialect.NoAnswer(o.call(), err)
	}
	if !succeeded(resp.Status) {
		return nil, dialect.Refusal(o.call(), resp)
	}
	return resp, nil
}

// succeeded: documents and living answers differ in 200 and 201, tracking answers 207 for a mixed batch, and a deletion
// may have nothing to say.
func succeeded(status int) bool {
	switch status {
	case http.StatusOK, http.StatusCreated, http.StatusNoContent, http.StatusMultiStatus:
		return true
	}
	return false
}

func (c *Carrier) request(o operation, body []byte) carrierhttp.Request {
	r := carrierhttp.Request{
		Method: o.method, Path: o.path, Query: o.query, Repeatable: o.repeatable,
		Quota: c.quota(o.family), Body: body, MaxBody: imageBody, Header: http.Header{"Accept": {"application/json"}},
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for name, values := range o.header {
		r.Header[name] = values
	}
	return r
}

func (c *Carrier) quota(family string) string { return "usps:" + family + ":" + c.cfg.CRID }

// write puts a request body into bytes.
func write(op string, body any) ([]byte, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return nil, fault(op, shipping.ErrInvalid, "the request cannot be written")
	}
	return text, nil
}

func (c *Carrier) now() time.Time { return c.cfg.Now() }

func (c *Carrier) offers(s shipping.Service) bool {
	return len(c.cfg.Services) == 0 || slices.Contains(c.cfg.Services, s)
}
