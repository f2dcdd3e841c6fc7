package rx

// NPI is a National Provider Identifier: ten digits that name one prescriber or one organisation. A converted text,
// NPI(raw), carries what was sent; Valid and Validate say whether it is right. Empty is absent.
type NPI string

// ParseNPI reads ten digits of which the first is 1 or 2 and the last is the Luhn check digit over 80840 and the number
// (45 CFR 162.406; rule R1.10, unconfirmed). The error is an *IdentifierError.
func ParseNPI(s string) (NPI, error) {
	fault := func(k IdentifierErrorKind) (NPI, error) { return "", &IdentifierError{Of: "NPI", Kind: k} }
	switch {
	case len(s) != 10:
		return fault(WrongLength)
	case !allDigits(s):
		return fault(WrongCharacter)
	case s[0] != '1' && s[0] != '2':
		return fault(WrongFirstDigit)
	case luhn(s)%10 != 0:
		return fault(WrongCheckDigit)
	}
	return NPI(s), nil
}

// Valid says whether ParseNPI accepts n.
func (n NPI) Valid() bool {
	_, err := ParseNPI(string(n))
	return err == nil
}

// luhn is the Luhn sum of 80840 and the ten digits of s. The prefix is the same for everybody and adds 24.
func luhn(s string) int {
	sum := 24
	for i := range len(s) {
		d := int(s[i] - '0')
		if i%2 == 0 { // every second digit from the right, the check digit not counted
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// IdentifierErrorKind says what is wrong with an identifier.
type IdentifierErrorKind uint8

// The ways in which an identifier is wrong.
const (
	WrongLength IdentifierErrorKind = iota + 1
	WrongCharacter
	WrongFirstDigit
	WrongCheckDigit
)

// IdentifierError says why a text is no NPI or no DEA number. It does not hold the text.
type IdentifierError struct {
	Of   string // "NPI" or "DEA number"
	Kind IdentifierErrorKind
}

// Error says what is wrong.
func (e *IdentifierError) Error() string {
	text := "rx: " + e.Of + ": "
	switch e.Kind {
	case WrongLength:
		return text + "wrong length"
	case WrongFirstDigit:
		return text + "the first digit is neither 1 nor 2"
	case WrongCheckDigit:
		return text + "the check digit does not fit"
	default:
		return text + "a character that does not belong there"
	}
}
