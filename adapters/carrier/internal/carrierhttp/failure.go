package carrierhttp

import (
	"context"
	"errors"
	"net"
	"time"
)

// Failure is a request without an answer. Its text is ours alone: the transport's own words may hold a URL, and a URL
// may hold an address.
type Failure struct {
	Sent       bool          // the carrier may have acted; false: it provably has not
	Reason     string        // "cannot connect"
	RetryAfter time.Duration // how long the quota is paused; 0: not known
	Paused     bool          // not tried at all: the quota is used up
	cause      error         // the end of the caller's context, or nil
}

// Error is the reason and whether the request was sent.
func (f *Failure) Error() string {
	if f.Sent {
		return "carrierhttp: " + f.Reason + "; the carrier may have acted"
	}
	return "carrierhttp: " + f.Reason + "; nothing was sent"
}

// Unwrap is context.Canceled or context.DeadlineExceeded where the caller's context ended, else nil.
func (f *Failure) Unwrap() error { return f.cause }

func (k *call) failure(ctx context.Context, err error) *Failure {
	var f *Failure
	if errors.As(err, &f) {
		return f
	}
	return &Failure{Sent: k.sent, Reason: reason(ctx, err), RetryAfter: k.asked, cause: ctx.Err()}
}

func reason(ctx context.Context, err error) string {
	var op *net.OpError
	var timeout net.Error
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return "cancelled by the caller"
	case ctx.Err() != nil:
		return "the caller's deadline passed"
	case errors.Is(err, errTooLong):
		return "the answer is longer than allowed"
	case errors.As(err, &op) && op.Op == "dial":
		return "cannot connect"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "no answer in time"
	}
	return "the connection broke"
}
