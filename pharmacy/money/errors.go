package money

import (
	"errors"
	"strconv"
)

// The faults of this package, for errors.Is. Each comes wrapped in an *Error that says where.
var (
	ErrRange   = errors.New("money: out of range")              // the result leaves ±MaxCents (or ±MaxMicros)
	ErrSyntax  = errors.New("money: not a number")              // the text or token is no number of this kind
	ErrInexact = errors.New("money: smaller parts than fit")    // the number has parts of a cent (or of a millionth)
	ErrMode    = errors.New("money: no rounding mode")          // the Mode is zero or unknown
	ErrShares  = errors.New("money: no shares to divide among") // a count below one, a negative weight, weights that sum to zero
)

// Error says what was being done, where in the text, and why it failed. Unwrap gives one of the sentinels.
// It never repeats the text itself: a name that slipped into the wrong column must not reach a log.
type Error struct {
	Op  string // what was being done: "read amount", "multiply"
	At  int    // the character of the text, counted from 1; for Allocate the weight, counted from 1; 0 where there is none
	Why string // what is wrong
	Err error  // the sentinel
}

// Error is one line: "money: read amount: character 5: more than 2 decimals".
func (e *Error) Error() string {
	s := "money: " + e.Op + ": "
	if e.At > 0 {
		s += e.unit() + " " + strconv.Itoa(e.At) + ": "
	}
	return s + e.Why
}

func (e *Error) unit() string {
	if e.Err == ErrShares {
		return "weight"
	}
	return "character"
}

// Unwrap gives the sentinel, so that errors.Is(err, money.ErrRange) holds.
func (e *Error) Unwrap() error { return e.Err }

func outOfRange(op string) error {
	return &Error{Op: op, Why: "the result is beyond 10 trillion dollars", Err: ErrRange}
}

func noMode(op string) error {
	return &Error{Op: op, Why: "name a rounding mode: HalfUp, HalfEven, Down or Up", Err: ErrMode}
}
