package ups

import (
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// at is the instant: GMT as given, else local time with its offset, else local time in the zone of the site; the zero
// time where there is none to read.
func (a activity) at(zone *time.Location) time.Time {
	if t, ok := instant(a.gmtDate, a.gmtTime, time.UTC); ok {
		return t
	}
	if offset, ok := parseOffset(a.gmtOffset); ok {
		zone = offset
	}
	t, _ := instant(a.date, a.time, zone)
	return t
}

// day is the local day of the scan, by UPS's own word where there is one.
func (a activity) day(at time.Time, zone *time.Location) cal.Date {
	if d := day(a.date); d.IsSet() || at.IsZero() {
		return d
	}
	if offset, ok := parseOffset(a.gmtOffset); ok {
		zone = offset
	}
	return cal.In(at, zone)
}

// parseOffset reads "-06:00".
func parseOffset(s string) (*time.Location, bool) {
	t, err := time.Parse("-07:00", s)
	if err != nil {
		return nil, false
	}
	_, seconds := t.Zone()
	return time.FixedZone("", seconds), true
}

// instant reads "20261124" and "18:00:00" in zone; a time that has lost its leading zeros ("74700") gets them back.
func instant(date, clock string, zone *time.Location) (time.Time, bool) {
	d := day(date)
	digits := strings.ReplaceAll(clock, ":", "")
	if !d.IsSet() || digits == "" || len(digits) > 6 {
		return time.Time{}, false
	}
	digits = "000000"[len(digits):] + digits
	hour, minute, second := two(digits[0:]), two(digits[2:]), two(digits[4:])
	if hour > 23 || minute > 59 || second > 60 || min(hour, minute, second) < 0 {
		return time.Time{}, false
	}
	year, month, dayOfMonth := d.Split()
	return time.Date(year, month, dayOfMonth, hour, minute, second, 0, zone).UTC(), true
}

// two is the number of two digits, -1 for what is none.
func two(s string) int {
	if s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' {
		return -1
	}
	return int(s[0]-'0')*10 + int(s[1]-'0')
}

// day reads "20261124"; anything else is the unset Date.
func day(s string) cal.Date {
	if len(s) != 8 {
		return cal.Date{}
	}
	century, year, month, dayOfMonth := two(s), two(s[2:]), two(s[4:]), two(s[6:])
	if min(century, year, month, dayOfMonth) < 0 {
		return cal.Date{}
	}
	return cal.Of(century*100+year, time.Month(month), dayOfMonth)
}
