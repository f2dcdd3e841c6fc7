package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/mailrx/mailrx/shipping"
)

// attempts of a read. A purchase has one.
const attempts = 3

// read asks what may be asked twice: after a passing fault it asks again.
func (b *Balloon) read(ctx context.Context, op, method, path string, body, into any) (err error) {
	for range attempts {
		if _, err = b.once(ctx, op, method, path, body, into); !errors.Is(err, shipping.ErrUnavailable) || ctx.Err() != nil {
			return err
		}
	}
	return err
}

// once asks once. sent says that the request may have arrived.
func (b *Balloon) once(ctx context.Context, op, method, path string, body, into any) (sent bool, err error) {
	text, err := json.Marshal(body)
	if err != nil {
		return false, fault(op, shipping.ErrInvalid, "the request cannot be written")
	}
	var connected atomic.Bool
	r, err := http.NewRequestWithContext(httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { connected.Store(true) },
	}), method, b.cfg.BaseURL+path, bytes.NewReader(text))
	if err != nil {
		return false, fault(op, shipping.ErrInvalid, "the request cannot be written")
	}
	r.GetBody = nil // or net/http itself sends the request again where a kept connection breaks
	r.Header.Set("Api-Key", b.cfg.APIKey)
	resp, err := b.http.Do(r)
	if err != nil { // its text holds the URL, so it goes nowhere
		e := fault(op, shipping.ErrUnavailable, "no answer")
		e.Cause = ctx.Err()
		return connected.Load(), e
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if resp.StatusCode != http.StatusOK {
		return true, refusal(op, resp)
	}
	if err != nil || json.Unmarshal(answer, into) != nil {
		e := fault(op, shipping.ErrUnavailable, "the answer is not whole")
		e.HTTPStatus, e.Cause = resp.StatusCode, ctx.Err()
		return true, e
	}
	return true, nil
}

// refusal gives a status its class.
func refusal(op string, resp *http.Response) *shipping.Error {
	classes := map[int]error{http.StatusUnauthorized: shipping.ErrAuth, http.StatusNotFound: shipping.ErrNotFound,
		http.StatusTooManyRequests: shipping.ErrThrottled, http.StatusBadRequest: shipping.ErrInvalid, http.StatusConflict: shipping.ErrRefused}
	class := classes[resp.StatusCode]
	if class == nil {
		class = shipping.ErrUnavailable
	}
	e := fault(op, class, "")
	e.HTTPStatus = resp.StatusCode
	if seconds, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil && seconds > 0 {
		e.RetryAfter = time.Duration(seconds) * time.Second
	}
	return e
}

func fault(op string, class error, text string) *shipping.Error {
	return &shipping.Error{Carrier: Code, Op: op, Class: class, Text: text}
}
