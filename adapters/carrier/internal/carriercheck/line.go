package carriercheck

import (
	"fmt"

	"github.com/mailrx/mailrx/shipping"
)

// Offers are quotes a line each: "ups ups_ground 9.12 of 12.40 by 2026-12-01".
func Offers(quotes []shipping.Quote) (lines []string) {
	for _, q := range quotes {
		lines = append(lines, fmt.Sprintf("%s %s %s of %s by %s", q.Carrier, q.Service, q.Price, q.List, q.Arrives))
	}
	return lines
}

// Scans are those of a story a line each, with the instant in UTC and the day of the place.
func Scans(told shipping.Tracking) (lines []string) {
	for _, s := range told.Scans {
		lines = append(lines, fmt.Sprintf("%s %s %s %s", s.At.Format("2006-01-02T15:04:05Z07:00"), s.Day, s.Code, s.Status))
	}
	return lines
}
