package fedex

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

// tokenOperation: asking twice gives two tokens and harms nobody.
var tokenOperation = operation{op: "token", family: "token", method: http.MethodPost, path: "/oauth/token", repeatable: true}

// banned is how long FedEx answers 403 to a host that asked for too many tokens (14 in 5 s, or 119 in 120 s). A
// request within that time may prolong it, so none is made.
const banned = 10 * time.Minute

// grant asks for tokens with the client credentials, kept here and nowhere that prints.
type grant struct {
	client     *carrierhttp.Client
	id, secret string
	now        func() time.Time

	mu    sync.Mutex
	until time.Time // no request before
	err   *shipping.Error
}

func (g *grant) fetch(ctx context.Context) (carrierhttp.Token, error) {
	g.mu.Lock() // Tokens has one request under way; this is for the memory of a ban
	defer g.mu.Unlock()
	if left := g.until.Sub(g.now()); left > 0 {
		e := *g.err
		e.RetryAfter = left
		return carrierhttp.Token{}, &e
	}
	token, err := g.ask(ctx)
	var e *shipping.Error
	if errors.As(err, &e) && e.HTTPStatus == http.StatusForbidden {
		e.RetryAfter = banned
		g.until, g.err = g.now().Add(banned), e
	}
	return token, err
}

func (g *grant) ask(ctx context.Context) (carrierhttp.Token, error) {
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {g.id}, "client_secret": {g.secret}}
	resp, err := g.client.Do(ctx, carrierhttp.Request{
		Method: tokenOperation.method, Path: tokenOperation.path, Repeatable: true, Quota: "fedex:token",
		Body: []byte(form.Encode()),
		Header: http.Header{
			"Accept":       {"application/json"},
			"Content-Type": {"application/x-www-form-urlencoded"},
		},
	})
	if err != nil {
		return carrierhttp.Token{}, dialect.NoAnswer(tokenOperation.call(), err)
	}
	if resp.Status != http.StatusOK {
		return carrierhttp.Token{}, refusedToken(resp)
	}
	return decodeToken(resp.Body)
}

// refusedToken: a 403 without a code is the ban, which says nothing about the credentials.
func refusedToken(resp *carrierhttp.Response) *shipping.Error {
	e := dialect.Refusal(tokenOperation.call(), resp)
	if resp.Status == http.StatusForbidden && e.Code == "" {
		e.Class, e.Text = shipping.ErrThrottled, "too many tokens were asked for: FedEx gives none for ten minutes"
	}
	return e
}

// decodeToken reads the token and its life, seconds in a number: 3600.
func decodeToken(body []byte) (carrierhttp.Token, error) {
	root, _ := loosejson.Parse(body)
	token := root.Get("access_token").Text()
	if token == "" || strings.ContainsFunc(token, unprintable) {
		return carrierhttp.Token{}, fault(tokenOperation.op, shipping.ErrUnavailable, "the answer holds no token")
	}
	seconds, err := strconv.ParseInt(root.Get("expires_in").Text(), 10, 64)
	if err != nil || seconds <= 0 {
		seconds = 600 // not said: short is safe, a 401 renews it
	}
	return carrierhttp.Token{Value: token, Life: time.Duration(min(seconds, 24*60*60)) * time.Second}, nil
}

func unprintable(r rune) bool { return r <= ' ' || r > '~' }
