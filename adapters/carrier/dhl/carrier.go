package dhl

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// Carrier speaks to DHL Express. Safe for concurrent use; it starts no goroutine.
type Carrier struct {
	cfg    Config // without its credentials
	prefix string // of every path
	sign   func(http.Header)
	http   *carrierhttp.Client
}

var (
	_ shipping.Carrier     = (*Carrier)(nil)
	_ shipping.LabelFinder = (*Carrier)(nil)

	_ shipping.Capable         = (*Carrier)(nil)
	_ shipping.BatchTracker    = (*Carrier)(nil)
	_ shipping.AddressChecker  = (*Carrier)(nil)
	_ shipping.PickupScheduler = (*Carrier)(nil)
	_ shipping.VoidTeller      = (*Carrier)(nil)
)

// The paths of MyDHL API under its host.
const (
	productionPrefix = "/mydhlapi"
	testPrefix       = "/mydhlapi/test"
)

// interfaceVersion is the value of x-version that the document of 3.1.1 gives, and asks not to change.
const interfaceVersion = "3.1.0"

// New makes a carrier and calls nobody. A missing or malformed field is an error that names it, and so is a Config that
// is not Enabled.
func New(cfg Config) (*Carrier, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	cfg = cfg.withDefaults()
	client, err := carrierhttp.New(cfg.http())
	if err != nil {
		return nil, err
	}
	c := &Carrier{prefix: productionPrefix, sign: basic(cfg.Username, cfg.Password), http: client}
	if cfg.Test {
		c.prefix = testPrefix
	}
	cfg.Username, cfg.Password = "", ""
	c.cfg = cfg
	return c, nil
}

// basic puts the credentials on a request. They are kept in the closure and nowhere that prints.
func basic(username, password string) func(http.Header) {
	value := "Basic " + base64.StdEncoding.EncodeToString([]byte(username+":"+password))
	return func(h http.Header) { h.Set("Authorization", value) }
}

// Code is "dhl".
func (c *Carrier) Code() shipping.CarrierCode { return shipping.DHL }

// String is "dhl", with no credential.
func (c *Carrier) String() string { return string(shipping.DHL) }

// GoString is what String is.
func (c *Carrier) GoString() string { return c.String() }

// CloseIdleConnections closes connections kept for later. The carrier stays usable.
func (c *Carrier) CloseIdleConnections() { c.http.CloseIdleConnections() }

// operation is one call of the port and how DHL is asked for it.
type operation struct {
	op         string // of shipping.Error
	family     string // of the quota
	method     string
	path       string // under the prefix
	query      url.Values
	repeatable bool
}

const labelBody = 10 << 20 // bytes of an answer that holds documents

// ask sends one operation and gives an answer with status 200 or 201; every other end is an error with its class.
func (c *Carrier) ask(ctx context.Context, o operation, body any) ([]byte, error) {
	r, err := c.request(o, body)
	if err != nil {
		return nil, fault(o.op, shipping.ErrInvalid, "the request cannot be written")
	}
	resp, err := c.http.Do(ctx, r)
	if err != nil {
		return nil, dialect.NoAnswer(o.call(), err)
	}
	if resp.Status != http.StatusOK && resp.Status != http.StatusCreated {
		return nil, refusal(o, resp)
	}
	return resp.Body, nil
}

// request has one message reference through all its attempts, by which DHL's support finds them.
func (c *Carrier) request(o operation, body any) (carrierhttp.Request, error) {
	r := carrierhttp.Request{
		Method: o.method, Path: c.prefix + o.path, Query: o.query, Repeatable: o.repeatable,
		Quota: "dhl:" + o.family + ":" + c.cfg.Account, MaxBody: labelBody,
		Header: http.Header{
			"Accept":                 {"application/json"},
			"X-Version":              {interfaceVersion},
			"Message-Reference":      {messageReference()},
			"Message-Reference-Date": {c.cfg.Now().UTC().Format(http.TimeFormat)},
		},
	}
	c.sign(r.Header)
	if body == nil {
		return r, nil
	}
	r.Header.Set("Content-Type", "application/json")
	var err error
	r.Body, err = json.Marshal(body)
	return r, err
}

// messageReference is 32 random characters: the document takes 1 to 36, and what came before it took 28 at least.
func messageReference() string { return (rand.Text() + rand.Text())[:32] }
