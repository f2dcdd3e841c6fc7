package shipping

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// CheckNumber says whether a tracking number's check digit is right: Yes or No for the forms that we know (UPS 1Z,
// USPS of 20 to 22 digits and S10, FedEx of 12 and 15 digits, DHL Express of 10), Unknown for every other. The forms are
// public knowledge, second-hand; a number that a carrier gave is never refused by them.
func CheckNumber(c CarrierCode, n TrackingNumber) drug.Answer {
	s := strings.ToUpper(strings.ReplaceAll(string(n), " ", ""))
	switch {
	case c == UPS && len(s) == 18 && strings.HasPrefix(s, "1Z"):
		return checkUPS(s[2:])
	case c == USPS && len(s) == 13 && digits(s[2:11]):
		return drug.AnswerOf(weighted(s[2:10], 8, 6, 4, 2, 3, 5, 9, 7) == s[10])
	case c == USPS && len(s) >= 20 && len(s) <= 22 && digits(s):
		return drug.AnswerOf(oddEven(s[:len(s)-1]) == s[len(s)-1])
	case c == FedEx && len(s) == 12 && digits(s):
		return drug.AnswerOf(elevens(s[:11]) == s[11])
	case c == FedEx && len(s) == 15 && digits(s):
		return drug.AnswerOf(oddEven(s[:14]) == s[14])
	case c == DHL && len(s) == 10 && digits(s):
		return drug.AnswerOf(sevens(s[:9]) == s[9])
	}
	return drug.Unknown
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// checkUPS: letters count as their place in the alphabet plus two, modulo ten; every second sign counts twice.
func checkUPS(s string) drug.Answer {
	sum := 0
	for i := range len(s) - 1 {
		v := int(s[i] - '0')
		if s[i] > '9' {
			v = (int(s[i]-'A') + 2) % 10
		}
		sum += v << (i % 2)
	}
	return drug.AnswerOf(int(s[len(s)-1]-'0') == (10-sum%10)%10)
}

// oddEven: from the right, digits count three times and once in turn; the check digit fills up to ten.
func oddEven(s string) byte {
	sum := 0
	for i := range len(s) {
		v := int(s[len(s)-1-i] - '0')
		if i%2 == 0 {
			v *= 3
		}
		sum += v
	}
	return '0' + byte((10-sum%10)%10)
}

// weighted is the check of the Universal Postal Union's form S10: modulo eleven, where ten is 0 and eleven is 5.
func weighted(s string, weights ...int) byte {
	sum := 0
	for i, w := range weights {
		sum += int(s[i]-'0') * w
	}
	switch r := 11 - sum%11; r {
	case 10:
		return '0'
	case 11:
		return '5'
	default:
		return '0' + byte(r)
	}
}

// elevens: from the right, digits count 1, 3 and 7 times in turn; the rest of eleven, where ten is 0.
func elevens(s string) byte {
	sum := 0
	for i := range len(s) {
		sum += int(s[len(s)-1-i]-'0') * [...]int{1, 3, 7}[i%3]
	}
	return '0' + byte(sum%11%10)
}

// sevens: the rest of the whole number by seven.
func sevens(s string) byte {
	rest := 0
	for i := range len(s) {
		rest = (rest*10 + int(s[i]-'0')) % 7
	}
	return '0' + byte(rest)
}

// links are the carriers' own pages, before the number.
var links = map[CarrierCode]string{
	USPS:  "https://tools.usps.com/go/TrackConfirmAction?tLabels=",
	UPS:   "https://www.ups.com/track?tracknum=",
	FedEx: "https://www.fedex.com/fedextrack/?trknbr=",
	DHL:   "https://www.dhl.com/en/express/tracking.html?AWB=",
}

// TrackingLink is the carrier's page for a number; empty where the carrier has none, or the number is not of letters and
// digits. It is for the member: whoever has it sees where the member lives, so it is never logged.
func TrackingLink(c CarrierCode, n TrackingNumber) string {
	page, s := links[c], strings.ReplaceAll(string(n), " ", "")
	odd := func(r rune) bool { return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') }
	if page == "" || s == "" || strings.ContainsFunc(s, odd) {
		return ""
	}
	return page + s
}
