package fedextest

import "fmt"

// trackingNumber is the n-th number here: eleven digits counted up and a check digit.
func trackingNumber(n int) string {
	body := fmt.Sprintf("7949%07d", n%10_000_000)
	return body + string(rune('0'+checkDigit(body)))
}

// checkDigit of eleven digits: weighed 3, 1, 7 in turn, the sum's rest by 11; a rest of 10 is written 0.
func checkDigit(body string) int {
	weights, sum := [...]int{3, 1, 7}, 0
	for i, c := range body {
		sum += int(c-'0') * weights[i%len(weights)]
	}
	return sum % 11 % 10
}
