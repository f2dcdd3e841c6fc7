package carrierhttp

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
)

// attempts is the transport under the repeating client: every attempt waits for its quota, has its own time, and reads
// its answer whole, so that an answer that breaks off is a fault of the attempt that asked for it.
type attempts struct {
	next   http.RoundTripper
	client *Client
}

// RoundTrip is part of http.RoundTripper: one attempt of a request.
func (a *attempts) RoundTrip(req *http.Request) (*http.Response, error) {
	k := callOf(req.Context())
	k.sent = false
	if err := a.client.admit(req.Context(), k); err != nil {
		closeBody(req)
		return nil, err
	}
	resp, err := a.try(req, k)
	a.client.breakers.settle(req.Context(), k.quota, resp, err)
	return resp, err
}

func (a *attempts) try(req *http.Request, k *call) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(req.Context(), a.client.cfg.AttemptTimeout)
	defer cancel()
	var w wire
	resp, err := a.next.RoundTrip(req.WithContext(httptrace.WithClientTrace(ctx, w.trace())))
	if err != nil {
		k.sent = !w.untouched(err)
		return nil, err
	}
	k.sent = true
	return readWhole(resp, k.maxBody)
}

// errTooLong is an answer past the cap.
var errTooLong = errors.New("carrierhttp: the answer is longer than allowed")

func readWhole(resp *http.Response, limit int64) (*http.Response, error) {
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(body)) > limit {
		return nil, errTooLong
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

func closeBody(req *http.Request) {
	if req.Body != nil {
		_ = req.Body.Close()
	}
}

// wire watches whether a connection was had. Without one, TLS done, no byte of the request has left.
type wire struct{ asked, got atomic.Bool }

func (w *wire) trace() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		GetConn: func(string) { w.asked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { w.got.Store(true) },
	}
}

// untouched reports whether the request provably never left: the dial failed, or a transport that reports its
// connections never had one. A transport that reports nothing proves nothing.
func (w *wire) untouched(err error) bool {
	if w.got.Load() {
		return false
	}
	var op *net.OpError
	return w.asked.Load() || errors.As(err, &op) && op.Op == "dial"
}
