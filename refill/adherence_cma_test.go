package refill_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/refill"
)

// five is the measures of a table: CMA1, 2, 5, 6 and 7.
type five [5]string

func cma(c refill.CMA) five {
	return five{c.CMA1.String(), c.CMA2.String(), c.CMA5.String(), c.CMA6.String(), c.CMA7.String()}
}

func TestAvailability(t *testing.T) {
	t.Parallel()
	spring := cal.Period{From: d("2026-03-01"), To: d("2026-06-08")} // 100 days
	for _, c := range []struct {
		name   string
		fills  []refill.Fill
		window cal.Period
		want   five
	}{
		{"R12.4 early supply: CMA1 and CMA2 pass 1, CMA5 and CMA6 do not", fills("2026-03-01", 60, "2026-03-31", 60, "2026-04-30", 60), spring,
			five{"2.0000", "1.8000", "1.0000", "1.0000", "1.0000"}}, // 120/60, 180/100
		{"R12.4 a gap of 20 days", fills("2026-03-01", 30, "2026-04-20", 30), spring,
			five{"0.6000", "0.6000", "0.6000", "0.6000", "0.6000"}}, // 30/50, 60/100
		{"R12.4 supply from before the window counts in CMA7 alone", fills("2026-02-19", 30, "2026-04-10", 30), spring,
			five{"unknown", "0.5000", "unknown", "0.5000", "0.5000"}}, // 30/60; 20+30 of 100
		{"R12.4 supply past the window is cut in CMA6 and CMA7", fills("2026-05-30", 30, "2026-05-30", 30), spring,
			five{"unknown", "6.0000", "unknown", "1.0000", "0.1000"}},
		{"no fill in the window", fills("2026-01-01", 30), spring, five{"unknown", "unknown", "unknown", "unknown", "0.0000"}},
		{"malformed fills are passed over, in any order", fills("2026-04-20", 30, "", 30, "2026-03-01", 30, "2026-03-05", -1), spring,
			five{"0.6000", "0.6000", "0.6000", "0.6000", "0.6000"}},
		{"a window without an end", fills("2026-03-01", 30), cal.Period{From: d("2026-03-01")},
			five{"unknown", "unknown", "unknown", "unknown", "unknown"}},
	} {
		require.Equal(t, c.want, cma(refill.Availability(c.fills, c.window)), c.name)
	}
}

// TestPublishedMeasures compares with figures that were published for a set of invented patients. The set is not ours:
// MAILRX_MED_EVENTS names a tab-separated file of it with the columns ID, DATE, PERDAY, CLASS and DURATION.
func TestPublishedMeasures(t *testing.T) {
	t.Parallel()
	name := os.Getenv("MAILRX_MED_EVENTS")
	if name == "" {
		return // nothing was asked for: no skip
	}
	patients := medEvents(t, name)
	for _, c := range published { // the window of 365 days begins 182 days after a patient's first fill
		fs := patients[c.patient]
		require.NotEmpty(t, fs, c.patient)
		from := fs[0].Date.AddDays(182)
		require.Equal(t, c.want, cma(refill.Availability(fs, cal.Period{From: from, To: from.AddDays(364)})), "patient %s", c.patient)
	}
}

func medEvents(t *testing.T, name string) map[string][]refill.Fill {
	t.Helper()
	f, err := os.Open(name)
	require.NoError(t, err)
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = '\t'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	patients := map[string][]refill.Fill{}
	for _, row := range rows[1:] {
		day, err := time.Parse("01/02/2006", row[1])
		require.NoError(t, err)
		days, err := strconv.Atoi(row[4])
		require.NoError(t, err)
		patients[row[0]] = append(patients[row[0]], refill.Fill{Date: cal.In(day, time.UTC), Days: days})
	}
	return patients
}

// published are the figures of a vignette for six of its patients (R12.4). The fills are ours, made up to come to the same:
// day of the window and days' supply, the first one from before it.
var published = []struct {
	patient string
	fills   [][2]int
	want    five
}{
	{"1", [][2]int{{-12, 60}, {29, 30}, {86, 30}, {100, 30}, {120, 30}, {150, 30}, {180, 30}, {210, 30}, {240, 30}, {270, 30}, {300, 30}, {324, 30}},
		five{"1.0169", "0.9821", "0.9085", "0.9196", "0.9781"}},
	{"2", [][2]int{{-90, 50}, {12, 50}, {90, 60}, {140, 60}, {200, 60}, {250, 60}, {292, 60}},
		five{"1.0357", "0.9915", "0.9000", "0.9207", "0.8904"}},
	{"5", [][2]int{{-30, 90}, {224, 30}, {280, 60}}, five{"0.5357", "0.6383", "0.5357", "0.6383", "0.4110"}},
	{"8", [][2]int{{-11, 60}, {15, 50}, {80, 50}, {130, 50}, {215, 50}, {240, 50}}, five{"0.8889", "0.7143", "0.7778", "0.7143", "0.8192"}},
	{"37", [][2]int{{-1, 30}, {85, 30}, {160, 30}, {240, 30}, {308, 30}}, five{"0.4036", "0.4286", "0.4036", "0.4286", "0.4082"}},
	{"76", [][2]int{{-18, 30}, {57, 60}, {110, 60}, {170, 60}, {190, 30}, {207, 30}}, five{"1.4000", "0.7792", "1.0000", "0.7792", "0.6904"}},
}

func TestFillsThatComeToPublishedMeasures(t *testing.T) {
	t.Parallel()
	from := d("2026-01-01")
	for _, c := range published {
		var fs []refill.Fill
		for _, f := range c.fills {
			fs = append(fs, refill.Fill{Date: from.AddDays(f[0]), Days: f[1]})
		}
		require.Equal(t, c.want, cma(refill.Availability(fs, cal.Period{From: from, To: from.AddDays(364)})), "R12.4 patient %s", c.patient)
	}
}
