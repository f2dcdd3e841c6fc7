package money

import (
	"strconv"
	"strings"
)

// Parse reads dollars and cents: "114.73", "-0.05", "9", "9.5". No exponent, no plus, no comma, no space; at
// least one digit before a point and one or two after it. It gives ErrSyntax where the text is no such number,
// ErrInexact where it has parts of a cent, ErrRange beyond ±MaxCents; the error tells the character.
func Parse(s string) (Amount, error) {
	cents, err := parse(s, centPlaces, "read amount")
	return Amount{cents}, err
}

// String is dollars and cents with a minus where owed and no dollar sign: "114.73", "-0.05".
func (a Amount) String() string { return string(a.appendTo(make([]byte, 0, 24))) }

func (a Amount) appendTo(b []byte) []byte { return appendFixed(b, a.cents, centPlaces, centPlaces) }

// parse reads a plain decimal number and counts it in units of 10^-places, bounded by ±MaxCents.
func parse(s string, places int, op string) (int64, error) {
	from, dot, end, err := spans(s, op)
	if err != nil {
		return 0, err
	}
	fraction := s[min(dot+1, end):end]
	if len(fraction) > places {
		return 0, tooFine(fraction[places:], dot+2+places, places, op)
	}
	whole := strings.TrimLeft(s[from:dot], "0")
	if len(whole) > 16-places {
		return 0, tooLarge(op)
	}
	q := number(number(0, whole), fraction) * pow10[places-len(fraction)]
	if q > uint64(MaxCents) {
		return 0, tooLarge(op)
	}
	return signed(q, from == 1), nil
}

// spans finds the parts of a number: the digits before the point are s[from:dot], and the point with the
// digits after it, if there are any, s[dot:end]. The number fills s.
func spans(s, op string) (from, dot, end int, err error) {
	if strings.HasPrefix(s, "-") {
		from = 1
	}
	dot = skipDigits(s, from)
	end = dot
	last := from // the last place where a digit must follow
	if dot > from && strings.HasPrefix(s[dot:], ".") {
		last = dot + 1
		end = skipDigits(s, last)
	}
	switch {
	case end == last:
		err = &Error{Op: op, At: end + 1, Why: "a digit is needed here", Err: ErrSyntax}
	case end < len(s):
		err = &Error{Op: op, At: end + 1, Why: "this is no part of a number", Err: ErrSyntax}
	}
	return from, dot, end, err
}

func skipDigits(s string, i int) int {
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return i
}

// number appends the digits of s to q.
func number(q uint64, s string) uint64 {
	for i := range len(s) {
		q = 10*q + uint64(s[i]-'0')
	}
	return q
}

func tooLarge(op string) error { return &Error{Op: op, Why: "too large", Err: ErrRange} }

// tooFine tells decimals that mean something from zeros that only stand there.
func tooFine(extra string, at, places int, op string) error {
	e := &Error{Op: op, At: at, Why: "more than " + strconv.Itoa(places) + " decimals", Err: ErrSyntax}
	if strings.Trim(extra, "0") != "" {
		e.Err = ErrInexact
	}
	return e
}

// appendFixed writes n units of 10^-places, keeping at least keep decimals.
func appendFixed(b []byte, n int64, places, keep int) []byte {
	if n < 0 {
		b = append(b, '-')
	}
	unit := pow10[places]
	whole, fraction := magnitude(n)/unit, magnitude(n)%unit
	b = strconv.AppendUint(b, whole, 10)
	for places > keep && fraction%10 == 0 {
		fraction /= 10
		places--
	}
	if places == 0 {
		return b
	}
	b = append(b, '.')
	for i := places - 1; i >= 0; i-- {
		b = append(b, '0'+byte(fraction/pow10[i]%10))
	}
	return b
}
