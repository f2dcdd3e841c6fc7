package renewal_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/refill/renewal"
)

// instants runs a renewal in a zone from its start, and a yes in the next hour, to the prescriber's silence. It gives the
// instants of the timer: the end of the member's days, both further attempts, and the end of the prescriber's days.
func instants(t *testing.T, zone *time.Location, day string) []string {
	t.Helper()
	y, m, dd := d(day).Split()
	now := time.Date(y, m, dd, 8, 0, 0, 0, zone)
	k := &desk{t: t}
	k.ok(system, renewal.Start{Rx: lisinopril(), RunOut: d(day).AddDays(30)}, now)
	got := []string{k.timer.Format(time.RFC3339)}
	k.ok(member, renewal.MemberAnswers{Yes: true}, now.Add(time.Hour))
	for k.s.Status == renewal.Requested {
		got = append(got, k.timer.Format(time.RFC3339))
		k.ok(system, renewal.Due{}, k.timer.In(zone))
	}
	require.Equal(t, renewal.NoResponse, k.s.Status)
	return got
}

func TestAttemptsAreAtNineAndSweepsAtMidnightAcrossBothChangesOfClocks(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Skip("no zone data")
	}
	for _, c := range []struct {
		name, day string
		want      []string
	}{
		{"clocks go back on Sunday 2026-11-01", "2026-10-30", []string{
			"2026-11-10T05:00:00Z", "2026-11-02T14:00:00Z", "2026-11-03T14:00:00Z", "2026-11-06T05:00:00Z"}},
		{"clocks go forward on Sunday 2027-03-14", "2027-03-12", []string{
			"2027-03-23T04:00:00Z", "2027-03-15T13:00:00Z", "2027-03-16T13:00:00Z", "2027-03-19T04:00:00Z"}},
		{"over the leap day, a Tuesday", "2028-02-27", []string{
			"2028-03-09T05:00:00Z", "2028-02-29T14:00:00Z", "2028-03-02T14:00:00Z", "2028-03-05T05:00:00Z"}},
	} {
		require.Equal(t, c.want, instants(t, zone, c.day), c.name)
	}
}
