package dur

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// NumberID names a number that a rule fixes.
type NumberID string

// The numbers.
const (
	GraceDays       NumberID = "dur.grace_days"            // two supplies may overlap so long
	LateDays        NumberID = "dur.late_days"             // a refill more days after run-out is late
	SuppressDays    NumberID = "dur.suppress_days"         // an override speaks for the same pair so long
	ManyPrescribers NumberID = "dur.many_prescribers"      // of one watched class
	CareMME         NumberID = "dur.opioid_care_mme"       // care coordination from so many on
	HardMME         NumberID = "dur.opioid_hard_mme"       // the least that a plan may set as its hard edit
	NaiveDays       NumberID = "dur.opioid_naive_days"     // the longest first supply of an opioid
	ManagementMME   NumberID = "dur.opioid_management_mme" // above it, the dose part of a drug management program is met
)

// Number is a number with its period (C2). After its end, with no row that follows, no rule is in force, and what needs
// the number is held.
type Number struct {
	ID       NumberID
	Value    int64
	Period   cal.Period
	Citation string
	Evidence reason.Evidence
}

// Numbers is the table of numbers as known on 2026-11-24. The slice is the caller's.
func Numbers() []Number {
	own := func(id NumberID, n int64, from string) Number {
		return Number{ID: id, Value: n, Citation: from, Evidence: reason.Proposal}
	}
	rows := []Number{
		own(GraceDays, 7, "R6.1"), own(LateDays, 30, "R6.1: our choice of what late means"), own(SuppressDays, 180, "R6.3"),
		own(ManyPrescribers, 3, "R6.1: our choice of how many are many"),
	}
	for _, n := range []Number{{ID: CareMME, Value: 90}, {ID: HardMME, Value: 200}, {ID: NaiveDays, Value: 7}, {ID: ManagementMME, Value: 90}} {
		before, now := n, n
		before.Period = cal.Period{From: cal.Of(2019, time.January, 1), To: cal.Of(2026, time.December, 31)}
		before.Citation, before.Evidence = "R6.6: Part D opioid edits of the years before", reason.Unconfirmed
		now.Period = cal.Period{From: cal.Of(2027, time.January, 1), To: cal.Of(2027, time.December, 31)}
		now.Citation, now.Evidence = "R6.6: Part D opioid edits, memo for contract year 2027 of 2026-07-02", reason.SecondHand
		rows = append(rows, before, now)
	}
	return rows
}

// numberOn is the value in force on a day; false where there is none.
func numberOn(rows []Number, id NumberID, on cal.Date) (int64, bool) {
	for i := range rows {
		if r := &rows[i]; r.ID == id && r.Period.Contains(on) {
			return r.Value, true
		}
	}
	return 0, false
}
