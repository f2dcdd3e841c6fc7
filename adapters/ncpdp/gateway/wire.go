package gateway

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// post sends one message and reads the whole answer. An error holds neither the address nor a byte of either: those of
// package net/http print the URL, so none is wrapped.
func (g *Gateway) post(ctx context.Context, message []byte) (status int, answer []byte, err error) {
	within, cancel := context.WithTimeout(ctx, g.cfg.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(within, http.MethodPost, g.cfg.URL, bytes.NewReader(message))
	if err != nil {
		return 0, nil, errors.New("gateway: the request cannot be made; mend Config.URL")
	}
	req.Header.Set("Content-Type", "application/xml")
	req.Header.Set("Accept", "application/xml, text/xml")
	resp, err := g.client.Do(req)
	if err != nil {
		return 0, nil, lost(ctx)
	}
	defer resp.Body.Close()
	limit := int64(g.cfg.Limits.Bytes)
	answer, err = io.ReadAll(io.LimitReader(resp.Body, limit+1))
	switch {
	case err != nil:
		return 0, nil, lost(ctx)
	case int64(len(answer)) > limit:
		return 0, nil, fmt.Errorf("the answer is longer than Limits.Bytes: %w", ErrOutcomeUnknown)
	}
	return resp.StatusCode, answer, nil
}

// lost is the error of an exchange without an answer; of a caller who went away it says so too.
func lost(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return errors.Join(err, ErrOutcomeUnknown)
	}
	return ErrOutcomeUnknown
}

// heard reads what the partner said to the message of that id. What is no clear yes and no clear no is
// ErrOutcomeUnknown.
func (g *Gateway) heard(id string, status int, answer []byte) (script.Acknowledgement, error) {
	m, err := script.Parse(answer, g.cfg.Limits)
	if err != nil {
		return script.Acknowledgement{}, fmt.Errorf("the answer, of HTTP status %d, is no SCRIPT message: %w", status, ErrOutcomeUnknown)
	}
	a, err := m.Acknowledgement()
	if err != nil {
		return script.Acknowledgement{}, fmt.Errorf("the answer acknowledges nothing: %w", ErrOutcomeUnknown)
	}
	unnamed := a.RelatesTo == "" || a.RelatesTo == "0" // an Error of some partners names nothing; it came back on our own call
	switch {
	case a.RelatesTo != id && !(a.Failed && unnamed):
		return script.Acknowledgement{}, fmt.Errorf("the answer is to another message: %w", ErrOutcomeUnknown)
	case a.Failed:
		return a, refused(a)
	case !a.Accepted(g.cfg.Partner.Accepted...) || status/100 != 2:
		return a, fmt.Errorf("the answer, of HTTP status %d, bears no code that is known to mean yes: %w", status, ErrOutcomeUnknown)
	}
	return a, nil
}
