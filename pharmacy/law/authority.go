package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Authority is what the authority of a prescriber depends on (R1.13). The facts are the host's, from registries.
type Authority struct {
	Schedule        drug.Schedule
	State           place.State // where the patient receives it
	PrescriberState place.State // of the licence; asked only where a state tells it apart (MA)
	Issued          cal.Date
	Licensed        drug.Answer // the licence was active on the day of issue
	Individual      drug.Answer // the NPI is a person's, type 1
	DEACovers       drug.Answer // the DEA registration has the schedule; controlled drugs
	StateCovers     drug.Answer // the state lets this kind of prescriber (NP, PA) prescribe the schedule; controlled drugs
	Excluded        drug.Answer // on an exclusion or preclusion list
	Purpose         drug.Answer // a pharmacist finds the medical purpose legitimate (21 CFR 1306.04); controlled drugs
	Verified        drug.Answer // the prescription was verified with the prescriber; where a state asks for it
	Remote          drug.Answer // prescribed without a visit in person; controlled drugs
	// Asked where the general rule of telemedicine has ended.
	Buprenorphine   drug.Answer
	FirstRemote     cal.Date    // of the first such prescription
	IdentityChecked drug.Answer // the pharmacist verified the patient's identity
}

// MayPrescribe is the ruling on the prescriber of a prescription, on the day of its issue.
func (b *Book) MayPrescribe(q Authority) Ruling {
	var r Ruling
	if !asked(q.Schedule, q.State, q.Issued, &r) {
		return r
	}
	r.raise(Allow)
	demand(q.Licensed, &r, ruleLicenceUnknown, Deny, ruleUnlicensed)
	demand(q.Individual, &r, ruleNPIUnknown, Deny, ruleOrganisation)
	demand(q.Excluded.Not(), &r, ruleExcludedUnknown, Deny, ruleExcluded)
	if q.Schedule.Controlled() == drug.Yes {
		b.controlledBy(&q, &r)
	}
	return r
}

func (b *Book) controlledBy(q *Authority, r *Ruling) {
	demand(q.DEACovers, r, ruleDEAUnknown, Deny, ruleDEASchedule)
	demand(q.StateCovers, r, ruleStateAuthorityUnknown, Deny, ruleStateAuthority)
	demand(q.Purpose, r, rulePurposeUnknown, Deny, rulePurpose)
	b.verified(q, r)
	switch q.Remote {
	case drug.No:
	case drug.Yes:
		b.remote(q, r)
	default:
		r.need(ruleRemoteUnknown)
	}
}

// verified is a state that wants an out-of-state prescription verified.
func (b *Book) verified(q *Authority, r *Ruling) {
	var buf [room]found
	for _, f := range b.at(buf[:0], r, KindVerify, q.State, q.Schedule, q.Issued) {
		switch {
		case f.When == IfOutOfState && q.PrescriberState == q.State:
		case f.over:
			r.ended(Hold, f.line)
		case q.Verified == drug.Yes:
			r.rest(f.line)
		case f.When == IfOutOfState && !q.PrescriberState.Valid():
			r.need(rulePrescriberState)
		default:
			r.rest(f.line)
			r.stop(f.Value.Outcome, ruleVerify, 0, 0, reason.None)
		}
	}
}

// remote is telemedicine: under the general rule while it is in force, and under that of buprenorphine after it.
func (b *Book) remote(q *Authority, r *Ruling) {
	var buf [room]found
	rows := b.at(buf[:0], r, KindTelemedicine, q.State, q.Schedule, q.Issued)
	if len(rows) == 0 {
		r.stop(Deny, ruleRemote, 0, 0, reason.None)
	}
	for _, f := range rows {
		switch {
		case f.over && q.Schedule != drug.ScheduleII && q.Buprenorphine != drug.No:
			b.buprenorphine(q, f.line, r)
		case f.over:
			r.ended(Deny, f.line)
		case f.Value.Outcome > Allow:
			r.rest(f.line)
			r.stop(f.Value.Outcome, ruleRemote, 0, 0, reason.None)
		default:
			r.rest(f.line)
		}
	}
}

// buprenorphine is 21 CFR 1306.51: six months from the first prescription, to a patient whose identity the pharmacist
// verified.
func (b *Book) buprenorphine(q *Authority, general *line, r *Ruling) {
	if q.Buprenorphine != drug.Yes {
		r.ended(Deny, general)
		r.need(ruleBuprenorphineUnknown)
		return
	}
	demand(q.IdentityChecked, r, ruleIdentity, Hold, ruleIdentity)
	if !q.FirstRemote.IsSet() || q.FirstRemote.After(q.Issued) {
		r.need(ruleFirstRemote)
		return
	}
	var buf [room]found
	rows := b.at(buf[:0], r, KindBuprenorphine, q.State, q.Schedule, q.Issued)
	if len(rows) == 0 {
		r.ended(Deny, general)
	}
	for _, f := range rows {
		if f.over {
			r.ended(Deny, f.line)
			continue
		}
		r.rest(f.line)
		if last := q.FirstRemote.AddMonths(f.Value.Months); !last.IsSet() || q.Issued.After(last) {
			r.stop(Deny, ruleBuprenorphineLate, day(q.Issued), day(last), reason.Date)
		}
	}
}
