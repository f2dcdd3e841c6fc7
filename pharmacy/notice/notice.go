package notice

import (
	"errors"
	"fmt"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Notice is what is to be told, by facts and references only: the Notifier of the host finds name, address and words.
type Notice struct {
	Kind   Kind          `json:"kind"`
	Member rx.PatientRef `json:"member"`
	About  stream.ID     `json:"about"`            // the order, enrolment or renewal
	Rx     rx.ID         `json:"rx,omitempty"`     // empty: none in particular
	Date   cal.Date      `json:"date"`             // by kind, see Kinds; unset: none belongs to it
	Amount *money.Amount `json:"amount,omitempty"` // what the member pays or gets back; nil: none belongs to it
	Detail string        `json:"detail,omitempty"` // one word: a reason code, an answer, a carrier's name; never patient data
	Act    bool          `json:"act,omitempty"`    // the member must act
}

// Validate lists all that a notice of its kind must carry and does not, in one error that names the fields; nil:
// nothing. The machine that made the notice can mend it.
func (n Notice) Validate() error {
	info, known := n.Kind.Info()
	if !known {
		return errKind
	}
	var wrong []string
	note := func(bad bool, what string) {
		if bad {
			wrong = append(wrong, what)
		}
	}
	note(n.Member == "", "Member is missing")
	note(!n.About.Valid(), "About names no stream")
	note(info.Rx && n.Rx == "", "Rx is missing")
	note(info.Date != "" && !n.Date.IsSet(), "Date is missing: "+info.Date)
	note(info.Detail != "" && n.Detail == "", "Detail is missing: "+info.Detail)
	note(!isWord(n.Detail), "Detail is more than one word")
	if wrong == nil {
		return nil
	}
	return fmt.Errorf("notice: %s: %s", n.Kind, strings.Join(wrong, "; "))
}

// errKind does not repeat the kind: what stands there may be anything.
var errKind = errors.New("notice: Kind is no kind of notice")

// isWord holds sentences off: they are where a name or a drug slips in.
func isWord(s string) bool {
	const most = 64
	stranger := func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("._-", r))
	}
	return len(s) <= most && !strings.ContainsFunc(s, stranger)
}
