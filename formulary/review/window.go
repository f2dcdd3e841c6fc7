package review

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Adverse is the notice of an answer that may be taken to the next level.
type Adverse struct {
	Program Program
	To      Level    // the level that is to be asked
	Track   Track    // on which it is to be asked
	Notice  cal.Date // the date on the notice
	Proved  cal.Date // the day of its receipt, by evidence; unset: none. A bare claim is no evidence
}

// FileBy is the last day for asking the next level, which counts until midnight in the plan's zone. It is unset, with
// true, where no limit is known (the external review of a Marketplace exception). false: no rule is in force, or an
// input is missing. A request after this day is not refused: it is looked at for good cause.
func (a Adverse) FileBy() (cal.Date, bool) {
	switch {
	case !a.Notice.IsSet():
		return cal.Date{}, false
	case a.Program == PartD:
		return a.partD()
	case a.To == ExternalReview:
		return a.external()
	case a.To == ExternalException:
		return cal.Date{}, true
	case a.Program == Medicaid:
		return a.days("medicaid."+string(a.To)+".window", a.Notice)
	}
	return a.days("erisa."+string(a.To)+".window", a.receipt())
}

// receipt is the day from which a rule that counts from receipt counts: the proved one, or the notice's own, which is
// never later (our choice where the rule presumes nothing).
func (a Adverse) receipt() cal.Date {
	if a.Proved.IsSet() {
		return cal.Max(a.Proved, a.Notice)
	}
	return a.Notice
}

// partD is 60 days from receipt, which is presumed five days after the notice; an expedited hearing is asked for within
// 60 days of the notice itself (42 CFR 423.2002(b)).
func (a Adverse) partD() (cal.Date, bool) {
	presumed, ok := FigureOn("part_d.presumed_receipt", a.Notice)
	window := "part_d.window"
	if a.To == Council {
		window = "part_d.appeals_council.window"
	}
	switch {
	case !ok:
		return cal.Date{}, false
	case a.To == Hearing && a.Track == Expedited:
		return a.days(window, a.Notice)
	case a.Proved.IsSet():
		return a.days(window, a.receipt())
	}
	return a.days(window, a.Notice.AddDays(int(presumed.Value)))
}

// external is four calendar months; where that month has no such day, the first of the next, and from a weekend or
// holiday the next business day (R7.7).
func (a Adverse) external() (cal.Date, bool) {
	g, ok := FigureOn("external.window", a.Notice)
	if !ok {
		return cal.Date{}, false
	}
	last := cal.OnOrAfterBusinessDay(a.receipt().AddMonthsRoll(int(g.Value)))
	return last, last.IsSet()
}

func (a Adverse) days(id string, from cal.Date) (cal.Date, bool) {
	g, ok := FigureOn(id, a.Notice)
	if !ok {
		return cal.Date{}, false
	}
	last := from.AddDays(int(g.Value))
	return last, last.IsSet()
}

// Preliminary is the last days for the plan's preliminary review of a request for external review, and for the notice of
// its result (R7.7). Both are unset where no rule is in force.
func Preliminary(filed cal.Date) (review, notice cal.Date) {
	r, ok1 := FigureOn("external.preliminary", filed)
	n, ok2 := FigureOn("external.preliminary_notice", filed)
	if !ok1 || !ok2 {
		return cal.Date{}, cal.Date{}
	}
	review = cal.AddBusinessDays(filed, int(r.Value))
	return review, cal.AddBusinessDays(review, int(n.Value))
}

// AmountFor is what must be in dispute to ask a level, by the year of filing; $0.00 where the level has no such bar. false:
// no amount is known for that year. Claims may be added up to reach it (unconfirmed).
func AmountFor(l Level, filed cal.Date) (money.Amount, bool) {
	if l != Hearing && l != Court {
		return money.Amount{}, filed.IsSet()
	}
	g, ok := FigureOn("part_d."+string(l)+".amount", filed)
	return money.Cents(g.Value), ok
}
