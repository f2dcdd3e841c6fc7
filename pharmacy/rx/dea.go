package rx

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// DEA is a registration number of the Drug Enforcement Administration: two characters and seven digits, and for a
// hospital's staff a suffix after a hyphen. It is needed for schedules II to V only. A converted text, DEA(raw), carries
// what was sent; Validate says whether it is right. Empty is absent.
type DEA string

const (
	deaLength       = 9
	maxHospitalCode = 10
)

// ParseDEA reads the shape, and raises letters to upper case: a letter, a letter or 9, seven digits; then, for a
// hospital's staff, a hyphen and up to ten letters or digits. The check digit is not looked at, for the DEA does not
// publish the arithmetic: see CheckDigitOK. The error is an *IdentifierError. Rule R1.9.
func ParseDEA(s string) (DEA, error) {
	fault := func(k IdentifierErrorKind) (DEA, error) { return "", &IdentifierError{Of: "DEA number", Kind: k} }
	if len(s) > deaLength+1+maxHospitalCode {
		return fault(WrongLength)
	}
	s = capitals(s)
	number, suffix, hyphen := strings.Cut(s, "-")
	switch {
	case len(number) != deaLength, hyphen && suffix == "", len(suffix) > maxHospitalCode:
		return fault(WrongLength)
	case !isLetter(number[0]), !isLetter(number[1]) && number[1] != '9', !allDigits(number[2:]):
		return fault(WrongCharacter)
	}
	for i := range len(suffix) {
		if !isLetter(suffix[i]) && !allDigits(suffix[i:i+1]) {
			return fault(WrongCharacter)
		}
	}
	return DEA(s), nil
}

// CheckDigitOK says whether the last digit is that of (d1+d3+d5) + 2·(d2+d4+d6), as in the DEA's own example. A number
// that fails is held until somebody has looked the prescriber up in the registry; it is neither accepted in silence nor
// denied for that alone. It is false for a wrong shape. Rule R1.9, second-hand.
func (d DEA) CheckDigitOK() bool {
	if _, err := ParseDEA(string(d)); err != nil {
		return false
	}
	digit := func(i int) int { return int(d[1+i] - '0') }
	sum := digit(1) + digit(3) + digit(5) + 2*(digit(2)+digit(4)+digit(6))
	return sum%10 == digit(7)
}

// Notes says what a pharmacist may wonder at in a number, given the first letter of the prescriber's last name (anything
// but a letter of ASCII: it is not known). Notes are not failures: the second character is almost always that letter, or
// 9 for a business, and P and R are the letters of distributors. It is nil for a wrong shape. Rule R1.9, second-hand.
func (d DEA) Notes(lastInitial byte) []*reason.Rule {
	if _, err := ParseDEA(string(d)); err != nil {
		return nil
	}
	var notes []*reason.Rule
	first, second := upper(d[0]), upper(d[1])
	if first == 'P' || first == 'R' {
		notes = append(notes, DEADistributor)
	}
	switch {
	case second == '9':
		notes = append(notes, DEABusiness)
	case isLetter(upper(lastInitial)) && second != upper(lastInitial):
		notes = append(notes, DEASecondLetter)
	}
	return notes
}

// capitals raises the letters a to z alone: strings.ToUpper would make an S of "ſ", the long s.
func capitals(s string) string {
	b := []byte(s)
	for i := range b {
		b[i] = upper(b[i])
	}
	return string(b)
}

func isLetter(c byte) bool { return 'A' <= c && c <= 'Z' }

func upper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}
