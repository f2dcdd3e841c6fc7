package drug

import (
	"encoding/json"
	"errors"
	"strings"
)

// maxQuantityText bounds what ParseQuantity reads: the widest number with room for zeros on both sides.
const maxQuantityText = 32

// ParseQuantity reads a decimal number of units, "90", "2.5", ".5", "90.000". It is exact: more than three decimals are
// refused unless the rest are zeros. No sign, no exponent, no spaces, no commas. The error is a *QuantityError.
func ParseQuantity(value string, u Unit) (Quantity, error) {
	n, kind := parseThousandths(value)
	if kind != 0 {
		return Quantity{}, &QuantityError{Kind: kind}
	}
	return Thousandths(n, u)
}

func parseThousandths(s string) (int64, QuantityErrorKind) {
	whole, fraction, _ := strings.Cut(s, ".")
	switch {
	case s == "":
		return 0, QuantityAbsent
	case s == ".", len(s) > maxQuantityText, !digitsOrNone(whole), !digitsOrNone(fraction):
		return 0, QuantityNotNumber
	}
	whole = strings.TrimLeft(whole, "0")
	kept := fraction[:min(3, len(fraction))]
	switch {
	case strings.Trim(fraction[len(kept):], "0") != "":
		return 0, QuantityTooFine
	case len(whole) > 7: // MaxThousandths has seven digits before the point
		return 0, QuantityRange
	}
	return 1000*int64(number(whole)) + int64(number((kept + "000")[:3])), 0
}

func digitsOrNone(s string) bool { return s == "" || allDigits(s) }

// quantityJSON is the JSON form: the number as text, so that no reader makes a float of it.
type quantityJSON struct {
	Value *string `json:"value"`
	Unit  Unit    `json:"unit,omitempty"`
}

// MarshalJSON writes {"value":"90","unit":"C48542"}, and null when absent.
func (q Quantity) MarshalJSON() ([]byte, error) {
	if !q.set {
		return []byte("null"), nil
	}
	value := q.Decimal()
	return json.Marshal(quantityJSON{&value, q.unit})
}

// UnmarshalJSON reads what MarshalJSON writes. The number must be a string; null is the absent quantity.
func (q *Quantity) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*q = Quantity{}
		return nil
	}
	var j quantityJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return errQuantityJSON
	}
	if j.Value == nil {
		return &QuantityError{Kind: QuantityAbsent}
	}
	v, err := ParseQuantity(*j.Value, j.Unit)
	if err != nil {
		return err
	}
	*q = v
	return nil
}

var errQuantityJSON = errors.New(`drug: quantity: JSON like {"value":"90","unit":"C48542"} is needed`)

// QuantityErrorKind says why there is no quantity.
type QuantityErrorKind uint8

// The ways in which a quantity fails.
const (
	QuantityAbsent      QuantityErrorKind = iota + 1 // a number is needed and there is none
	QuantityNotNumber                                // not a plain decimal number
	QuantityTooFine                                  // finer than thousandths
	QuantityRange                                    // below zero or above MaxThousandths
	QuantityUnit                                     // the unit is no NCI code
	QuantityUnitsDiffer                              // two quantities that count different things
)

// QuantityError says why a text is no quantity, or why two quantities do not go together. It never holds the text.
type QuantityError struct{ Kind QuantityErrorKind }

// Error says what is wrong.
func (e *QuantityError) Error() string {
	const prefix = "drug: quantity: "
	switch e.Kind {
	case QuantityAbsent:
		return prefix + "absent"
	case QuantityTooFine:
		return prefix + "finer than a thousandth of a unit"
	case QuantityRange:
		return prefix + "below zero or above 9999999.999"
	case QuantityUnit:
		return prefix + "the unit is no NCI code such as C48542"
	case QuantityUnitsDiffer:
		return prefix + "the units differ"
	default:
		return prefix + "not a plain decimal number such as 90 or 2.5"
	}
}
