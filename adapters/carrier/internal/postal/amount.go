package postal

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// Dollars reads an amount of US dollars, exact to the cent. ok is false where text is no amount, and where it is below
// zero: an amount is never zero for want of one. Zeros past the cents are dropped ("15.5400" is 15.54); any other digit
// there is refused, and nothing is rounded.
func Dollars(text string) (a money.Amount, ok bool) {
	a, err := money.Parse(twoPlaces(strings.TrimSpace(text)))
	return a, err == nil && a.Sign() >= 0
}

func twoPlaces(s string) string {
	dot := strings.IndexByte(s, '.')
	for dot >= 0 && len(s) > dot+3 && s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	return s
}
