package money

import (
	"cmp"
	"database/sql/driver"

	"github.com/shopspring/decimal"
)

// UnitPrice is the price of one billing unit (a tablet, a millilitre, a gram) in millionths of a dollar:
// $0.012345 a tablet is 12345. The zero value is $0.00 a unit; "no price" is never a UnitPrice. Unit prices
// compare with ==.
type UnitPrice struct{ micros int64 }

// Micros is the unit price of n millionths of a dollar. It panics outside ±MaxMicros: n is a programmer's
// literal, and FromMicros is for numbers that come from elsewhere.
func Micros(n int64) UnitPrice {
	if !within(n) {
		panic("money: Micros: literal out of range")
	}
	return UnitPrice{n}
}

// FromMicros is the unit price of n millionths of a dollar, or ErrRange outside ±MaxMicros.
func FromMicros(n int64) (UnitPrice, error) {
	if !within(n) {
		return UnitPrice{}, &Error{Op: "unit price from millionths", Why: "too large", Err: ErrRange}
	}
	return UnitPrice{n}, nil
}

// ParseUnitPrice reads dollars a unit such as "0.012345": no exponent, no plus, at most six decimals. It gives
// ErrSyntax, ErrInexact or ErrRange.
func ParseUnitPrice(s string) (UnitPrice, error) {
	n, err := parse(s, microPlaces, "read unit price")
	return UnitPrice{n}, err
}

// UnitPriceFromDecimal is exactly d dollars a unit: ErrInexact past six decimals, ErrRange past ±MaxMicros.
func UnitPriceFromDecimal(d decimal.Decimal) (UnitPrice, error) {
	n, err := exact(d, microPlaces, "unit price from decimal")
	return UnitPrice{n}, err
}

// Micros is the price in millionths of a dollar.
func (p UnitPrice) Micros() int64 { return p.micros }

// IsZero reports whether the price is $0.00 a unit.
func (p UnitPrice) IsZero() bool { return p.micros == 0 }

// Cmp is −1, 0 or +1 as p is less than, equal to or more than q.
func (p UnitPrice) Cmp(q UnitPrice) int { return cmp.Compare(p.micros, q.micros) }

// Decimal is the price in dollars with six decimals.
func (p UnitPrice) Decimal() decimal.Decimal { return decimal.New(p.micros, -microPlaces) }

// String is dollars a unit with two to six decimals: "1.20", "0.012345".
func (p UnitPrice) String() string { return string(p.appendTo(make([]byte, 0, 24))) }

func (p UnitPrice) appendTo(b []byte) []byte {
	return appendFixed(b, p.micros, microPlaces, centPlaces)
}

// AppendText appends the price to b.
func (p UnitPrice) AppendText(b []byte) ([]byte, error) { return p.appendTo(b), nil }

// MarshalText is the price as text: "0.012345".
func (p UnitPrice) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText reads what ParseUnitPrice reads.
func (p *UnitPrice) UnmarshalText(text []byte) error {
	n, err := parse(string(text), microPlaces, "read unit price")
	if err == nil {
		p.micros = n
	}
	return err
}

// MarshalJSON is a string, "0.012345", so that no reader makes it a float.
func (p UnitPrice) MarshalJSON() ([]byte, error) { return quote(p.AppendText) }

// UnmarshalJSON reads a string as ParseUnitPrice does, or a number that is exact in millionths. Null is
// ErrSyntax: a price that may be missing is a *UnitPrice.
func (p *UnitPrice) UnmarshalJSON(token []byte) error {
	n, err := parseJSON(token, microPlaces, "read unit price")
	if err == nil {
		p.micros = n
	}
	return err
}

// Value is the price in millionths as an int64, for an integer column.
func (p UnitPrice) Value() (driver.Value, error) { return p.micros, nil }

// Scan reads millionths from an integer column.
func (p *UnitPrice) Scan(src any) error {
	n, err := scanInt(src, "scan unit price")
	if err == nil {
		p.micros = n
	}
	return err
}
