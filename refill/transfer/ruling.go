package transfer

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Ruling is the law's answer in the form that commands carry and records keep. The host asks for it with Judge and hands
// it in, so that a decision stays a function of what is stored. The zero value is not asked.
type Ruling struct {
	Outcome law.Outcome `json:"outcome,omitzero"`
	Why     []Why       `json:"why"`           // the reasons; nil where it is allowed
	Code    Code        `json:"code,omitzero"` // of a denial: what the other side and the member are told
	On      cal.Date    `json:"on,omitzero"`   // the day it was asked about: it allows nothing on another one
	Until   cal.Date    `json:"until,omitzero"`
}

// Why is one reason of the law: its permanent code, and who can mend it.
type Why struct {
	Code reason.Code `json:"code"`
	Who  reason.Who  `json:"who"`
}

// Judge asks a book of law whether the prescription may move on a day (R1.7).
func Judge(b *law.Book, d Data, on cal.Date) Ruling {
	if b == nil || !on.IsSet() {
		return Ruling{Outcome: law.NeedInfo, Why: []Why{{ruleNoLaw.Code, ruleNoLaw.Who}}}
	}
	answer := b.Transfer(d.Move(), on)
	out := Ruling{Outcome: answer.Outcome, On: on, Until: answer.Until}
	for _, step := range answer.Trace.Reasons() {
		out.Why = append(out.Why, Why{step.Rule.Code, step.Rule.Who})
	}
	if out.Outcome == law.Deny {
		out.Code = denial(out.Why)
	}
	return out
}

// heldTo is the ruling for use on a day: one of another day says nothing, for a prescription may have expired between.
func (r Ruling) heldTo(today cal.Date) Ruling {
	if r.Outcome != law.Allow || r.On == today {
		return r
	}
	return Ruling{Outcome: law.NeedInfo, On: today, Why: []Why{{ruleLapsed.Code, ruleLapsed.Who}}}
}

// Codes of package law that a new prescription mends.
const (
	lawExpired  reason.Code = "law.expired"
	lawNoneLeft reason.Code = "law.none_left"
)

// denial is the code of what the law denies: expired, used up, or not permitted at all.
func denial(why []Why) Code {
	says := func(c reason.Code) bool {
		return slices.ContainsFunc(why, func(w Why) bool { return w.Code == c })
	}
	switch {
	case says(lawExpired):
		return Expired
	case says(lawNoneLeft):
		return NoRefills
	}
	return NotPermitted
}

// Move is what the law asks about a transfer, as far as the data know it. Refills as needed (PRN) are −1, as the law
// counts them.
func (d Data) Move() law.Move {
	left, known := d.Left.Count()
	if d.Left.IsPRN() {
		left, known = -1, true
	}
	m := law.Move{
		Validity: law.Validity{Schedule: d.Rx.Schedule, Issued: d.Rx.Written, WrittenExpiry: d.Rx.Expires,
			State: d.PatientState, PrescriberState: d.PrescriberState, Benzodiazepine: d.Benzodiazepine},
		From: d.From.State, To: d.To.State,
		Electronic: d.Electronic, PartlyFilled: d.Partly == drug.Yes, SharedDatabase: d.SharedDatabase,
		RefillsLeft: left, RefillsKnown: known, DaysSupply: d.Rx.DaysSupply,
		RetailRegistered: d.From.Retail.And(d.To.Retail),
		Pharmacists:      d.From.pharmacist().And(d.To.pharmacist()),
		PatientAsked:     d.PatientAsked,
	}
	if d.Filled == drug.Yes {
		m.Filled = 1 + len(d.Earlier)
	}
	if d.Moved == drug.Yes {
		m.Moved = 1
	}
	return m
}

// pharmacist says whether the person of a side is a pharmacist.
func (s Side) pharmacist() drug.Answer {
	if !s.Role.Known() {
		return drug.Unknown
	}
	return drug.AnswerOf(s.Role == rolePharmacist)
}
