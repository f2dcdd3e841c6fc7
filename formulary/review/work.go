package review

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Work.
type (
	// SendRequest hands the request of a level to who answers it. Its answer is Receive.
	SendRequest struct {
		Case   CaseID   `json:"case"`
		Level  Level    `json:"level"`
		Track  Track    `json:"track"`
		FileBy cal.Date `json:"file_by,omitzero"` // of an appeal; unset: none
	}
	// ForwardCase hands a case that the plan let pass to the independent review entity. Its answer is ForwardAnswer.
	ForwardCase struct {
		Case  CaseID `json:"case"`
		Level Level  `json:"level"` // the one that was let pass
	}
	// Reprice asks the order that stands on hold for the case to be priced again.
	Reprice struct {
		Case  CaseID    `json:"case"`
		Order stream.ID `json:"order"`
	}
	// Renew asks for a new case before an approval lapses: the same member, drug and subject, and Renews set. Nothing
	// comes back.
	Renew struct {
		Case  Case   `json:"case"`            // ID is empty: the host makes one
		Items []Item `json:"items,omitempty"` // what is on file, so that nobody is asked for it again
	}
	// Tell is a word to one party about the case: facts and references, no words. The host writes the notice, in the
	// form that the program prescribes.
	Tell struct {
		To     reason.Who    `json:"to"` // reason.Member, reason.Prescriber or reason.Plan
		Case   CaseID        `json:"case"`
		Member rx.PatientRef `json:"member"`
		Rx     rx.ID         `json:"rx,omitempty"`
		Status Status        `json:"status"`
		Level  Level         `json:"level"`
		Detail string        `json:"detail,omitempty"` // a reason code
		Act    bool          `json:"act,omitempty"`    // the party must act

		Through      cal.Period   `json:"through,omitzero"`       // of an approval
		Missing      []string     `json:"missing,omitempty"`      // codes of what is asked for, or was missing
		Alternatives []drug.RxCUI `json:"alternatives,omitempty"` // covered drugs instead
		Next         Level        `json:"next,omitempty"`         // the level that may be asked now; empty: none
		By           cal.Date     `json:"by,omitzero"`            // last day for the party's next step; unset: none is known
	}
)

// Name is permanent.
func (SendRequest) Name() stream.Name { return "review.send_request" }

// Name is permanent.
func (ForwardCase) Name() stream.Name { return "review.forward_case" }

// Name is permanent.
func (Reprice) Name() stream.Name { return "review.reprice" }

// Name is permanent.
func (Renew) Name() stream.Name { return "review.renew" }

// Name is permanent.
func (Tell) Name() stream.Name { return "review.tell" }
