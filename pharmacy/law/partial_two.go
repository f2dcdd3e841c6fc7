package law

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// PartialCause is why a schedule II prescription is filled in part. Numbers are permanent.
type PartialCause uint8

// The causes.
const (
	PartialUnknown PartialCause = iota
	ShortStock                  // the pharmacy cannot supply all of it
	AskedFor                    // the patient or the prescriber asked for it (CARA)
	LongTermCare                // a patient in long-term care, or terminally ill
)

// RestBy is until when the rest of a schedule II prescription may be dispensed. One of the two is set: hours count in
// elapsed time and end at an instant, days end with a day of the pharmacy's zone.
type RestBy struct {
	At  time.Time // inclusive, UTC
	Day cal.Date  // inclusive
}

// RestBy is the deadline of a partial fill of schedule II by its cause (R1.4). At and the quantities are not looked at,
// nor is the last date of the prescription, which may be earlier: MayFillPart looks at all.
func (b *Book) RestBy(q PartialFill) (RestBy, Ruling) {
	var r Ruling
	if q.Schedule != drug.ScheduleII {
		r.need(ruleScheduleTwo)
		return RestBy{}, r
	}
	by := b.restBy(&q, &r)
	if r.Outcome != Allow {
		return RestBy{}, r
	}
	return by, r
}

// passed reports whether the deadline is over; on is the day of at.
func (by RestBy) passed(at time.Time, on cal.Date) bool {
	return !by.At.IsZero() && at.After(by.At) || by.Day.IsSet() && on.After(by.Day)
}

// lastDay is the day on which the deadline ends.
func (by RestBy) lastDay(zone *time.Location) cal.Date {
	if by.Day.IsSet() {
		return by.Day
	}
	return cal.In(by.At, zone)
}

func (b *Book) restBy(q *PartialFill, r *Ruling) RestBy {
	if !q.known(r) {
		return RestBy{}
	}
	kind, from := q.clock(r)
	if kind == kindNone {
		return RestBy{}
	}
	var by RestBy
	var buf [room]found
	rows := b.at(buf[:0], r, kind, q.State, drug.ScheduleII, q.Issued)
	for _, f := range rows {
		if f.over {
			r.ended(Deny, f.line)
			continue
		}
		r.rest(f.line)
		if f.Value.Outcome > Allow {
			r.stop(f.Value.Outcome, rulePartForbidden, 0, 0, reason.None)
			continue
		}
		by = by.or(f.Value, from, q.Issued)
	}
	if r.Outcome == Allow && by.At.IsZero() && !by.Day.IsSet() || len(rows) == 0 {
		r.stop(Hold, ruleNoRow, 0, 0, reason.None) // a permission without a deadline is none
	}
	return by
}

// clock is the rule that a cause falls under, and the instant from which its hours run.
func (q *PartialFill) clock(r *Ruling) (Kind, time.Time) {
	switch q.Cause {
	case ShortStock:
		if q.First.IsZero() {
			r.need(ruleFirstPart)
			return kindNone, q.First
		}
		return KindPartialShort, q.First
	case AskedFor:
		if !q.Oral.IsZero() {
			return KindPartialOral, q.Oral
		}
		return KindPartialAsked, q.Oral
	case LongTermCare:
		return KindPartialCare, q.Oral
	}
	r.need(rulePartCause)
	return kindNone, time.Time{}
}

// or is the earlier deadline of two rows of one kind, which are both of hours or both of days.
func (by RestBy) or(v Value, from time.Time, issued cal.Date) RestBy {
	if v.Hours > 0 {
		by.At = earlier(by.At, cal.Deadline(from, 0, v.Hours, time.UTC))
	}
	if v.Days > 0 {
		by.Day = cal.Min(by.Day, issued.AddDays(v.Days))
	}
	return by
}
