package usps

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

// Asking twice for either token gives two and harms nobody.
var (
	tokenOperation   = operation{op: "token", family: "oauth", method: http.MethodPost, path: "/oauth2/v3/token", repeatable: true}
	paymentOperation = operation{op: "token", family: "payments", method: http.MethodPost,
		path: "/payments/v3/payment-authorization", repeatable: true}
)

const (
	paymentHeader = "X-Payment-Authorization-Token"
	// paymentLife is not said by USPS; 50 minutes is what others keep it (second-hand). A token that is refused earlier
	// is asked for again.
	paymentLife = 50 * time.Minute
)

// fetchToken asks for a token with the client credentials, kept in the closure and nowhere that prints.
func (c *Carrier) fetchToken(id, secret string) func(context.Context) (carrierhttp.Token, error) {
	body, _ := json.Marshal(map[string]string{"client_id": id, "client_secret": secret, "grant_type": "client_credentials"})
	return func(ctx context.Context) (carrierhttp.Token, error) {
		resp, err := c.http.Do(ctx, c.request(tokenOperation, body))
		if err != nil {
			return carrierhttp.Token{}, dialect.NoAnswer(tokenOperation.call(), err)
		}
		if !succeeded(resp.Status) {
			return carrierhttp.Token{}, tokenRefused(resp)
		}
		return decodeToken(resp.Body)
	}
}

// tokenRefused is never ErrInvalid: what a token request holds is credentials.
func tokenRefused(resp *carrierhttp.Response) error {
	e := dialect.Refusal(tokenOperation.call(), resp)
	if e.Class == shipping.ErrInvalid {
		e.Class = shipping.ErrAuth
	}
	return e
}

// decodeToken reads the token and its life, seconds in a string: "28800". A token with an empty scope opens nothing:
// every later call would be a 401 that says no more.
func decodeToken(body []byte) (carrierhttp.Token, error) {
	root, _ := loosejson.Parse(body)
	token := root.Get("access_token").Text()
	if token == "" || strings.ContainsFunc(token, unprintable) {
		return carrierhttp.Token{}, fault(tokenOperation.op, shipping.ErrUnavailable, "the answer holds no token")
	}
	if emptyScope(root) {
		return carrierhttp.Token{}, fault(tokenOperation.op, shipping.ErrAuth,
			"the token has an empty scope: the application is not approved for any API, or its credentials were not copied from an approved one")
	}
	seconds, err := strconv.ParseInt(root.Get("expires_in").Text(), 10, 64)
	if err != nil || seconds <= 0 {
		seconds = 600 // not said: short is safe, a 401 renews it
	}
	return carrierhttp.Token{Value: token, Life: time.Duration(min(seconds, 24*60*60)) * time.Second}, nil
}

// emptyScope reports whether USPS says the scope, and it is empty. Where it is not said, or null, nothing is known.
func emptyScope(root loosejson.Value) bool {
	for name, v := range root.Members() {
		if string(name) == "scope" && !bytes.HasPrefix(v, []byte("null")) {
			return strings.TrimSpace(v.Text()) == ""
		}
	}
	return false
}

func unprintable(r rune) bool { return r <= ' ' || r > '~' }

// uncarriable cannot stand in a header; the payment token of USPS's own document has spaces in it.
func uncarriable(r rune) bool { return r < ' ' || r > '~' }

// fetchPayment asks for the payment token, with the application's own.
func (c *Carrier) fetchPayment(ctx context.Context) (carrierhttp.Token, error) {
	body, err := json.Marshal(paymentRequest{Roles: []paymentRole{c.role("PAYER"), c.role("LABEL_OWNER")}})
	if err != nil {
		return carrierhttp.Token{}, fault(paymentOperation.op, shipping.ErrInvalid, "the payment account cannot be written")
	}
	resp, err := c.http.DoWithToken(ctx, c.tokens, c.request(paymentOperation, body))
	if err != nil {
		return carrierhttp.Token{}, dialect.NoAnswer(paymentOperation.call(), err)
	}
	if !succeeded(resp.Status) {
		return carrierhttp.Token{}, dialect.Refusal(paymentOperation.call(), resp)
	}
	root, _ := loosejson.Parse(resp.Body)
	token := strings.TrimSpace(root.Get("paymentAuthorizationToken").Text())
	if token == "" || strings.ContainsFunc(token, uncarriable) {
		return carrierhttp.Token{}, fault(paymentOperation.op, shipping.ErrUnavailable, "the answer holds no payment token")
	}
	return carrierhttp.Token{Value: token, Life: paymentLife}, nil
}

type paymentRequest struct {
	Roles []paymentRole `json:"roles"`
}

type paymentRole struct {
	RoleName      string `json:"roleName"`
	CRID          string `json:"CRID"`
	MID           string `json:"MID"`
	ManifestMID   string `json:"manifestMID"`
	AccountType   string `json:"accountType,omitempty"`
	AccountNumber string `json:"accountNumber,omitempty"`
	PermitNumber  string `json:"permitNumber,omitempty"`
	PermitZIP     string `json:"permitZIP,omitempty"`
}

func (c *Carrier) role(name string) paymentRole {
	r := paymentRole{RoleName: name, CRID: c.cfg.CRID, MID: c.cfg.MID, ManifestMID: c.cfg.ManifestMID}
	switch {
	case name != "PAYER":
	case c.cfg.AccountType == "PERMIT":
		r.AccountType, r.PermitNumber, r.PermitZIP = "PERMIT", c.cfg.Account, c.cfg.PermitZIP
	default:
		r.AccountType, r.AccountNumber = c.cfg.AccountType, c.cfg.Account
	}
	return r
}
