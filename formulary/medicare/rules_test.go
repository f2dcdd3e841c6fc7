package medicare_test

import (
	"testing"
	"time"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/stretchr/testify/require"
)

func dollars(t testing.TB, s string) money.Amount {
	t.Helper()
	a, err := money.Parse(s)
	require.NoError(t, err)
	return a
}

func TestR10_5_TheNoticeThatThePaymentPlanIsLikelyToBenefit(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		year        int
		member      string
		participant bool
		want        bool
	}{
		"T1 $600.00 is enough":                          {2026, "600.00", false, true},
		"T2 a cent less is not":                         {2026, "599.99", false, false},
		"T3 who is in the plan gets none":               {2026, "600.00", true, false},
		"T4 the next such fill gets a notice again":     {2026, "612.40", false, true},
		"T4 unless the member has opted in since":       {2026, "612.40", true, false},
		"the year 2025 has the same limit":              {2025, "600.00", false, true},
		"the year 2027 too, which is not yet confirmed": {2027, "600.00", false, true},
	} {
		require.Equal(t, c.want, year(t, c.year).LikelyToBenefit(dollars(t, c.member), c.participant), name)
	}
}

func TestR10_5_TheNoticeBeforeTheYear(t *testing.T) {
	t.Parallel()
	y := year(t, 2027)
	require.True(t, y.LikelyNextYear(dollars(t, "2000.00"), false))
	require.False(t, y.LikelyNextYear(dollars(t, "1999.99"), false))
	require.False(t, y.LikelyNextYear(dollars(t, "2000.00"), true))
}

// amounts are several money texts.
func amounts(t testing.TB, texts ...string) []money.Amount {
	t.Helper()
	out := make([]money.Amount, len(texts))
	for i, s := range texts {
		out[i] = dollars(t, s)
	}
	return out
}

// each is one money text n times.
func each(t testing.TB, s string, n int) []money.Amount {
	t.Helper()
	out := make([]money.Amount, n)
	for i := range out {
		out[i] = dollars(t, s)
	}
	return out
}

func TestR10_6_TheBillsOfThePaymentPlan(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		in    medicare.PlanInput
		want  []money.Amount
		total string
	}{
		"T1 four fills of $525 from January": {
			medicare.PlanInput{First: time.January, Costs: each(t, "525.00", 4)},
			amounts(t, "175.00", "79.55", "132.05", "190.38", "190.38", "190.38", "190.38", "190.38", "190.38", "190.37", "190.38", "190.37"),
			"2100.00"},
		"T2 $80 every month": {
			medicare.PlanInput{First: time.January, Costs: each(t, "80.00", 12)},
			amounts(t, "80.00", "7.27", "15.27", "24.16", "34.16", "45.59", "58.93", "74.92", "94.93", "121.59", "161.59", "241.59"),
			"960.00"},
		"T3 $4 at the counter until March, joined in April": {
			medicare.PlanInput{First: time.April, Before: dollars(t, "12.00"), Costs: append(amounts(t, "617.00"), each(t, "4.00", 8)...)},
			amounts(t, "232.00", "48.63", "49.20", "49.86", "50.66", "51.66", "53.00", "55.00", "58.99"),
			"649.00"},
		"T4 $1,800 in January and $25 a month": {
			medicare.PlanInput{First: time.January, Costs: append(amounts(t, "1800.00"), each(t, "25.00", 11)...)},
			amounts(t, "175.00", "150.00", "152.50", "155.28", "158.40", "161.97", "166.14", "171.14", "177.39", "185.73", "198.23", "223.22"),
			"2075.00"},
		"costs past the threshold are cut": {
			medicare.PlanInput{First: time.November, Before: dollars(t, "2000.00"), Costs: amounts(t, "80.00", "80.00")},
			amounts(t, "50.00", "50.00"), "100.00"},
		"past the threshold there is nothing to bill": {
			medicare.PlanInput{First: time.December, Before: dollars(t, "2100.00"), Costs: amounts(t, "80.00")},
			amounts(t, "0.00"), "0.00"},
		"the first month is the cap's, also when nothing is bought in it": {
			medicare.PlanInput{First: time.October, Costs: amounts(t, "0.00", "90.00")},
			amounts(t, "0.00", "45.00", "45.00"), "90.00"},
	} {
		b, err := year(t, 2026).PaymentPlan(c.in)
		require.NoError(t, err, name)
		require.Equal(t, c.want, b.Months(), name)
		require.Equal(t, dollars(t, c.total), b.Total(), name)
	}
}

func TestAHostBillsMonthByMonth(t *testing.T) {
	t.Parallel()
	y := year(t, 2026)
	first := medicare.Month{First: time.January, Month: time.January, Cost: dollars(t, "525.00")}
	require.Equal(t, "175.00", y.Bill(first).String())
	second := medicare.Month{First: time.January, Month: time.February, Balance: dollars(t, "350.00"), Cost: dollars(t, "525.00")}
	require.Equal(t, "79.55", y.Bill(second).String())
	for _, m := range []time.Month{time.December, 13} { // no month is left to carry a rest to
		last := medicare.Month{First: time.January, Month: m, Balance: dollars(t, "10.01"), Cost: dollars(t, "5.00")}
		require.Equal(t, "15.01", y.Bill(last).String())
	}
}

func TestABillIsKnownByItsMonth(t *testing.T) {
	t.Parallel()
	b, err := year(t, 2026).PaymentPlan(medicare.PlanInput{First: time.November, Costs: amounts(t, "30.00")})
	require.NoError(t, err)
	bill, ok := b.Of(time.November)
	require.True(t, ok)
	require.Equal(t, dollars(t, "30.00"), bill)
	for _, m := range []time.Month{0, time.October, 13} {
		_, ok = b.Of(m)
		require.False(t, ok, "month %d", m)
	}
	var none medicare.Bills
	require.Nil(t, none.Months())
	_, ok = none.Of(time.May)
	require.False(t, ok)
}

func TestAPaymentPlanSaysWhichInputIsWrong(t *testing.T) {
	t.Parallel()
	for want, in := range map[string]medicare.PlanInput{
		"medicare: First: is no month: 1 to 12 are":                         {},
		"medicare: Before: is negative":                                     {First: 1, Before: money.Cents(-1)},
		"medicare: Costs: reach past December: the plan ends with the year": {First: 12, Costs: each(t, "1.00", 2)},
		"medicare: Costs[1]: is negative: take a reversal out of the cost of its own month": {First: 1,
			Costs: amounts(t, "1.00", "-1.00")},
	} {
		_, err := year(t, 2026).PaymentPlan(in)
		var e *medicare.InputError
		require.ErrorAs(t, err, &e)
		require.EqualError(t, err, want)
	}
}

func TestR10_7_ThePartDYear(t *testing.T) {
	t.Parallel()
	for n, want := range map[int][3]string{
		2025: {"590.00", "2000.00", "950.00"},
		2026: {"615.00", "2100.00", "950.00"},
		2027: {"700.00", "2400.00", "1080.00"},
	} {
		y := year(t, n)
		require.Equal(t, want, [3]string{y.Deductible().String(), y.Threshold().String(), y.SpecialtyFloor().String()})
		require.Equal(t, money.Percent(25), y.Coinsurance())
		require.Equal(t, n, y.Number())
	}
}

func TestR10_7_T2_NothingIsPaidPastTheThreshold(t *testing.T) {
	t.Parallel()
	for _, kind := range []medicare.Kind{medicare.Ordinary, medicare.Insulin, medicare.Vaccine} {
		f := medicare.Fill{Kind: kind, Benefit: medicare.Enhanced, TrOOP: dollars(t, "2100.00"), Price: dollars(t, "300.00"),
			Share: dollars(t, "47.00"), Deductible: dollars(t, "40.00"), InsulinCap: dollars(t, "35.00")}
		require.Equal(t, medicare.Cost{}, year(t, 2026).Settle(&f), "kind %d", kind)
	}
}

func TestR10_7_InsulinIsCappedByTheMonth(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		price, mfpMonth string
		days, monthDays int
		want            string
	}{
		"T1 90 days: at most 3 × $35":                     {"900.00", "0.00", 90, 30, "105.00"},
		"T3 a month that costs $80: 25 % of it":           {"80.00", "0.00", 30, 30, "20.00"},
		"T4 31 days are two months of 30":                 {"900.00", "0.00", 31, 30, "70.00"},
		"T4 and one month of 34":                          {"900.00", "0.00", 31, 34, "35.00"},
		"no month approved: 30 days":                      {"900.00", "0.00", 31, 0, "70.00"},
		"25 % of the maximum fair price, by the month":    {"900.00", "119.00", 90, 30, "89.25"},
		"a fair price above $140 does not lift $35":       {"900.00", "400.00", 30, 30, "35.00"},
		"a broken month costs what it costs":              {"20.00", "119.00", 5, 30, "5.00"},
		"the third of a cent is rounded once, at the end": {"900.00", "0.33", 90, 30, "0.25"},
		"a supply of no days is still one month":          {"900.00", "0.00", 0, 30, "35.00"},
	} {
		months := medicare.Months(c.days, c.monthDays)
		got := year(t, 2026).InsulinCap(dollars(t, c.price), dollars(t, c.mfpMonth), months)
		require.Equal(t, c.want, got.String(), name)
	}
}

func TestR2_7_DailyCostSharing(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		copay           string
		days, monthDays int
		day, share      string
	}{
		"T1 $47 for 30 days, 14 of them":            {"47.00", 14, 30, "1.57", "21.98"},
		"T2 $30, 7 days":                            {"30.00", 7, 30, "1.00", "7.00"},
		"T5 a full month is no short fill":          {"47.00", 30, 30, "1.57", "47.00"},
		"T5 also where 30 daily rates are less":     {"30.10", 30, 30, "1.00", "30.10"},
		"T5 rounding up never passes the copay":     {"1.40", 29, 30, "0.05", "1.40"},
		"half a cent a day is rounded up":           {"0.45", 3, 30, "0.02", "0.06"},
		"less than half a cent a day is free":       {"0.14", 3, 30, "0.00", "0.00"},
		"a copay of $0 is a copay":                  {"0.00", 14, 30, "0.00", "0.00"},
		"a month of 31 days":                        {"47.00", 14, 31, "1.52", "21.28"},
		"no month approved: 30 days":                {"47.00", 14, 0, "1.57", "21.98"},
		"more than a month is the row's own matter": {"47.00", 45, 30, "1.57", "47.00"},
		"no days have no share":                     {"47.00", 0, 30, "1.57", "0.00"},
	} {
		day, share := medicare.Daily(dollars(t, c.copay), c.days, c.monthDays)
		require.Equal(t, [2]string{c.day, c.share}, [2]string{day.String(), share.String()}, name)
	}
}

func TestR2_7_T3_DailyCostSharingIsForSolidOralForms(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ solid, exempt, want drug.Answer }{
		"a tablet":                              {drug.Yes, drug.No, drug.Yes},
		"T3 an antibiotic":                      {drug.Yes, drug.Yes, drug.No},
		"a solution":                            {drug.No, drug.Unknown, drug.No},
		"an antibiotic of unknown form":         {drug.Unknown, drug.Yes, drug.No},
		"a tablet that may be an antibiotic":    {drug.Yes, drug.Unknown, drug.Unknown},
		"no antibiotic, but of an unknown form": {drug.Unknown, drug.No, drug.Unknown},
		"nothing is known":                      {drug.Unknown, drug.Unknown, drug.Unknown},
	} {
		require.Equal(t, c.want, medicare.DailyApplies(c.solid, c.exempt), name)
	}
}

func TestALowIncomeCopayIsOfItsCategoryAndClass(t *testing.T) {
	t.Parallel()
	for n, want := range map[int][4]string{
		2025: {"4.90", "12.15", "1.60", "4.80"},
		2026: {"5.10", "12.65", "1.60", "4.90"},
		2027: {"5.80", "14.40", "1.65", "5.00"},
	} {
		i := 0
		for _, category := range []medicare.LowIncome{medicare.FullSubsidy, medicare.FullUpToLine} {
			for _, class := range []medicare.CopayClass{medicare.CopayGeneric, medicare.CopayOther} {
				got, ok := year(t, n).LowIncomeCopay(category, class)
				require.True(t, ok)
				require.Equal(t, want[i], got.String(), "%d, category %d, %s", n, category, class)
				i++
			}
		}
		got, ok := year(t, n).LowIncomeCopay(medicare.Institutional, 0)
		require.True(t, ok, "an institution pays nothing for any class")
		require.True(t, got.IsZero())
	}
	for _, c := range []medicare.LowIncome{medicare.NotLowIncome, medicare.FullSubsidy, 4} {
		_, ok := year(t, 2026).LowIncomeCopay(c, 0)
		require.False(t, ok, "category %d of an unknown class", c)
	}
	_, ok := year(t, 2026).LowIncomeCopay(medicare.FullSubsidy, 3)
	require.False(t, ok)
}

func TestAFillSettles(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fill medicare.Fill
		want [4]string // member, subsidy, TrOOP, deductible
	}{
		"a share above the price is the price": {
			medicare.Fill{Price: money.Cents(400), Share: money.Cents(1000)}, [4]string{"4.00", "0.00", "4.00", "0.00"}},
		"the last dollars to the threshold": {
			medicare.Fill{TrOOP: money.Cents(2_090_00), Price: money.Cents(400_00), Share: money.Cents(47_00)},
			[4]string{"10.00", "0.00", "10.00", "0.00"}},
		"a deductible that the threshold cuts accrues what is paid": {
			medicare.Fill{TrOOP: money.Cents(2_090_00), Price: money.Cents(400_00), Share: money.Cents(47_00), Deductible: money.Cents(40_00)},
			[4]string{"10.00", "0.00", "10.00", "10.00"}},
		"an enhanced plan's first $1,000 credits 615 + 96.25": {
			medicare.Fill{Benefit: medicare.Enhanced, Price: money.Cents(1_000_00), Share: money.Cents(47_00)},
			[4]string{"47.00", "0.00", "711.25", "0.00"}},
		"the credit goes no further than the threshold": {
			medicare.Fill{Benefit: medicare.Enhanced, TrOOP: money.Cents(2_000_00), Price: money.Cents(1_000_00), Share: money.Cents(47_00)},
			[4]string{"47.00", "0.00", "100.00", "0.00"}},
		"a basic alternative gets no credit": {
			medicare.Fill{Benefit: medicare.BasicAlternative, Price: money.Cents(1_000_00), Share: money.Cents(47_00)},
			[4]string{"47.00", "0.00", "47.00", "0.00"}},
		"an enhanced plan's insulin credits its cap": {
			medicare.Fill{Kind: medicare.Insulin, Benefit: medicare.Enhanced, Price: money.Cents(300_00), Share: money.Cents(0),
				InsulinCap: money.Cents(35_00)}, [4]string{"0.00", "0.00", "35.00", "0.00"}},
		"insulin moves no deductible": {
			medicare.Fill{Kind: medicare.Insulin, Price: money.Cents(300_00), Share: money.Cents(75_00), Deductible: money.Cents(75_00),
				InsulinCap: money.Cents(35_00)}, [4]string{"35.00", "0.00", "35.00", "0.00"}},
		"a vaccine is free and moves nothing": {
			medicare.Fill{Kind: medicare.Vaccine, Price: money.Cents(200_00), Share: money.Cents(200_00)},
			[4]string{"0.00", "0.00", "0.00", "0.00"}},
		"a supplemental drug moves nothing, and is paid past the threshold too": {
			medicare.Fill{Kind: medicare.Supplemental, Benefit: medicare.Enhanced, TrOOP: money.Cents(2_100_00), Price: money.Cents(90_00),
				Share: money.Cents(10_00)}, [4]string{"10.00", "0.00", "0.00", "0.00"}},
		"the low-income subsidy pays the rest, and counts": {
			medicare.Fill{Price: money.Cents(1_500_00), Share: money.Cents(836_25), Deductible: money.Cents(615_00), LowIncome: true,
				Copay: money.Cents(12_65)}, [4]string{"12.65", "823.60", "836.25", "615.00"}},
		"a low-income copay of $0 is a copay": {
			medicare.Fill{Price: money.Cents(100_00), Share: money.Cents(100_00), LowIncome: true},
			[4]string{"0.00", "100.00", "100.00", "0.00"}},
		"a negative price or share is no money back": {
			medicare.Fill{Price: money.Cents(-1), Share: money.Cents(100)}, [4]string{"0.00", "0.00", "0.00", "0.00"}},
	} {
		got := year(t, 2026).Settle(&c.fill)
		require.Equal(t, c.want, [4]string{got.Member.String(), got.Subsidy.String(), got.TrOOP.String(), got.Deductible.String()}, name)
	}
}

func TestTheDeductibleIsDeemedMet(t *testing.T) {
	t.Parallel()
	y, plan := year(t, 2026), money.Cents(300_00)
	require.Equal(t, "300.00", y.DeductibleLeft(plan, money.Cents(0), money.Cents(614_99), true).String())
	require.Equal(t, "0.00", y.DeductibleLeft(plan, money.Cents(0), money.Cents(615_00), true).String())
	require.Equal(t, "300.00", y.DeductibleLeft(plan, money.Cents(0), money.Cents(615_00), false).String())
	require.Equal(t, "0.00", y.DeductibleLeft(plan, money.Cents(300_01), money.Cents(0), true).String())
}

func TestThePhaseFollowsDeductibleAndTrOOP(t *testing.T) {
	t.Parallel()
	y := year(t, 2026)
	require.Equal(t, medicare.Deductible, y.PhaseAt(money.Cents(1), money.Cents(0)))
	require.Equal(t, medicare.Initial, y.PhaseAt(money.Cents(0), money.Cents(2_099_99)))
	require.Equal(t, medicare.Catastrophic, y.PhaseAt(money.Cents(1), money.Cents(2_100_00)))
	require.Equal(t, "1.00", y.Room(money.Cents(2_099_00)).String())
	require.Equal(t, "2100.00", y.Room(money.Cents(-5)).String())
}

func TestAYearThatIsNotKnownIsAnError(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 2024, 2028} {
		y, err := medicare.Of(n)
		require.Nil(t, y)
		var e *medicare.YearError
		require.ErrorAs(t, err, &e)
		require.Equal(t, n, e.Year)
	}
	y, err := medicare.On(cal.Of(2027, time.January, 1))
	require.NoError(t, err)
	require.Equal(t, 2027, y.Number())
	require.Equal(t, "2027-01-01..2027-12-31", y.Period().String())
	_, err = medicare.On(cal.Date{})
	require.ErrorContains(t, err, "none was given")
}
