package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Series is several schedule II prescriptions for one drug that were issued together (R1.3). Each of them is filled under
// its own Validity, whose NotBefore is the earliest-fill date.
type Series struct {
	State place.State
	Items []SeriesItem // in order of their fills
}

// SeriesItem is one prescription of a series.
type SeriesItem struct {
	Days      int      // days' supply
	Issued    cal.Date // the date on the prescription
	Signed    cal.Date // the day on which it was signed: the same, for nothing is dated ahead
	NotBefore cal.Date // earliest-fill date; the first of a series may have none, and is filled at once
}

// begins is the day from which the supply of an item is meant.
func (i SeriesItem) begins() cal.Date { return cal.Max(i.Issued, i.NotBefore) }

// Series is the ruling on a series: the days' supplies are within the limit, every prescription but the first carries an
// earliest-fill date, each is signed on its date, and the state permits it. Federal law allows a series only where the
// state does, so one in a state without a row is held for a pharmacist. Supplies that overlap are a note, which is a passed
// step, and no refusal.
func (b *Book) Series(q Series) Ruling {
	var r Ruling
	if !q.State.Valid() {
		r.need(ruleState)
	}
	if len(q.Items) == 0 {
		r.need(ruleSeriesEmpty)
		return r
	}
	total, overlaps := 0, 0
	for i, item := range q.Items {
		item.check(i, &r)
		total += item.days()
		if i > 0 && item.begins().Before(q.Items[i-1].begins().AddDays(q.Items[i-1].days())) {
			overlaps++
		}
	}
	if on := q.Items[0].Issued; q.State.Valid() && on.IsSet() {
		b.seriesRows(q.State, on, total, &r)
	}
	if overlaps > 0 {
		r.Trace.Pass(ruleSeriesOverlap, int64(overlaps), 0, reason.Count)
	}
	return r
}

// days is the days' supply where it is one.
func (i SeriesItem) days() int { return min(max(i.Days, 0), maxNumber) }

func (i SeriesItem) check(at int, r *Ruling) {
	n := int64(at + 1)
	switch {
	case !i.Issued.IsSet():
		r.need(ruleIssued)
	case !i.Signed.IsSet():
		r.need(ruleSigned)
	case i.Signed != i.Issued:
		r.stop(Deny, rulePostDated, day(i.Issued), day(i.Signed), reason.Date)
	}
	if i.Days <= 0 {
		r.need(ruleDaysSupply)
	}
	if at > 0 && !i.NotBefore.IsSet() {
		r.stop(Deny, ruleSeriesDate, n, 0, reason.Count)
	}
}

func (b *Book) seriesRows(st place.State, on cal.Date, total int, r *Ruling) {
	var buf [room]found
	federal, own := false, false
	for _, f := range b.at(buf[:0], r, KindSeries, st, drug.ScheduleII, on) {
		federal, own = federal || f.In == Country, own || f.In != Country
		if f.over {
			r.ended(Deny, f.line)
			continue
		}
		r.rest(f.line)
		switch {
		case f.Value.Outcome > Allow:
			r.stop(f.Value.Outcome, ruleSeriesState, 0, 0, reason.None)
		case f.Value.Days > 0 && total > f.Value.Days:
			r.stop(Deny, ruleSeriesDays, int64(total), int64(f.Value.Days), reason.Days)
		}
	}
	switch {
	case !federal:
		r.stop(Deny, ruleSeriesState, 0, 0, reason.None) // before 2007-12-19
	case !own:
		r.stop(Hold, ruleNoRow, 0, 0, reason.None)
	}
}
