package refill

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Numbers of the proportion of days covered (R12.1, second-hand: Medicare Part D star ratings, technical notes of 2026,
// attachment L).
const (
	PDCMinAge   = 18 // on the first day of the measurement year (the day is unconfirmed)
	PDCMinFills = 2  // on different dates
	PDCMinDays  = 91 // from the first fill to the end, both counted
	PDCAdherent = 80 // percent of days covered
)

// Supply is a fill and the ingredient of its drug, for a measure over a class of drugs. Supplies of an unknown
// ingredient, 0, count as one ingredient.
type Supply struct {
	Fill
	Ingredient drug.RxCUI `json:"ingredient,omitzero"`
}

// PDCQuestion is what a member's proportion of days covered in a measurement year depends on. The facts that exclude a
// member must be known: an unknown one leaves the member unmeasured.
type PDCQuestion struct {
	Year     int
	Supplies []Supply     // of the measured class of drugs, in any order; those of other years are ignored
	Born     cal.Date     // the date of birth
	Ended    cal.Date     // the last day of enrolment or of life; unset: beyond the year
	Stays    []cal.Period // in hospital or a skilled nursing facility, both ends counted
	Hospice  drug.Answer
	ESRD     drug.Answer // end-stage renal disease
	// OtherDrug says that the member has a drug which excludes from this measure: any insulin from that of diabetes drugs,
	// sacubitril/valsartan from that of renin-angiotensin drugs. No for a measure without one.
	OtherDrug drug.Answer
}

// PDC is an answer. Where Measured is false the failed steps of the trace say why, and Days is zero.
type PDC struct {
	Ratio
	Measured bool
	Period   cal.Period // from the first fill of the year, the index date
	Trace    reason.Trace
}

// Adherent reports whether the member is measured and had the drug on 80 % of the days, compared in integers.
func (p PDC) Adherent() bool { return p.Measured && p.AtLeast(PDCAdherent) }

// ProportionOfDaysCovered is the share of days, from the first fill of the year to its end, on which the member had one
// of the drugs (R12.1). Supply of the same ingredient that comes early is used later, supply of another is used at the
// same time, and what reaches past the end is cut. It allocates nothing for supplies in order of date and at most
// eight ingredients.
func ProportionOfDaysCovered(q PDCQuestion) PDC {
	var p PDC
	supplies := q.inYear()
	edition := pdcEdition(q.Year)
	note(&p.Trace, rulePDCYear, edition != nil, int64(q.Year), 0, reason.Count)
	q.checkSupplies(&p.Trace)
	q.checkPerson(&p.Trace)
	p.Period = q.period(supplies)
	q.checkPeriod(&p.Trace, supplies, p.Period)
	if p.Trace.Failed() {
		return p
	}
	var days timeline
	days.set(p.Period, edition.removed(q.Stays))
	p.Ratio = days.covered(supplies, p.Period)
	p.Measured = p.Known()
	note(&p.Trace, rulePDCAway, p.Measured, 0, 0, reason.None)
	return p
}

func (t *timeline) covered(supplies []Supply, p cal.Period) Ratio {
	var covered daySet
	for _, s := range supplies {
		if p.Contains(s.Date) {
			t.use(s, &covered)
		}
	}
	n := t.days()
	return Ratio{Covered: covered.below(n), Days: n}
}

// inYear gives the supplies of the year by date; the caller's slice is never changed.
func (q *PDCQuestion) inYear() []Supply {
	supplies := q.Supplies
	if !slices.IsSortedFunc(supplies, compareSupplies) {
		supplies = slices.Clone(supplies)
		slices.SortFunc(supplies, compareSupplies)
	}
	first, last := cal.Of(q.Year, time.January, 1), cal.Of(q.Year, time.December, 31)
	for len(supplies) > 0 && supplies[0].Date.Before(first) {
		supplies = supplies[1:]
	}
	for len(supplies) > 0 && supplies[len(supplies)-1].Date.After(last) {
		supplies = supplies[:len(supplies)-1]
	}
	return supplies
}

func compareSupplies(a, b Supply) int {
	if c := a.Fill.compare(b.Fill); c != 0 {
		return c
	}
	return int(int64(a.Ingredient) - int64(b.Ingredient))
}

// period is the index date through the last day measured; invalid or unset where there is none.
func (q *PDCQuestion) period(supplies []Supply) cal.Period {
	if len(supplies) == 0 {
		return cal.Period{}
	}
	return cal.Period{From: supplies[0].Date, To: cal.Min(cal.Of(q.Year, time.December, 31), q.Ended)}
}

func (q *PDCQuestion) checkSupplies(t *reason.Trace) {
	for i, s := range q.Supplies {
		if !s.Sound() {
			t.Fail(rulePDCFill, int64(i+1), int64(s.Days), reason.Count)
			return // one is enough: the history is to be mended
		}
	}
}

func (q *PDCQuestion) checkPerson(t *reason.Trace) {
	if age, ok := cal.Age(q.Born, cal.Of(q.Year, time.January, 1)); ok {
		note(t, rulePDCAge, age >= PDCMinAge, int64(age), PDCMinAge, reason.Count)
	} else {
		t.Fail(rulePDCBorn, 0, 0, reason.None)
	}
	exclude(t, q.Hospice, rulePDCHospice, rulePDCHospiceUnknown)
	exclude(t, q.ESRD, rulePDCRenal, rulePDCRenalUnknown)
	exclude(t, q.OtherDrug, rulePDCOtherDrug, rulePDCOtherDrugUnknown)
}

// exclude fails rule where the fact is so, and unknown where nobody knows.
func exclude(t *reason.Trace, fact drug.Answer, rule, unknown *reason.Rule) {
	if fact != drug.Yes && fact != drug.No {
		t.Fail(unknown, 0, 0, reason.None)
		return
	}
	note(t, rule, fact == drug.No, 0, 0, reason.None)
}

func (q *PDCQuestion) checkPeriod(t *reason.Trace, supplies []Supply, p cal.Period) {
	dates := 0
	for i, s := range supplies {
		if p.Contains(s.Date) && (i == 0 || s.Date != supplies[i-1].Date) {
			dates++
		}
	}
	note(t, rulePDCFills, dates >= PDCMinFills, int64(dates), PDCMinFills, reason.Count)
	n := 0
	if len(supplies) > 0 {
		n, _ = p.Days()
	}
	note(t, rulePDCDays, n >= PDCMinDays, int64(n), PDCMinDays, reason.Days)
}
