package refill_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill"
)

// held is a drug filled with 90 days on a day, with three refills left.
func held(id rx.ID, filled string, change func(*refill.Question)) refill.Held {
	q := fine()
	q.Fills = fills(filled, 90)
	if change != nil {
		change(&q)
	}
	return refill.Held{Rx: id, Question: q}
}

func TestTheScheduleIsOrderedByWhatMustBeOrderedFirst(t *testing.T) {
	t.Parallel()
	list := refill.Schedule(d("2026-10-20"), 5, []refill.Held{
		held("rx-4", "2026-09-20", nil),
		held("rx-3", "2026-09-01", func(q *refill.Question) { q.RefillsLeft = 0 }),
		held("rx-1", "2026-09-06", func(q *refill.Question) { q.LastDate = d("2026-11-19") }),
		held("rx-2", "2026-09-01", func(q *refill.Question) { q.Policy, q.Schedule = refill.ControlledPolicy(), drug.ScheduleIV }),
		{Rx: "rx-0", Question: fine()},
		{Rx: "rx-5", Question: refill.Question{LastDate: d("2027-01-01"), RefillsKnown: true, RefillsLeft: 1}},
	})
	var got []string
	for _, e := range list {
		got = append(got, string(e.Rx)+" "+e.Window.OrderBy.String()+" ships "+e.Ships.String()+" arrives "+e.ArrivesBy.String())
	}
	require.Equal(t, []string{
		"rx-0 2026-11-16 ships 2026-11-16 arrives 2026-11-21",
		"rx-2 2026-11-16 ships 2026-11-17 arrives 2026-11-22", // opens the day after the order-by day
		"rx-3 2026-11-16 ships 2026-11-16 arrives 2026-11-21",
		"rx-1 2026-11-21 ships 2026-11-20 arrives 2026-11-25", // the 21st is a Saturday
		"rx-4 2026-12-05 ships 2026-12-04 arrives 2026-12-09",
		"rx-5  ships  arrives ",
	}, got)
	for i, want := range []bool{false, false, true, true, false, false} {
		require.Equal(t, want, list[i].Renew, "R4.1: %s", list[i].Rx)
	}
	require.Equal(t, codes("refill.none_left"), stepCodes(list[2]))
	require.Equal(t, codes("refill.expired"), stepCodes(list[3]), "it would ship after its last date")
	require.Empty(t, list[0].Against)
	require.Equal(t, 3, list[0].Left)
	require.True(t, list[0].Counted)
	require.Equal(t, d("2027-08-20"), list[0].LastDate)
}

func stepCodes(e refill.Entry) (list []reason.Code) {
	for _, s := range e.Against {
		list = append(list, s.Rule.Code)
	}
	return list
}

func TestTheScheduleTellsWhatWillBeLate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, today, filled string
		transit             int
		ships, arrives      string
		late                bool
	}{
		{"in time", "2026-10-20", "2026-09-01", 0, "2026-11-16", "2026-11-27", false},
		{"arrival on the day of run-out is in time", "2026-10-20", "2026-09-01", 14, "2026-11-16", "2026-11-30", false},
		{"a day more is late", "2026-10-20", "2026-09-01", 15, "2026-11-16", "2026-12-01", true},
		{"nothing ships in the past", "2026-11-24", "2026-09-01", 0, "2026-11-24", "2026-12-05", true},
		{"today is Thanksgiving: the day after", "2026-11-26", "2026-09-01", 2, "2026-11-27", "2026-11-29", false},
		{"over New Year", "2026-12-01", "2026-10-17", 11, "2026-12-31", "2027-01-11", false},
		{"over a leap day", "2028-02-01", "2027-12-15", 3, "2028-02-29", "2028-03-03", false},
	} {
		list := refill.Schedule(d(c.today), c.transit, []refill.Held{held("rx-1", c.filled, func(q *refill.Question) { q.LastDate = d("2029-01-01") })})
		require.Equal(t, c.ships, list[0].Ships.String(), c.name)
		require.Equal(t, c.arrives, list[0].ArrivesBy.String(), c.name)
		require.Equal(t, c.late, list[0].Late, c.name)
		require.True(t, cal.IsBusinessDay(list[0].Ships), c.name)
	}
}

func TestAnOpenFillIsNamedInTheSchedule(t *testing.T) {
	t.Parallel()
	list := refill.Schedule(d("2026-10-20"), 5, []refill.Held{held("rx-1", "2026-09-01", func(q *refill.Question) { q.Pending = "order/9" })})
	require.Equal(t, refill.FillRef("order/9"), list[0].Pending)
	require.Empty(t, refill.Schedule(cal.Date{}, 0, nil))
}

func TestAWindowThatCannotBeKeptSaysWhatToOffer(t *testing.T) {
	t.Parallel()
	month := refill.MailWindow(fills("2026-09-01", 30), cal.Date{}, refill.MailPolicy(), 14)
	require.Equal(t, 7, month.LateDays(), "R2.5 T4: opens on 09-24, was to be ordered by 09-17")
	require.Equal(t, []refill.Option{refill.LocalFill, refill.LongerSupply}, month.Offers(drug.NotControlled))
	require.Equal(t, []refill.Option{refill.NewPrescription}, month.Offers(drug.ScheduleIV))
	quarter := refill.MailWindow(fills("2026-09-01", 90), cal.Date{}, refill.MailPolicy(), 14)
	require.Zero(t, quarter.LateDays())
	require.Nil(t, quarter.Offers(drug.NotControlled), "R2.5 T1")
}

func TestTheScheduleRenewsWhatExpiresBeforeItCanShip(t *testing.T) {
	t.Parallel()
	list := refill.Schedule(d("2026-11-24"), 5, []refill.Held{
		held("rx-1", "2026-03-03", func(q *refill.Question) { q.LastDate = d("2026-07-01") }), // ran out 2026-06-01
		held("rx-2", "2026-09-01", func(q *refill.Question) { // supply lasts until 2026-11-30
			q.LastDate = d("2026-11-21")
		}),
		held("rx-3", "2026-03-03", func(q *refill.Question) { q.LastDate = d("2026-11-24") }), // its last day is today
	})
	for i, want := range []bool{true, false, true} {
		require.Equal(t, want, list[i].Renew, list[i].Rx)
	}
}

// TestSeveralDrugsAskedForAtOnceEachHaveTheirOwnAnswer is feature 78, as far as it is a rule: a line that cannot be filled
// takes none of the others with it.
func TestSeveralDrugsAskedForAtOnceEachHaveTheirOwnAnswer(t *testing.T) {
	t.Parallel()
	list := refill.Schedule(d("2026-11-16"), 5, []refill.Held{
		held("rx-1", "2026-09-01", nil),
		held("rx-2", "2026-09-02", func(q *refill.Question) { q.RefillsLeft = 0 }),
		held("rx-3", "2026-09-03", func(q *refill.Question) { q.Pending = "order/7" }),
		held("rx-4", "2026-09-04", func(q *refill.Question) { q.Schedule = drug.ScheduleUnknown }),
	})
	require.Len(t, list, 4)
	for i, want := range [][]reason.Code{nil, codes("refill.none_left"), codes("refill.open"), codes("refill.schedule_unknown")} {
		require.Equal(t, want, stepCodes(list[i]), list[i].Rx)
	}
	require.Equal(t, refill.FillRef("order/7"), list[2].Pending)
}
