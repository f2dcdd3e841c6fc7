package money

import (
	"database/sql/driver"
	"fmt"
)

// AppendText appends the amount to b, or gives ErrRange where a sum left ±MaxCents.
func (a Amount) AppendText(b []byte) ([]byte, error) {
	if !a.InRange() {
		return b, outOfRange("write amount")
	}
	return a.appendTo(b), nil
}

// MarshalText is the amount as text: "114.73".
func (a Amount) MarshalText() ([]byte, error) { return a.AppendText(nil) }

// UnmarshalText reads what Parse reads.
func (a *Amount) UnmarshalText(text []byte) error {
	cents, err := parse(string(text), centPlaces, "read amount")
	if err == nil {
		a.cents = cents
	}
	return err
}

// MarshalJSON is a string, "114.73", so that no reader makes it a float.
func (a Amount) MarshalJSON() ([]byte, error) { return quote(a.AppendText) }

// UnmarshalJSON reads a string as Parse does, or a number that is exact in cents (114.73, 1.5e2). Null is
// ErrSyntax, for null is not $0.00: an amount that may be missing is a *Amount. On an error a stays as it was.
func (a *Amount) UnmarshalJSON(token []byte) error {
	cents, err := parseJSON(token, centPlaces, "read amount")
	if err == nil {
		a.cents = cents
	}
	return err
}

// Value is the amount in cents as an int64, for an integer column, or ErrRange where a sum left ±MaxCents.
func (a Amount) Value() (driver.Value, error) {
	if !a.InRange() {
		return nil, outOfRange("write amount")
	}
	return a.cents, nil
}

// Scan reads cents from an integer column. NULL is ErrSyntax: scan a column that may be NULL into
// sql.Null[money.Amount]. Text is refused too, for "9" could be dollars or cents.
func (a *Amount) Scan(src any) error {
	cents, err := scanInt(src, "scan amount")
	if err == nil {
		a.cents = cents
	}
	return err
}

func scanInt(src any, op string) (int64, error) {
	n, ok := src.(int64)
	switch {
	case src == nil:
		return 0, &Error{Op: op, Why: "the column is NULL; scan it into a sql.Null", Err: ErrSyntax}
	case !ok:
		return 0, &Error{Op: op, Why: fmt.Sprintf("the column gives %T; it must be an integer", src), Err: ErrSyntax}
	case !within(n):
		return 0, tooLarge(op)
	}
	return n, nil
}

// quote puts the text into a JSON string; digits, point and minus need no escape.
func quote(appendText func([]byte) ([]byte, error)) ([]byte, error) {
	b, err := appendText(append(make([]byte, 0, 24), '"'))
	if err != nil {
		return nil, err
	}
	return append(b, '"'), nil
}
