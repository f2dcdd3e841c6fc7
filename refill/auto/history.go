package auto

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Program is what a plan's consent rule comes from: a line of business with a rule of its own, or a plan that is known
// to be stricter. The zero value is unknown, and nothing may be sent by itself under it.
type Program string

// The programs with rows in ConsentHistory, and Commercial, which has none: there the plan document alone rules.
const (
	PartD      Program = "part_d"
	TRICARE    Program = "tricare_home_delivery"
	CareSource Program = "caresource"
	CenterWell Program = "centerwell_medicare"
	Commercial Program = "commercial"
)

// ConsentRule is one row of the history of consent (R3.0). IDs are permanent; a consent's record names the row that it
// was given under.
type ConsentRule struct {
	ID       string
	Program  Program
	Mode     Mode
	Period   cal.Period // open where no beginning or end is known
	Citation string
	Evidence reason.Evidence
}

// ConsentHistory is R3.0 as known on 2026-11-24, oldest first within a program. The slice is the caller's.
//
// Medicare Part D asked for a yes before each shipment from 2014 on, for first fills and refills, wherever the member
// did not start the shipment; pick-up at a store and long-term care were never meant. Between 2014 and 2019 exceptions
// were granted step by step to plans one by one: none is written here, so the stricter rule stands until 2020.
func ConsentHistory() []ConsentRule {
	since := func(year int) cal.Period { return cal.Period{From: cal.Of(year, time.January, 1)} }
	return []ConsentRule{
		{ID: "consent.part_d.2014", Program: PartD, Mode: PerShipment, Evidence: reason.SecondHand,
			Period:   cal.Period{From: cal.Of(2014, time.January, 1), To: cal.Of(2019, time.December, 31)},
			Citation: "Part D Call Letter for 2014; CMS memo of 2013-10-28 on employer plans (read); clarification of December 2013"},
		{ID: "consent.part_d.2020", Program: PartD, Mode: OptInWithReminders, Evidence: reason.SecondHand, Period: since(2020),
			Citation: "Part D Call Letter for 2020: opt-in drug by drug after an initial fill, two reminders before each shipment"},
		{ID: "consent.tricare", Program: TRICARE, Mode: PerShipment, Evidence: reason.SecondHand,
			Citation: "TRICARE home delivery help pages: each refill is approved by the member"},
		{ID: "consent.caresource", Program: CareSource, Mode: PerShipment, Evidence: reason.SecondHand,
			Citation: "CareSource member pages: permission before a refill is sent"},
		{ID: "consent.centerwell", Program: CenterWell, Mode: Off, Evidence: reason.SecondHand,
			Citation: "CenterWell help pages: no automatic refill for Medicare members"},
	}
}

// Terms is whose consent rule holds for a member.
type Terms struct {
	Program Program `json:"program,omitempty"`
	Stated  bool    `json:"stated,omitempty"` // the plan document has a mode of its own
	Plan    Mode    `json:"plan,omitempty"`   // that mode, where Stated
}

// ModeOn is the consent mode on day d and the ID of the row that sets it; the stricter of program and plan wins, and a
// plan's own mode has the ID "consent.plan". It fails closed: where no rule is in force, or the program is not known, ok
// is false and the mode Off.
func (t Terms) ModeOn(d cal.Date) (m Mode, id string, ok bool) {
	row, ruled := t.Program.ruleOn(d)
	switch {
	case !d.IsSet(), t.Program == "", !ruled && t.Program != Commercial, !ruled && !t.Stated:
		return Off, "", false
	case t.Stated && (!ruled || strictness(t.Plan) > strictness(row.Mode)):
		return t.Plan, "consent.plan", true
	}
	return row.Mode, row.ID, true
}

// ruleOn is the row of a program on day d.
func (p Program) ruleOn(d cal.Date) (ConsentRule, bool) {
	for _, r := range ConsentHistory() {
		if r.Program == p && r.Period.Contains(d) {
			return r, true
		}
	}
	return ConsentRule{}, false
}

// strictness orders modes; one that does not exist is as strict as Off.
func strictness(m Mode) int {
	switch m {
	case OptInWithReminders:
		return 1
	case PerShipment:
		return 2
	}
	return 3
}

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
