package refill_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/refill"
)

// until is a drug whose supply of 90 days runs out on a day.
func until(runOut string, daily int64) refill.SyncDrug {
	return refill.SyncDrug{Rx: "rx-1", Fills: []refill.Fill{{Date: d(runOut).AddDays(-90), Days: 90}},
		Policy: refill.MailPolicy(), Daily: daily, Days: 90}
}

func TestVectorsOfSynchronization(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		asked  string
		drug   refill.SyncDrug
		anchor string
		short  int // 0: none
		units  int64
	}{
		{"R2.7 T6 run-out 12-03 at 1 a day", "2026-12-15", until("2026-12-03", 1000), "2026-12-15", 12, 12_000},
		{"R2.7 T6 at half a tablet", "2026-12-15", until("2026-12-03", 500), "2026-12-15", 12, 6000},
		{"R2.7 T6 run-out on the anchor", "2026-12-15", until("2026-12-15", 1000), "2026-12-15", 0, 0},
		{"R2.7 T6 run-out after the anchor moves it", "2026-12-15", until("2026-12-20", 1000), "2026-12-20", 0, 0},
		{"no day asked: the run-out", "", until("2026-12-20", 1000), "2026-12-20", 0, 0},
		{"half a tablet on an odd number of days is rounded up", "2026-12-14", until("2026-12-03", 500), "2026-12-14", 11, 6000},
		{"over a leap day", "2028-03-01", until("2028-02-28", 1000), "2028-03-01", 2, 2000},
		{"a whole supply", "2027-03-03", until("2026-12-03", 1000), "2027-03-03", 90, 90_000},
	} {
		plan, ruling := refill.Synchronize(d(c.asked), []refill.SyncDrug{c.drug})
		require.Equal(t, law.Allow, ruling.Outcome, c.name)
		require.Equal(t, c.anchor, plan.Anchor.String(), c.name)
		full := plan.Fills[len(plan.Fills)-1]
		require.Equal(t, plan.Anchor, full.Needed, c.name)
		if c.short == 0 {
			require.Len(t, plan.Fills, 1, c.name)
			require.Zero(t, full.Code, c.name)
			continue
		}
		short := plan.Fills[0]
		require.Equal(t, refill.SyncFill{Rx: "rx-1", Needed: refill.RunOut(c.drug.Fills), Days: c.short, Units: c.units,
			Code: refill.ClarifyShort, Earliest: short.Earliest}, short, c.name)
		require.Equal(t, refill.ClarifyAfterShort, full.Code, c.name)
	}
}

func TestTheFullFillCountsFromTheShortOne(t *testing.T) {
	t.Parallel()
	plan, _ := refill.Synchronize(d("2026-12-15"), []refill.SyncDrug{until("2026-12-03", 1000), until("2026-12-10", 1000)})
	require.Len(t, plan.Fills, 4)
	require.Equal(t, d("2026-11-11"), plan.Fills[0].Earliest, "22 of 90 days may be on hand")
	require.Equal(t, d("2026-12-12"), plan.Fills[1].Earliest, "R2.7: 9 of the 12 short days are used")
	require.Equal(t, d("2026-12-14"), plan.Fills[3].Earliest, "4 of the 5 short days")
}

func syncCases() []rulingCase {
	sync := func(asked string, drugs ...refill.SyncDrug) law.Ruling {
		_, r := refill.Synchronize(d(asked), drugs)
		return r
	}
	spoilt := func(spoil func(*refill.SyncDrug)) law.Ruling {
		one := until("2026-12-03", 1000)
		spoil(&one)
		return sync("2026-12-15", until("2026-12-03", 1000), one)
	}
	return []rulingCase{
		{"sync of no drug", sync("2026-12-15"), law.NeedInfo, codes("refill.sync_none")},
		{"sync of a drug never filled", spoilt(func(s *refill.SyncDrug) { s.Fills = nil }), law.NeedInfo, codes("refill.sync_drug")},
		{"sync of a drug of unknown use", spoilt(func(s *refill.SyncDrug) { s.Daily = 0 }), law.NeedInfo, codes("refill.sync_drug")},
		{"sync of a drug of absurd use", spoilt(func(s *refill.SyncDrug) { s.Daily = drug.MaxThousandths + 1 }), law.NeedInfo, codes("refill.sync_drug")},
		{"sync of a drug without a supply", spoilt(func(s *refill.SyncDrug) { s.Days = 0 }), law.NeedInfo, codes("refill.sync_drug")},
		{"sync under no policy", spoilt(func(s *refill.SyncDrug) { s.Policy.Percent = 101 }), law.NeedInfo, codes("refill.sync_drug")},
		{"sync on a day too far", sync("2027-03-04", until("2026-12-03", 1000)), law.Deny, codes("refill.sync_far")},
		{"sync at the end of the calendar", sync("9999-12-31", until("2026-12-03", drug.MaxThousandths)), law.Deny, codes("refill.sync_far")},
	}
}

func TestNothingIsPlannedWhereOneDrugCannotBe(t *testing.T) {
	t.Parallel()
	plan, _ := refill.Synchronize(d("2026-12-15"), []refill.SyncDrug{until("2026-12-03", 1000), {}})
	require.Equal(t, refill.SyncPlan{}, plan)
	plan, _ = refill.Synchronize(cal.Date{}, nil)
	require.Equal(t, refill.SyncPlan{}, plan)
}

// TestASupplyThatRanOutIsSyncedFromToday: days that are over need no tablets.
func TestASupplyThatRanOutIsSyncedFromToday(t *testing.T) {
	t.Parallel()
	q := until("2026-10-01", 1000)
	q.Today = d("2026-11-24")
	plan, ruling := refill.Synchronize(d("2026-12-15"), []refill.SyncDrug{q})
	require.Equal(t, law.Allow, ruling.Outcome)
	require.Equal(t, d("2026-11-24"), plan.Fills[0].Needed)
	require.Equal(t, 21, plan.Fills[0].Days)
	require.Equal(t, int64(21_000), plan.Fills[0].Units)
	require.Equal(t, d("2026-12-10"), plan.Fills[1].Earliest, "16 of 21 days, from the short fill")

	plan, ruling = refill.Synchronize(d("2026-11-01"), []refill.SyncDrug{q})
	require.Equal(t, law.Allow, ruling.Outcome)
	require.Equal(t, d("2026-11-24"), plan.Anchor, "no anchor lies in the past")
	require.Len(t, plan.Fills, 1)
}
