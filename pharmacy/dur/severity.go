package dur

import "fmt"

// Severity is how grave a finding is, in the words of the trade. The zero value is undetermined. Numbers and texts are
// permanent: they are stored.
type Severity uint8

// The severities, the gravest last.
const (
	Undetermined    Severity = iota
	Minor                    // shown, and nothing stops
	Moderate                 // a pharmacist decides and says why
	Major                    // hard stop: a pharmacist and the prescriber
	Contraindicated          // hard stop, as Major
)

var severityTexts = [...]string{"", "minor", "moderate", "major", "contraindicated"}

// String is "undetermined", "minor" and so on.
func (s Severity) String() string {
	return enumText(severityTexts[:], "undetermined", "severity", uint8(s))
}

// MarshalText writes String, and nothing for Undetermined; a number without a meaning is an error.
func (s Severity) MarshalText() ([]byte, error) {
	return marshalEnum(severityTexts[:], "severity", uint8(s))
}

// UnmarshalText reads what MarshalText writes.
func (s *Severity) UnmarshalText(text []byte) error {
	return unmarshalEnum(severityTexts[:], "severity", text, (*uint8)(s))
}

// Significance is the clinical significance that a payer reads (NCPDP 528-FS): "1" major, "2" moderate, "3" minor, and
// "9" undetermined. The code 9 is unconfirmed.
func (s Severity) Significance() string {
	switch s {
	case Minor:
		return "3"
	case Moderate:
		return "2"
	case Major, Contraindicated:
		return "1"
	}
	return "9"
}

// Level is what a screen does with a finding.
type Level uint8

// The levels.
const (
	Info     Level = iota // shown
	Advisory              // a pharmacist decides, with a reason
	Blocking              // a pharmacist decides after the prescriber was asked
)

var levelTexts = [...]string{"info", "advisory", "blocking"}

// String is "info", "advisory" or "blocking".
func (l Level) String() string {
	if int(l) < len(levelTexts) {
		return levelTexts[l]
	}
	return fmt.Sprintf("level(%d)", uint8(l))
}

// Level is what the severity asks of the workflow (R6.3). An undetermined severity is Advisory: a person looks.
func (s Severity) Level() Level {
	switch s {
	case Minor:
		return Info
	case Undetermined, Moderate:
		return Advisory
	}
	return Blocking
}

func (s Severity) stated() bool { return s >= Minor && s <= Contraindicated }

func enumText(texts []string, zero, what string, n uint8) string {
	switch {
	case n == 0:
		return zero
	case int(n) < len(texts):
		return texts[n]
	}
	return fmt.Sprintf("%s(%d)", what, n)
}

func marshalEnum(texts []string, what string, n uint8) ([]byte, error) {
	if int(n) < len(texts) {
		return []byte(texts[n]), nil
	}
	return nil, fmt.Errorf("dur: %s(%d) has no text", what, n)
}

// unmarshalEnum sets to where text is on the list; the error does not hold the text.
func unmarshalEnum(texts []string, what string, text []byte, to *uint8) error {
	for i, t := range texts {
		if t == string(text) {
			*to = uint8(i)
			return nil
		}
	}
	return fmt.Errorf("dur: the text is no %s", what)
}
