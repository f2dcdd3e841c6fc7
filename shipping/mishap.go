package shipping

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Mishap is what went wrong with a parcel. The zero value is not known.
type Mishap uint8

// The mishaps.
const (
	MishapUnknown Mishap = iota
	Damaged              // arrived broken or opened
	CountShort           // fewer units than the label says
	LostOnTheWay         // given up by the carrier, or silent for 21 days
	NotReceived          // delivered by the carrier's word, not by the member's
	WrongItem            // another drug, strength or person's: the pharmacy's own error
	RefusedAtDoor        // the member did not take it
	CameBack             // undeliverable, returned to the sender
	WentWarm             // an excursion of a cold parcel
	NotWanted            // the member changed the mind
)

var mishaps = [...]string{
	"unknown", "damaged", "short", "lost", "not received", "wrong item", "refused", "came back", "went warm", "not wanted",
}

// String is the mishap in words: "came back".
func (m Mishap) String() string {
	if int(m) < len(mishaps) {
		return mishaps[m]
	}
	return "unknown"
}

// remedy is what a mishap is owed when nothing stands against it.
type remedy struct {
	whole, rest, refund, claim, quarantine, incident bool
	asks                                             bool // the member is asked before another parcel leaves
	authorized                                       bool // a controlled drug's replacement counts against the prescription
	loss                                             bool // the DEA is told of a controlled drug's loss
}

var remedies = [...]remedy{
	Damaged:       {whole: true, claim: true, quarantine: true, authorized: true},
	CountShort:    {rest: true},
	LostOnTheWay:  {whole: true, claim: true, authorized: true, loss: true},
	NotReceived:   {whole: true, claim: true, authorized: true, loss: true},
	WrongItem:     {whole: true, refund: true, quarantine: true, incident: true},
	RefusedAtDoor: {refund: true, quarantine: true, asks: true},
	CameBack:      {whole: true, quarantine: true, asks: true, authorized: true},
	WentWarm:      {whole: true, claim: true, quarantine: true, authorized: true},
	NotWanted:     {},
}

// Case is a mishap and its facts.
type Case struct {
	Mishap     Mishap
	ShippedOn  cal.Date
	ReportedOn cal.Date // also the day of discovery
	Schedule   drug.Schedule
	Proved     drug.Answer // of NotReceived: the carrier proves the delivery
	SendAgain  drug.Answer // of RefusedAtDoor and CameBack: the member wants it and the address is known
	RefillLeft drug.Answer // of a controlled drug: a refill is left
}

// Remedy is what follows a case.
type Remedy struct {
	Replace    bool // the whole fill again: no copay, no refill spent but where UsesRefill
	Rest       bool // the missing units, free
	UsesRefill bool // a controlled drug's replacement spends a refill
	Refund     bool // of what the member paid
	Claim      bool // against the carrier
	Quarantine bool // what is back or spoiled is set apart and never restocked
	Incident   bool // a quality report of the pharmacy's own error
	NoticeBy   cal.Date
	FormBy     cal.Date // of a controlled drug's loss: Form 106; unset: no duty
	Trace      reason.Trace
}

// damageDays is how long damage may be reported after shipment.
const damageDays = 45

// Resolve decides a case. Where a step failed nothing is replaced and its rule says who acts; what does not depend on
// it, quarantine, claim, incident and the duties after a loss, stands all the same.
func (c Case) Resolve() (r Remedy) {
	plain(&r.Trace, RuleCaseIncomplete, !c.complete())
	if r.Trace.Failed() {
		return r
	}
	due := remedies[c.Mishap]
	last := c.ShippedOn.AddDays(damageDays)
	dates(&r.Trace, RuleReportedLate, c.ReportedOn, last, c.Mishap == Damaged && c.ReportedOn.After(last))
	plain(&r.Trace, RuleChangedMind, c.Mishap == NotWanted)
	plain(&r.Trace, RuleTraceFirst, c.Mishap == NotReceived && c.Proved == drug.Unknown)
	plain(&r.Trace, RuleDeliveryProved, c.Mishap == NotReceived && c.Proved == drug.Yes)
	plain(&r.Trace, RuleAskMember, due.asks && c.SendAgain != drug.Yes)
	c.authorize(&r, due)

	lost := due.loss && c.controlled() && (c.Mishap != NotReceived || c.Proved == drug.No)
	if lost {
		r.NoticeBy, r.FormBy = LossDuties(c.ReportedOn)
	}
	r.Quarantine, r.Incident = due.quarantine, due.incident
	r.Claim = due.claim && (c.Mishap != NotReceived || c.Proved == drug.No)
	c.give(&r, due)
	return r
}

func (c Case) complete() bool {
	return c.Mishap != MishapUnknown && int(c.Mishap) < len(remedies) && c.Schedule != drug.ScheduleUnknown &&
		c.ShippedOn.IsSet() && !c.ReportedOn.Before(c.ShippedOn)
}

func (c Case) controlled() bool { return c.Schedule != drug.NotControlled }

// authorize holds a replacement against the prescription: a lost drug was dispensed, so another is more of it.
func (c Case) authorize(r *Remedy, due remedy) {
	counted := due.authorized && c.controlled()
	plain(&r.Trace, RuleNewPrescription, counted && c.Schedule == drug.ScheduleII)
	lower := counted && c.Schedule != drug.ScheduleII
	plain(&r.Trace, RuleUsesRefill, lower && c.RefillLeft != drug.Yes)
	r.UsesRefill = lower && c.RefillLeft == drug.Yes
}

// give grants the remedy, but for what a failed step holds back. A parcel that was refused is refunded unless it is
// sent again.
func (c Case) give(r *Remedy, due remedy) {
	if c.Mishap == RefusedAtDoor {
		r.Replace, r.Refund = c.SendAgain == drug.Yes, c.SendAgain == drug.No
		return
	}
	if r.Trace.Failed() {
		r.UsesRefill = false
		return
	}
	r.Replace, r.Rest, r.Refund = due.whole, due.rest, due.refund
}
