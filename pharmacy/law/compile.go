package law

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Compile makes a book of packs. Their order does not matter: all rows apply, and the most restrictive wins. The error
// is a *PackError that holds every fault of every pack. The packs are copied.
func Compile(packs ...Pack) (*Book, error) {
	faults := check(packs)
	if len(faults) > 0 {
		return nil, &PackError{Faults: faults}
	}
	b := &Book{country: new(table), others: new(table), states: map[place.State]*table{}}
	for _, rows := range byID(packs) {
		b.add(rows)
	}
	b.version = version(packs)
	return b, nil
}

// Standard is the book of the built-in packs, Federal and States. It is compiled anew each time: keep it.
func Standard() *Book {
	b, err := Compile(Federal(), States())
	if err != nil {
		panic(err) // the built-in packs are data of this package, and a test compiles them
	}
	return b
}

// byID gives the rows of each ID, by date, the IDs in order.
func byID(packs []Pack) [][]Row {
	var all []Row
	for _, p := range packs {
		all = append(all, p.Rules...)
	}
	slices.SortStableFunc(all, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), a.Period.From.Compare(b.Period.From))
	})
	var groups [][]Row
	for i := 0; i < len(all); {
		n := i + 1
		for n < len(all) && all[n].ID == all[i].ID {
			n++
		}
		groups = append(groups, all[i:n])
		i = n
	}
	return groups
}

// add puts a rule into the table of its scope, for every schedule that it is about.
func (b *Book) add(rows []Row) {
	r := rule{lines: make([]line, len(rows))}
	for i, row := range rows {
		r.lines[i] = line{Row: row, rule: row.rule()}
	}
	t, k := b.table(rows[0].In), rows[0].Kind
	for s := drug.ScheduleUnknown; s <= drug.ScheduleV; s++ {
		if rows[0].Schedules.Has(s) || s == drug.ScheduleUnknown && !shapes[k].bySchedule {
			t[k][s] = append(t[k][s], r)
		}
	}
}

// table is that of a scope; it is made where there is none yet.
func (b *Book) table(in Scope) *table {
	switch in {
	case Country:
		return b.country
	case OtherStates:
		return b.others
	}
	st := place.State(in)
	if b.states[st] == nil {
		b.states[st] = new(table)
	}
	return b.states[st]
}

// rule is what a trace points at where the row took part.
func (row Row) rule() *reason.Rule {
	said := row.describe()
	return &reason.Rule{Code: reason.Code(row.ID), Text: said, Passed: said, Source: row.Citation, Evidence: row.Evidence}
}

// version joins the versions of the packs, and a digest of their rows in order of ID and date.
func version(packs []Pack) string {
	h := sha256.New()
	for _, rows := range byID(packs) {
		for _, row := range rows {
			fmt.Fprintf(h, "%+v\n", row)
		}
	}
	names := make([]string, 0, len(packs)+1)
	for _, p := range packs {
		names = append(names, p.ID+" "+p.Version)
	}
	slices.Sort(names)
	return strings.Join(append(names, hex.EncodeToString(h.Sum(nil)[:8])), ", ")
}

// gap reports whether days lie between the end of a and the beginning of b.
func gap(a, b cal.Period) bool { return a.To.IsSet() && a.To.AddDays(1).Before(b.From) }
