package carrierhttp

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// Request is one operation at the carrier.
type Request struct {
	Method string
	Path   string // "/api/rating/v2409/Shop"; its parts escaped by the caller
	Query  url.Values
	Header http.Header
	Body   []byte

	// Repeatable says that doing it twice does no more than doing it once: reads, rates, a void. The zero value is a
	// purchase: sent again only where the last attempt provably did not reach the carrier, or was answered 429.
	Repeatable bool

	Quota   string // what shares one limit: "ups:rating:A1B2C3"; never anything of a patient
	MaxBody int64  // bytes of the answer, where larger than Config.MaxBody (labels)
}

// Response is an answer, read whole.
type Response struct {
	Status     int
	Header     http.Header
	Body       []byte
	RetryAfter time.Duration // what a 429 or 503 asked for; 0: nothing
}

func (c *Client) request(ctx context.Context, r Request) (*retryablehttp.Request, error) {
	u := c.base.JoinPath(r.Path)
	u.RawQuery = r.Query.Encode()
	var body any // an untyped nil where there is none, or the library takes it for a body
	if r.Body != nil {
		body = r.Body
	}
	req, err := retryablehttp.NewRequestWithContext(ctx, r.Method, u.String(), body)
	if err != nil {
		return nil, err
	}
	for name, values := range r.Header {
		req.Header[http.CanonicalHeaderKey(name)] = values
	}
	return req, nil
}

func (k *call) response(resp *http.Response) *Response {
	body, _ := io.ReadAll(resp.Body) // in memory already: attempts.RoundTrip read it
	return &Response{Status: resp.StatusCode, Header: resp.Header, Body: body, RetryAfter: k.asked}
}
