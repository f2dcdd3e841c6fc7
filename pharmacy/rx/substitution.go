package rx

import "errors"

// Substitution is the prescriber's word on generics. The zero value is absent, and absent is not "allowed".
type Substitution uint8

// The prescriber's words.
const (
	SubstitutionAbsent  Substitution = iota
	SubstitutionAllowed              // code 0 of a message
	DispenseAsWritten                // code 1: the prescribed product and no other
)

var substitutionWords = [...]string{"", "allowed", "dispense as written"}

var errSubstitution = errors.New("rx: substitution: not one of allowed, dispense as written")

// String is "unknown" when absent, "allowed" or "dispense as written".
func (s Substitution) String() string { return wordOf(substitutionWords[:], int(s)) }

// DAW is the code of a claim that says no more than the prescriber did; a claim's code may come to say more, such as
// that the member asked for the brand. Absent stays absent.
func (s Substitution) DAW() DAW {
	switch s {
	case SubstitutionAllowed:
		return DAWNone
	case DispenseAsWritten:
		return DAWPrescriber
	}
	return DAWAbsent
}

// MarshalText writes the word, and nothing when absent.
func (s Substitution) MarshalText() ([]byte, error) {
	return writeWord(substitutionWords[:], int(s), errSubstitution)
}

// UnmarshalText reads what MarshalText writes.
func (s *Substitution) UnmarshalText(text []byte) error {
	i, err := readWord(substitutionWords[:], text, errSubstitution)
	if err == nil {
		*s = Substitution(i)
	}
	return err
}

// DAW is "dispense as written", the product selection code of a claim (NCPDP 408-D8): why this product was chosen. The
// zero value is absent; code 0 is DAWNone. The codes are facts, the words are ours.
type DAW uint8

// The codes 0 to 9.
const (
	DAWAbsent            DAW = iota
	DAWNone                  // 0
	DAWPrescriber            // 1
	DAWPatient               // 2
	DAWPharmacist            // 3
	DAWGenericNotInStock     // 4
	DAWBrandAsGeneric        // 5
	DAWOverride              // 6
	DAWBrandByLaw            // 7
	DAWGenericNotMade        // 8
	DAWPlan                  // 9
)

var dawWords = [...]string{
	"", "nobody asked for a certain product", "the prescriber allows no substitution", "the member asks for the brand",
	"the pharmacist picks the brand", "the generic is not in stock", "the brand is dispensed and priced as the generic",
	"an override agreed with the plan", "the law requires the brand", "the generic is not on the market",
	"the plan asks for the brand",
}

var errDAW = errors.New("rx: DAW: not one of the codes 0 to 9")

// ParseDAW reads one digit; empty text is absent.
func ParseDAW(s string) (DAW, error) {
	switch {
	case s == "":
		return DAWAbsent, nil
	case len(s) == 1 && '0' <= s[0] && s[0] <= '9':
		return DAWNone + DAW(s[0]-'0'), nil
	}
	return DAWAbsent, errDAW
}

// String is the code, "0" to "9"; empty when absent. Text and JSON are the same.
func (d DAW) String() string {
	if d == DAWAbsent || d > DAWPlan {
		return ""
	}
	return string(rune('0' + d - DAWNone))
}

// Meaning says in a line what the code tells; empty when absent.
func (d DAW) Meaning() string {
	if d > DAWPlan {
		return ""
	}
	return dawWords[d]
}

// MarshalText writes the code.
func (d DAW) MarshalText() ([]byte, error) {
	if d > DAWPlan {
		return nil, errDAW
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what ParseDAW reads.
func (d *DAW) UnmarshalText(text []byte) error {
	v, err := ParseDAW(string(text))
	if err == nil {
		*d = v
	}
	return err
}
