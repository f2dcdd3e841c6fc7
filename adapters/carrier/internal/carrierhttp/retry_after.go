package carrierhttp

import (
	"net/http"
	"strconv"
	"time"
)

// maxRetryAfter bounds what is believed: past a day, come back tomorrow.
const maxRetryAfter = 24 * time.Hour

// retryAfter reads a Retry-After header, in whole seconds or as an HTTP date (RFC 9110 section 10.2.3). Times gone by
// are 0; absurd ones are a day; ok is false where there is none to read.
func retryAfter(header string, now time.Time) (d time.Duration, ok bool) {
	if header == "" {
		return 0, false
	}
	if seconds, err := strconv.ParseInt(header, 10, 64); err == nil {
		if seconds > int64(maxRetryAfter/time.Second) {
			return maxRetryAfter, true
		}
		return max(0, time.Duration(seconds)*time.Second), seconds >= 0
	}
	at, err := http.ParseTime(header)
	if err != nil {
		return 0, false
	}
	return min(max(0, at.Sub(now)), maxRetryAfter), true
}
