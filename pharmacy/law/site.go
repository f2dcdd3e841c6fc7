package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// LicenceKind is what a licence of a dispensing site is for. Numbers are permanent.
type LicenceKind uint8

// The kinds.
const (
	LicenceUnknown  LicenceKind = iota
	Dispensing                  // resident or non-resident (mail-order) pharmacy licence of a state
	ControlledState             // a state's own permit for controlled substances
	Registration                // the site's DEA registration; it has no state
)

// Licence is one licence of a site: active from its first day through its last. Both ends are needed in practice; an open
// end is taken as it stands.
type Licence struct {
	Kind   LicenceKind
	State  place.State
	Period cal.Period
}

// Delivery is what the licence of a site is asked for (R1.12).
type Delivery struct {
	Schedule  drug.Schedule
	To        place.State // of the delivery address, not of the bill; ask again where it changes
	Ships     cal.Date    // the day of hand-over to the carrier
	POBox     drug.Answer
	Signature drug.Answer // the parcel needs a signature
}

// MayDispense is the ruling on a site: an active licence in the destination's state and, for a controlled drug, the
// state's own permit where it has one and a DEA registration. A site that lacks one is held, to route the line to another
// site. A notice that goes into the parcel is a passed step; see Notice.
func (b *Book) MayDispense(site []Licence, q Delivery) Ruling {
	var r Ruling
	if !asked(q.Schedule, q.To, q.Ships, &r) {
		return r
	}
	r.raise(Allow)
	q.box(&r)
	has(site, Dispensing, q.To, q.Ships, ruleNoLicence, &r)
	if q.Schedule.Controlled() == drug.Yes {
		b.controlledSite(site, q, &r)
	}
	b.outcome(KindInsert, q.To, q.Schedule, q.Ships, &r)
	return r
}

func (b *Book) controlledSite(site []Licence, q Delivery, r *Ruling) {
	has(site, Registration, "", q.Ships, ruleNoRegistration, r)
	if needs, _ := b.outcome(KindPermit, q.To, q.Schedule, q.Ships, r); needs > Allow {
		has(site, ControlledState, q.To, q.Ships, ruleNoPermit, r)
	}
}

// has holds a site without a licence that is active on a day.
func has(site []Licence, k LicenceKind, st place.State, on cal.Date, lacks *reason.Rule, r *Ruling) {
	for _, l := range site {
		if l.Kind == k && (st == "" || l.State == st) && l.Period.Contains(on) {
			r.Until = cal.Min(r.Until, l.Period.To)
			return
		}
	}
	r.stop(Hold, lacks, day(on), 0, reason.Date)
}

// box is a post office box, where nobody can sign.
func (q *Delivery) box(r *Ruling) {
	switch {
	case q.POBox == drug.No, q.Signature == drug.No:
	case q.POBox == drug.Yes && q.Signature == drug.Yes:
		r.stop(Deny, ruleBox, 0, 0, reason.None)
	case q.POBox == drug.Yes:
		r.need(ruleSignature)
	default:
		r.need(ruleBoxUnknown)
	}
}

// SiteFor is the first of a list of sites that may dispense, by index, with its ruling; -1 where none may. Then the ruling
// is Deny where every site lacks a licence, and the last site's ruling where something else stands against it.
func (b *Book) SiteFor(sites [][]Licence, q Delivery) (int, Ruling) {
	var last Ruling
	for i, site := range sites {
		last = b.MayDispense(site, q)
		if last.Outcome == Allow {
			return i, last
		}
	}
	if last.Outcome <= Hold {
		last.stop(Deny, ruleNoSite, 0, 0, reason.None)
	}
	return -1, last
}

// Notice is the state's rule that a notice goes into each parcel (DE); nil where there is none.
func (b *Book) Notice(st place.State, on cal.Date) *reason.Rule {
	if !st.Valid() {
		return nil
	}
	var buf [room]found
	for _, f := range b.at(buf[:0], nil, KindInsert, st, drug.ScheduleUnknown, on) {
		return f.rule // one that has ended still goes in: it does no harm
	}
	return nil
}

// StayAt is which temporary address is in force on the expected day of delivery, by index; -1: the address at home. The
// first one counts where periods overlap. It is frozen when the label is printed (our proposal).
func StayAt(stays []cal.Period, expected cal.Date) int {
	for i, p := range stays {
		if p.Contains(expected) {
			return i
		}
	}
	return -1
}
