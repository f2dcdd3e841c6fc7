package dhl

import (
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// at is the instant: local time with its offset, else local time in zone; the zero time where there is none to read.
func (e event) at(zone *time.Location) time.Time {
	d := day(e.date)
	hour, minute, second, ok := clock(e.time)
	if !d.IsSet() || !ok {
		return time.Time{}
	}
	year, month, dayOfMonth := d.Split()
	offset, ok := parseOffset(e.offset)
	if ok {
		zone = time.UTC
	}
	return time.Date(year, month, dayOfMonth, hour, minute, second, 0, zone).Add(-offset).UTC()
}

// parseOffset reads "-06:00", with GMT before it or without: how far the place is ahead of GMT.
func parseOffset(s string) (offset time.Duration, ok bool) {
	s = strings.TrimPrefix(s, "GMT")
	if len(s) != len("-06:00") || s[0] != '-' && s[0] != '+' || s[3] != ':' {
		return 0, false
	}
	hours, minutes := two(s[1:]), two(s[4:])
	if hours < 0 || hours > 23 || minutes < 0 || minutes > 59 {
		return 0, false
	}
	offset = time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	if s[0] == '-' {
		offset = -offset
	}
	return offset, true
}

// clock reads "18:00:00" or "18:00".
func clock(s string) (hour, minute, second int, ok bool) {
	if len(s) == len("15:04") {
		s += ":00"
	}
	if len(s) != len("15:04:05") || s[2] != ':' || s[5] != ':' {
		return 0, 0, 0, false
	}
	hour, minute, second = two(s), two(s[3:]), two(s[6:])
	return hour, minute, second, hour <= 23 && minute <= 59 && second <= 60 && min(hour, minute, second) >= 0
}

// two is the number of two digits, -1 for what is none.
func two(s string) int {
	if s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' {
		return -1
	}
	return int(s[0]-'0')*10 + int(s[1]-'0')
}

// day reads the day of "2026-11-24" and of "2026-11-24T23:59:00"; anything else is the unset Date.
func day(s string) cal.Date {
	if len(s) < 10 || len(s) > 10 && s[10] != 'T' || s[4] != '-' || s[7] != '-' {
		return cal.Date{}
	}
	century, year, month, dayOfMonth := two(s), two(s[2:]), two(s[5:]), two(s[8:])
	if min(century, year, month, dayOfMonth) < 0 {
		return cal.Date{}
	}
	return cal.Of(century*100+year, time.Month(month), dayOfMonth)
}
