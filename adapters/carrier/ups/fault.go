package ups

import (
	"context"
	"errors"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

func fault(op string, class error, text string) *shipping.Error {
	return &shipping.Error{Carrier: shipping.UPS, Op: op, Class: class, Text: text}
}

// unreadable is a 200 that is no answer: half a body, an HTML page, an empty object. After a purchase a label may
// stand behind it.
func unreadable(o operation, text string) *shipping.Error {
	e := fault(o.op, shipping.ErrUnavailable, text)
	e.HTTPStatus = http.StatusOK
	if !o.repeatable {
		e.Class = shipping.ErrOutcomeUnknown
	}
	return e
}

// transportFault is a call without an answer, or without a token to make it with.
func transportFault(o operation, err error) error {
	var known *shipping.Error // of the token request
	if errors.As(err, &known) {
		e := *known
		e.Op = o.op
		return &e
	}
	var f *carrierhttp.Failure
	if !errors.As(err, &f) {
		return fault(o.op, shipping.ErrUnavailable, "no token could be had")
	}
	e := fault(o.op, shipping.ErrUnavailable, f.Reason)
	e.RetryAfter, e.Cause = f.RetryAfter, contextEnd(f)
	switch {
	case f.Sent && !o.repeatable:
		e.Class = shipping.ErrOutcomeUnknown
	case f.Paused:
		e.Class = shipping.ErrThrottled
	}
	return e
}

func contextEnd(err error) error {
	for _, end := range [...]error{context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, end) {
			return end
		}
	}
	return nil
}

// answerFault is an answer with a status other than 200. The code is in the body, or, where UPS sends a 404 or 405
// with an empty body, in a header.
func answerFault(o operation, resp *carrierhttp.Response) *shipping.Error {
	code := faultCode(resp.Body)
	if code == "" {
		code = tidyCode(resp.Header.Get("errorcode"))
	}
	e := fault(o.op, classOf(code, resp.Status), faultTexts[code])
	e.Code, e.HTTPStatus, e.RetryAfter = code, resp.Status, resp.RetryAfter
	if !o.repeatable && mayHaveWorked(e.Class, resp.Status) {
		e.Class = shipping.ErrOutcomeUnknown
	}
	return e
}

// mayHaveWorked reports whether a purchase that ended so may have bought a label: UPS failed inside, something between
// us and UPS answered in its place, or the answer is one that no purchase should get.
func mayHaveWorked(class error, status int) bool {
	return status < 400 || status >= 500 || status == http.StatusRequestTimeout || class == shipping.ErrUnavailable
}

// faultCode is the code of the first error in an error body; "" where there is none.
func faultCode(body []byte) string {
	root, _ := parse(body)
	return tidyCode(root.get("response", "errors", "code").text())
}

// tidyCode keeps a code and drops anything else: an error shows it, and it comes from outside.
func tidyCode(s string) string {
	if len(s) > 16 || !isCode(s) {
		return ""
	}
	return s
}
