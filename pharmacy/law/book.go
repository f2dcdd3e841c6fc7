package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Book is compiled rule packs: immutable and safe for concurrent use. The zero Book has no rules, and allows nothing.
type Book struct {
	cells   map[cell][]rule
	version string
}

// Version names the packs of the book with their versions, and ends with a digest of all rows, so that two books of
// equal Version rule alike: "federal 2026-11-24, states 2026-11-24, 0f3a9c…". It is what a stored decision cites.
func (b *Book) Version() string { return b.version }

// cell is what a rule is about. The schedule is unknown where the kind does not depend on it.
type cell struct {
	kind     Kind
	in       Scope
	schedule drug.Schedule
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
// of the other states. A rule that begins later is not there yet; one that has ended is, and says so.
func (b *Book) at(to []found, k Kind, st place.State, s drug.Schedule, on cal.Date) []found {
	if !shapes[k].bySchedule {
		s = drug.ScheduleUnknown
	}
	to = b.cell(to, cell{k, Country, s}, on)
	before := len(to)
	to = b.cell(to, cell{k, Scope(st), s}, on)
	for _, f := range to[before:] {
		if f.When == Unconditional {
			return to
		}
	}
	return b.cell(to, cell{k, OtherStates, s}, on)
}

func (b *Book) cell(to []found, c cell, on cal.Date) []found {
	for _, r := range b.cells[c] {
		if f := r.on(on); f.line != nil {
			to = append(to, f)
		}
	}
	return to
}

// on is the line of a day; none where the rule has not begun.
func (r rule) on(d cal.Date) found {
	for i := len(r.lines) - 1; i >= 0; i-- {
		l := &r.lines[i]
		if l.Period.Contains(d) {
			return found{line: l}
		}
		if i == len(r.lines)-1 && l.Period.To.IsSet() && d.After(l.Period.To) {
			return found{line: l, over: true}
		}
	}
	return found{}
}

// outcome is what the rows of a kind whose value is an Outcome come to, most restrictive first; Undecided where there
// is no row. Rows and their ends are recorded in r; a rule past its end is worth whenOver.
func (b *Book) outcome(k Kind, st place.State, s drug.Schedule, on cal.Date, whenOver Outcome, r *Ruling) Outcome {
	var buf [room]found
	worst := Undecided
	for _, f := range b.at(buf[:0], k, st, s, on) {
		if f.over {
			r.ended(whenOver, f.line)
			worst = max(worst, whenOver)
			continue
		}
		r.rest(f.line)
		worst = max(worst, f.Value.Outcome)
	}
	return worst
}
