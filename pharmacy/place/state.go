package place

import (
	"errors"
	"strings"
)

// ErrState is the error of ParseState. It does not repeat the text: where a patient lives is patient data, and a text
// in the wrong field may be anything.
var ErrState = errors.New("place: not a two-letter state code of the USPS")

// State is a USPS two-letter code: the 50 states, DC, territories, freely associated states and the military
// "states" AA, AE and AP. The zero value is unknown, which is no state.
type State string

// ParseState reads a two-letter code in either case, spaces around it ignored. A code that is not in the table is
// ErrState; so is the empty text: an unknown state is for the caller to handle.
func ParseState(s string) (State, error) {
	code := State(capitals(s))
	if !code.Valid() {
		return "", ErrState
	}
	return code, nil
}

// Valid reports whether s is a code of the table. The zero value is not.
func (s State) Valid() bool { return lookup(s).name != "" }

// Name is the full name, "Missouri"; empty for a code that is not in the table.
func (s State) Name() string { return lookup(s).name }

// Military reports whether s is a military "state": an address of an APO, FPO or DPO, which is domestic mail,
// carried to its end by the armed forces.
func (s State) Military() bool { return lookup(s).kind == military }

// Territory reports whether s is a territory of the United States: AS, GU, MP, PR, VI.
func (s State) Territory() bool { return lookup(s).kind == territory }

// FreelyAssociated reports whether s is FM, MH or PW: sovereign states that the USPS serves as domestic mail. They are
// not territories of the United States and have laws of their own.
func (s State) FreelyAssociated() bool { return lookup(s).kind == associated }

// Contiguous reports whether s is one of the 48 states between Canada and Mexico, or DC.
func (s State) Contiguous() bool { return lookup(s).kind == contiguous }

// UnmarshalText reads a code as ParseState does; the empty text is the unknown state.
func (s *State) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*s = ""
		return nil
	}
	*s, err = ParseState(string(text))
	return err
}

// capitals raises the letters a to z alone: strings.ToUpper would make a US of "uſ", with a long s.
func capitals(s string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, strings.TrimSpace(s))
}
