package refill_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/refill"
)

// Two ingredients of one class.
const lisinopril, enalapril drug.RxCUI = 29046, 3827

func supply(day string, days int, ingredient drug.RxCUI) refill.Supply {
	return refill.Supply{Fill: refill.Fill{Date: d(day), Days: days}, Ingredient: ingredient}
}

// measured is a member of 2026 who is measured; each case changes it.
func measured(supplies ...refill.Supply) refill.PDCQuestion {
	return refill.PDCQuestion{Year: 2026, Supplies: supplies, Born: d("1960-02-29"),
		Hospice: drug.No, ESRD: drug.No, OtherDrug: drug.No}
}

type pdcCase struct {
	name   string
	q      refill.PDCQuestion
	change func(q *refill.PDCQuestion)
	want   refill.Ratio
	text   string
	not    []reason.Code // why the member is not measured
}

var twoFills = []refill.Supply{supply("2026-01-01", 90, lisinopril), supply("2026-04-01", 90, lisinopril)}

var pdcCases = []pdcCase{
	{name: "R12.1 T1 early supply of one ingredient is used later", want: refill.Ratio{Covered: 270, Days: 365}, text: "0.7397",
		q: measured(supply("2026-01-01", 90, lisinopril), supply("2026-03-20", 90, lisinopril), supply("2026-07-10", 90, lisinopril))},
	{name: "R12.1 T2 supply of another ingredient is used at the same time", want: refill.Ratio{Covered: 258, Days: 365}, text: "0.7068",
		q: measured(supply("2026-01-01", 90, lisinopril), supply("2026-03-20", 90, enalapril), supply("2026-07-10", 90, enalapril))},
	{name: "R12.1 T3 90 days to the end of the year are too few", not: []reason.Code{"refill.pdc_days"},
		q: measured(supply("2026-10-03", 30, lisinopril), supply("2026-11-03", 30, lisinopril))},
	{name: "R12.1 T3 91 days are enough", want: refill.Ratio{Covered: 60, Days: 91}, text: "0.6593",
		q: measured(supply("2026-10-02", 30, lisinopril), supply("2026-11-03", 30, lisinopril))},
	{name: "R12.1 T4 two months with gaps", want: refill.Ratio{Covered: 60, Days: 92}, text: "0.6522",
		q: measured(supply("2026-10-01", 30, lisinopril), supply("2026-11-15", 30, lisinopril))},
	{name: "R12.1 T5 what reaches past the year is cut", want: refill.Ratio{Covered: 365, Days: 365}, text: "1.0000",
		q: measured(supply("2026-01-01", 90, lisinopril), supply("2026-01-02", 90, lisinopril), supply("2026-01-08", 90, lisinopril),
			supply("2026-01-15", 90, lisinopril), supply("2026-01-30", 90, lisinopril))},
	{name: "R12.1 T5 the first fill begins the count", want: refill.Ratio{Covered: 361, Days: 361}, text: "1.0000",
		q: measured(supply("2026-01-05", 90, lisinopril), supply("2026-01-06", 90, lisinopril), supply("2026-01-08", 90, lisinopril),
			supply("2026-01-15", 90, lisinopril), supply("2026-01-30", 90, lisinopril))},
	{name: "R12.1 T6 exactly 80 percent is adherent", want: refill.Ratio{Covered: 292, Days: 365}, text: "0.8000",
		q: measured(supply("2026-01-01", 90, lisinopril), supply("2026-04-01", 202, lisinopril))},
	{name: "R12.1 T6 291 of 365 days is not", want: refill.Ratio{Covered: 291, Days: 365}, text: "0.7973",
		q: measured(supply("2026-01-01", 90, lisinopril), supply("2026-04-01", 201, lisinopril))},
	{name: "fills in any order, and of other years", want: refill.Ratio{Covered: 180, Days: 365}, text: "0.4932",
		q: measured(supply("2027-01-02", 90, lisinopril), twoFills[1], supply("2025-12-20", 90, lisinopril), twoFills[0])},
	{name: "disenrolment or death ends the count", want: refill.Ratio{Covered: 120, Days: 120}, text: "1.0000",
		q: measured(twoFills...), change: func(q *refill.PDCQuestion) { q.Ended = d("2026-04-30") }},
	{name: "a leap year has 366 days", want: refill.Ratio{Covered: 181, Days: 366}, text: "0.4945",
		q: measured(supply("2024-01-01", 90, lisinopril), supply("2024-03-31", 91, lisinopril)), change: in2024},
	{name: "R12.1 in 2025 a stay is removed from both sides and supply lasts longer", want: refill.Ratio{Covered: 180, Days: 355}, text: "0.5070",
		q: measured(supply("2025-01-01", 90, lisinopril), supply("2025-04-01", 90, lisinopril)), change: stayIn(2025)},
	{name: "R12.1 in 2026 a stay changes nothing", want: refill.Ratio{Covered: 180, Days: 365}, text: "0.4932",
		q: measured(twoFills...), change: stayIn(2026)},
	{name: "ten ingredients, each used at the same time as the others", want: refill.Ratio{Covered: 90, Days: 365}, text: "0.2466", q: measured(tenIngredients()...)},
	{name: "the member left before the first fill", not: []reason.Code{"refill.pdc_fills", "refill.pdc_days"},
		q: measured(twoFills...), change: func(q *refill.PDCQuestion) { q.Ended = d("2025-12-31") }},
	{name: "no fill at all", not: []reason.Code{"refill.pdc_fills", "refill.pdc_days"}, q: measured()},
	{name: "two fills of one day are one date", not: []reason.Code{"refill.pdc_fills"},
		q: measured(twoFills[0], supply("2026-01-01", 30, enalapril))},
	{name: "a child", not: []reason.Code{"refill.pdc_age"},
		q: measured(twoFills...), change: func(q *refill.PDCQuestion) { q.Born = d("2008-01-02") }},
	{name: "an adult from the first day of the year", want: refill.Ratio{Covered: 180, Days: 365}, text: "0.4932",
		q: measured(twoFills...), change: func(q *refill.PDCQuestion) { q.Born = d("2008-01-01") }},
	{name: "born after the year", not: []reason.Code{"refill.pdc_birth_unknown"},
		q: measured(twoFills...), change: func(q *refill.PDCQuestion) { q.Born = d("2027-05-05") }},
	{name: "a year without an edition", not: []reason.Code{"refill.pdc_year", "refill.pdc_fills", "refill.pdc_days"},
		q: measured(twoFills...), change: func(q *refill.PDCQuestion) { q.Year = 2027 }},
	{name: "a supply of no days", not: []reason.Code{"refill.pdc_fill_malformed"},
		q: measured(twoFills[0], twoFills[1], supply("2026-08-01", 0, lisinopril))},
	{name: "a supply of negative days, without a date", not: []reason.Code{"refill.pdc_fill_malformed"},
		q: measured(twoFills[0], twoFills[1], refill.Supply{Fill: refill.Fill{Days: -5}})},
	{name: "hospice, kidneys and insulin", not: []reason.Code{"refill.pdc_hospice", "refill.pdc_renal", "refill.pdc_other_drug"},
		q: measured(twoFills...), change: func(q *refill.PDCQuestion) { q.Hospice, q.ESRD, q.OtherDrug = drug.Yes, drug.Yes, drug.Yes }},
	{name: "unknown is not no", q: measured(twoFills...),
		not: []reason.Code{"refill.pdc_hospice_unknown", "refill.pdc_renal_unknown", "refill.pdc_other_drug_unknown"}, change: func(q *refill.PDCQuestion) { q.Hospice, q.ESRD, q.OtherDrug = drug.Unknown, drug.Unknown, drug.Unknown }},
	{name: "the whole time in hospital", not: []reason.Code{"refill.pdc_away"},
		q: measured(supply("2024-01-01", 90, lisinopril), supply("2024-03-31", 91, lisinopril)), change: func(q *refill.PDCQuestion) { q.Year = 2024; q.Stays = []cal.Period{{From: d("2023-12-24")}} }},
}

// tenIngredients is two supplies of 45 days of each, which follow each other within an ingredient.
func tenIngredients() (supplies []refill.Supply) {
	for i := range drug.RxCUI(10) {
		supplies = append(supplies, supply("2026-01-01", 45, i+1))
	}
	for i := range drug.RxCUI(10) {
		supplies = append(supplies, supply("2026-01-02", 45, i+1))
	}
	return supplies
}

func in2024(q *refill.PDCQuestion) { q.Year = 2024 }

// stayIn is ten days in hospital and then in a nursing facility, told twice in part.
func stayIn(year int) func(q *refill.PDCQuestion) {
	return func(q *refill.PDCQuestion) {
		q.Year = year
		first := cal.Of(year, 2, 1)
		q.Stays = []cal.Period{{From: first.AddDays(4), To: first.AddDays(9)}, {From: first, To: first.AddDays(5)}}
	}
}

func seenByPDC() (seen []reason.Code) {
	for _, c := range pdcCases {
		seen = append(seen, c.not...)
	}
	return seen
}

func TestProportionOfDaysCovered(t *testing.T) {
	t.Parallel()
	for _, c := range pdcCases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if c.change != nil {
				c.change(&c.q)
			}
			p := refill.ProportionOfDaysCovered(c.q)
			require.Equal(t, c.want, p.Ratio)
			require.Equal(t, c.not == nil, p.Measured)
			require.Equal(t, p.Measured && 5*p.Covered >= 4*p.Days, p.Adherent(), "R12.1: compared in integers")
			var not []reason.Code
			for _, step := range p.Trace.Reasons() {
				not = append(not, step.Rule.Code)
			}
			require.Equal(t, c.not, not)
			if p.Measured {
				require.Equal(t, c.text, p.String())
			}
		})
	}
}

func TestTheEditionsOfTheMeasureFollowEachOther(t *testing.T) {
	t.Parallel()
	editions := refill.PDCEditions()
	for i, e := range editions {
		require.LessOrEqual(t, e.FirstYear, e.LastYear)
		require.NotEmpty(t, e.Citation)
		require.NotEqual(t, reason.Unstated, e.Evidence)
		if i > 0 {
			require.Equal(t, editions[i-1].LastYear+1, e.FirstYear)
		}
	}
	editions[0].FirstYear = 1
	require.NotEqual(t, 1, refill.PDCEditions()[0].FirstYear, "the slice is the caller's")
}
