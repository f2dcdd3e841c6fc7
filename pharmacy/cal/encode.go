package cal

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// MarshalText is "2026-11-24", and empty where d is unset.
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalText reads what Parse reads, and the empty text as unset. On an error d stays as it was.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	return d.set(Parse(string(text)))
}

// MarshalJSON is "2026-11-24" as a string, and null where d is unset. A field tagged omitzero is left out.
func (d Date) MarshalJSON() ([]byte, error) {
	if !d.IsSet() {
		return []byte("null"), nil
	}
	return append(d.appendTo(append(make([]byte, 0, 12), '"')), '"'), nil
}

// UnmarshalJSON reads a string as UnmarshalText does, and null as unset. On an error d stays as it was.
func (d *Date) UnmarshalJSON(token []byte) error {
	if string(token) == "null" {
		*d = Date{}
		return nil
	}
	n := len(token)
	if n < 2 || token[0] != '"' || token[n-1] != '"' {
		return &ParseError{0, "a date is a string, as in \"2026-11-24\", or null"}
	}
	return d.UnmarshalText(token[1 : n-1])
}

// Value is the text "2026-11-24", which sorts by date, and NULL where d is unset.
func (d Date) Value() (driver.Value, error) {
	if !d.IsSet() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads a text column as UnmarshalText does, a date column (a time.Time at midnight of its own zone), and
// NULL as unset. A time.Time with a time of day is an instant and not a date: use In.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	case time.Time:
		return d.scanTime(v)
	}
	return &ParseError{0, fmt.Sprintf("the column gives %T; it must be a date or text", src)}
}

func (d *Date) scanTime(t time.Time) error {
	day := Of(t.Date())
	if sinceMidnight(t) != 0 || !day.IsSet() {
		return &ParseError{0, "the column gives an instant; its day depends on a zone"}
	}
	*d = day
	return nil
}

func (d *Date) set(day Date, err error) error {
	if err == nil {
		*d = day
	}
	return err
}
