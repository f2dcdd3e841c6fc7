package law

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Fault is one thing that is wrong with a pack: which pack, which row, which field, and why. Row is the row's ID, or
// "#3" for the third row where it has none; empty where the pack itself is meant.
type Fault struct{ Pack, Row, Field, Why string }

// String is one line: "pack house, row house.expiry, Citation: missing".
func (f Fault) String() string {
	where := "pack " + f.Pack
	if f.Row != "" {
		where += ", row " + f.Row
	}
	return where + ", " + f.Field + ": " + f.Why
}

// PackError is every fault of the packs that Compile was given. Who keeps the packs mends them.
type PackError struct{ Faults []Fault }

// Error is a line for each fault.
func (e *PackError) Error() string {
	lines := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		lines[i] = "law: " + f.String()
	}
	return strings.Join(lines, "\n")
}

// checker gathers faults.
type checker struct {
	faults []Fault
	owner  map[string]string // pack by row ID
}

func check(packs []Pack) []Fault {
	c := checker{owner: map[string]string{}}
	seen := map[string]bool{}
	for _, p := range packs {
		c.note(p.ID == "", p.ID, "", "ID", "missing")
		c.note(p.Version == "", p.ID, "", "Version", "missing")
		c.note(seen[p.ID], p.ID, "", "ID", "another pack has it already")
		seen[p.ID] = true
		for i, row := range p.Rules {
			c.row(p.ID, i, row)
		}
		for _, rows := range byID([]Pack{p}) {
			c.overTime(p.ID, rows)
		}
	}
	return c.faults
}

func (c *checker) note(bad bool, pack, row, field, why string) {
	if bad {
		c.faults = append(c.faults, Fault{pack, row, field, why})
	}
}

var idForm = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$`)

// row checks a row by itself.
func (c *checker) row(pack string, i int, row Row) {
	name := row.ID
	if name == "" {
		name = fmt.Sprintf("#%d", i+1)
	}
	note := func(bad bool, field, why string) { c.note(bad, pack, name, field, why) }
	note(!idForm.MatchString(row.ID), "ID", `not of the form "state.ny.expiry"`)
	other, taken := c.owner[row.ID]
	note(taken && other != pack, "ID", "pack "+other+" has it already: replace it there with Pack.With")
	c.owner[row.ID] = pack
	note(!row.In.valid(), "In", "unknown state")
	note(strings.TrimSpace(row.Citation) == "", "Citation", "missing")
	note(row.Evidence == reason.Unstated || row.Evidence > reason.Proposal, "Evidence", "missing")
	note(!row.Period.Valid(), "Period", "ends before it begins")
	note(!row.Kind.known(), "Kind", "unknown")
	if row.Kind.known() {
		c.shape(pack, name, row)
	}
}

// shape checks the schedules and the value against what the kind takes.
func (c *checker) shape(pack, name string, row Row) {
	note := func(bad bool, field, why string) { c.note(bad, pack, name, field, why) }
	s, v := shapes[row.Kind], row.Value
	note(s.bySchedule && row.Schedules == 0, "Schedules", "missing")
	note(row.Schedules&^AnySchedule != 0, "Schedules", "unknown schedule")
	note(row.When != Unconditional && !slices.Contains(s.when, row.When), "When", "a rule of this kind has no such condition")
	note(!s.bySchedule && row.Schedules != 0, "Schedules", "a rule of this kind has none")
	set := v.fields()
	one := set & s.one
	note(one == 0 || one&(one-1) != 0, "Value", "exactly one is needed of "+strings.Join(s.one.names(), ", "))
	if extra := set &^ (s.one | s.may); extra != 0 {
		note(true, "Value", "a rule of this kind has no "+strings.Join(extra.names(), ", "))
	}
	note(min(v.Months, v.Days, v.Hours, v.Years, v.Count, v.Over, v.Except) < 0, "Value", "negative")
	note(max(v.Months, v.Days, v.Hours, v.Years, v.Count, v.Over, v.Except) > maxNumber, "Value", "above 100000")
	note(v.Outcome == NeedInfo || v.Outcome > Deny, "Value", "Outcome is none of Allow, Hold, Deny")
	note(row.Kind == KindEmergency && v.Outcome == Allow, "Value", "Outcome Allow says no length: give Hours or Days")
	note(row.Kind == KindEmergency && v.Hours%24 != 0, "Value", "Hours of an emergency supply are whole days")
	note(v.Duty > ByDrug, "Value", "unknown Duty")
}

// maxNumber is more than any rule has: hours of eleven years.
const maxNumber = 100_000

// overTime checks the rows of one ID, which come by date, against each other.
func (c *checker) overTime(pack string, rows []Row) {
	for i, row := range rows[1:] {
		first, last := rows[0], rows[i]
		note := func(bad bool, field, why string) { c.note(bad, pack, row.ID, field, why) }
		note(last.Period.Overlaps(row.Period), "Period", "overlaps "+last.Period.String())
		note(gap(last.Period, row.Period), "Period", "a gap after "+last.Period.To.String())
		note(row.Kind != first.Kind, "Kind", "changes within one rule")
		note(row.In != first.In, "In", "changes within one rule")
		note(row.Schedules != first.Schedules, "Schedules", "change within one rule")
		note(row.When != first.When, "When", "changes within one rule")
	}
}
