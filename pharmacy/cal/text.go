package cal

import (
	"errors"
	"strconv"
	"time"
)

// ErrDate says that a text, token or column is no date. It comes wrapped in a *ParseError that says why.
var ErrDate = errors.New("cal: not a date")

// ParseError says what is wrong with a date and where. It never repeats the text: what stands in the wrong
// field may be a name.
type ParseError struct {
	At  int    // the character of the text, counted from 1; 0 where the whole is meant
	Why string // what is wrong
}

// Error is one line: "cal: not a date: character 5: a hyphen is needed here".
func (e *ParseError) Error() string {
	if e.At == 0 {
		return ErrDate.Error() + ": " + e.Why
	}
	return ErrDate.Error() + ": character " + strconv.Itoa(e.At) + ": " + e.Why
}

// Unwrap gives ErrDate.
func (e *ParseError) Unwrap() error { return ErrDate }

// Parse reads "2026-11-24" and nothing else: four digits, two and two, a day that exists. The error is a
// *ParseError. The empty text is an error too; UnmarshalText reads it as unset.
func Parse(s string) (Date, error) {
	const form = "0000-00-00"
	for i := range min(len(s), len(form)) {
		switch digit := '0' <= s[i] && s[i] <= '9'; {
		case form[i] == '0' && !digit:
			return Date{}, &ParseError{i + 1, "a digit is needed here"}
		case form[i] == '-' && s[i] != '-':
			return Date{}, &ParseError{i + 1, "a hyphen is needed here"}
		}
	}
	if len(s) != len(form) {
		return Date{}, &ParseError{0, "a date is 10 characters long, as in 2026-11-24"}
	}
	d := Of(100*pair(s[0:])+pair(s[2:]), time.Month(pair(s[5:])), pair(s[8:]))
	if !d.IsSet() {
		return Date{}, &ParseError{0, "the calendar has no such day"}
	}
	return d, nil
}

// String is "2026-11-24", and empty where d is unset.
func (d Date) String() string { return string(d.appendTo(make([]byte, 0, 10))) }

// AppendText appends what String gives to b.
func (d Date) AppendText(b []byte) ([]byte, error) { return d.appendTo(b), nil }

func (d Date) appendTo(b []byte) []byte {
	if !d.IsSet() {
		return b
	}
	year, month, day := d.split()
	b = appendPair(appendPair(b, year/100), year%100)
	b = appendPair(append(b, '-'), int(month))
	return appendPair(append(b, '-'), day)
}

func appendPair(b []byte, n int) []byte { return append(b, '0'+byte(n/10), '0'+byte(n%10)) }

// pair is the number in the first two characters, which are digits.
func pair(s string) int { return 10*int(s[0]-'0') + int(s[1]-'0') }
