package refill

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// Stock is a supply that is kept fill by fill, as claims arrive: the fold of R2.3 with one step at a time. The zero value
// is no supply.
type Stock struct {
	RunOut cal.Date `json:"run_out,omitzero"` // first day without supply
	Last   Fill     `json:"last,omitzero"`    // the fill that counted last
}

// Add counts a fill. One that is not Sound, that comes out of order, or that has the day of the last one is refused with
// a *FillError and nothing changes: two fills of one day may be one claim told twice, and only who knows the claims can
// add them up.
func (s *Stock) Add(f Fill) error {
	if fault := s.fault(f); fault != 0 {
		return &FillError{Fault: fault, Days: f.Days}
	}
	s.RunOut = later(cal.Max(s.RunOut, f.Date), f.Days)
	s.Last = f
	return nil
}

// OnHand is the days of supply left on day t, with t counted; 0 where t is before the last fill, for what was on hand
// then is not kept.
func (s Stock) OnHand(t cal.Date) int {
	if t.Before(s.Last.Date) {
		return 0
	}
	return max(0, s.RunOut.Sub(t))
}

func (s *Stock) fault(f Fill) FillFault {
	switch {
	case !f.Date.IsSet():
		return FillWithoutDay
	case f.Days < 1 || f.Days > MaxDays:
		return FillDays
	case f.Date == s.Last.Date:
		return FillRepeated
	case f.Date.Before(s.Last.Date):
		return FillOutOfOrder
	}
	return 0
}

// FillFault is what is wrong with a fill. The zero value is nothing.
type FillFault uint8

// The faults of a fill.
const (
	FillWithoutDay FillFault = iota + 1 // field date
	FillDays                            // field days: not 1 to MaxDays
	FillRepeated                        // field date: the day of the fill before
	FillOutOfOrder                      // field date: before the fill before
)

// FillError is the refusal of a fill (R2.3). It names the field and tells no date.
type FillError struct {
	Fault FillFault
	Days  int // of the fill
}

// Field is the field that must be mended: "date" or "days".
func (e *FillError) Field() string {
	if e.Fault == FillDays {
		return "days"
	}
	return "date"
}

// Error says what is wrong.
func (e *FillError) Error() string {
	switch e.Fault {
	case FillWithoutDay:
		return "refill: fill: date: missing"
	case FillDays:
		return fmt.Sprintf("refill: fill: days: a days' supply of %d is none: 1 to %d are", e.Days, MaxDays)
	case FillRepeated:
		return "refill: fill: date: a fill of this day is counted already"
	}
	return "refill: fill: date: before a fill that is counted already"
}
