package shipping

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The classes of a carrier's fault: one for each thing that a caller does differently.
var (
	// ErrOutcomeUnknown: a purchase was sent and its answer was lost, so a label may exist. Never repeat the purchase:
	// ask FindLabel, or let a person look.
	ErrOutcomeUnknown = errors.New("shipping: outcome unknown, the answer was lost")
	// ErrNotFound: the carrier has no such label or parcel, or does not show it yet.
	ErrNotFound = errors.New("shipping: not found")
	// ErrInvalid: an input is missing or wrong. Nothing was bought.
	ErrInvalid = errors.New("shipping: invalid input")
	// ErrAuth: the carrier does not accept the credentials, or they lack a permission. Nothing was done.
	ErrAuth = errors.New("shipping: credentials not accepted")
	// ErrThrottled: too many calls; nothing was done. RetryAfter says when to come back, where the carrier does.
	ErrThrottled = errors.New("shipping: too many calls")
	// ErrUnavailable: the carrier cannot be reached or is down. From Buy it also says that nothing was bought.
	ErrUnavailable = errors.New("shipping: carrier unavailable")
	// ErrRefused: the carrier, or our own guard, will not do this with this parcel. Nothing was done.
	ErrRefused = errors.New("shipping: refused")
	// ErrUnsupported: this carrier, adapter or desk has no such thing. Nothing was done.
	ErrUnsupported = errors.New("shipping: not supported")
)

// Error is a carrier's fault: its class, the carrier's own code, and when to try again. errors.Is finds the class,
// and the Cause. No field ever holds a URL, a name or an address; the text of Error is safe to log.
type Error struct {
	Carrier    CarrierCode   // empty: the desk itself
	Op         string        // "quote", "buy", "void", "track", "find", "prepare", "address", "return", "manifest", "pickup", "settle"
	Class      error         // one of the classes above
	Code       string        // the carrier's; empty: none given
	Text       string        // the carrier's words where they come from a code table, else ours
	Field      string        // JSON pointer or field where the carrier names one
	HTTPStatus int           // 0: no answer came
	RetryAfter time.Duration // 0: not stated
	Cause      error         // context.Canceled or context.DeadlineExceeded; nil otherwise, for a transport's error holds the URL
}

// Error is one line: "ups: buy: invalid input [120802] at ShipTo.Address: address not recognized (pharmacy can act)".
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(cmp.Or(string(e.Carrier), "desk") + ": " + e.Op + ": " + e.class())
	if e.Code != "" {
		b.WriteString(" [" + e.Code + "]")
	}
	if e.HTTPStatus != 0 {
		b.WriteString(" HTTP " + strconv.Itoa(e.HTTPStatus))
	}
	if e.Field != "" {
		b.WriteString(" at " + e.Field)
	}
	if e.Text != "" {
		b.WriteString(": " + e.Text)
	}
	if e.RetryAfter > 0 {
		b.WriteString(", again in " + e.RetryAfter.String())
	}
	return b.String() + " (" + e.Who().String() + " can act)"
}

func (e *Error) class() string {
	if e.Class == nil {
		return "unclassified"
	}
	return strings.TrimPrefix(e.Class.Error(), "shipping: ")
}

// GoString gives Error, so that %#v shows no more than %v.
func (e *Error) GoString() string { return e.Error() }

// Unwrap gives the class.
func (e *Error) Unwrap() error { return e.Class }

// Is also finds the cause.
func (e *Error) Is(target error) bool { return e.Cause != nil && errors.Is(e.Cause, target) }

// Repeatable reports whether the same call may be made again as it is: the class says that nothing was done and that
// the fault passes. RetryAfter says when. An ErrOutcomeUnknown is never repeatable.
func (e *Error) Repeatable() bool {
	return errors.Is(e.Class, ErrThrottled) || errors.Is(e.Class, ErrUnavailable)
}

// Who can mend the fault, by its class.
func (e *Error) Who() reason.Who {
	switch {
	case errors.Is(e.Class, ErrThrottled), errors.Is(e.Class, ErrUnavailable):
		return reason.Carrier
	case errors.Is(e.Class, ErrInvalid), errors.Is(e.Class, ErrRefused), errors.Is(e.Class, ErrNotFound):
		return reason.Pharmacy
	}
	return reason.Host
}

// classes in the order in which ClassOf looks for them: the one that needs most care comes first.
var classes = [...]error{
	ErrOutcomeUnknown, ErrAuth, ErrThrottled, ErrUnavailable, ErrInvalid, ErrNotFound, ErrRefused, ErrUnsupported,
}

// ClassOf is the class of err: one of the eight sentinels, or nil where it has none.
func ClassOf(err error) error {
	for _, c := range classes {
		if errors.Is(err, c) {
			return c
		}
	}
	return nil
}
