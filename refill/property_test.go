package refill_test

import (
	"math/rand"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/refill"
)

// TestNoPathFillsInsideTheWindow (C6) asks at random, by every field that could open a way round, and looks at what was
// allowed: nothing inside the window without a declared emergency or a recorded override, and nothing before the state's
// day at all.
func TestNoPathFillsInsideTheWindow(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(134660))
	inside := 0
	for range 200_000 {
		q := anyQuestion(r)
		v := refill.Eligibility(q)
		if !v.OK {
			continue
		}
		require.False(t, q.AsOf.Before(q.Bar), "%+v", q)
		plan := refill.Earliest(q.Fills, q.AsOf, q.Policy)
		if q.Override.IsSet() && q.Override.Code == refill.ClarifyChange {
			plan = q.Override.Change.Earliest(q.Policy)
		}
		if !q.AsOf.Before(plan) {
			continue
		}
		inside++
		recorded := q.Override.Sound() && q.Override.For == q.For && !q.AsOf.Before(q.Override.On)
		require.True(t, recorded || q.Relief.Covers(q.AsOf), "%+v", q)
		told := v.Trace.String()
		require.Regexp(t, `refill\.(override|emergency): a `, told)
	}
	require.Greater(t, inside, 1000, "the test reaches what it is about")
}

func anyQuestion(r *rand.Rand) refill.Question {
	day := d("2026-01-01")
	q := refill.Question{
		AsOf: day.AddDays(r.Intn(120)), Policy: refill.Policy{Percent: r.Intn(100) + 1, NoCarryOver: r.Intn(4) == 0},
		RefillsLeft: r.Intn(9) - 1, RefillsKnown: true, Schedule: drug.Schedule(r.Intn(6)), LastDate: day.AddDays(300),
		For: refill.FillKey{Rx: "rx-1", No: r.Intn(2) + 1}, Open: r.Intn(9) == 0,
	}
	for range r.Intn(3) + 1 {
		q.Fills = append(q.Fills, refill.Fill{Date: day.AddDays(r.Intn(60)), Days: 30 * (r.Intn(3) + 1)})
	}
	if r.Intn(4) == 0 {
		q.Bar = day.AddDays(r.Intn(120))
	}
	if r.Intn(4) == 0 {
		q.Relief = refill.Relief{From: day.AddDays(r.Intn(120)), To: day.AddDays(r.Intn(120))}
	}
	if r.Intn(2) == 0 {
		q.Override = anyOverride(r)
	}
	return q
}

func anyOverride(r *rand.Rand) refill.Override {
	all := []refill.Clarification{0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 15, 18, 47, 48, 99}
	day := d("2026-01-01").AddDays(r.Intn(120))
	o := refill.Override{Code: all[r.Intn(len(all))], For: refill.FillKey{Rx: "rx-1", No: r.Intn(2) + 1}, On: day,
		By: pharmacy.Actor{Role: pharmacy.Role(r.Intn(9)), ID: "a-1"}, At: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Why: "trip"}
	if o.Code == refill.ClarifyChange && r.Intn(8) > 0 {
		o.Change = refill.DoseChange{On: day, UnitsLeft: int64(r.Intn(90_000)), Daily: 1000, Days: 30}
	}
	switch r.Intn(8) {
	case 0:
		o.Why = ""
	case 1:
		o.At = time.Time{}
	case 2:
		o.By.ID = ""
	}
	return o
}

// TestOneRecordOpensOneFill asks again and again with the same record at hand.
func TestOneRecordOpensOneFill(t *testing.T) {
	t.Parallel()
	for _, code := range []refill.Clarification{refill.ClarifyVacation, refill.ClarifyLost, refill.ClarifyChange, refill.ClarifyShort} {
		q := fine()
		q.For, q.Override, q.RefillsLeft = thisFill, override(code, "2026-09-21"), 99
		early := 0
		for q.AsOf = d("2026-09-21"); q.AsOf.Before(d("2026-11-08")); q.AsOf = q.AsOf.AddDays(1) {
			if refill.Eligibility(q).OK {
				early++
				q.Fills = append(q.Fills, refill.Fill{Date: q.AsOf, Days: 90})
			}
		}
		require.Equal(t, 1, early, code)
	}
}

// TestRepeatedEarliestAskingNeverPilesUp fills whenever Eligibility says yes, day by day.
func TestRepeatedEarliestAskingNeverPilesUp(t *testing.T) {
	t.Parallel()
	for _, days := range []int{7, 30, 90} {
		for _, percent := range []int{1, 60, 75, 85, 100} {
			q := fine()
			q.Fills, q.Policy, q.LastDate = fills("2026-01-01", days), refill.Policy{Percent: percent}, d("2029-01-01")
			tolerance := days - (days*percent+99)/100
			for q.AsOf = d("2026-01-01"); q.AsOf.Before(d("2028-03-02")); q.AsOf = q.AsOf.AddDays(1) {
				if refill.Eligibility(q).OK {
					q.Fills = append(q.Fills, refill.Fill{Date: q.AsOf, Days: days})
				}
				require.LessOrEqual(t, refill.OnHand(q.Fills, q.AsOf), days+tolerance, "R2.3: %d days at %d %%", days, percent)
			}
		}
	}
}
