package usps

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
)

// send adds the tokens that o shows.
func (c *Carrier) send(ctx context.Context, o operation, r carrierhttp.Request) (*carrierhttp.Response, error) {
	if !o.paid {
		return c.http.DoWithToken(ctx, c.tokens, r)
	}
	return c.sendPaid(ctx, r)
}

// sendPaid shows both tokens. A 401 was turned away before any work, so the one that USPS names is got anew and the
// call is sent again, a purchase too: twice at most, for both may be over.
func (c *Carrier) sendPaid(ctx context.Context, r carrierhttp.Request) (*carrierhttp.Response, error) {
	for try := 0; ; try++ {
		s, err := c.show(ctx, r.Header)
		if err != nil {
			return nil, err
		}
		resp, err := c.http.Do(ctx, r)
		if err != nil {
			return nil, err
		}
		if resp.Status != http.StatusUnauthorized {
			c.tokens.Worked(s.app)
			c.payment.Worked(s.payment)
			return resp, nil
		}
		if try == 2 {
			return resp, nil
		}
		err = c.renew(ctx, s, resp.Body, try)
		if errors.Is(err, carrierhttp.ErrTokenRefused) {
			return resp, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// shown are the tokens that a call shows.
type shown struct{ app, payment string }

// show puts both tokens into the header. The payment token is first: to get it the other one may be renewed.
func (c *Carrier) show(ctx context.Context, h http.Header) (s shown, err error) {
	if s.payment, err = c.payment.Get(ctx); err != nil {
		return s, err
	}
	if s.app, err = c.tokens.Get(ctx); err != nil {
		return s, err
	}
	h.Set(paymentHeader, s.payment)
	h.Set("Authorization", "Bearer "+s.app)
	return s, nil
}

// renew gets the token anew that a 401 names; where it names none, the application's first and then the payment's.
func (c *Carrier) renew(ctx context.Context, s shown, body []byte, try int) (err error) {
	if names(body, paymentHeader) || try > 0 && !names(body, accessToken) {
		_, err = c.payment.Renew(ctx, s.payment)
		return err
	}
	_, err = c.tokens.Renew(ctx, s.app)
	return err
}

// accessToken is how living answers name the application's token, in a bare word where the documents have an object.
const accessToken = "Access Token"

// names reports whether the source of a fault is that one.
func names(body []byte, source string) bool {
	root, _ := loosejson.Parse(body)
	v := root.Get("error", "errors").First().Get("source")
	return strings.EqualFold(v.Text(), source) || strings.HasSuffix(strings.ToLower(v.Get("parameter").Text()), strings.ToLower(source))
}
