package law

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Pack is a set of dated rows that is kept, versioned and replaced as one: the federal floor, the states, a house's own
// rules. It is a plain value: read it, copy it, print it. Compile takes packs.
type Pack struct {
	ID      string // "federal", "states"
	Version string // as its keeper counts: "2026-11-24"
	Rules   []Row
}

// Row is one dated rule. Rows of one ID are one rule over time: their periods may neither overlap nor leave a gap, and
// all but Value, Period, Citation and Evidence is the same in them. Rows of different IDs about the same thing apply
// together, and the most restrictive wins.
type Row struct {
	ID        string    // permanent dotted name: "state.ny.expiry_ii"
	Kind      Kind      // what it decides
	In        Scope     // where
	Schedules Schedules // of the drugs it is about; zero where the Kind does not depend on one
	When      Condition // zero: always
	Value     Value
	Period    cal.Period // days on which it is the law; past To, with no row after it, the rule fails closed
	Citation  string     // "21 CFR 1306.22(a)"; required
	Evidence  reason.Evidence
}

// Scope is where a row is the law: a state's two-letter code, Country or OtherStates.
type Scope string

// Scopes that are no state. A Country row is a floor under all states. An OtherStates row is taken where a state has no
// row of its own for the same kind and schedule.
const (
	Country     Scope = "US"
	OtherStates Scope = "*"
)

func (s Scope) valid() bool {
	return s == Country || s == OtherStates || place.State(s).Valid()
}

// Schedules is a set of schedules, as bits. The zero value is none.
type Schedules uint8

// The sets that rows name; combine them with |.
const (
	NonControlled Schedules = 1 << drug.NotControlled
	CII           Schedules = 1 << drug.ScheduleII
	CIII          Schedules = 1 << drug.ScheduleIII
	CIV           Schedules = 1 << drug.ScheduleIV
	CV            Schedules = 1 << drug.ScheduleV

	CIIItoIV    = CIII | CIV
	CIIItoV     = CIIItoIV | CV
	CIItoV      = CII | CIIItoV
	AnySchedule = NonControlled | CIItoV
)

// Has reports whether s is in the set.
func (ss Schedules) Has(s drug.Schedule) bool {
	return s <= drug.ScheduleV && ss&(1<<s) != 0
}

// Condition narrows a row to cases in which a fact is true. Where the fact is unknown and would change the answer, the
// ruling is NeedInfo.
type Condition uint8

// The conditions.
const (
	Unconditional Condition = iota // no condition
	IfPartial                      // a partial fill
	IfOutOfState                   // the prescriber is of another state than the patient
	IfBenzodiazepine
	IfFirstOpioid // the first fill of an opioid
)

// Value is what a row says. Which fields a Kind takes is told at the Kind; the others stay zero.
type Value struct {
	Outcome         Outcome // Allow, Hold or Deny
	Months          int
	Days            int
	Hours           int
	Years           int
	Count           int
	Over            int  // the row counts only above so many days' supply; 0: always
	Except          int  // days, where the exception that the citation names is met
	Unlimited       bool // the rule sets expressly no limit
	None            bool // the rule allows expressly none
	NextBusinessDay bool
	YearEnd         bool // the years count from the end of the (contract) year
	Duty            Duty
}

// With is a copy of p in which the rows of the given IDs are replaced by these: all rows of an ID go, and the given
// ones come instead. New IDs are added. Give the copy a Version of your own.
func (p Pack) With(rows ...Row) Pack {
	p = p.Without(idsOf(rows)...)
	p.Rules = append(p.Rules, rows...)
	return p
}

// Without is a copy of p without the rows of the given IDs.
func (p Pack) Without(ids ...string) Pack {
	kept := make([]Row, 0, len(p.Rules))
	for _, row := range p.Rules {
		if !slices.Contains(ids, row.ID) {
			kept = append(kept, row)
		}
	}
	p.Rules = kept
	return p
}

func idsOf(rows []Row) []string {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	return ids
}
