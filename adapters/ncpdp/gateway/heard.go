package gateway

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// heard reads what the partner said, on a call of ours or by itself (status 200), to the message of that id. What is no
// clear yes and no clear no is ErrOutcomeUnknown:
//
//	HTTP status              Status or Verify, a code of yes   Error, or a code of no   all else
//	2xx                      yes                               no                       unknown
//	401 403 407 408 429 503  unknown                           no, and the call may be  unknown
//	                                                           made again
//	others                   unknown                           no                       unknown
//
// It has to relate to the message, but for an Error under 2xx that names nothing: some partners answer so, on the call.
func (g *Gateway) heard(id string, status int, answer []byte) (script.Acknowledgement, error) {
	a, err := g.read(answer)
	done := status/100 == 2
	unnamed := a.Failed && done && (a.RelatesTo == "" || a.RelatesTo == "0")
	switch {
	case err != nil:
		return a, fmt.Errorf("the answer, of HTTP status %d, is no acknowledgement: %w", status, ErrOutcomeUnknown)
	case a.RelatesTo != id && !unnamed:
		return a, fmt.Errorf("the answer is to another message: %w", ErrOutcomeUnknown)
	case g.repeats(a):
		return a, nil
	case a.Failed:
		no := g.cfg.Partner.refused(a)
		no.Again = no.Again || slices.Contains(ofTheCall, status)
		return a, no
	case !done || !a.Accepted(g.cfg.Partner.Accepted...):
		return a, fmt.Errorf("the answer, of HTTP status %d, bears no code that is known to mean yes: %w", status, ErrOutcomeUnknown)
	}
	return a, nil
}

// ofTheCall are the statuses that speak of the call and not of the message: who we are, and whether there is time.
var ofTheCall = []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusProxyAuthRequired, http.StatusRequestTimeout,
	http.StatusTooManyRequests, http.StatusServiceUnavailable}

// known reads an answer of the Journal. It was clear when it was kept: that the profile has changed since changes nothing.
func (g *Gateway) known(answer []byte) (script.Acknowledgement, error) {
	a, err := g.read(answer)
	if err == nil && a.Failed && !g.repeats(a) {
		return a, g.cfg.Partner.refused(a)
	}
	return a, err
}

func (g *Gateway) read(answer []byte) (script.Acknowledgement, error) {
	m, err := script.Parse(answer, g.cfg.Limits)
	if err != nil {
		return script.Acknowledgement{}, err
	}
	return m.Acknowledgement()
}

// repeats tells an Error that says that the partner has the message.
func (g *Gateway) repeats(a script.Acknowledgement) bool {
	known := g.cfg.Partner.Repeats
	return a.Failed && (slices.Contains(known, a.Code) || slices.ContainsFunc(a.Details, func(d string) bool { return slices.Contains(known, d) }))
}
