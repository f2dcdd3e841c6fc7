package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// LastDate is the last day, inclusive, on which the prescription may be filled; unset where the ruling is no Allow, or
// where nothing limits it. It is the earliest of the country's, the state's, the written and the plan's date (R1.1). The
// rows are those of the day of issue: where a row ends, or another begins, Until is the day before that, and for a day
// after it MayFill looks again.
func (b *Book) LastDate(q Validity) (cal.Date, Ruling) {
	var r Ruling
	l := b.limit(&q, q.Issued, &r)
	if l.open(l.last) {
		r.need(l.ask)
	}
	if r.Outcome != Allow {
		return cal.Date{}, r
	}
	return l.last, r
}

// MayFill is the ruling on a fill on a day: not before the issue, not after the last date. Rows of the day of issue and,
// where one has ended or begun since, rows of the day itself must both allow it.
func (b *Book) MayFill(q Validity, on cal.Date) Ruling {
	var r Ruling
	b.mayFill(&q, on, &r)
	return r
}

func (b *Book) mayFill(q *Validity, on cal.Date, r *Ruling) {
	if !on.IsSet() {
		r.need(ruleDay)
	}
	if q.MovedAway {
		r.stop(Deny, ruleMovedAway, 0, 0, reason.None)
	}
	if on.IsSet() && on.Before(q.NotBefore) {
		r.stop(Deny, ruleNotYet, day(on), day(q.NotBefore), reason.Date)
	}
	b.fillBy(q, q.Issued, on, r)
	if r.Until.IsSet() && on.After(r.Until) {
		r.Until = cal.Date{}
		b.fillBy(q, on, on, r)
	}
}

// fillBy is the ruling on a fill under the rows of day rows.
func (b *Book) fillBy(q *Validity, rows, on cal.Date, r *Ruling) {
	l := b.limit(q, rows, r)
	if !on.IsSet() || !q.Issued.IsSet() {
		return
	}
	if on.Before(q.Issued) {
		r.stop(Deny, ruleBeforeIssue, day(on), day(q.Issued), reason.Date)
	}
	switch {
	case l.last.IsSet() && on.After(l.last):
		r.stop(Deny, ruleExpired, day(on), day(l.last), reason.Date)
	case l.open(on):
		r.need(l.ask)
	case l.last.IsSet():
		r.Trace.Pass(ruleExpired, day(on), day(l.last), reason.Date)
	}
}

// limit is how long a prescription lasts.
type limit struct {
	last cal.Date     // by the rows that surely apply; unset: they set no limit
	may  cal.Date     // by those that apply if a fact is so that is not known; unset: there are none
	ask  *reason.Rule // asks for that fact
}

// open reports whether the unknown fact would decide about day d; an unset d is the end of time.
func (l limit) open(d cal.Date) bool {
	return l.may.IsSet() && (!d.IsSet() || d.After(l.may))
}

// limit is the last date under the rows of a day. It raises the outcome to Allow where a row was found, and further
// where something is missing or has ended.
func (b *Book) limit(q *Validity, rows cal.Date, r *Ruling) limit {
	var l limit
	if !q.known(r) {
		return l
	}
	if q.WrittenExpiry.IsSet() && q.WrittenExpiry.Before(q.Issued) {
		r.stop(Hold, ruleExpiryOrder, day(q.WrittenExpiry), day(q.Issued), reason.Date)
	}
	l.last = cal.Min(q.WrittenExpiry, q.PlanExpiry)
	var buf [room]found
	sure := false
	for _, f := range b.at(buf[:0], r, KindExpiry, q.State, q.Schedule, rows) {
		is, ask := q.meets(f.When)
		if is == drug.No {
			continue
		}
		sure = sure || f.settles(q.Schedule)
		l.add(f, is, ask, q.Issued, r)
	}
	if !sure {
		r.stop(Hold, ruleNoRow, 0, 0, reason.None)
	}
	return l
}

// settles reports whether a row is enough to know the last date: one without a condition and, for schedule II, one of the
// state, for there is no federal date to fall back on.
func (f found) settles(s drug.Schedule) bool {
	return f.When == Unconditional && (f.In != Country || s != drug.ScheduleII)
}

// add takes a row into account.
func (l *limit) add(f found, is drug.Answer, ask *reason.Rule, issued cal.Date, r *Ruling) {
	if f.over {
		r.ended(Hold, f.line)
		return
	}
	r.rest(f.line)
	if f.Value.Unlimited {
		return
	}
	last := issued.AddMonths(f.Value.Months).AddDays(f.Value.Days)
	switch {
	case !last.IsSet(): // past the end of the calendar
		r.need(ruleIssued)
	case is == drug.Yes:
		l.last = cal.Min(l.last, last)
	case !l.may.IsSet() || last.Before(l.may):
		l.may, l.ask = last, ask
	}
}
