package renewal

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Medium is how a message reaches the member. Texts are permanent; an unknown one is taken as open.
type Medium string

// The media.
const (
	SMS    Medium = "sms"
	Email  Medium = "email"
	Portal Medium = "portal" // behind the member's login: web site or app
	Voice  Medium = "voice"  // a call to the member, who has said who they are
	Letter Medium = "letter"
)

// private reports whether the member alone is taken to read or hear it.
func (m Medium) private() bool { return m == Portal || m == Voice || m == Letter }

// Option is something that the member can do next. Texts are permanent.
type Option string

// The options.
const (
	SayYes          Option = "say_yes"            // have the prescriber asked
	SayNo           Option = "say_no"             // decline the renewal
	Wait            Option = "wait"               // the prescriber has been asked
	CallPrescriber  Option = "call_prescriber"    // the member contacts the office
	BookVisit       Option = "book_visit"         // the prescriber wants to see the member
	NameOther       Option = "other_prescriber"   // tell who else treats the member
	LocalBridge     Option = "local_bridge"       // a short supply at a local pharmacy meanwhile (R5.6)
	GiveConsent     Option = "give_consent"       // say whether the new prescription is refilled automatically
	ReadTheNew      Option = "read_prescription"  // the new prescription differs from the old one
	NewPrescription Option = "await_prescription" // the new prescription is on its way to the pharmacy
)

// Message is what the member is told on a transition, as facts (R4.3): the host has the words. No diagnosis stands in it.
type Message struct {
	Drug    string   `json:"drug,omitempty"` // empty: it is not named by this medium
	Status  Status   `json:"status"`
	RunOut  cal.Date `json:"run_out"` // the first day without supply
	Options []Option `json:"options"` // the best one first
}

// Message is what s tells the member by a medium. An SMS or an e-mail names the drug only to who has opted in to that
// (45 CFR 164.502(b), minimum necessary; our reading); an answer that is not known is no opt-in.
func (s State) Message(to Medium, optedIn drug.Answer) Message {
	m := Message{Status: s.Status, RunOut: s.RunOut, Options: s.options()}
	if to.private() || optedIn == drug.Yes {
		m.Drug = s.Rx.DrugName
	}
	return m
}

// options is what the member can do in a state.
func (s State) options() []Option {
	var o []Option
	switch s.Status {
	case AwaitMember:
		return s.question()
	case Requested:
		return s.waiting()
	case Approved, ApprovedWithChanges:
		return s.approval()
	case Denied, NoResponse:
		o = []Option{CallPrescriber, NameOther}
	case NeedsAppointment:
		o = []Option{BookVisit, NameOther}
	case WrongPrescriber:
		o = []Option{NameOther}
	case NoAnswer:
		o = s.question()
	case Cancelled:
		return s.question()
	}
	return s.meanwhile(o)
}

// meanwhile adds what keeps the member supplied: a bridge supply, or for a controlled drug, of which no local pharmacy may
// give one by itself, the prescriber, who writes a prescription to one (R5.6, R5.7). An unknown schedule is taken as
// controlled.
func (s State) meanwhile(o []Option) []Option {
	switch {
	case s.Rx.Schedule == drug.NotControlled:
		return append(o, LocalBridge)
	case slices.Contains(o, CallPrescriber):
		return o
	}
	return append(o, CallPrescriber)
}

// question is what can be said to "shall we ask the prescriber?"; of a controlled drug the member must call.
func (s State) question() []Option {
	switch {
	case outreach(s.Rx.Schedule) != nil:
		return []Option{CallPrescriber}
	case s.Rx.Schedule.Controlled() == drug.Yes:
		return []Option{CallPrescriber, SayYes, SayNo}
	}
	return []Option{SayYes, SayNo}
}

// waiting is what can be done while the prescriber is asked; of a controlled drug the member should call too.
func (s State) waiting() []Option {
	if s.Rx.Schedule != drug.NotControlled {
		return []Option{CallPrescriber, Wait}
	}
	return []Option{Wait}
}

// approval is what follows a yes: a new prescription, with a consent of its own.
func (s State) approval() []Option {
	o := []Option{NewPrescription}
	if s.Status == ApprovedWithChanges {
		o = append(o, ReadTheNew)
	}
	if s.Automatic {
		o = append(o, GiveConsent)
	}
	return o
}

// Check lists what a message by a medium breaks of R4.3, in one error; nil: nothing. It is for hosts that write or change
// messages themselves.
func (m Message) Check(to Medium, optedIn drug.Answer) error {
	var wrong []string
	if !m.RunOut.IsSet() {
		wrong = append(wrong, "RunOut is missing: the member must learn when supply runs out")
	}
	if m.Drug != "" && !to.private() && optedIn != drug.Yes {
		wrong = append(wrong, "Drug is named by a medium that others can read, without the member's opt-in")
	}
	if len(m.Options) == 0 {
		wrong = append(wrong, "Options is empty: the member must learn what to do next")
	}
	if m.endsBadly() && !slices.Contains(m.Options, LocalBridge) && !slices.Contains(m.Options, CallPrescriber) {
		wrong = append(wrong, "Options offers neither a bridge supply nor the prescriber")
	}
	if wrong == nil {
		return nil
	}
	return fmt.Errorf("renewal: message: %w", errors.New(strings.Join(wrong, "; ")))
}

// endsBadly reports whether the member may be left without supply.
func (m Message) endsBadly() bool {
	switch m.Status {
	case Denied, NoResponse, NeedsAppointment, WrongPrescriber, NoAnswer:
		return true
	}
	return false
}
