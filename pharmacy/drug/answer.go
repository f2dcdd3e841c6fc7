package drug

import (
	"fmt"
	"strings"
)

// Answer is a fact that may be unknown. The zero value is Unknown, and Unknown is not No: a rule that needs the fact
// asks for it.
type Answer uint8

// The answers.
const (
	Unknown Answer = iota
	No
	Yes
)

var answers = words{"answer", []string{"", "no", "yes"}}

// AnswerOf is Yes or No, for a fact that is known.
func AnswerOf(b bool) Answer {
	if b {
		return Yes
	}
	return No
}

// Not is the opposite; Unknown stays Unknown.
func (a Answer) Not() Answer {
	switch a {
	case Yes:
		return No
	case No:
		return Yes
	}
	return Unknown
}

// And is Yes where both are, No where one is, and otherwise Unknown.
func (a Answer) And(b Answer) Answer {
	switch {
	case a == No || b == No:
		return No
	case a == Yes && b == Yes:
		return Yes
	}
	return Unknown
}

// String is "unknown", "no" or "yes".
func (a Answer) String() string { return answers.name(uint8(a)) }

// MarshalText writes "no", "yes", and nothing for Unknown.
func (a Answer) MarshalText() ([]byte, error) { return answers.write(uint8(a)) }

// UnmarshalText reads what MarshalText writes.
func (a *Answer) UnmarshalText(text []byte) error { return answers.read(text, (*uint8)(a)) }

// words is the text of a small closed list. Number 0 is unknown, and its text is empty.
type words struct {
	of   string
	list []string
}

func (w words) name(i uint8) string {
	switch {
	case i == 0:
		return "unknown"
	case int(i) < len(w.list):
		return w.list[i]
	default:
		return fmt.Sprintf("invalid %s %d", w.of, i)
	}
}

func (w words) write(i uint8) ([]byte, error) {
	if int(i) >= len(w.list) {
		return nil, fmt.Errorf("drug: %d is no %s", i, w.of)
	}
	return []byte(w.list[i]), nil
}

// read sets to only where text is on the list; the error names the list and not the text.
func (w words) read(text []byte, to *uint8) error {
	for i, word := range w.list {
		if word == string(text) {
			*to = uint8(i)
			return nil
		}
	}
	return w.refuse()
}

func (w words) refuse() error {
	return fmt.Errorf("drug: %s: not one of %s", w.of, strings.Join(w.list[1:], ", "))
}
