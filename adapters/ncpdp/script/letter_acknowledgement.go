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

// Status writes Status with a code, and words of ours or none. A code that we know to mean failure is refused, for it
// would contradict the kind, and so is no code.
func (l Letter) Status(code, description string) ([]byte, error) {
	return l.acknowledge(KindStatus, code, Leaf("Code", code), Leaf("Description", description))
}

// Verify writes Verify: the one who had to see the message has taken it. Of the code it takes what Status takes.
func (l Letter) Verify(code, description string) ([]byte, error) {
	return l.acknowledge(KindVerify, code, Group("VerifyStatus", Leaf("Code", code), Leaf("Description", description)))
}

// Error writes Error: code 900 and the like, codes of detail or none, and what is wrong in words without a patient's data:
// the text of a Finding, or of a *SyntaxError. A code that we know to mean success is refused, and so is no code.
func (l Letter) Error(code string, details []string, description string) ([]byte, error) {
	tags := []Tag{Leaf("Code", code)}
	for _, each := range details {
		tags = append(tags, Leaf("DescriptionCode", each))
	}
	return l.acknowledge(KindError, code, append(tags, Leaf("Description", description))...)
}

func (l Letter) acknowledge(k Kind, code string, tags ...Tag) ([]byte, error) {
	means := meaningOf(code)
	switch {
	case trimmed(code) == "":
		return nil, unwritable("/Message/Body/"+string(k), "an acknowledgement has a code")
	case means == failure && k != KindError, means == success && k == KindError:
		return nil, unwritable("/Message/Body/"+string(k), "a code that says the opposite of the kind")
	}
	return l.Write(k, tags...)
}

// GetMessage writes the question what lies in a mailbox; l.Mailbox names it.
func (l Letter) GetMessage() ([]byte, error) { return l.Write(KindGetMessage) }
