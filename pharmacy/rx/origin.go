package rx

import "errors"

// Origin is how the prescription reached the pharmacy. The zero value is unknown. Which origins a schedule allows is a
// rule of law (R1.6), not of this package.
type Origin uint8

// The origins.
const (
	OriginUnknown Origin = iota
	Electronic           // from the prescriber's system
	Phone                // spoken, and written down by the pharmacist
	Fax                  // from the prescriber or the office; never from a patient
	Paper                // hand-signed, brought or mailed
	Transfer             // from another pharmacy that had it first
)

var originWords = [...]string{"", "electronic", "phone", "fax", "paper", "transfer"}

// originCodes are those of NCPDP field 419-DJ: written, telephone, electronic, facsimile, pharmacy.
var originCodes = [...]string{"0", "3", "2", "4", "1", "5"}

var errOrigin = errors.New("rx: origin: not one of electronic, phone, fax, paper, transfer")

// String is "unknown", "electronic", "phone", "fax", "paper" or "transfer".
func (o Origin) String() string { return wordOf(originWords[:], int(o)) }

// Code is the value of NCPDP field 419-DJ, "3" for electronic; "0" says unknown.
func (o Origin) Code() string {
	if int(o) >= len(originCodes) {
		return originCodes[OriginUnknown]
	}
	return originCodes[o]
}

// MarshalText writes String, and nothing for an unknown origin.
func (o Origin) MarshalText() ([]byte, error) { return writeWord(originWords[:], int(o), errOrigin) }

// UnmarshalText reads what MarshalText writes.
func (o *Origin) UnmarshalText(text []byte) error {
	i, err := readWord(originWords[:], text, errOrigin)
	if err == nil {
		*o = Origin(i)
	}
	return err
}

// wordOf names the i-th of a closed list for a person; number 0 is unknown.
func wordOf(list []string, i int) string {
	switch {
	case i == 0:
		return "unknown"
	case i < len(list):
		return list[i]
	}
	return "invalid"
}

func writeWord(list []string, i int, fault error) ([]byte, error) {
	if i >= len(list) {
		return nil, fault
	}
	return []byte(list[i]), nil
}

func readWord(list []string, text []byte, fault error) (int, error) {
	for i, word := range list {
		if word == string(text) {
			return i, nil
		}
	}
	return 0, fault
}
