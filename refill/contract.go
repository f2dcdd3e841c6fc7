package refill

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Fill is one dispensed supply: the fill date of its paid claim and its days' supply. Reversed and returned fills are left out by the caller.
type Fill struct {
	Date cal.Date `json:"date"`
	Days int      `json:"days"`
}

// RunOut is the first day without supply, with carry-over of early fills (R2.3, C9). Unset without fills. Fills in any order.
func RunOut(fills []Fill) cal.Date { panic("contract") }

// OnHand is the days of supply left on day t, t counted (R2.3).
func OnHand(fills []Fill, t cal.Date) int { panic("contract") }

// Policy is a plan's refill-too-soon rule: percent of a supply that must be used, carry-over, look-back.
type Policy struct {
	Percent      int  // 1 to 100; 0 lifts the edit
	NoCarryOver  bool // R2.3 switch: off means R2.1 alone
	LookbackDays int  // 0: back to the last gap
}

// Defaults of R2.2.
func RetailPolicy() Policy     { return Policy{Percent: 75} }
func MailPolicy() Policy       { return Policy{Percent: 75} }
func ControlledPolicy() Policy { return Policy{Percent: 85} }

// Earliest is the first day a refill may be filled (R2.1, R2.3); unset when nothing was filled yet.
func Earliest(fills []Fill, asOf cal.Date, p Policy) cal.Date { panic("contract") }

// Window is the mail order window (R2.5).
type Window struct {
	Earliest cal.Date // refill too soon before it
	OrderBy  cal.Date // run-out less the lead
	RunOut   cal.Date
	Feasible bool // Earliest is not after OrderBy
}

// MailWindow with a lead in days (14 unless the plan says otherwise).
func MailWindow(fills []Fill, asOf cal.Date, p Policy, leadDays int) Window { panic("contract") }

// Question is everything that "may this be refilled?" depends on; Eligibility is the only way to ask.
type Question struct {
	AsOf         cal.Date
	Fills        []Fill
	Policy       Policy
	LeadDays     int
	RefillsLeft  int
	RefillsKnown bool // false: PRN or unlimited until LastDate … see package comment
	Schedule     drug.Schedule
	LastDate     cal.Date // last day the prescription may be filled; unset: unknown
	Open         bool     // a fill of this drug is already open
}

// Verdict: may it, if not why, and from when.
type Verdict struct {
	OK     bool
	From   cal.Date // when OK becomes true by waiting; unset: not a matter of time
	Window Window
	Trace  reason.Trace
}

func Eligibility(q Question) Verdict { panic("contract") }

// Left is how many refills remain: authorized less refills already dispensed (first fill not counted), never negative.
func Left(authorized, fills int) int { panic("contract") }
