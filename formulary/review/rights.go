package review

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Setting is where a claim was refused.
type Setting string

// The settings. The zero value is unknown.
const (
	AtCounter    Setting = "counter"
	ByMail       Setting = "mail"
	LongTermCare Setting = "long_term_care" // home infusion too
)

// Refused is a claim's answer that may call for the notice "Medicare Prescription Drug Coverage and Your Rights"
// (CMS-10147).
type Refused struct {
	Program  Program
	Reject   reason.Reject // "569" calls for the notice
	Message  string        // message code of a paid claim: "018" is paid, and not covered
	Resolved drug.Answer   // the pharmacy could mend it; unknown: it is still trying
	At       time.Time     // of the answer
	Setting  Setting
	Prefers  pharmacy.Channel // how the member wishes to be told
}

// Duty is whether the notice is owed, by when, how, and by which rule. Owed is unknown while the pharmacy still tries to
// mend the claim, or where an input is missing; By stands meanwhile.
type Duty struct {
	Owed drug.Answer
	By   time.Time        // last instant in time; zero: not owed, or not known
	Way  pharmacy.Channel // web or app where the member chose it, else post; unknown at a counter, where it is handed over
	Rule *reason.Rule     // why
}

// Notice is the duty that follows from r (R7.11), in the pharmacy's zone loc.
func (r Refused) Notice(loc *time.Location) Duty {
	switch {
	case r.Program.Known() && r.Program != PartD:
		return Duty{Owed: drug.No, Rule: ruleRightsProgram}
	case r.Reject != "569" && r.Message != "018":
		return Duty{Owed: drug.No, Rule: ruleRightsReject}
	case r.Resolved == drug.Yes:
		return Duty{Owed: drug.No, Rule: ruleRightsResolved}
	}
	d := Duty{Owed: drug.Unknown, Rule: ruleRights}
	d.By, d.Way = r.by(loc), r.way()
	if r.Resolved == drug.No && r.Program == PartD {
		d.Owed = drug.Yes
	}
	return d
}

// by is the claim's own instant at a counter, and 72 hours after it elsewhere, an unknown setting too.
func (r Refused) by(loc *time.Location) time.Time {
	id := "rights.mail"
	switch {
	case r.At.IsZero():
		return r.At
	case r.Setting == AtCounter:
		return r.At.UTC()
	case r.Setting == LongTermCare:
		id = "rights.long_term_care"
	}
	g, _ := FigureOn(id, cal.In(r.At, loc))
	return g.after(r.At, loc)
}

func (r Refused) way() pharmacy.Channel {
	switch {
	case r.Setting == AtCounter:
		return pharmacy.ChannelUnknown
	case r.Prefers == pharmacy.ChannelWeb || r.Prefers == pharmacy.ChannelApp:
		return r.Prefers
	}
	return pharmacy.ChannelMail
}
