package uspstest

import "fmt"

// trackingNumber is the n-th number of an account: 93, service 346, a Mailer ID of nine digits, seven
// of serial and a check digit, twenty-two digits in all.
func trackingNumber(n int) string {
	body := "93" + "346" + "123456789" + fmt.Sprintf("%07d", n%10_000_000)
	return body + string(rune('0'+checkDigit(body)))
}

// checkDigit fills the sum up to a ten; every second digit from the right counts three times.
func checkDigit(body string) int {
	sum := 0
	for i := range len(body) {
		d := int(body[len(body)-1-i] - '0')
		if i%2 == 0 {
			d *= 3
		}
		sum += d
	}
	return (10 - sum%10) % 10
}
