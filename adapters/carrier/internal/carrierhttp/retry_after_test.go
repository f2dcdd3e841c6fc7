package carrierhttp

import (
	"testing"
	"time"
)

func FuzzRetryAfter(f *testing.F) {
	for _, seed := range []string{"", "0", "120", "-1", "99999999999999999999", "Tue, 24 Nov 2026 12:00:00 GMT", "Tuesday, 24-Nov-26 12:00:00 GMT", "soon"} {
		f.Add(seed)
	}
	now := time.Date(2026, 11, 24, 11, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, header string) {
		d, ok := retryAfter(header, now)
		if d < 0 || d > maxRetryAfter {
			t.Fatalf("%q is %v", header, d)
		}
		if !ok && d != 0 {
			t.Fatalf("%q is not read and yet %v", header, d)
		}
	})
}
