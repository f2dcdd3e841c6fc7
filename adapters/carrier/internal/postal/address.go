package postal

import (
	"strings"

	"github.com/mailrx/mailrx/shipping"
)

// SameAddress reports whether a carrier says of an address what was asked: in capitals or not, its street on one line or
// on two, with four more digits of the ZIP code or without.
func SameAddress(a, b shipping.Address) bool {
	zipA, zipB := Code(a.ZIP.Reveal()), Code(b.ZIP.Reveal())
	n := min(len(zipA), len(zipB))
	return strings.EqualFold(streetOf(a), streetOf(b)) && strings.EqualFold(a.City.Reveal(), b.City.Reveal()) &&
		a.State == b.State && n >= 5 && zipA[:n] == zipB[:n]
}

func streetOf(a shipping.Address) string {
	return strings.Join(strings.Fields(a.Street1.Reveal()+" "+a.Street2.Reveal()), " ")
}

// Code keeps the ASCII letters and digits of a postal code: ZIP+4 without its hyphen.
func Code(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && alphanumeric(byte(r)) {
			return r
		}
		return -1
	}, s)
}
