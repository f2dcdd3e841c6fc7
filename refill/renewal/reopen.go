package renewal

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Fact is something new that the member tells, for which a prescriber may be asked again. Texts are permanent.
type Fact string

// The facts.
const (
	OtherPrescriber Fact = "other_prescriber" // somebody else treats the member now
	VisitMade       Fact = "visit_made"       // the member has seen the prescriber
	NewContact      Fact = "new_contact"      // the office has another number, or asks for another try
)

// opens is the table of what opens a renewal again (R4.2): without new facts nobody is asked twice.
var opens = map[Status][]Fact{
	Requested:        {OtherPrescriber},
	NoResponse:       {OtherPrescriber, VisitMade, NewContact},
	Denied:           {OtherPrescriber, VisitMade},
	NeedsAppointment: {OtherPrescriber, VisitMade},
	WrongPrescriber:  {OtherPrescriber, NewContact},
}

// reopen asks a prescriber again, with a new count of days and attempts. The log keeps what came before.
func (t *turn) reopen(by pharmacy.Actor, c NewFacts) stream.Outcome {
	switch {
	case !personal(by):
		return t.refuse(ruleActor)
	case !slices.Contains(opens[t.s.Status], c.Fact):
		return t.refuse(ruleNoFact)
	case c.Fact == OtherPrescriber && !c.PrescriberNPI.Valid():
		return t.refuse(ruleNPI)
	case c.Fact == OtherPrescriber && c.PrescriberNPI == t.s.Rx.PrescriberNPI:
		return t.refuse(ruleNoFact)
	}
	if r := outreach(t.s.Rx.Schedule); r != nil {
		return t.refuse(r)
	}
	e := Reopened{At: t.at, By: by, Fact: c.Fact}
	if c.Fact == OtherPrescriber {
		e.PrescriberNPI = c.PrescriberNPI
	}
	t.emit(e)
	t.ask(1)
	return t.out
}

// outreach is the rule that keeps us from asking a prescriber for a drug of schedule s; nil: none does.
func outreach(s drug.Schedule) *reason.Rule {
	switch s {
	case drug.ScheduleII:
		return ruleScheduleII
	case drug.ScheduleUnknown:
		return ruleScheduleUnknown
	}
	return nil
}

// personal reports whether a is the member, or who acts for the member.
func personal(a pharmacy.Actor) bool {
	return a.Role == pharmacy.RoleMember || a.Role == pharmacy.RoleCaregiver
}
