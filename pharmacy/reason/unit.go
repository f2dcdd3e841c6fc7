package reason

import (
	"strconv"
	"strings"
	"time"
)

// Unit says how a step's two integers are to be read. The zero value is None.
type Unit uint8

// The units of a step's facts. Numbers and texts are permanent.
const (
	None        Unit = iota // the step carries no facts: they are unknown, or the rule has none
	Cents                   // of a US dollar
	Days                    // a number of days
	Date                    // day numbers, see DateFact; 0 is an unset date
	Count                   // a plain number
	Thousandths             // of a billing unit: 2500 is 2.5
	Percent                 // whole percent
	Millionths              // a money.Rate: 250000 is 25%
)

var unitTexts = [...]string{"none", "cents", "days", "date", "count", "thousandths", "percent", "millionths"}

// String is the text form: "days".
func (u Unit) String() string { return enumText(unitTexts[:], "unit", uint8(u)) }

// MarshalText gives the text form; a number without a meaning is an error.
func (u Unit) MarshalText() ([]byte, error) { return marshalEnum(unitTexts[:], "unit", uint8(u)) }

// Format writes n in unit u for a person: "$9.00", "12 days", "2026-11-24", "3", "2.5", "75%", "33.3333%".
// None gives "unknown", an unset or impossible date "no date". It does not round.
func (u Unit) Format(n int64) string {
	switch u {
	case Cents:
		return dollars(n)
	case Days:
		return days(n)
	case Date:
		return date(n)
	case Count:
		return strconv.FormatInt(n, 10)
	case Thousandths:
		return scaled(n, 3)
	case Percent:
		return strconv.FormatInt(n, 10) + "%"
	case Millionths:
		return scaled(n, 4) + "%"
	}
	return "unknown"
}

const (
	secondsPerDay = 86_400
	dayOf1970     = 719_163   // the day number of 1970-01-01
	lastDay       = 3_652_059 // the day number of 9999-12-31
)

// DateFact is the day number of a calendar day: days since 0000-12-31, the number that cal.Date counts. It takes
// what cal.Date.Split returns. A day that does not exist, or lies outside the years 1 to 9999, gives 0, the number of
// an unset date.
func DateFact(year int, month time.Month, day int) int64 {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if y, m, d := t.Date(); year < 1 || year > 9999 || y != year || m != month || d != day {
		return 0
	}
	return t.Unix()/secondsPerDay + dayOf1970
}

func date(n int64) string {
	if n < 1 || n > lastDay {
		return "no date"
	}
	return time.Unix((n-dayOf1970)*secondsPerDay, 0).UTC().Format(time.DateOnly)
}

func days(n int64) string {
	if n == 1 {
		return "1 day"
	}
	return strconv.FormatInt(n, 10) + " days"
}

func dollars(cents int64) string {
	sign, n := magnitude(cents)
	whole := strconv.FormatUint(n/100, 10)
	return sign + "$" + whole + "." + pad(n%100, 2)
}

// scaled writes n divided by ten to the power of places, exactly, without trailing zeros.
func scaled(n int64, places int) string {
	sign, m := magnitude(n)
	unit := uint64(1)
	for range places {
		unit *= 10
	}
	text := sign + strconv.FormatUint(m/unit, 10)
	fraction := strings.TrimRight(pad(m%unit, places), "0")
	if fraction == "" {
		return text
	}
	return text + "." + fraction
}

func magnitude(n int64) (sign string, m uint64) {
	if n < 0 {
		return "-", -uint64(n)
	}
	return "", uint64(n)
}

func pad(n uint64, width int) string {
	s := strconv.FormatUint(n, 10)
	return strings.Repeat("0", max(0, width-len(s))) + s
}
