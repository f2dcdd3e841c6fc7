package law

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// PDMP is a state's rule of its prescription monitoring program (R1.18); Query is DutyUnknown where there is no row.
type PDMP struct {
	Query           Duty
	ReportHours     int // 0: see NextBusinessDay
	NextBusinessDay bool
	Row             *reason.Rule // the citation; nil where there is no row
}

// PDMP is the row of a state on a day. The states that count are that of the delivery and, where it says so, that of the
// site: ask for both. The built-in packs hold no such row: a host brings them.
func (b *Book) PDMP(st place.State, on cal.Date) PDMP {
	var p PDMP
	query, row := b.duty(KindPDMPQuery, st, on)
	p.Query = query
	if row != nil {
		p.Row = row.rule
	}
	if !st.Valid() || !on.IsSet() {
		return p
	}
	var buf [room]found
	for _, f := range b.at(buf[:0], nil, KindPDMPReport, st, drug.ScheduleUnknown, on) {
		if f.over {
			continue
		}
		p.NextBusinessDay = p.NextBusinessDay || f.Value.NextBusinessDay
		if h := f.Value.Hours; h > 0 && (p.ReportHours == 0 || h < p.ReportHours) {
			p.ReportHours = h
		}
		if p.Row == nil {
			p.Row = f.rule
		}
	}
	return p
}

// Report is a shipment of a controlled drug that the program is told about, or a correction of one: a parcel that came
// back, a fill that was reversed.
type Report struct {
	Schedule drug.Schedule
	State    place.State
	At       time.Time      // of the shipment, or of the return
	Zone     *time.Location // of the pharmacy; days count in it. It must be given.
}

// ReportBy is the instant by which the program is told, exclusive: hours are elapsed time, a business day ends with its
// last hour in the pharmacy's zone. Without a row, a pharmacist says. It is the zero Time where nothing is reported.
func (b *Book) ReportBy(q Report) (time.Time, Ruling) {
	var r Ruling
	if q.Zone == nil || q.At.IsZero() {
		r.need(ruleInstant)
		return time.Time{}, r
	}
	on := cal.In(q.At, q.Zone)
	if !asked(q.Schedule, q.State, on, &r) {
		return time.Time{}, r
	}
	if q.Schedule == drug.NotControlled {
		r.raise(Allow)
		return time.Time{}, r
	}
	var due time.Time
	var buf [room]found
	for _, f := range b.at(buf[:0], &r, KindPDMPReport, q.State, q.Schedule, on) {
		if f.over {
			r.ended(Hold, f.line)
			continue
		}
		r.rest(f.line)
		due = earlier(due, f.Value.reportBy(q.At, on, q.Zone))
	}
	if r.Outcome == Undecided {
		r.stop(Hold, ruleNoRow, 0, 0, reason.None)
	}
	return due, r
}

func (v Value) reportBy(at time.Time, on cal.Date, zone *time.Location) time.Time {
	if v.NextBusinessDay {
		return cal.AddBusinessDays(on, 1).End(zone)
	}
	return cal.Deadline(at, 0, v.Hours, zone)
}

// earlier is the earlier of two instants; the zero one is ignored.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
