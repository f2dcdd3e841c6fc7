package imitation

import (
	"strconv"
	"strings"
)

// WholePounds is a weight as a request writes it, "3.2", rounded up to the pound; 1 for what is no weight. Tariffs are by
// the pound.
func WholePounds(weight string) int64 {
	whole, fraction, _ := strings.Cut(weight, ".")
	n, err := strconv.ParseInt(whole, 10, 32)
	if err != nil || n < 0 {
		return 1
	}
	if strings.Trim(fraction, "0") != "" {
		n++
	}
	return max(n, 1)
}
