package network

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Clock is a time of day on a wall clock, 00:00 to 24:00, to the minute. The zero value is unset, which is not 00:00.
type Clock uint16 // minutes of the day, and 1

const minutesPerDay = 24 * 60

var errClock = errors.New(`network: a time of day is "08:00", from 00:00 to 24:00`)

// ClockAt is the named time of day, or the unset Clock where there is none.
func ClockAt(hour, minute int) Clock {
	n := hour*60 + minute
	if hour < 0 || minute < 0 || minute > 59 || hour > 24 || n > minutesPerDay {
		return 0
	}
	return Clock(n + 1)
}

// ParseClock reads "08:00" and nothing else.
func ParseClock(s string) (Clock, error) {
	if len(s) != 5 || s[2] != ':' {
		return 0, errClock
	}
	hour, ok := twoDigits(s[:2])
	minute, ok2 := twoDigits(s[3:])
	c := ClockAt(hour, minute)
	if !ok || !ok2 || c == 0 {
		return 0, errClock
	}
	return c, nil
}

// String is the text form, "08:00"; empty where c is unset.
func (c Clock) String() string {
	if c == 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", (c-1)/60, (c-1)%60)
}

// MarshalText gives String; a number past 24:00 is an error.
func (c Clock) MarshalText() ([]byte, error) {
	if c > minutesPerDay+1 {
		return nil, errClock
	}
	return []byte(c.String()), nil
}

// UnmarshalText reads what MarshalText gives; the empty text is unset.
func (c *Clock) UnmarshalText(text []byte) error {
	return readText(c, text, ParseClock)
}

// MonthDay is a day of every year, "10-01". The zero value is unset.
type MonthDay uint16 // month times 100 and day

var errMonthDay = errors.New(`network: a day of the year is "10-01", month and day`)

// DayOfYear is the named day, or the unset MonthDay where no year has it. 29 February is a day.
func DayOfYear(month time.Month, day int) MonthDay {
	t := time.Date(2000, month, day, 0, 0, 0, 0, time.UTC)
	if t.Month() != month || t.Day() != day {
		return 0
	}
	return MonthDay(int(month)*100 + day)
}

// ParseMonthDay reads "10-01" and nothing else.
func ParseMonthDay(s string) (MonthDay, error) {
	if len(s) != 5 || s[2] != '-' {
		return 0, errMonthDay
	}
	month, ok := twoDigits(s[:2])
	day, ok2 := twoDigits(s[3:])
	d := DayOfYear(time.Month(month), day)
	if !ok || !ok2 || d == 0 {
		return 0, errMonthDay
	}
	return d, nil
}

// String is the text form, "10-01"; empty where d is unset.
func (d MonthDay) String() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%02d-%02d", d/100, d%100)
}

// MarshalText gives String; a day that no year has is an error.
func (d MonthDay) MarshalText() ([]byte, error) {
	if d != 0 && DayOfYear(time.Month(d/100), int(d%100)) != d {
		return nil, errMonthDay
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText gives; the empty text is unset.
func (d *MonthDay) UnmarshalText(text []byte) error {
	return readText(d, text, ParseMonthDay)
}

// Weekdays is a set of days of the week. The zero value is empty.
type Weekdays uint8 // bit n is time.Weekday n

// The sets that most tables of hours are made of.
const (
	MonToFri Weekdays = 0b0111110
	SatSun   Weekdays = 0b1000001
	AllWeek  Weekdays = 0b1111111
)

var (
	dayTexts    = [...]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}
	errWeekdays = errors.New(`network: days of the week are "mon-fri", "sat" or "mon,wed-fri", from mon to sun`)
)

// ParseWeekdays reads days and spans of days in order from mon to sun: "mon-fri", "sat,sun", "mon,wed-fri".
func ParseWeekdays(s string) (w Weekdays, err error) {
	for part := range strings.SplitSeq(s, ",") {
		from, to, span := strings.Cut(part, "-")
		if !span {
			to = from
		}
		a, b := weekPlace(from), weekPlace(to)
		if a < 0 || b < a || span && a == b {
			return 0, errWeekdays
		}
		for ; a <= b; a++ {
			w |= 1 << ((a + 1) % 7)
		}
	}
	return w, nil
}

// weekPlace is a day's place in a week that begins on Monday; −1: no day.
func weekPlace(s string) int {
	i := slices.Index(dayTexts[:], s)
	if i < 0 {
		return -1
	}
	return (i + 6) % 7
}

// Has reports whether d is in the set.
func (w Weekdays) Has(d time.Weekday) bool { return w>>d&1 == 1 }

// String is the text form, "mon-fri,sun"; empty for the empty set.
func (w Weekdays) String() string {
	var parts []string
	for a := 0; a < 7; a++ {
		b := a
		for ; b < 7 && w.Has(time.Weekday((b+1)%7)); b++ {
		}
		switch {
		case b == a:
			continue
		case b == a+1:
			parts = append(parts, dayTexts[(a+1)%7])
		default:
			parts = append(parts, dayTexts[(a+1)%7]+"-"+dayTexts[b%7])
		}
		a = b
	}
	return strings.Join(parts, ",")
}

// MarshalText gives String; a bit that is no day is an error.
func (w Weekdays) MarshalText() ([]byte, error) {
	if w > AllWeek {
		return nil, errWeekdays
	}
	return []byte(w.String()), nil
}

// UnmarshalText reads what MarshalText gives; the empty text is the empty set.
func (w *Weekdays) UnmarshalText(text []byte) error {
	return readText(w, text, ParseWeekdays)
}

func twoDigits(s string) (int, bool) {
	a, b := s[0]-'0', s[1]-'0'
	return int(a)*10 + int(b), a <= 9 && b <= 9
}

// readText sets to only where text can be read; the empty text is the zero value.
func readText[T ~uint8 | ~uint16](to *T, text []byte, parse func(string) (T, error)) error {
	if len(text) == 0 {
		*to = 0
		return nil
	}
	v, err := parse(string(text))
	if err == nil {
		*to = v
	}
	return err
}
