package gateway

import (
	"errors"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// What a caller would do differently.
var (
	// ErrOutcomeUnknown: the partner may have the message or not. Call again under the same key: the same message goes out
	// under the same MessageID, and a partner that has it takes it once.
	ErrOutcomeUnknown = errors.New("gateway: the answer was lost or cannot be read; call again under the same key")
	// ErrUnsupported: the partner's profile, or the configuration, does not have this. Nothing was sent.
	ErrUnsupported = errors.New("gateway: not supported with this partner")
	// ErrNoIDs: a message without sender, receiver or message id: nobody can say whether it came before, nor answer it.
	ErrNoIDs = errors.New("gateway: sender, receiver and message id are required, each of at most 255 bytes; the sender has to name them")
	// ErrUnanswerable: a message with an id that cannot be written, as one with an accent in EDIFACT, so that no answer can go
	// back. It is not handed over, for its sender would never hear of it.
	ErrUnanswerable = errors.New("gateway: no answer to the message can be written: an id, or a name of its root element, has a character that its form does not have; the sender has to mend it")
)

// What Config.Fault hears and a host acts on. No message is in them.
var (
	// ErrReusedID: what came last was refused, and nothing was handed over, but where both came at once through two
	// processes (Incoming.Print tells them apart). The partner has to number its messages anew.
	ErrReusedID = errors.New("gateway: another message came under a message id that was used; the sender has to send it under a new one")
	// ErrCameAgain: the partner does not let a message of its mailbox go though it was answered. Those behind it may wait.
	ErrCameAgain = errors.New("gateway: a message of the mailbox came again; nothing was done anew")
	// ErrStranger: the message stays without an answer, and Receive gets the acknowledgement. If a network in between sends
	// them, it belongs into Partner.Between.
	ErrStranger = errors.New("gateway: an acknowledgement of a message of ours came from somebody whom it did not go to; it does not count")
	// ErrPanic: a function of Config panicked, or the Journal; which one stands behind it. What with is hidden, for it may
	// tell of a patient. A message of the partner may come again, and a call is an error.
	ErrPanic = errors.New("gateway: a function of Config panicked")
)

// RefusedError is the partner's no, in codes that stand in a table: another could be any text, and is withheld.
type RefusedError struct {
	Code    string   // of AcknowledgementCodes or Partner.Codes, or "withheld"
	Details []string // what is wrong: of ErrorDetails or Partner.Codes; see Partner.Explain
	Again   bool     // the partner's own trouble: the same call may be made later, and is sent then
}

// Error names the codes and nothing else that the partner wrote.
func (e *RefusedError) Error() string {
	text := "gateway: the partner refused the message with code " + e.Code
	if len(e.Details) > 0 {
		text += ", detail " + strings.Join(e.Details, ", ")
	}
	return text
}

// refused reads a failure.
func (p Partner) refused(a script.Acknowledgement) *RefusedError {
	e := &RefusedError{Code: "withheld", Again: slices.Contains(troubles, a.Code)}
	if p.Explain(a.Code) != "" {
		e.Code = a.Code
	}
	for _, code := range a.Details {
		if p.Explain(code) != "" {
			e.Details = append(e.Details, code)
		}
	}
	return e
}

// troubles are the codes of a partner that could not, not of one that would not: communication, processing, system. 600
// and 601 are unconfirmed.
var troubles = []string{"600", "601", script.AckSystemError}
