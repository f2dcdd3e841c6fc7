package reason

import "fmt"

// Code is the permanent dotted name of a rule: "formulary.not_listed". Lower-case letters, digits and underscores
// in at least two parts, the first one the name of the package.
type Code string

// Reject is an NCPDP reject code ("79", "75", "MR"), a fact that is printed as it is. Empty: none belongs to the rule.
type Reject string

// Facts names the two integers of a step in words, for people: {"on hand", "limit"}. Empty: the integer is not used.
type Facts struct{ A, B string }

// Rule is one line of a package's table of rules. Rules are package-level values that nobody changes, and are
// compared by pointer.
type Rule struct {
	Code     Code
	Text     string // what a failed step says; "{a}" and "{b}" stand for the facts
	Passed   string // what a passed step says, in the same way; empty: "passed" and the facts
	Reject   Reject
	Who      Who // who can mend a failed step
	Facts    Facts
	Source   string // citation, with the date it was read
	Evidence Evidence
}

// Who is the party that can mend a failed step, or that must act next. The zero value is Nobody. Numbers and
// texts are permanent: they are stored.
type Who uint8

// The parties of a mail-order fill.
const (
	Nobody     Who = iota // nothing can be done, or nothing is to be done
	Member                // the person whose prescription it is, or who acts for them
	Prescriber            // the prescriber or the prescriber's office
	Pharmacist            // a pharmacist's professional judgement
	Pharmacy              // the pharmacy's other staff
	Plan                  // the payer
	Carrier               // the delivery company
	Host                  // the program that embeds the library: configuration, data, a broken input
)

var whoTexts = [...]string{"nobody", "member", "prescriber", "pharmacist", "pharmacy", "plan", "carrier", "host"}

// ParseWho reads the text form, "pharmacist". Any other text is an error, the empty one too.
func ParseWho(s string) (Who, error) {
	for i, text := range whoTexts {
		if s == text {
			return Who(i), nil
		}
	}
	return Nobody, fmt.Errorf("reason: %q is none of the parties that can act", s)
}

// String is the text form: "pharmacist"; "who(200)" for a number that names nobody.
func (w Who) String() string { return enumText(whoTexts[:], "who", uint8(w)) }

// MarshalText gives the text form; a number that names nobody is an error.
func (w Who) MarshalText() ([]byte, error) { return marshalEnum(whoTexts[:], "who", uint8(w)) }

// UnmarshalText reads what MarshalText gives.
func (w *Who) UnmarshalText(text []byte) (err error) {
	*w, err = ParseWho(string(text))
	return err
}

// Evidence says how sure a rule is. The zero value is Unstated: the rule claims no source.
type Evidence uint8

// The degrees of evidence, as the rule packs of the library use them.
const (
	Unstated    Evidence = iota
	Read                 // read in the source itself
	SecondHand           // told by somebody who read it
	Unconfirmed          // believed, to be confirmed before it is relied upon
	Proposal             // our own choice where the trade has none
)

var evidenceTexts = [...]string{"unstated", "read", "second-hand", "unconfirmed", "proposal"}

// String is the text form: "second-hand".
func (e Evidence) String() string { return enumText(evidenceTexts[:], "evidence", uint8(e)) }

// MarshalText gives the text form; a number without a meaning is an error.
func (e Evidence) MarshalText() ([]byte, error) {
	return marshalEnum(evidenceTexts[:], "evidence", uint8(e))
}

func enumText(texts []string, what string, n uint8) string {
	if int(n) < len(texts) {
		return texts[n]
	}
	return fmt.Sprintf("%s(%d)", what, n)
}

func marshalEnum(texts []string, what string, n uint8) ([]byte, error) {
	if int(n) < len(texts) {
		return []byte(texts[n]), nil
	}
	return nil, fmt.Errorf("reason: %s(%d) has no text", what, n)
}
