package refill

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// PDCEdition is the measure as it is counted in some measurement years.
type PDCEdition struct {
	FirstYear, LastYear int
	// StaysRemoved takes the days of a stay in a hospital or a skilled nursing facility out of both sides, since the drugs
	// come from the facility there; supply at home lasts longer by as much.
	StaysRemoved bool
	Citation     string
	Evidence     reason.Evidence
}

var pdcEditions = []PDCEdition{
	{FirstYear: 2011, LastYear: 2025, StaysRemoved: true, Evidence: reason.SecondHand,
		Citation: "Medicare Part C and D star ratings, technical notes of 2013 to 2027, attachment L; the first year is unconfirmed"},
	{FirstYear: 2026, LastYear: 2026, Evidence: reason.SecondHand,
		Citation: "Medicare Part C and D star ratings, technical notes of 2027: measurement year 2026 drops the adjustment for stays"},
}

// PDCEditions is the table of editions, oldest first. A year outside it is not measured: its rule is not known. The
// slice is the caller's.
func PDCEditions() []PDCEdition { return append([]PDCEdition(nil), pdcEditions...) }

// pdcEdition is the edition of a year, nil where none is known.
func pdcEdition(year int) *PDCEdition {
	for i := range pdcEditions {
		if e := &pdcEditions[i]; e.FirstYear <= year && year <= e.LastYear {
			return e
		}
	}
	return nil
}

// removed is the stays that this edition takes out.
func (e *PDCEdition) removed(stays []cal.Period) []cal.Period {
	if e.StaysRemoved {
		return stays
	}
	return nil
}
