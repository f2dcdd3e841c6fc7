package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Book is compiled rule packs: immutable and safe for concurrent use. The zero Book has no rules, and allows nothing.
type Book struct {
	country, others *table
	states          map[place.State]*table
	version         string
}

// Version names the packs of the book with their versions, and ends with a digest of all rows, so that two books of
// equal Version rule alike: "federal 2026-11-24, states 2026-11-24, 0f3a9c…". It is what a stored decision cites.
func (b *Book) Version() string { return b.version }

// table is the rules of one scope, by kind and schedule. The schedule is unknown where the kind does not depend on it.
type table [kindCount][drug.ScheduleV + 1][]rule

// rules are those of a kind and schedule; none where the scope has no table.
func (t *table) rules(k Kind, s drug.Schedule) []rule {
	if t == nil || s > drug.ScheduleV {
		return nil
	}
	return t[k][s]
}

// rule is one ID over time: its lines by date, without overlap or gap.
type rule struct{ lines []line }

// line is a compiled row.
type line struct {
	Row
	rule *reason.Rule // what a trace points at
}

// found is a line that counts on a day; or, where over is set, the last line of a rule that has ended.
type found struct {
	*line
	over bool
}

// room is how many rows of one cell are looked at without an allocation.
const room = 8

// at appends the rows that count for a state on a day: the country's, and the state's own or, where it has none, those
// of the other states. A rule that has ended is among them, and says so. One that has not begun is not: r, where given,
// stands until the day before it begins.
func (b *Book) at(to []found, r *Ruling, k Kind, st place.State, s drug.Schedule, on cal.Date) []found {
	if !shapes[k].bySchedule {
		s = drug.ScheduleUnknown
	}
	to = onDay(to, r, b.country.rules(k, s), on)
	before := len(to)
	to = onDay(to, r, b.states[st].rules(k, s), on)
	for _, f := range to[before:] {
		if f.When == Unconditional {
			return to
		}
	}
	return onDay(to, r, b.others.rules(k, s), on)
}

func onDay(to []found, r *Ruling, rules []rule, on cal.Date) []found {
	for _, rule := range rules {
		f := rule.on(on)
		if f.line != nil {
			to = append(to, f)
		} else if r != nil {
			r.Until = cal.Min(r.Until, rule.lines[0].Period.From.AddDays(-1))
		}
	}
	return to
}

// on is the line of a day; none where the rule has not begun.
func (r rule) on(d cal.Date) found {
	last := len(r.lines) - 1
	if end := r.lines[last].Period.To; end.IsSet() && d.After(end) {
		return found{line: &r.lines[last], over: true}
	}
	for i := last; i >= 0; i-- {
		if r.lines[i].Period.Contains(d) {
			return found{line: &r.lines[i]}
		}
	}
	return found{}
}

// outcome is what the rows of a kind whose value is an Outcome come to, most restrictive first, and whether there are any.
// Rows are recorded in r. One past its end is worth a Hold there, and says nothing else.
func (b *Book) outcome(k Kind, st place.State, s drug.Schedule, on cal.Date, r *Ruling) (worst Outcome, known bool) {
	var buf [room]found
	rows := b.at(buf[:0], r, k, st, s, on)
	for _, f := range rows {
		if f.over {
			r.ended(Hold, f.line)
			continue
		}
		r.rest(f.line)
		worst = max(worst, f.Value.Outcome)
	}
	return worst, len(rows) > 0
}
