package refill

import "fmt"

// Clarification is a submission clarification code (NCPDP 420-DK): why a claim asks the payer to pass over a limit. The
// numbers are the standard's, the words are ours. The zero value is none.
type Clarification uint8

// The codes of R2.4.
const (
	ClarifyOther       Clarification = 2  // none of the others: a pharmacist's note says what
	ClarifyVacation    Clarification = 3  // supply for a trip
	ClarifyLost        Clarification = 4  // lost, stolen or destroyed by the member's account; a lost parcel is no override
	ClarifyChange      Clarification = 5  // dose or therapy changed
	ClarifyStarter     Clarification = 6  // a small first dose before the usual one
	ClarifyNecessary   Clarification = 7  // medically necessary by the prescriber's word
	ClarifyDisaster    Clarification = 13 // a declared emergency
	ClarifyLTCLeave    Clarification = 14 // leave from long-term care
	ClarifyLTCReplaced Clarification = 15 // supply in long-term care had to be replaced
	ClarifyLTCAdmitted Clarification = 18 // a new or returning resident of long-term care
	ClarifyShort       Clarification = 47 // a fill shortened for synchronization
	ClarifyAfterShort  Clarification = 48 // the fill after a shortened one
)

// Known reports whether c is one of the codes above.
func (c Clarification) Known() bool { return c.words() != "" }

// String is the code and what it is in words: "3 vacation supply"; "none" for the zero value.
func (c Clarification) String() string {
	if c == 0 {
		return "none"
	}
	if words := c.words(); words != "" {
		return fmt.Sprintf("%d %s", uint8(c), words)
	}
	return fmt.Sprintf("clarification(%d)", uint8(c))
}

func (c Clarification) words() string {
	switch c {
	case ClarifyOther:
		return "other"
	case ClarifyVacation:
		return "vacation supply"
	case ClarifyLost:
		return "lost supply"
	case ClarifyChange:
		return "therapy change"
	case ClarifyStarter:
		return "starter dose"
	case ClarifyNecessary:
		return "medically necessary"
	case ClarifyDisaster:
		return "declared emergency"
	case ClarifyLTCLeave, ClarifyLTCReplaced, ClarifyLTCAdmitted:
		return c.longTermCare()
	case ClarifyShort:
		return "shortened fill"
	case ClarifyAfterShort:
		return "fill after a shortened one"
	}
	return ""
}

func (c Clarification) longTermCare() string {
	switch c {
	case ClarifyLTCLeave:
		return "leave from long-term care"
	case ClarifyLTCReplaced:
		return "replacement in long-term care"
	}
	return "admission to long-term care"
}

// automatic reports whether the ground of c is on record without a person's judgement: a declaration, or a fill that the
// program itself shortened.
func (c Clarification) automatic() bool {
	return c == ClarifyDisaster || c == ClarifyShort || c == ClarifyAfterShort
}
