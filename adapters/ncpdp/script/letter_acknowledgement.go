package script

import "errors"

// ErrNoAnswer: an acknowledgement is not acknowledged, or two systems would thank each other for ever.
var ErrNoAnswer = errors.New("an acknowledgement is not answered")

// Codes that the letters here write. A receiver of the Department of Veterans Affairs answers 000 to NewRx and 010 to all
// else.
const (
	AckAccepted    = "000" // taken into the system
	AckTaken       = "010" // by the one for whom it was
	AckSystemError = "602" // our own trouble; the sender may send it again
	AckRefused     = "900"
)

// Acknowledge writes the Status that says "we have it" to any kind that may be answered: 000 to NewRx, 010 to the others.
// It promises no more; what the pharmacy thinks of the content is for a later answer. The error is ErrNoAnswer for Status,
// Verify and Error, or a *WriteError.
func (l Letter) Acknowledge() ([]byte, error) {
	if l.answered == KindNewRx {
		return l.Status(AckAccepted, "")
	}
	return l.Status(AckTaken, "")
}

// Status writes Status with a code, and words of ours or none.
func (l Letter) Status(code, description string) ([]byte, error) {
	return l.acknowledge(KindStatus, Leaf("Code", code), Leaf("Description", description))
}

// Verify writes Verify: the one who had to see the message has taken it.
func (l Letter) Verify(code, description string) ([]byte, error) {
	return l.acknowledge(KindVerify, Group("VerifyStatus", Leaf("Code", code), Leaf("Description", description)))
}

// Error writes Error: code 900 and the like, codes of detail or none, and what is wrong in words without a patient's data:
// the text of a Finding, or of a *SyntaxError.
func (l Letter) Error(code string, details []string, description string) ([]byte, error) {
	tags := []Tag{Leaf("Code", code)}
	for _, each := range details {
		tags = append(tags, Leaf("DescriptionCode", each))
	}
	return l.acknowledge(KindError, append(tags, Leaf("Description", description))...)
}

func (l Letter) acknowledge(k Kind, tags ...Tag) ([]byte, error) {
	if l.answered.Acknowledges() {
		return nil, ErrNoAnswer
	}
	return l.Write(k, tags...)
}

// GetMessage writes the question what lies in a mailbox; l.Mailbox names it.
func (l Letter) GetMessage() ([]byte, error) { return l.Write(KindGetMessage) }
