package medicare

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// A Year holds what law and CMS fix for one calendar year of Part D. It is immutable and safe to share; [Of] and [On]
// hand out pointers into one table. The zero Year is no year: get one from Of.
type Year struct {
	number     int
	deductible Figure
	threshold  Figure
	share      int64 // coinsurance in whole percent
	specialty  Figure
	insulin    Figure
	noticeFill Figure
	noticeYear Figure
	lowIncome  [3][2]Figure // by category − 1 and class − 1
}

// A Figure is one number of a year with its source. Amount is in cents and holds from 1 January to 31 December of the
// year that lists it, and on no other day.
type Figure struct {
	Name     string // "deductible", permanent
	Amount   money.Amount
	Source   string // citation
	Evidence reason.Evidence
}

// YearError says that this package has no figures for a year. It is never answered with those of a neighbour.
type YearError struct{ Year int } // 0: none was given

// Error names the year that was asked for, and the years that are known.
func (e *YearError) Error() string {
	if e.Year == 0 {
		return "medicare: no Part D year: none was given"
	}
	return fmt.Sprintf("medicare: no Part D figures for the year %d; there are those of %d to %d: a newer release of this "+
		"library may have more", e.Year, years[0].number, years[len(years)-1].number)
}

// Of is the calendar year with that number, or a *YearError.
func Of(year int) (*Year, error) {
	for i := range years {
		if years[i].number == year {
			return &years[i], nil
		}
	}
	return nil, &YearError{Year: year}
}

// On is the year that holds the day of a fill. An unset day is a *YearError of year 0.
func On(day cal.Date) (*Year, error) {
	if !day.IsSet() {
		return nil, &YearError{}
	}
	return Of(day.Year())
}

// Number is the calendar year: 2026.
func (y *Year) Number() int { return y.number }

// Period is 1 January to 31 December, both included.
func (y *Year) Period() cal.Period {
	return cal.Period{From: cal.Of(y.number, time.January, 1), To: cal.Of(y.number, time.December, 31)}
}

// Deductible is the deductible of the defined standard benefit (42 CFR 423.104(d)(1)). A plan's own may be lower.
func (y *Year) Deductible() money.Amount { return y.deductible.Amount }

// Threshold is the annual out-of-pocket threshold: the TrOOP from which the member pays nothing
// (42 CFR 423.104(d)(5)).
func (y *Year) Threshold() money.Amount { return y.threshold.Amount }

// Coinsurance is the member's share after the deductible in the defined standard benefit, 25 %
// (42 CFR 423.104(d)(2)).
func (y *Year) Coinsurance() money.Rate { return money.Percent(y.share) }

// SpecialtyFloor is the price of a 30-day supply from which a drug may stand on a plan's specialty tier
// (42 CFR 423.104(d)(2)(iv)).
func (y *Year) SpecialtyFloor() money.Amount { return y.specialty.Amount }

// Figures are all numbers of the year with their sources, in a fixed order; the slice is the caller's.
func (y *Year) Figures() []Figure {
	out := []Figure{y.deductible, y.threshold, y.specialty, y.insulin, y.noticeFill, y.noticeYear}
	for _, pair := range y.lowIncome {
		out = append(out, pair[:]...)
	}
	return out
}
