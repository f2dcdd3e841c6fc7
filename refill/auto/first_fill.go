package auto

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The days from which Part D asks the member about a first fill, and from which it need not be asked of everybody
// (R3.0).
var (
	firstFillAsked    = cal.Of(2014, time.January, 1)
	firstFillMailUser = cal.Of(2024, time.January, 1)
)

// FirstFill is whether a new prescription that came straight from the prescriber may be filled without asking the
// member first (R3.0, Medicare Part D). Unknown answers are asked for, never taken as no.
type FirstFill struct {
	On        cal.Date
	MemberDid drug.Answer // the member asked for this fill
	UsedMail  drug.Answer // the member has used this mail pharmacy before
	OptedIn   drug.Answer // the member has opted in to fills of new prescriptions
}

// Ruling is Allow, or Hold until the member says ship, delay or cancel; NeedInfo where that hangs on an answer that is
// not known, or no rule is in force on the day.
func (f FirstFill) Ruling() law.Ruling {
	var r law.Ruling
	switch {
	case f.MemberDid == drug.Yes, f.oldUser() && (f.UsedMail == drug.Yes || f.OptedIn == drug.Yes):
		r.Outcome = law.Allow
		r.Trace.Pass(ruleAskFirst, 0, 0, reason.None)
	case f.On.Before(firstFillAsked), f.MemberDid == drug.Unknown,
		f.oldUser() && (f.UsedMail == drug.Unknown || f.OptedIn == drug.Unknown):
		r.Outcome = law.NeedInfo
		r.Trace.Fail(ruleAskFirstUnknown, 0, 0, reason.None)
	default:
		r.Outcome = law.Hold
		r.Trace.Fail(ruleAskFirst, 0, 0, reason.None)
	}
	return r
}

// oldUser reports whether the day lies under the rule that spares those who know the mail pharmacy.
func (f FirstFill) oldUser() bool { return !f.On.Before(firstFillMailUser) }
