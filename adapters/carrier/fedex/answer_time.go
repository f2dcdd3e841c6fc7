package fedex

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// instant reads "2026-11-24T18:00:00-06:00". A time without its offset is in zone; the zero time is none to read.
func instant(s string, zone *time.Location) time.Time {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.UTC()
	}
	for _, layout := range [...]string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15:04:05-0700", "2006-01-02"} {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// dayOf is the local day of an instant as FedEx writes it: its first ten characters.
func dayOf(s string) cal.Date {
	if len(s) < 10 {
		return cal.Date{}
	}
	d, _ := cal.Parse(s[:10])
	return d
}
