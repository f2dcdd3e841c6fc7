package drug

import "strconv"

// maxNDCText is the longest form, 6-4-2 with hyphens.
const maxNDCText = 14

// ParseNDC reads a National Drug Code. With hyphens: 4-4-2, 5-3-2, 5-4-1 (ten digits), 5-4-2 and 6-4-2. Without: eleven
// digits (5-4-2) and twelve (6-4-2). Ten digits without hyphens are refused, for they have three readings; see
// TenDigitReadings. Spaces are not trimmed. The error is an *NDCError. Rule R1.11.
func ParseNDC(s string) (NDC, error) {
	if s == "" {
		return NDC{}, &NDCError{Kind: NDCEmpty}
	}
	if len(s) > maxNDCText {
		return NDC{}, &NDCError{Kind: NDCShape}
	}
	var value [3]uint32
	var width [3]int
	seg := 0
	for i := range len(s) {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			if width[seg] < 9 { // further digits would wrap; plain forms are read again by their shape
				value[seg] = value[seg]*10 + uint32(c-'0')
			}
			width[seg]++
		case c == '-' && seg < 2:
			seg++
		case c == '-':
			return NDC{}, &NDCError{Kind: NDCShape}
		default:
			return NDC{}, &NDCError{Kind: NDCNotDigits, Column: i + 1}
		}
	}
	if seg == 0 {
		return parsePlain(s)
	}
	if !knownShape(width) {
		return NDC{}, &NDCError{Kind: NDCShape}
	}
	return newNDC(value[0], value[1], value[2])
}

// TenDigitReadings gives the three codes that ten digits without hyphens may mean, as 4-4-2, 5-3-2 and 5-4-1, for a
// person or a drug file to choose from. It is false for anything but ten digits.
func TenDigitReadings(s string) (readings [3]NDC, ok bool) {
	if len(s) != 10 || !allDigits(s) {
		return readings, false
	}
	for i, widths := range [3][2]int{{4, 8}, {5, 8}, {5, 9}} {
		n, err := newNDC(number(s[:widths[0]]), number(s[widths[0]:widths[1]]), number(s[widths[1]:]))
		if err != nil {
			return [3]NDC{}, false
		}
		readings[i] = n
	}
	return readings, true
}

func parsePlain(digits string) (NDC, error) {
	switch len(digits) {
	case 10:
		return NDC{}, &NDCError{Kind: NDCAmbiguous}
	case 11:
		return newNDC(number(digits[:5]), number(digits[5:9]), number(digits[9:]))
	case 12:
		return newNDC(number(digits[:6]), number(digits[6:10]), number(digits[10:]))
	default:
		return NDC{}, &NDCError{Kind: NDCShape}
	}
}

func knownShape(width [3]int) bool {
	switch width {
	case [3]int{4, 4, 2}, [3]int{5, 3, 2}, [3]int{5, 4, 1}, [3]int{5, 4, 2}, [3]int{6, 4, 2}:
		return true
	}
	return false
}

// newNDC refuses the code of zeros only: senders fill a field with it when they have no code, and two such products
// would be one.
func newNDC(labeler, product, pack uint32) (NDC, error) {
	if labeler == 0 && product == 0 && pack == 0 {
		return NDC{}, &NDCError{Kind: NDCZeros}
	}
	return NDC{labeler: labeler, product: uint16(product), pack: uint8(pack), set: true}, nil
}

// number reads at most nine digits that are known to be digits.
func number(digits string) uint32 {
	var v uint32
	for i := range len(digits) {
		v = v*10 + uint32(digits[i]-'0')
	}
	return v
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// NDCErrorKind says why a text is no National Drug Code.
type NDCErrorKind uint8

// The ways in which a text fails to be a National Drug Code.
const (
	NDCEmpty     NDCErrorKind = iota + 1 // no text
	NDCAmbiguous                         // ten digits without hyphens
	NDCShape                             // segments, or a number of digits, that no form has
	NDCNotDigits                         // something else than digits and hyphens
	NDCZeros                             // zeros only: a filler, not a code
)

// NDCError says why a text is no National Drug Code. It never holds the text: a shifted column may have put a
// patient's words there.
type NDCError struct {
	Kind   NDCErrorKind
	Column int // of the first wrong character, from 1, in bytes; 0 where the whole is wrong
}

// Error says what is wrong and what to send instead.
func (e *NDCError) Error() string {
	const prefix = "drug: NDC: "
	switch e.Kind {
	case NDCEmpty:
		return prefix + "empty"
	case NDCAmbiguous:
		return prefix + "ten digits without hyphens are ambiguous: 4-4-2, 5-3-2 or 5-4-1; send it with hyphens, or as eleven digits"
	case NDCNotDigits:
		return prefix + "column " + strconv.Itoa(e.Column) + ": neither a digit nor a hyphen"
	case NDCZeros:
		return prefix + "zeros only: a filler, not a code"
	default:
		return prefix + "not 4-4-2, 5-3-2, 5-4-1, 5-4-2 or 6-4-2, nor eleven or twelve digits"
	}
}
