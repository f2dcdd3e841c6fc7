package intake

import (
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Whose says whose matter a request is. The zero value is unknown.
type Whose uint8

// Whose matter it is.
const (
	WhoseUnknown Whose = iota
	Own                // the asker's
	Dependant          // of somebody on the asker's plan, a child until the 18th birthday
	Another            // another adult's, the spouse's too
)

// Of age, and how long a filled prescription opens another adult's status (R9.5).
const (
	AgeOfMajority = 18 // years; reached on the birthday, one on 29 February on 1 March in common years
	StatusMonths  = 6  // calendar months after the last fill, the last day included
)

// Subject is the person a request is about.
type Subject struct {
	Whose      Whose
	Born       rx.Secret   // of a dependant: "2026-11-24" form
	LastFill   cal.Date    // of the prescription whose number was given, for another adult's status
	Sensitive  drug.Answer // of a dependant: a service for which the minor alone may consent
	StateShows drug.Answer // the state lets a parent see such a service
}

// subject decides whether the asker may ask about the person (R9.4, R9.5). Members see themselves and their children;
// who acts for an adult shows a document; a number and a recent fill open the status of that one prescription.
func (out *Ruling) subject(r *Request) {
	switch s := r.Subject; s.Whose {
	case Own:
		out.own(r)
	case Dependant:
		out.dependant(r)
	case Another:
		out.adult(r)
	default:
		out.fail(law.NeedInfo, ruleUnknown, FieldWhose)
	}
}

// own is the asker's own matter, which a caregiver does not have here.
func (out *Ruling) own(r *Request) {
	if r.By == pharmacy.RoleCaregiver {
		out.adult(r)
		return
	}
	out.pass(ruleOwn)
}

func (out *Ruling) dependant(r *Request) {
	if !r.On.IsSet() {
		out.fail(law.NeedInfo, ruleUnknown, FieldDay)
		return
	}
	born, err := cal.Parse(r.Subject.Born.Reveal())
	age, ok := cal.Age(born, r.On)
	switch {
	case !r.Subject.Born.IsSet():
		out.fail(law.NeedInfo, ruleUnknown, FieldBorn)
	case err != nil || !ok:
		out.fail(law.NeedInfo, ruleBorn, FieldBorn)
	case age >= AgeOfMajority:
		out.adult(r)
	default:
		out.minor(r.Subject)
	}
}

// minor keeps from a parent what the state lets a minor keep.
func (out *Ruling) minor(s Subject) {
	switch {
	case s.Sensitive == drug.Unknown:
		out.fail(law.NeedInfo, ruleSensitive, FieldSensitive)
	case s.Sensitive == drug.No:
		out.pass(ruleMinor)
	case s.StateShows == drug.Unknown:
		out.fail(law.NeedInfo, ruleSensitive, FieldStateShows)
	case s.StateShows == drug.No:
		out.fail(law.Deny, ruleSensitive)
	default:
		out.pass(ruleSensitive)
	}
}

// adult wants a document, or for status alone the number of a prescription that was filled of late.
func (out *Ruling) adult(r *Request) {
	switch {
	case r.Authority == drug.Yes:
		out.pass(ruleAuthority)
	case r.Act == Status && r.By == pharmacy.RoleMember:
		out.recent(r)
	case r.Authority == drug.Unknown:
		out.fail(law.NeedInfo, ruleAuthority, FieldAuthority)
	default:
		out.fail(law.Deny, ruleAuthority)
	}
}

func (out *Ruling) recent(r *Request) {
	last := r.Subject.LastFill
	switch {
	case r.Proof.RxNumber == drug.Unknown:
		out.fail(law.Deny, ruleRecent, FieldRxNumber)
	case r.Proof.RxNumber != drug.Yes:
		out.fail(law.Deny, ruleRecent)
	case !last.IsSet():
		out.fail(law.NeedInfo, ruleRecent, FieldLastFill)
	case !r.On.IsSet():
		out.fail(law.NeedInfo, ruleUnknown, FieldDay)
	case last.After(r.On):
		out.fail(law.NeedInfo, ruleFillLater, FieldLastFill)
	case r.On.After(last.AddMonths(StatusMonths)):
		out.fail(law.Deny, ruleRecent)
	default:
		out.pass(ruleRecent)
	}
}
