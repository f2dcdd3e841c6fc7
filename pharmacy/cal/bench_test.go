package cal_test

import (
	"testing"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// Measured 2026-11-24, two cores of an AMD EPYC, Go 1.26: Of 5.5 ns, Split 6.8 ns, AddDays 1.2 ns, AddMonths 17 ns,
// IsBusinessDay 28 ns, AddBusinessDays 110 ns for 3 and 0.8 µs for 1000, BusinessDaysBetween 150 ns, Parse 16 ns,
// AppendText 15 ns, Deadline 160 ns; no allocations.

// The sinks keep the compiler from dropping the work.
var (
	sink     cal.Date
	sinkInt  int
	sinkOK   bool
	sinkErr  error
	sinkText []byte
)

func BenchmarkOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sink = cal.Of(2026, time.November, 24)
	}
}

func BenchmarkSplit(b *testing.B) {
	b.ReportAllocs()
	d := cal.Of(2026, time.November, 24)
	for b.Loop() {
		_, _, sinkInt = d.Split()
	}
}

func BenchmarkAddDays(b *testing.B) {
	b.ReportAllocs()
	d := cal.Of(2026, time.November, 24)
	for b.Loop() {
		sink = d.AddDays(90)
	}
}

func BenchmarkAddMonths(b *testing.B) {
	b.ReportAllocs()
	d := cal.Of(2026, time.August, 31)
	for b.Loop() {
		sink = d.AddMonths(6)
	}
}

func BenchmarkIsBusinessDay(b *testing.B) {
	b.ReportAllocs()
	d := cal.Of(2026, time.November, 24)
	for b.Loop() {
		sinkOK = cal.IsBusinessDay(d)
	}
}

func BenchmarkAddBusinessDays3(b *testing.B) {
	b.ReportAllocs()
	d := cal.Of(2026, time.November, 25)
	for b.Loop() {
		sink = cal.AddBusinessDays(d, 3)
	}
}

func BenchmarkAddBusinessDays1000(b *testing.B) {
	b.ReportAllocs()
	d := cal.Of(2026, time.November, 25)
	for b.Loop() {
		sink = cal.AddBusinessDays(d, 1000)
	}
}

func BenchmarkBusinessDaysBetween(b *testing.B) {
	b.ReportAllocs()
	from, to := cal.Of(2021, time.January, 1), cal.Of(2026, time.November, 24)
	for b.Loop() {
		sinkInt = cal.BusinessDaysBetween(from, to)
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sink, sinkErr = cal.Parse("2026-11-24")
	}
}

func BenchmarkAppendText(b *testing.B) {
	b.ReportAllocs()
	d, buf := cal.Of(2026, time.November, 24), make([]byte, 0, 10)
	for b.Loop() {
		sinkText, sinkErr = d.AppendText(buf)
	}
}

func BenchmarkDeadline(b *testing.B) {
	b.ReportAllocs()
	loc := zone(b, "America/New_York")
	from := time.Date(2026, 10, 30, 16, 0, 0, 0, time.UTC)
	for b.Loop() {
		sinkInt = cal.Deadline(from, 3, 72, loc).Nanosecond()
	}
}

func TestTheHotPathsAllocateNothing(t *testing.T) {
	// AllocsPerRun does not run beside parallel tests.
	loc, buf, token := zone(t, "America/New_York"), make([]byte, 0, 10), []byte(`"2026-11-24"`)
	d, born := cal.Of(2026, time.November, 24), cal.Of(1960, time.February, 29)
	from := time.Date(2026, 10, 30, 16, 0, 0, 0, time.UTC)
	for name, run := range map[string]func(){
		"Of":                  func() { sink = cal.Of(2026, time.November, 24) },
		"In":                  func() { sink = cal.In(from, loc) },
		"Split":               func() { _, _, sinkInt = d.Split() },
		"AddMonths":           func() { sink = d.AddMonths(6) },
		"Age":                 func() { sinkInt, sinkOK = cal.Age(born, d) },
		"Contains":            func() { sinkOK = cal.Period{From: born, To: d}.Contains(d) },
		"IsBusinessDay":       func() { sinkOK = cal.IsBusinessDay(d) },
		"AddBusinessDays":     func() { sink = cal.AddBusinessDays(d, 3) },
		"many business days":  func() { sink = cal.AddBusinessDays(d, -10_000) },
		"BusinessDaysBetween": func() { sinkInt = cal.BusinessDaysBetween(born, d) },
		"Deadline":            func() { sinkInt = cal.Deadline(from, 3, 72, loc).Nanosecond() },
		"Start":               func() { sinkInt = d.Start(loc).Nanosecond() },
		"Parse":               func() { sink, sinkErr = cal.Parse("2026-11-24") },
		"AppendText":          func() { sinkText, sinkErr = d.AppendText(buf) },
		"UnmarshalJSON":       func() { sinkErr = sink.UnmarshalJSON(token) },
	} {
		if allocs := testing.AllocsPerRun(100, run); allocs != 0 || sinkErr != nil {
			t.Errorf("%s: %v allocations, error %v", name, allocs, sinkErr)
		}
	}
}
