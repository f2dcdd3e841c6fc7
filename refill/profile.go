package refill

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// ProfileID names a refill-too-soon profile of R2.2.
type ProfileID string

// The profiles, in order of precedence: the first one that applies is taken, percents are never averaged.
const (
	Emergency  ProfileID = "refill.emergency"
	Controlled ProfileID = "refill.controlled"
	EyeDrops   ProfileID = "refill.eye_drops_part_d"
	Mail       ProfileID = "refill.mail"
	Retail     ProfileID = "refill.retail"
)

// Profile is one default as dated data. A plan's own policy overrides it.
type Profile struct {
	ID       ProfileID
	Policy   Policy
	Period   cal.Period // open where no beginning or end is known
	Citation string
	Evidence reason.Evidence
}

// Profiles is the table of R2.2, in order of precedence, as known on 2026-11-24. The slice is the caller's.
func Profiles() []Profile {
	return []Profile{
		{ID: Emergency, Policy: Policy{},
			Citation: "Prescription Drug Benefit Manual ch. 5, 50.12: the edit is off in a declared disaster area",
			Evidence: reason.SecondHand},
		{ID: Controlled, Policy: ControlledPolicy(),
			Citation: "plan documents; 80 to 90 percent are seen", Evidence: reason.SecondHand},
		{ID: EyeDrops, Policy: Policy{Percent: 70},
			Period:   cal.Period{From: cal.Of(2010, time.June, 2)},
			Citation: "CMS memo of 2010-06-02 to Part D sponsors, a recommendation", Evidence: reason.SecondHand},
		{ID: Mail, Policy: MailPolicy(),
			Citation: "TRICARE home delivery: a refill when a quarter remains", Evidence: reason.SecondHand},
		{ID: Retail, Policy: RetailPolicy(),
			Citation: "plan documents and Part D explainers", Evidence: reason.SecondHand},
	}
}

// PolicyOn is the policy of a profile on day d; false where no rule is in force on d or there is no such profile, and
// then nothing may be filled on a guess.
func PolicyOn(d cal.Date, id ProfileID) (Policy, bool) {
	for _, p := range Profiles() {
		if p.ID == id && p.Period.Contains(d) {
			return p.Policy, true
		}
	}
	return Policy{}, false
}

// Case is what the choice of a profile depends on.
type Case struct {
	Emergency     bool // the member's area is in a declared emergency; Question.Relief lifts the edit too, and is told in the trace
	Schedule      drug.Schedule
	EyeDropsPartD bool // eye drops under Part D
	Mail          bool
}

// Profile is the one profile that applies (R2.2, precedence is our proposal). An unknown schedule is taken as
// controlled, the stricter. A state's own bar on early fills is not here: it adds a date, and the later date wins.
func (c Case) Profile() ProfileID {
	switch {
	case c.Emergency:
		return Emergency
	case c.Schedule != drug.NotControlled:
		return Controlled
	case c.EyeDropsPartD:
		return EyeDrops
	case c.Mail:
		return Mail
	}
	return Retail
}
