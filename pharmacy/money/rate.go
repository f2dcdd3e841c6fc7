package money

import "github.com/shopspring/decimal"

// Rate is a fraction in millionths: 25 % is Rate(250_000). The zero value is 0 %. Rates add and compare as the
// integers they are.
type Rate int64

// MaxMicros bounds every rate and unit price that is read or made, in millionths: a billion either way.
const MaxMicros = MaxCents

// Percent is p percent. It panics past ±MaxMicros: p is a programmer's literal, and ParseRate is for text.
func Percent(p int64) Rate {
	if p > MaxMicros/10_000 || p < -MaxMicros/10_000 {
		panic("money: Percent: literal out of range")
	}
	return Rate(p * 10_000)
}

// ParseRate reads a fraction such as "0.25" or "-1": no exponent, no plus, at most six decimals. It gives
// ErrSyntax, ErrInexact or ErrRange.
func ParseRate(s string) (Rate, error) {
	n, err := parse(s, microPlaces, "read rate")
	return Rate(n), err
}

// RateFromDecimal is exactly the fraction d: ErrInexact past six decimals, ErrRange past ±MaxMicros.
func RateFromDecimal(d decimal.Decimal) (Rate, error) {
	n, err := exact(d, microPlaces, "rate from decimal")
	return Rate(n), err
}

// Decimal is the rate as a fraction: 25 % is 0.250000.
func (r Rate) Decimal() decimal.Decimal { return decimal.New(int64(r), -microPlaces) }

// String is the fraction without trailing zeros: "0.25", "1".
func (r Rate) String() string { return string(r.appendTo(make([]byte, 0, 24))) }

func (r Rate) appendTo(b []byte) []byte { return appendFixed(b, int64(r), microPlaces, 0) }

// AppendText appends the fraction to b, or gives ErrRange past ±MaxMicros.
func (r Rate) AppendText(b []byte) ([]byte, error) {
	if !within(int64(r)) {
		return b, &Error{Op: "write rate", Why: "too large", Err: ErrRange}
	}
	return r.appendTo(b), nil
}

// MarshalText is the fraction as text: "0.25".
func (r Rate) MarshalText() ([]byte, error) { return r.AppendText(nil) }

// UnmarshalText reads what ParseRate reads.
func (r *Rate) UnmarshalText(text []byte) error {
	n, err := parse(string(text), microPlaces, "read rate")
	if err == nil {
		*r = Rate(n)
	}
	return err
}

// MarshalJSON is a string, "0.25", so that no reader makes it a float.
func (r Rate) MarshalJSON() ([]byte, error) { return quote(r.AppendText) }

// UnmarshalJSON reads a string as ParseRate does, or a number that is exact in millionths. Null is ErrSyntax:
// a rate that may be missing is a *Rate.
func (r *Rate) UnmarshalJSON(token []byte) error {
	n, err := parseJSON(token, microPlaces, "read rate")
	if err == nil {
		*r = Rate(n)
	}
	return err
}
