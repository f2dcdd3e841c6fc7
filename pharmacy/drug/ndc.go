package drug

import (
	"cmp"
	"database/sql/driver"
	"fmt"
)

// NDC is a National Drug Code as three numbers, not text: labeler, product, package. It is comparable, and the same
// code written 4-4-2, 5-4-2 or 6-4-2 is one value. The zero value is unset.
//
// Text would not do: from 2033-03-07 every code has twelve digits (91 FR 10749, second-hand), and an old labeler padded
// to six digits is still the same labeler.
type NDC struct {
	labeler uint32
	product uint16
	pack    uint8
	set     bool
}

// maxShortLabeler is the highest labeler that the forms of ten and eleven digits can write.
const maxShortLabeler = 99999

// IsSet says whether n holds a code.
func (n NDC) IsSet() bool { return n.set }

// Eleven is the eleven digits of claims and messages, "00002143380". It is false for an unset code, and for a labeler
// above 99999, which has no such form.
func (n NDC) Eleven() (string, bool) {
	if !n.set || n.labeler > maxShortLabeler {
		return "", false
	}
	var b [11]byte
	putDigits(b[:5], n.labeler)
	putDigits(b[5:9], uint32(n.product))
	putDigits(b[9:], uint32(n.pack))
	return string(b[:]), true
}

// Twelve is the code as 6-4-2 with hyphens, "000002-1433-80"; empty when unset.
func (n NDC) Twelve() string {
	if !n.set {
		return ""
	}
	return string(n.appendHyphenated(nil, 6))
}

// String is the code with hyphens: 5-4-2, and 6-4-2 for a labeler above 99999; empty when unset. Text, JSON and SQL
// write the same.
func (n NDC) String() string {
	var room [14]byte
	b, _ := n.AppendText(room[:0])
	return string(b)
}

// AppendText appends String to b; it never fails.
func (n NDC) AppendText(b []byte) ([]byte, error) {
	switch {
	case !n.set:
		return b, nil
	case n.labeler > maxShortLabeler:
		return n.appendHyphenated(b, 6), nil
	default:
		return n.appendHyphenated(b, 5), nil
	}
}

// MarshalText writes String; an unset code is empty.
func (n NDC) MarshalText() ([]byte, error) { return n.AppendText(nil) }

// UnmarshalText reads any form that ParseNDC reads; empty text is the unset code.
func (n *NDC) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*n = NDC{}
		return nil
	}
	if len(text) > maxNDCText {
		return &NDCError{Kind: NDCShape}
	}
	v, err := ParseNDC(string(text))
	if err != nil {
		return err
	}
	*n = v
	return nil
}

// Value stores String, and NULL for an unset code.
func (n NDC) Value() (driver.Value, error) {
	if !n.set {
		return nil, nil
	}
	return n.String(), nil
}

// Scan reads text in any form that ParseNDC reads; NULL and empty text are the unset code. A number is refused: it has
// lost its zeros.
func (n *NDC) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*n = NDC{}
		return nil
	case string:
		return n.UnmarshalText([]byte(v))
	case []byte:
		return n.UnmarshalText(v)
	default:
		return fmt.Errorf("drug: scan NDC: a column of text is needed, not %T", src)
	}
}

// Compare orders codes by labeler, product and package; the unset code comes first.
func (n NDC) Compare(o NDC) int { return cmp.Compare(n.Key(), o.Key()) }

// Key is the code as one number: distinct codes have distinct keys, in the order of Compare; 0 is unset. It suits a
// hash table, not storage: it has no promised digits.
func (n NDC) Key() uint64 {
	if !n.set {
		return 0
	}
	return 1<<63 | uint64(n.labeler)<<24 | uint64(n.product)<<8 | uint64(n.pack)
}

func (n NDC) appendHyphenated(b []byte, labelerDigits int) []byte {
	const blank = "000000-0000-00"
	at := len(b)
	b = append(b, blank[6-labelerDigits:]...)
	code := b[at:]
	putDigits(code[:labelerDigits], n.labeler)
	putDigits(code[labelerDigits+1:labelerDigits+5], uint32(n.product))
	putDigits(code[labelerDigits+6:], uint32(n.pack))
	return b
}

// putDigits fills b with the last digits of v, zeros in front.
func putDigits(b []byte, v uint32) {
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = byte('0' + v%10)
		v /= 10
	}
}
