package money

import "strings"

// parseJSON reads a JSON string as parse does, or a JSON number by its value.
func parseJSON(token []byte, places int, op string) (int64, error) {
	s := string(token)
	if n := len(s); n >= 2 && s[0] == '"' && s[n-1] == '"' {
		return parse(s[1:n-1], places, op)
	}
	if s == "null" {
		return 0, &Error{Op: op, Why: "null is not zero; a value that may be missing is a pointer", Err: ErrSyntax}
	}
	return parseNumber(s, places, op)
}

// parseNumber reads a number that may have an exponent and any zeros, exactly. No power of ten is built: the
// digits and the exponent are brought together one step at a time, at most 17 steps, whatever the exponent.
func parseNumber(s string, places int, op string) (int64, error) {
	mantissa, exp, err := cutExponent(s, op)
	if err != nil {
		return 0, err
	}
	from, dot, end, err := spans(mantissa, op)
	if err != nil {
		return 0, err
	}
	fraction := mantissa[min(dot+1, end):end]
	q, dropped, lost := leading(mantissa[from:dot], fraction)
	shift := exp + places + dropped - len(fraction)
	for ; q != 0 && shift < 0 && q%10 == 0; shift++ {
		q /= 10
	}
	for ; q != 0 && shift > 0 && q <= uint64(MaxCents); shift-- {
		q *= 10
	}
	switch {
	case q == 0:
		return 0, nil
	case shift > 0 || shift == 0 && q > uint64(MaxCents):
		return 0, tooLarge(op)
	case shift < 0 || lost:
		return 0, &Error{Op: op, Why: "more decimals than are kept", Err: ErrInexact}
	}
	return signed(q, from == 1), nil
}

// leading is the first 17 significant digits of whole and fraction, how many digits follow them, and whether
// any of those is not zero.
func leading(whole, fraction string) (q uint64, dropped int, lost bool) {
	for _, digits := range [...]string{whole, fraction} {
		for i := range len(digits) {
			if q < 1e16 {
				q = 10*q + uint64(digits[i]-'0')
				continue
			}
			dropped++
			lost = lost || digits[i] != '0'
		}
	}
	return q, dropped, lost
}

// cutExponent splits "12.5e-3" into "12.5" and -3. An exponent of a billion or more stays at a billion: with
// fewer digits than that in front of it the number is out of range, zero, or too fine all the same.
func cutExponent(s, op string) (mantissa string, exp int, err error) {
	e := strings.IndexAny(s, "eE")
	if e < 0 {
		return s, 0, nil
	}
	i := e + 1
	neg := strings.HasPrefix(s[i:], "-")
	if neg || strings.HasPrefix(s[i:], "+") {
		i++
	}
	if end := skipDigits(s, i); end == i || end < len(s) {
		return "", 0, &Error{Op: op, At: end + 1, Why: "an exponent is digits", Err: ErrSyntax}
	}
	for ; i < len(s) && exp < 1e8; i++ {
		exp = 10*exp + int(s[i]-'0')
	}
	if neg {
		exp = -exp
	}
	return s[:e], exp, nil
}
