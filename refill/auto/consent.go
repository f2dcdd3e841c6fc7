package auto

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Mode of consent, set by the plan (R3.0). The zero value is Off.
type Mode string

// The modes.
const (
	Off                Mode = ""                      // nothing goes by itself
	PerShipment        Mode = "per_shipment"          // a yes before each shipment
	OptInWithReminders Mode = "opt_in_with_reminders" // one yes for the drug, two reminders before each shipment
)

// Consent is the member's word for one drug (R3.2). It is kept as it was given; ending it is an event of its own.
type Consent struct {
	By      pharmacy.Actor   `json:"by"` // member or caregiver; a plan or pharmacy can never be
	Channel pharmacy.Channel `json:"channel"`
	Script  string           `json:"script"` // version of the text that was agreed to
	Mode    Mode             `json:"mode"`
	// Scope is empty: a consent is for the one drug of its stream. Any other is refused, however it was asked for.
	Scope string `json:"scope,omitempty"`
}

// Record is one consent in the history of a stream: append-only, the last one may still stand. The member and the
// prescription are the stream's.
type Record struct {
	Consent Consent
	Policy  string    // the row of R3.0 it was given under; empty: not told
	At      time.Time // when it was given, UTC
	EndedAt time.Time // zero: it stands
	End     End       // why it ended; empty: it stands, or the member stopped it
}

// End is why a consent ended (R3.2). Texts are permanent. The empty one is the member's own stop.
type End string

// The ends besides the member's stop.
const (
	PlanChanged     End = "plan_changed"
	CoverageLost    End = "coverage_lost"
	Deceased        End = "deceased"
	Hospice         End = "hospice"
	Recalled        End = "recalled"
	DoseChanged     End = "dose_changed"
	NewPrescription End = "new_prescription"
	NoAnswer        End = "no_answer" // to the question after the last refill (R3.5); the timer's, no command has it
)

// EndRule is a row of Ends: what follows from an end.
type EndRule struct {
	End      End
	Ask      bool // the member is asked for a new consent: status ConsentNeeded; else Stopped
	Final    bool // no consent is ever taken again
	Meaning  string
	Evidence reason.Evidence
}

// Ends is the table of R3.2: the list, and whom to ask again, are our proposal, but for what plan pages tell (second-hand).
// The slice is the caller's.
func Ends() []EndRule { return slices.Clone(ends[:]) }

var ends = [...]EndRule{
	{End: PlanChanged, Ask: true, Meaning: "the member has another plan", Evidence: reason.Proposal},
	{End: CoverageLost, Meaning: "the member has no coverage", Evidence: reason.Proposal},
	{End: Deceased, Final: true, Meaning: "the member has died", Evidence: reason.Proposal},
	{End: Hospice, Meaning: "the member is in hospice care, which supplies drugs by itself", Evidence: reason.Proposal},
	{End: Recalled, Meaning: "the drug is recalled", Evidence: reason.Proposal},
	{End: DoseChanged, Ask: true, Meaning: "the dose has changed", Evidence: reason.Proposal},
	{End: NewPrescription, Ask: true, Meaning: "a new prescription has taken this one's place", Evidence: reason.SecondHand},
	{End: NoAnswer, Meaning: "the member did not answer after the last refill", Evidence: reason.SecondHand},
}

// rule is the row of e; false where e is none.
func (e End) rule() (EndRule, bool) {
	i := slices.IndexFunc(ends[:], func(r EndRule) bool { return r.End == e })
	if i < 0 {
		return EndRule{}, false
	}
	return ends[i], true
}

// personal reports whether a is somebody who can consent: the member, or who acts for the member.
func personal(a pharmacy.Actor) bool {
	return a.Role == pharmacy.RoleMember || a.Role == pharmacy.RoleCaregiver
}

// spoken reports whether a person can give consent by channel c.
func spoken(c pharmacy.Channel) bool {
	switch c {
	case pharmacy.ChannelWeb, pharmacy.ChannelApp, pharmacy.ChannelPhone, pharmacy.ChannelFax, pharmacy.ChannelMail:
		return true
	}
	return false
}

// consented appends a record. The slices are copied, for states share nothing.
func (s State) consented(e ConsentGiven) State {
	s.Consent, s.Asks, s.Terms, s.Ended, s.Paused = e.Consent, false, Terms{}, "", cal.Date{}
	s.OrderBy = cal.Date{} // it is ordered automatically now
	if e.Standing != nil {
		s.Asks, s.Terms = true, e.Standing.Terms
	}
	s.Consents = append(slices.Clip(s.Consents), Record{Consent: e.Consent, Policy: e.Policy, At: e.At})
	return s
}

// closed closes the record that stands, if one does.
func (s State) closed(e ConsentEnded) State {
	s.Ended, s.Resumes, s.OrderBy = e.End, false, cal.Date{}
	if n := len(s.Consents); n > 0 && s.Consents[n-1].EndedAt.IsZero() {
		s.Consents = slices.Clone(s.Consents)
		s.Consents[n-1].EndedAt, s.Consents[n-1].End = e.At, e.End
	}
	return s
}
