package drug

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"strconv"
)

// RxCUI is the number of a concept of RxNorm, the drug names of the National Library of Medicine: an ingredient, a
// generic clinical drug (SCD), a brand one (SBD). The zero value is unset.
type RxCUI uint32

// maxRxCUIDigits is the width of the column in RxNorm's own files.
const maxRxCUIDigits = 8

// ErrRxCUI is a text or number that is no RxNorm concept id. It does not hold the text.
var ErrRxCUI = errors.New("drug: RxCUI: one to eight digits, not all zero, are needed")

// ParseRxCUI reads one to eight digits. The error is ErrRxCUI.
func ParseRxCUI(s string) (RxCUI, error) {
	if len(s) > maxRxCUIDigits || !allDigits(s) {
		return 0, ErrRxCUI
	}
	if v := number(s); v != 0 {
		return RxCUI(v), nil
	}
	return 0, ErrRxCUI
}

// String is the number in digits; empty when unset. Text and JSON (a string) are the same.
func (r RxCUI) String() string {
	if r == 0 {
		return ""
	}
	return strconv.FormatUint(uint64(r), 10)
}

// AppendText appends String to b; it never fails.
func (r RxCUI) AppendText(b []byte) ([]byte, error) {
	if r == 0 {
		return b, nil
	}
	return strconv.AppendUint(b, uint64(r), 10), nil
}

// MarshalText writes String.
func (r RxCUI) MarshalText() ([]byte, error) { return r.AppendText(nil) }

// UnmarshalText reads what ParseRxCUI reads; empty text is unset.
func (r *RxCUI) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*r = 0
		return nil
	}
	if len(text) > maxRxCUIDigits {
		return ErrRxCUI
	}
	v, err := ParseRxCUI(string(text))
	if err != nil {
		return err
	}
	*r = v
	return nil
}

// Value stores the number, and NULL when unset.
func (r RxCUI) Value() (driver.Value, error) {
	if r == 0 {
		return nil, nil
	}
	return int64(r), nil
}

// Scan reads a number or its digits; NULL, empty text and 0 are unset.
func (r *RxCUI) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*r = 0
		return nil
	case int64:
		if v < 0 || v > 99_999_999 {
			return ErrRxCUI
		}
		*r = RxCUI(v)
		return nil
	case string:
		return r.UnmarshalText([]byte(v))
	case []byte:
		return r.UnmarshalText(v)
	default:
		return fmt.Errorf("drug: scan RxCUI: a column of numbers or text is needed, not %T", src)
	}
}
