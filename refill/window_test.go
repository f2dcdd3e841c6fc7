package refill_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/refill"
)

func TestVectorsOfTheMailOrderWindow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                 string
		days, percent, lead  int
		earliest, by, runOut string
		feasible             bool
		length               int
	}{
		{"R2.5 T1 90 days at 75 %", 90, 75, 14, "2026-11-08", "2026-11-16", "2026-11-30", true, 8},
		{"R2.5 T2 90 days at 70 %", 90, 70, 14, "2026-11-03", "2026-11-16", "2026-11-30", true, 13},
		{"R2.5 T3 90 days at 85 % cannot be on time", 90, 85, 14, "2026-11-17", "2026-11-16", "2026-11-30", false, 0},
		{"R2.5 T4 30 days cannot be on time", 30, 75, 14, "2026-09-24", "2026-09-17", "2026-10-01", false, 0},
		{"R2.5 T5 a lead of 10 days", 90, 75, 10, "2026-11-08", "2026-11-20", "2026-11-30", true, 12},
		{"R2.5 T5 a lead of 21 days", 90, 75, 21, "2026-11-08", "2026-11-09", "2026-11-30", true, 1},
		{"a negative lead is none", 90, 75, -5, "2026-11-08", "2026-11-30", "2026-11-30", true, 22},
		{"a lifted edit is always on time", 30, 0, 14, "", "2026-09-17", "2026-10-01", true, 0},
	} {
		w := refill.MailWindow(fills("2026-09-01", c.days), cal.Date{}, refill.Policy{Percent: c.percent}, c.lead)
		require.Equal(t, refill.Window{Earliest: d(c.earliest), OrderBy: d(c.by), RunOut: d(c.runOut), Feasible: c.feasible},
			w, c.name)
		require.Equal(t, c.length, w.Days(), c.name)
	}
	require.Equal(t, refill.Window{Feasible: true}, refill.MailWindow(nil, cal.Date{}, refill.MailPolicy(), 14))
}

func TestVectorsOfProfilesByPrecedence(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		of   refill.Case
		want refill.ProfileID
		from string // of 30 days filled on 2026-01-01; "" where the edit is lifted
	}{
		{"R2.2 T1 CIV by mail", refill.Case{Schedule: drug.ScheduleIV, Mail: true}, refill.Controlled, "2026-01-27"},
		{"R2.2 T3 Part D eye drops by mail", refill.Case{Schedule: drug.NotControlled, EyeDropsPartD: true, Mail: true},
			refill.EyeDrops, "2026-01-22"},
		{"R2.2 T4 controlled in a declared emergency", refill.Case{Schedule: drug.ScheduleIV, Emergency: true},
			refill.Emergency, ""},
		{"by mail", refill.Case{Schedule: drug.NotControlled, Mail: true}, refill.Mail, "2026-01-24"},
		{"at the counter", refill.Case{Schedule: drug.NotControlled}, refill.Retail, "2026-01-24"},
		{"an unknown schedule is taken as controlled", refill.Case{Mail: true}, refill.Controlled, "2026-01-27"},
	} {
		require.Equal(t, c.want, c.of.Profile(), c.name)
		p, ok := refill.PolicyOn(d("2026-01-20"), c.of.Profile())
		require.True(t, ok, c.name)
		require.Equal(t, c.from, refill.Earliest(fills("2026-01-01", 30), d("2026-01-20"), p).String(), c.name)
	}
}

func TestADayWithoutARuleHasNoPolicy(t *testing.T) {
	t.Parallel()
	_, ok := refill.PolicyOn(d("2010-06-01"), refill.EyeDrops)
	require.False(t, ok, "the recommendation is of 2010-06-02")
	_, ok = refill.PolicyOn(d("2010-06-02"), refill.EyeDrops)
	require.True(t, ok)
	_, ok = refill.PolicyOn(d("2026-01-01"), "refill.other")
	require.False(t, ok)
	_, ok = refill.PolicyOn(cal.Date{}, refill.Mail)
	require.False(t, ok, "an unknown day is in no period")
	for _, p := range refill.Profiles() {
		require.True(t, p.Policy.Valid(), p.ID)
		require.NotEmpty(t, p.Citation, p.ID)
		require.NotZero(t, p.Evidence, p.ID)
	}
}

func TestRefillsLeftNeverGoBelowNone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                       string
		schedule                   drug.Schedule
		written, dispensed, remain int // dispensed counts refills, not the first fill
	}{
		{"R1.2 T1 CII has none", drug.ScheduleII, 3, 0, 0},
		{"R1.2 T2 CIV ends with the fifth", drug.ScheduleIV, 11, 5, 0},
		{"R1.2 T4 CV without a state row ends with the fifth", drug.ScheduleV, 6, 5, 0},
		{"R1.2 T5 not controlled", drug.NotControlled, 3, 1, 2},
		{"CIII below the cap", drug.ScheduleIII, 5, 2, 3},
		{"more dispensed than allowed", drug.NotControlled, 1, 4, 0},
		{"a number that cannot be", drug.ScheduleIII, -1, 0, 0},
	} {
		got := refill.Left(refill.Authorized(c.schedule, c.written), c.dispensed+1)
		require.Equal(t, c.remain, got, c.name)
	}
	require.Equal(t, 3, refill.Left(3, 0), "before the first fill all remain")
}

func TestVectorsOfARenewalsTrigger(t *testing.T) {
	t.Parallel()
	end := d("2026-11-30")
	require.True(t, refill.RenewalNeeded(0, true, cal.Date{}, end), "R4.1 T1: the last refill has left")
	require.True(t, refill.RenewalNeeded(2, true, d("2026-11-10"), end), "R4.1 T2: it ends before the next shipment")
	require.False(t, refill.RenewalNeeded(2, true, d("2026-12-01"), end), "R4.1 T2: not yet")
	require.False(t, refill.RenewalNeeded(2, true, d("2026-11-16"), end), "its last date is the day of shipment")
	require.True(t, refill.RenewalNeeded(2, true, d("2026-06-01"), end), "R4.1 T3: refills are left, but it has expired")
	require.False(t, refill.RenewalNeeded(0, false, cal.Date{}, end), "as needed, with no last date known")

	require.True(t, refill.RenewalOpen(d("2026-11-10"), d("2027-03-10")), "R4.1 T4")
	require.False(t, refill.RenewalOpen(d("2026-11-10"), d("2027-03-11")), "R4.1 T4: a new prescription instead")
	require.False(t, refill.RenewalOpen(cal.Date{}, d("2027-03-11")))
	require.False(t, refill.RenewalOpen(d("2026-11-10"), cal.Date{}))

	require.Equal(t, d("2026-12-01"), refill.RenewalContact(d("2026-12-31"), d("2026-11-20"), false), "R4.1 T5")
	require.Equal(t, d("2026-12-20"), refill.RenewalContact(d("2026-12-31"), d("2026-12-20"), false))
	require.Equal(t, d("2026-11-20"), refill.RenewalContact(d("2026-12-31"), d("2026-11-20"), true))
}
