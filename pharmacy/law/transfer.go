package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Move is what a transfer depends on (R1.7).
type Move struct {
	Validity
	From, To         place.State // of the two sites; the state of the patient is Validity.State
	Electronic       drug.Answer // the prescription is an electronic one
	Filled           int         // fills so far
	PartlyFilled     bool        // the fill that is under way was dispensed in part
	Moved            int         // transfers so far
	SharedDatabase   drug.Answer // both pharmacies share a real-time online database
	RefillsLeft      int         // as RefillsLeft gives it: -1 for PRN
	RefillsKnown     bool
	DaysSupply       int         // of one fill; asked only where a state counts refills by it (NY)
	RetailRegistered drug.Answer // both DEA registrations are retail pharmacies
	Pharmacists      drug.Answer // pharmacist to pharmacist, directly
	PatientAsked     drug.Answer
}

// Transfer is the ruling on moving a prescription on a day. Federal law, the states of both sites and the validity of the
// prescription must all allow it. Where nothing is left to move, the prescriber is asked for a new prescription.
func (b *Book) Transfer(q Move, on cal.Date) Ruling {
	var r Ruling
	b.mayFill(&q.Validity, on, &r)
	if q.Filled < 0 || q.Moved < 0 {
		r.need(ruleRefillNumber)
	}
	switch {
	case q.Schedule.Controlled() == drug.Unknown: // said by mayFill
	case q.Schedule == drug.NotControlled:
		q.plain(&r)
	case q.Filled <= 0:
		q.first(&r)
	default:
		q.refills(&r)
		b.budget(&q, on, &r)
	}
	b.bothStates(&q, on, &r)
	return r
}

// plain is a drug that is not controlled: the state's rule alone.
func (q *Move) plain(r *Ruling) {
	demand(q.Pharmacists, r, rulePharmacistsUnknown, Deny, rulePharmacistsPlain)
	if q.Filled > 0 {
		q.somethingLeft(r)
	}
}

// first is a controlled drug before its first fill (21 CFR 1306.08(e)-(i)).
func (q *Move) first(r *Ruling) {
	if q.PartlyFilled {
		r.stop(Deny, rulePartlyFilled, 0, 0, reason.None)
	}
	if q.Moved > 0 {
		r.stop(Deny, ruleMovedBefore, int64(q.Moved), 0, reason.Count)
	}
	demand(q.Electronic, r, ruleElectronicUnknown, Deny, ruleNotElectronic)
	demand(q.PatientAsked, r, rulePatientAskedUnknown, Deny, rulePatientAsked)
	demand(q.RetailRegistered, r, ruleRetailUnknown, Deny, ruleRetail)
	demand(q.Pharmacists, r, rulePharmacistsUnknown, Deny, rulePharmacists)
}

// refills is a controlled drug that was filled (21 CFR 1306.25). Schedule II has no refills, and a row denies it.
func (q *Move) refills(r *Ruling) {
	if q.Schedule != drug.ScheduleII {
		q.somethingLeft(r)
	}
	if q.Moved > 0 {
		q.movedOnce(r)
	}
	demand(q.Pharmacists, r, rulePharmacistsUnknown, Deny, rulePharmacists)
}

// budget keeps a transfer from giving a controlled drug more refills than the law allows in all: what is left is what the
// cap leaves of those that were used, whatever was written.
func (b *Book) budget(q *Move, on cal.Date, r *Ruling) {
	if !q.RefillsKnown || q.RefillsLeft <= 0 || !on.IsSet() || !q.State.Valid() || q.Schedule == drug.ScheduleII {
		return // said by others
	}
	used := q.Filled - 1
	sum := Refilling{Validity: q.Validity, Written: min(used, maxNumber) + min(q.RefillsLeft, maxNumber), DaysSupply: q.DaysSupply}
	switch most := b.mostRefills(&sum, on, r); {
	case most == unlimited:
	case used >= most:
		r.stop(Deny, ruleNoneLeft, 0, 0, reason.Count)
	case sum.Written > most:
		r.need(ruleRefillsLeft)
	}
}

func (q *Move) movedOnce(r *Ruling) {
	switch q.SharedDatabase {
	case drug.Yes:
	case drug.No:
		r.stop(Deny, ruleMovedBefore, int64(q.Moved), 0, reason.Count)
	default:
		r.need(ruleDatabase)
	}
}

func (q *Move) somethingLeft(r *Ruling) {
	prn := q.RefillsLeft == unlimited && q.Schedule == drug.NotControlled
	switch {
	case !q.RefillsKnown, q.RefillsLeft < 0 && !prn:
		r.need(ruleRefillsLeft)
	case q.RefillsLeft == 0:
		r.stop(Deny, ruleNoneLeft, 0, 0, reason.Count)
	default:
		r.Trace.Pass(ruleNoneLeft, int64(q.RefillsLeft), 0, reason.Count)
	}
}

// bothStates asks the rows of both sites. A state without a row allows no transfer of a controlled drug: its rule is
// unknown, and asked for.
func (b *Book) bothStates(q *Move, on cal.Date, r *Ruling) {
	if !q.From.Valid() || !q.To.Valid() {
		r.need(ruleSites)
		return
	}
	if q.Schedule.Controlled() == drug.Unknown || !on.IsSet() {
		return
	}
	kind := KindTransferRefill
	if q.Filled <= 0 {
		kind = KindTransferFirst
	}
	b.stateAllows(kind, q.From, q, on, r)
	if q.To != q.From {
		b.stateAllows(kind, q.To, q, on, r)
	}
}

func (b *Book) stateAllows(k Kind, st place.State, q *Move, on cal.Date, r *Ruling) {
	var buf [room]found
	own := false
	for _, f := range b.at(buf[:0], r, k, st, q.Schedule, on) {
		own = own || f.In != Country
		switch {
		case f.In == Country && st != q.From: // the first site said it
		case f.over:
			r.ended(Deny, f.line)
		case f.Value.Outcome == Allow:
			r.rest(f.line)
		default:
			r.rest(f.line)
			r.stop(f.Value.Outcome, ruleTransferLaw, 0, 0, reason.None)
		}
	}
	if !own {
		r.need(ruleTransferState)
	}
}
