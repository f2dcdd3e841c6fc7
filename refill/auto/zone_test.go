package auto_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

// newYork is a zone with changes of clocks; the tests that need it are skipped where the machine has no zones.
func newYork(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Skip("no zone data")
	}
	return zone
}

// in is a time of day in a zone.
func in(zone *time.Location, day string, hour int) time.Time {
	y, m, dd := d(day).Split()
	return time.Date(y, m, dd, hour, 0, 0, 0, zone)
}

// timers runs a stream from a first fill in a zone to its ship day, and gives the instants of both reminders and of the shipment.
func timers(t *testing.T, zone *time.Location, filled string) []time.Time {
	t.Helper()
	k := &desk{t: t}
	fill := firstFill(lisinopril())
	fill.Fill.Date = d(filled)
	k.ok(system, fill, in(zone, filled, 12))
	k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, in(zone, filled, 13))
	var at []time.Time
	for range 3 {
		at = append(at, k.timer)
		k.ok(system, auto.Due{}, k.timer.In(zone))
	}
	return at
}

func TestTheTimerActsAtNineAcrossBothChangesOfClocks(t *testing.T) {
	t.Parallel()
	zone := newYork(t)
	utc := func(day string, hour int) time.Time { return in(time.UTC, day, hour) }
	for _, c := range []struct {
		name, filled string
		want         []time.Time
	}{
		{"clocks go back on 2026-11-01", "2026-08-29", []time.Time{utc("2026-10-30", 13), utc("2026-11-09", 14), utc("2026-11-13", 14)}},
		{"clocks go forward on 2027-03-14", "2026-12-29", []time.Time{utc("2027-03-01", 14), utc("2027-03-11", 14), utc("2027-03-15", 13)}},
		{"a shipment on the leap day", "2027-12-15", []time.Time{utc("2028-02-15", 14), utc("2028-02-25", 14), utc("2028-02-29", 14)}},
	} {
		require.Equal(t, c.want, timers(t, zone, c.filled), c.name)
	}
}

func TestASupplyOverALeapDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, filled, runOut, ship string }{
		{"run-out on the leap day", "2027-12-01", "2028-02-29", "2028-02-15"},
		{"the leap day is the last one covered", "2027-12-02", "2028-03-01", "2028-02-16"},
		{"the same days in a common year", "2026-12-02", "2027-03-02", "2027-02-16"},
		{"filled on the leap day", "2028-02-29", "2028-05-29", "2028-05-15"},
	} {
		k := &desk{t: t}
		fill := firstFill(lisinopril())
		fill.Fill.Date = d(c.filled)
		k.ok(system, fill, at(c.filled, 12))
		k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, at(c.filled, 13))
		require.Equal(t, d(c.runOut), k.s.Cycle.RunOut, c.name)
		require.Equal(t, d(c.ship), k.s.Cycle.Ship, c.name)
	}
}

// TestAMemberInAnotherZoneIsServedByThePharmacysDays: a consent given in Honolulu on the evening before is given on the
// pharmacy's day, and one in Guam on the next morning too.
func TestAMemberInAnotherZoneIsServedByThePharmacysDays(t *testing.T) {
	t.Parallel()
	guam := time.FixedZone("ChST", 10*3600)
	k := &desk{t: t}
	k.ok(system, firstFill(lisinopril()), at("2026-09-01", 15))
	given := in(guam, "2026-11-16", 8) // 16:00 of the 15th at the pharmacy
	k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, given.In(central))
	require.Equal(t, d("2026-11-15"), k.s.Cycle.Reminder1)
	require.Equal(t, given.UTC(), k.s.Consents[0].At, "the record has the instant, which is the same everywhere")
}

// TestAClockThatGoesBackDoesNothingTwice: a second server may be behind the first.
func TestAClockThatGoesBackDoesNothingTwice(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	require.Len(t, found[auto.OpenRefill](k.ring()), 1)
	for _, now := range []time.Time{at("2026-11-16", 8), at("2026-11-02", 9), at("2025-01-01", 9), {}} {
		require.Empty(t, k.ok(system, auto.Due{}, now.In(central)).Events)
		require.Empty(t, k.ok(system, auto.Reminded{Cycle: 1, No: 1, Delivered: true}, now.In(central)).Events)
	}
	k.ok(system, lost("1"), in(time.UTC, "0001-01-01", 1))
	require.Len(t, k.s.Dropped, 1)
	require.Equal(t, stream.Derive("order", "1"), k.s.Dropped[0])
}
