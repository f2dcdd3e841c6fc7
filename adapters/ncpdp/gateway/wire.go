package gateway

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// post sends one message and reads the whole answer. An error holds neither the address nor a byte of either: those of
// package net/http print the URL, so none is wrapped.
func (g *Gateway) post(ctx context.Context, message []byte) (status int, answer []byte, err error) {
	if message, err = g.withToken(message); err != nil {
		return 0, nil, err
	}
	within, cancel := context.WithTimeout(ctx, g.cfg.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(within, http.MethodPost, g.cfg.URL, bytes.NewReader(message))
	if err != nil {
		return 0, nil, errors.New("gateway: the request cannot be made; mend Config.URL")
	}
	req.Header.Set("Content-Type", contentType(message, ""))
	req.Header.Set("Accept", "application/xml, text/xml, application/soap+xml, application/EDIFACT")
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

// withToken puts in the token of this one sending.
func (g *Gateway) withToken(message []byte) ([]byte, error) {
	if g.cfg.Token == nil || formOf(message).EDIFACT {
		return message, nil
	}
	t, err := g.cfg.Token()
	if err != nil || !t.IsSet() {
		return message, err
	}
	m, err := script.Parse(message, script.Limits{})
	if err != nil {
		return nil, err
	}
	return m.Edit().Token(t).Bytes()
}

// formOf is the form of a message of ours; what does not parse is plain XML.
func formOf(message []byte) script.Envelope {
	m, err := script.Parse(message, script.Limits{})
	if err != nil {
		return script.Envelope{}
	}
	return m.Envelope()
}

// contentType is the media type of a message of ours: RFC 1767 for EDIFACT, RFC 3902 for SOAP 1.2, text/xml for SOAP 1.1,
// else RFC 7303. XML goes back under the name that it came with, but SOAP 1.2 under none but its own, for clients of SOAP
// look at it. That partners of SCRIPT want these is unconfirmed; the Transport of Config.Client can set others.
func contentType(message []byte, asked string) string {
	form := formOf(message)
	name, _, _ := mime.ParseMediaType(asked)
	switch {
	case form.EDIFACT:
		return "application/EDIFACT"
	case form.Wrapper == script.SOAP12:
		return "application/soap+xml"
	case name == "text/xml", name == "application/soap+xml":
		return name
	case form.Wrapper == script.SOAP:
		return "text/xml"
	}
	return "application/xml"
}
