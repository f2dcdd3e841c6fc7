package formulary

import "fmt"

// Status of a decision. Unknown and Ambiguous are answers: the plan's data do not say, or say two things. The zero
// value is no decision. Numbers and texts are permanent: they are stored.
type Status uint8

// The statuses. Where several rules fail, the answer that stands whatever the others turn out to be is given:
// NotCovered before Ambiguous, Unknown, NeedsReview and NeedsAuthorization. So NeedsReview says that a person's word is
// all that is missing, with or without an authorization, and NeedsAuthorization that an authorization is.
const (
	StatusNone         Status = iota // no decision made
	Covered                          // payable now, at the amounts of the decision
	NotCovered                       // refused; the reasons say why and who can act
	NeedsAuthorization               // payable as soon as the plan has agreed beforehand
	NeedsReview                      // a person decides: at the plan, on what was asked of it; at the pharmacy, on a held fill
	Unknown                          // the request or the plan's data lack a fact
	Ambiguous                        // the request or the plan's data contradict themselves
	statusCount        = iota
)

var statusTexts = [statusCount]string{"none", "covered", "not-covered", "needs-authorization", "needs-review",
	"unknown", "ambiguous"}

var statusWords = [statusCount]string{"No decision", "Covered", "Not covered", "Needs the plan's authorization",
	"Needs review", "Unknown", "Ambiguous"}

// weight orders statuses: the heaviest of a decision's findings is its status.
var weight = [statusCount]uint8{StatusNone: 0, Covered: 1, NeedsAuthorization: 2, NeedsReview: 3, Unknown: 4,
	Ambiguous: 5, NotCovered: 6}

func heavier(a, b Status) Status {
	if weight[b] > weight[a] {
		return b
	}
	return a
}

// String is the text form, "not-covered"; "status(200)" for a number without a meaning.
func (s Status) String() string {
	if s < statusCount {
		return statusTexts[s]
	}
	return fmt.Sprintf("status(%d)", uint8(s))
}

func (s Status) words() string {
	if s < statusCount {
		return statusWords[s]
	}
	return s.String()
}

// MarshalText gives the text form; a number without a meaning is an error.
func (s Status) MarshalText() ([]byte, error) {
	if s >= statusCount {
		return nil, fmt.Errorf("formulary: %d is no status", uint8(s))
	}
	return []byte(statusTexts[s]), nil
}

// UnmarshalText reads what MarshalText gives.
func (s *Status) UnmarshalText(text []byte) error {
	for i, t := range statusTexts {
		if t == string(text) {
			*s = Status(i)
			return nil
		}
	}
	return fmt.Errorf("formulary: no such status")
}
