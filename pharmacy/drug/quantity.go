package drug

import (
	"strconv"
	"strings"
)

// Quantity is a number of units, in exact thousandths: 90 tablets, 2.5 mL. It is comparable. The zero value is absent,
// which is not the quantity zero. It is never negative and never above MaxThousandths.
type Quantity struct {
	thousandths int64
	unit        Unit
	set         bool
}

// MaxThousandths is the largest quantity, 9,999,999.999: the widest number that a claim's quantity field holds
// (NCPDP 442-E7, seven digits and three decimals). Thousands of them can be added without wrapping.
const MaxThousandths = 9_999_999_999

// Units is n whole units. A negative or absurd n, or a unit that is no NCI code, gives the absent quantity; use
// Thousandths where the number comes from outside.
func Units(n int64, u Unit) Quantity {
	if n < 0 || n > MaxThousandths/1000 {
		return Quantity{}
	}
	q, err := Thousandths(n*1000, u)
	if err != nil {
		return Quantity{}
	}
	return q
}

// Thousandths is n thousandths of a unit. A negative n, one above MaxThousandths, or a unit that is no NCI code is a
// *QuantityError.
func Thousandths(n int64, u Unit) (Quantity, error) {
	if n < 0 || n > MaxThousandths {
		return Quantity{}, &QuantityError{Kind: QuantityRange}
	}
	if !u.wellFormed() {
		return Quantity{}, &QuantityError{Kind: QuantityUnit}
	}
	return Quantity{thousandths: n, unit: u, set: true}, nil
}

// IsSet says whether q holds a number; zero is one.
func (q Quantity) IsSet() bool { return q.set }

// Thousandths is the number in thousandths of the unit; 0 when absent.
func (q Quantity) Thousandths() int64 { return q.thousandths }

// Unit is what q counts; empty is unknown.
func (q Quantity) Unit() Unit { return q.unit }

// IsZero says whether q is absent, so that JSON can leave it out. The quantity zero is not absent.
func (q Quantity) IsZero() bool { return !q.set }

// Positive says whether q is set and above zero.
func (q Quantity) Positive() bool { return q.thousandths > 0 }

// Whole says whether q is set and has no fraction.
func (q Quantity) Whole() bool { return q.set && q.thousandths%1000 == 0 }

// Add is q + r. Both must be set and have the same unit; the sum must be in range. The error is a *QuantityError.
func (q Quantity) Add(r Quantity) (Quantity, error) {
	if err := q.matches(r); err != nil {
		return Quantity{}, err
	}
	return Thousandths(q.thousandths+r.thousandths, q.unit)
}

// Sub is q − r, under the same rules as Add; there is no quantity below zero.
func (q Quantity) Sub(r Quantity) (Quantity, error) {
	if err := q.matches(r); err != nil {
		return Quantity{}, err
	}
	return Thousandths(q.thousandths-r.thousandths, q.unit)
}

// Compare is −1, 0 or +1 as q is less than, equal to or more than r, under the same rules as Add.
func (q Quantity) Compare(r Quantity) (int, error) {
	if err := q.matches(r); err != nil {
		return 0, err
	}
	switch {
	case q.thousandths < r.thousandths:
		return -1, nil
	case q.thousandths > r.thousandths:
		return 1, nil
	}
	return 0, nil
}

func (q Quantity) matches(r Quantity) error {
	if !q.set || !r.set {
		return &QuantityError{Kind: QuantityAbsent}
	}
	if q.unit != r.unit {
		return &QuantityError{Kind: QuantityUnitsDiffer}
	}
	return nil
}

// Decimal is the number alone, "90", "2.5", without trailing zeros; empty when absent.
func (q Quantity) Decimal() string { return string(q.appendDecimal(nil)) }

// String is the number and the unit's name, "90 tablet", "2.5 mL"; a code that is not in the table stands for itself,
// and an unknown unit is left out. Empty when absent.
func (q Quantity) String() string {
	b := q.appendDecimal(make([]byte, 0, 32))
	name := q.unit.Name()
	if name == "" {
		name = string(q.unit)
	}
	if !q.set || name == "" {
		return string(b)
	}
	return string(append(append(b, ' '), name...))
}

// Words is the quantity in a sentence: "90 tablets", "1 tablet", "2.5 mL". Empty where it is absent.
func (q Quantity) Words() string {
	s := q.String()
	if q.unit.Countable() != Yes || q.unit == Each || q.thousandths == 1000 {
		return s
	}
	switch {
	case strings.HasSuffix(s, "ch"): // patches
		return s + "es"
	case strings.HasSuffix(s, "ry"): // suppositories
		return s[:len(s)-1] + "ies"
	}
	return s + "s"
}

func (q Quantity) appendDecimal(b []byte) []byte {
	if !q.set {
		return b
	}
	b = strconv.AppendInt(b, q.thousandths/1000, 10)
	rest := q.thousandths % 1000
	if rest == 0 {
		return b
	}
	b = append(b, '.', byte('0'+rest/100), byte('0'+rest/10%10), byte('0'+rest%10))
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}
