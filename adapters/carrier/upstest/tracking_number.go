package upstest

import (
	"fmt"
	"strings"
)

// trackingNumber is the n-th number of an account: "1Z", the account, the service, seven digits and a check digit.
func trackingNumber(account, service string, n int) string {
	body := strings.ToUpper(account) + service + fmt.Sprintf("%07d", n%10_000_000)
	return "1Z" + body + string(rune('0'+checkDigit(body)))
}

// checkDigit of the fifteen characters after 1Z: letters count as digits (A is 2, B is 3 … H is 9, I is 0 …), every
// second character is doubled, and the digit fills the sum up to a ten.
func checkDigit(body string) int {
	sum := 0
	for i, c := range body {
		d := int(c - '0')
		if c >= 'A' && c <= 'Z' {
			d = int(c-'A'+2) % 10
		}
		if i%2 == 1 {
			d *= 2
		}
		sum += d
	}
	return (10 - sum%10) % 10
}
