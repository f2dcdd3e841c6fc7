package law

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// RecordClass is what a record is about. Numbers are permanent.
type RecordClass uint8

// The classes.
const (
	RecordUnknown   RecordClass = iota
	RxRecord                    // a prescription with its fills and images
	TransferRecord              // a transfer, in or out
	InventoryRecord             // controlled drugs: stock, counts
	AuditRecord                 // the audit log of electronic prescriptions for controlled substances
	ContactRecord               // consents, calls, outreach
	PrivacyRecord               // privacy policies, authorizations, accounting of disclosures
	TradeRecord                 // transactions of the drug supply chain (DSCSA)
	IncidentRecord              // serious events
)

// Record is what the retention of a record depends on (R11.1).
type Record struct {
	Class     RecordClass
	Schedule  drug.Schedule // asked for prescriptions and transfers
	State     place.State   // of the pharmacy, or of the patient: ask for both, and keep to the later
	PartD     drug.Answer   // it is related to a Part D plan
	Last      cal.Date      // the latest of the record, the last refill, the transfer
	AuditEnd  cal.Date      // end of the plan's latest audit; unset: none is known
	LegalHold bool          // somebody wants it kept: a court, an investigation
}

// KeepUntil is the last day through which a record is kept, the latest of all rules that apply, and the ruling on purging
// it on day on: Deny through that day, Allow after it. Under a legal hold there is no such day, and purging is denied. A
// rule that has ended keeps the record: somebody must say what follows.
func (b *Book) KeepUntil(q Record, on cal.Date) (cal.Date, Ruling) {
	var r Ruling
	q.facts(on, &r)
	if q.LegalHold {
		r.stop(Deny, ruleLegalHold, 0, 0, reason.None)
	}
	if r.Outcome > Allow {
		return cal.Date{}, r
	}
	var keep cal.Date
	for k := KindKeepControlled; k <= KindKeepIncident; k++ {
		if q.under(k) {
			keep = cal.Max(keep, b.keep(&q, k, on, &r))
		}
	}
	if r.Outcome == Undecided {
		r.stop(Hold, ruleNoRow, 0, 0, reason.None)
	}
	if r.Outcome != Allow {
		return cal.Date{}, r
	}
	if !on.After(keep) {
		r.stop(Deny, ruleKeep, day(keep), 0, reason.Date)
	}
	return keep, r
}

func (q *Record) facts(on cal.Date, r *Ruling) {
	need := func(missing bool, rule *reason.Rule) {
		if missing {
			r.need(rule)
		}
	}
	need(q.Class == RecordUnknown || q.Class > IncidentRecord, ruleRecordClass)
	need(q.Schedule.Controlled() == drug.Unknown && (q.Class == RxRecord || q.Class == TransferRecord), ruleSchedule)
	need(!q.State.Valid(), ruleState)
	need(!q.Last.IsSet(), ruleRecordDay)
	need(q.PartD != drug.Yes && q.PartD != drug.No, rulePartD)
	need(!on.IsSet(), ruleDay)
}

// under reports whether the record falls under a kind of rule.
func (q *Record) under(k Kind) bool {
	controlled := q.Schedule.Controlled() == drug.Yes
	switch k {
	case KindKeepControlled:
		return q.Class == InventoryRecord || q.Class == AuditRecord ||
			controlled && (q.Class == RxRecord || q.Class == TransferRecord)
	case KindKeepPartD:
		return q.PartD == drug.Yes
	case KindKeepPrivacy:
		return q.Class == PrivacyRecord
	case KindKeepTrade:
		return q.Class == TradeRecord
	case KindKeepIncident:
		return q.Class == IncidentRecord
	}
	return q.Class == RxRecord || q.Class == TransferRecord || q.Class == ContactRecord
}

// keep is the last day by the rows of a kind.
func (b *Book) keep(q *Record, k Kind, on cal.Date, r *Ruling) cal.Date {
	var keep cal.Date
	var buf [room]found
	for _, f := range b.at(buf[:0], r, k, q.State, drug.ScheduleUnknown, on) {
		if f.over {
			r.ended(Hold, f.line)
			continue
		}
		r.rest(f.line)
		last := q.from(f.Value).AddMonths(12 * f.Value.Years)
		if !last.IsSet() { // past the end of the calendar: kept for ever
			last = cal.Of(9999, time.December, 31)
		}
		keep = cal.Max(keep, last)
	}
	return keep
}

// from is the day from which the years count: the record's, or the end of its contract year and of an audit.
func (q *Record) from(v Value) cal.Date {
	if !v.YearEnd {
		return q.Last
	}
	return cal.Max(cal.Of(q.Last.Year(), time.December, 31), q.AuditEnd)
}
