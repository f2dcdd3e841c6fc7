package carrierhttp

import (
	"context"
	"errors"
	"net/http"

	"github.com/mailrx/mailrx/shipping"
)

// Dialect is how one carrier says what went wrong. It turns what came back into the errors of the port: their class,
// the carrier's code and our own words, for the carrier's may repeat the input, and the input is an address.
type Dialect struct {
	Carrier shipping.CarrierCode
	Texts   map[string]string // our words for a code of the carrier
	Classes map[string]error  // the class of a code; a code without a row goes by the status
	// Read finds the carrier's code, and the field that it names, in an answer that is no success; both may be empty.
	Read func(resp *Response) (code, field string)
}

// Call is an operation as an error tells of it.
type Call struct {
	Op         string // of shipping.Error: "buy"
	Repeatable bool   // as Request.Repeatable: false is a purchase
}

// Fault is an error of a class, in our words.
func (d *Dialect) Fault(op string, class error, text string) *shipping.Error {
	return &shipping.Error{Carrier: d.Carrier, Op: op, Class: class, Text: text}
}

// FieldFault is an error about one field of the input, which is not repeated in it.
func (d *Dialect) FieldFault(op string, class error, field, text string) *shipping.Error {
	e := d.Fault(op, class, text)
	e.Field = field
	return e
}

// During names the operation that a fault of the input belongs to: what found it knew of none.
func During(op string, err error) error {
	if e, ok := err.(*shipping.Error); ok {
		e.Op = op
	}
	return err
}

// Unreadable is a success that is no answer: half a body, an HTML page, an empty object. After a purchase a label may
// stand behind it.
func (d *Dialect) Unreadable(c Call, status int, text string) *shipping.Error {
	e := d.Fault(c.Op, shipping.ErrUnavailable, text)
	e.HTTPStatus = status
	if !c.Repeatable {
		e.Class = shipping.ErrOutcomeUnknown
	}
	return e
}

// NoAnswer is the error of a call without an answer, or without a token to make it with. err is what the client gave.
func (d *Dialect) NoAnswer(c Call, err error) error {
	var known *shipping.Error // of the token request
	if errors.As(err, &known) {
		e := *known
		e.Op = c.Op
		return &e
	}
	var f *Failure
	if !errors.As(err, &f) {
		return d.Fault(c.Op, shipping.ErrUnavailable, "no token could be had")
	}
	e := d.Fault(c.Op, shipping.ErrUnavailable, f.Reason)
	e.RetryAfter, e.Cause = f.RetryAfter, contextEnd(f)
	switch {
	case f.Sent && !c.Repeatable:
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

// Refusal is the error of an answer that is no success.
func (d *Dialect) Refusal(c Call, resp *Response) *shipping.Error {
	code, field := d.Read(resp)
	e := d.FieldFault(c.Op, d.ClassOf(code, resp.Status), field, d.Texts[code])
	e.Code, e.HTTPStatus, e.RetryAfter = code, resp.Status, resp.RetryAfter
	if !c.Repeatable && mayHaveWorked(e.Class, resp.Status) {
		e.Class = shipping.ErrOutcomeUnknown
	}
	return e
}

// mayHaveWorked reports whether a purchase that ended so may have bought a label: the carrier failed inside, something
// between us and it answered in its place, or the answer is one that no purchase should get.
func mayHaveWorked(class error, status int) bool {
	return status < 400 || status >= 500 || status == http.StatusRequestTimeout || class == shipping.ErrUnavailable
}

// ClassOf is the class of a code that came with a status.
func (d *Dialect) ClassOf(code string, status int) error {
	if class, ok := d.Classes[code]; ok {
		return class
	}
	return StatusClass(status)
}

// StatusClass is the class of an HTTP status that no code explains.
func StatusClass(status int) error {
	switch {
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return shipping.ErrAuth
	case status == http.StatusNotFound, status == http.StatusGone:
		return shipping.ErrNotFound
	case status == http.StatusMethodNotAllowed, status == http.StatusNotImplemented:
		return shipping.ErrUnsupported
	case status == http.StatusTooManyRequests:
		return shipping.ErrThrottled
	case status >= 400 && status < 500 && status != http.StatusRequestTimeout:
		return shipping.ErrInvalid
	}
	return shipping.ErrUnavailable
}

// MaxCode is the longest code of a carrier that an error shows.
const MaxCode = 64

// TidyCode keeps a code of letters, digits, points, hyphens and underscores, at most MaxCode of them, and drops
// anything else: an error shows it, and it comes from outside.
func TidyCode(s string) string {
	if len(s) > MaxCode {
		return ""
	}
	for i := range len(s) {
		if c := s[i]; !IsAlphanumeric(c) && c != '.' && c != '-' && c != '_' {
			return ""
		}
	}
	return s
}

// IsAlphanumeric reports whether c is an ASCII letter or digit.
func IsAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
