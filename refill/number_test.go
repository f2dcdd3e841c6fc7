package refill_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/refill"
)

func TestEveryNumberHasItsSourceAndItsTime(t *testing.T) {
	t.Parallel()
	seen := map[refill.NumberID]bool{}
	for _, n := range refill.Numbers() {
		require.False(t, seen[n.ID], "%s stands twice", n.ID)
		seen[n.ID] = true
		require.Positive(t, n.Value, n.ID)
		require.NotEmpty(t, n.Citation, n.ID)
		require.NotEqual(t, reason.Unstated, n.Evidence, n.ID)
		got, ok := refill.NumberOn(n.ID, d("2026-11-24"))
		require.True(t, ok && got == n.Value, n.ID)
	}
	_, ok := refill.NumberOn(refill.MailMinimum, d("2024-12-31"))
	require.False(t, ok, "no rule before 2025-01-01")
	_, ok = refill.NumberOn("refill.other", d("2026-11-24"))
	require.False(t, ok)
	_, ok = refill.LimitsOn(cal.Date{})
	require.False(t, ok, "an unknown day has no limits")
	lead, _ := refill.NumberOn(refill.MailLead, d("2026-11-24"))
	require.Equal(t, refill.DefaultLead, lead)
}

func TestAnOverrideIsKeptAsItWasRecorded(t *testing.T) {
	t.Parallel()
	for _, code := range []refill.Clarification{refill.ClarifyChange, refill.ClarifyLost} {
		want := override(code, "2026-10-20")
		text, err := json.Marshal(want)
		require.NoError(t, err)
		var got refill.Override
		require.NoError(t, json.Unmarshal(text, &got))
		require.Equal(t, want, got)
	}
	text, err := json.Marshal(override(refill.ClarifyLost, "2026-10-20"))
	require.NoError(t, err)
	require.JSONEq(t, `{"code":4,"for":{"rx":"rx-1","no":2},"on":"2026-10-20","by":{"role":"pharmacist","id":"st-7"},
		"at":"2026-10-20T15:00:00Z","why":"note/4711"}`, string(text))
}

func TestThisSoftwareDecidesOnlyOnWhatIsOnRecord(t *testing.T) {
	t.Parallel()
	for code, want := range map[refill.Clarification]bool{
		refill.ClarifyDisaster: true, refill.ClarifyShort: true, refill.ClarifyAfterShort: true,
		refill.ClarifyVacation: false, refill.ClarifyLost: false, refill.ClarifyNecessary: false, refill.ClarifyOther: false,
	} {
		q := fine()
		soon(&q)
		q.Override = override(code, "2026-10-20")
		q.Override.By = pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "refills"}
		require.Equal(t, want, refill.Eligibility(q).OK, code)
		q.Schedule = drug.ScheduleIV
		require.False(t, refill.Eligibility(q).OK, "%s of a controlled drug", code)
	}
}

func TestTheLawsSilenceIsNoCount(t *testing.T) {
	t.Parallel()
	q, r := newYork("2026-11-27")
	r.Absent = true
	require.True(t, q.UnderLaw(law.Standard(), r, false).RefillsAbsent)
	r.Absent, r.State = false, ""
	require.True(t, q.UnderLaw(law.Standard(), r, false).RefillsAbsent, "an unknown state leaves the count unknown")
	r.State = "NY"
	require.False(t, q.UnderLaw(law.Standard(), r, false).RefillsAbsent)
}

func TestTheSameInstantIsAnotherDayElsewhere(t *testing.T) {
	t.Parallel()
	instant := time.Date(2026, 11, 8, 6, 0, 0, 0, time.UTC)
	for zone, want := range map[string]bool{"America/New_York": true, "Pacific/Honolulu": false} {
		loc, err := time.LoadLocation(zone)
		require.NoError(t, err)
		q := fine()
		q.AsOf = cal.In(instant, loc)
		require.Equal(t, want, refill.Eligibility(q).OK, "it opens on 2026-11-08, and in %s it is %s", zone, q.AsOf)
	}
}

func TestANewPrescriptionStartsItsOwnCountAndKeepsTheSupply(t *testing.T) {
	t.Parallel()
	q := fine() // filled with 90 days on 2026-09-01 at another pharmacy, of which nothing is left to refill
	q.RefillsLeft = refill.Left(refill.Authorized(drug.NotControlled, 3), 0)
	require.Equal(t, 3, q.RefillsLeft, "R2.9: the old prescription is not used up by the new one")
	q.AsOf = d("2026-11-07")
	require.Equal(t, codes("refill.too_soon"), failed(refill.Eligibility(q).Trace), "what is on hand counts, whoever filled it")
}
