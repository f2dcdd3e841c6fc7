package refill_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/refill"
)

// daysCase is a golden case of R2.8: the days, or the outcome and the reasons.
type daysCase struct {
	name    string
	packs   []refill.Pack
	sig     refill.Directions
	want    int
	outcome law.Outcome
	codes   []reason.Code
}

// loose is so many units in one container without a limit in use.
func loose(thousandths int64) []refill.Pack {
	return []refill.Pack{{Count: 1, Holds: thousandths, PerUnit: refill.SameUnit}}
}

func daysCases() []daysCase {
	daily := func(dose int64, times int) refill.Directions { return refill.Directions{Dose: dose, Times: times} }
	vials := func(n int) []refill.Pack {
		return []refill.Pack{{Count: n, Holds: 10_000, PerUnit: 100_000, Discard: 28}}
	}
	return []daysCase{
		{name: "R2.8 T1 90 tablets, one a day", packs: loose(90_000), sig: daily(1000, 1), want: 90},
		{name: "R2.8 T2 30 tablets, one twice a day", packs: loose(30_000), sig: daily(1000, 2), want: 15},
		{name: "R2.8 T3 five pens of 300 units, 50 a day, 28 days in use",
			packs: []refill.Pack{{Count: 5, Holds: 3000, PerUnit: 100_000, Discard: 28}}, sig: daily(50_000, 1), want: 30},
		{name: "R2.8 T4 one vial of 1,000 units, 20 a day, 28 days in use", packs: vials(1), sig: daily(20_000, 1), want: 28},
		{name: "R2.8 T4 two vials", packs: vials(2), sig: daily(20_000, 1), want: 56},
		{name: "R2.8 T5 eye drops of unknown drops in a mL", packs: []refill.Pack{{Count: 1, Holds: 5000}},
			sig: daily(1000, 2), outcome: law.NeedInfo, codes: codes("refill.per_unit_unknown")},
		{name: "eye drops with 20 drops in a mL", packs: []refill.Pack{{Count: 1, Holds: 5000, PerUnit: 20_000}}, sig: daily(1000, 2), want: 50},
		{name: "as needed, one or two tablets up to every four hours", packs: loose(60_000), sig: daily(2000, 6), want: 5},
		{name: "every other day", packs: loose(15_000), sig: refill.Directions{Dose: 1000, Times: 1, Every: 2}, want: 30},
		{name: "once a week", packs: []refill.Pack{{Count: 4, Holds: 1000, PerUnit: refill.SameUnit}},
			sig: refill.Directions{Dose: 1000, Times: 1, Every: 7}, want: 28},
		{name: "a third of a tablet is exact", packs: loose(1000), sig: daily(333, 1), want: 3},
		{name: "pens that do not divide are added before they are rounded",
			packs: []refill.Pack{{Count: 5, Holds: 3000, PerUnit: 100_000, Discard: 28}}, sig: daily(70_000, 1), want: 21},
		{name: "priming before each dose counts as use",
			packs: []refill.Pack{{Count: 5, Holds: 3000, PerUnit: 100_000, Discard: 28}},
			sig:   refill.Directions{Dose: 18_000, Times: 1, Prime: 2000}, want: 75},
		{name: "priming a new inhaler counts as use",
			packs: []refill.Pack{{Count: 1, Holds: 124_000, PerUnit: refill.SameUnit, Prime: 4000}}, sig: daily(2000, 2), want: 30},
		{name: "two kinds of containers", packs: append(vials(1), loose(200_000)...), sig: daily(20_000, 1), want: 38},
		{name: "999 days is the longest", packs: loose(999_000), sig: daily(1000, 1), want: 999},
		{name: "more than a claim can tell", packs: loose(1_000_000), sig: daily(1000, 1), outcome: law.Deny, codes: codes("refill.too_long")},
		{name: "as much as there can be", packs: []refill.Pack{{Count: 9999, Holds: drug.MaxThousandths, PerUnit: 10_000_000}},
			sig:     refill.Directions{Dose: drug.MaxThousandths, Times: 1000, Every: 366, Prime: drug.MaxThousandths},
			outcome: law.Deny, codes: codes("refill.too_long")},
		{name: "less than a day", packs: loose(1000), sig: daily(1000, 2), outcome: law.Deny, codes: codes("refill.less_than_a_day")},
		{name: "all lost in priming", packs: []refill.Pack{{Count: 1, Holds: 1000, PerUnit: 1000, Prime: 2000}}, sig: daily(1, 1),
			outcome: law.Deny, codes: codes("refill.less_than_a_day")},
		{name: "unknown directions", packs: loose(90_000), outcome: law.NeedInfo, codes: codes("refill.directions_unknown")},
		{name: "a negative dose", packs: loose(90_000), sig: daily(-1000, 1), outcome: law.NeedInfo, codes: codes("refill.directions_unknown")},
		{name: "a negative period", packs: loose(90_000), sig: refill.Directions{Dose: 1, Times: 1, Every: -1},
			outcome: law.NeedInfo, codes: codes("refill.directions_unknown")},
		{name: "no quantity", sig: daily(1000, 1), outcome: law.NeedInfo, codes: codes("refill.quantity_unknown")},
		{name: "a negative quantity", packs: loose(-1), sig: daily(1000, 1), outcome: law.NeedInfo, codes: codes("refill.pack_malformed")},
		{name: "a negative discard", packs: []refill.Pack{{Count: 1, Holds: 1, PerUnit: 1, Discard: -1}}, sig: daily(1000, 1),
			outcome: law.NeedInfo, codes: codes("refill.pack_malformed")},
		{name: "no container", packs: []refill.Pack{{Holds: 1, PerUnit: 1}}, sig: daily(1000, 1),
			outcome: law.NeedInfo, codes: codes("refill.pack_malformed")},
	}
}

func TestVectorsOfDaysSupply(t *testing.T) {
	t.Parallel()
	for _, c := range daysCases() {
		got, _ := refill.DaysSupply(c.packs, c.sig)
		require.Equal(t, c.want, got, c.name)
	}
}

func daysRulings() []rulingCase {
	var list []rulingCase
	for _, c := range daysCases() {
		_, r := refill.DaysSupply(c.packs, c.sig)
		list = append(list, rulingCase{c.name, r, max(c.outcome, law.Allow), c.codes})
	}
	return list
}
