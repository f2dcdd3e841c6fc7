package dur_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
	"github.com/mailrx/mailrx/pharmacy/law"
)

func TestVectorsOfTheMonitoringProgram(t *testing.T) {
	t.Parallel()
	run(t, programVectors())
}

func programVectors() []vector {
	query := func(q dur.ProgramQuery) func() string {
		return func() string {
			q.On = today
			if q.Schedule == drug.ScheduleUnknown {
				q.Schedule = drug.ScheduleIV
			}
			r := dur.MonitoringQuery(book, q)
			return ruled(r.Outcome, r.Trace)
		}
	}
	report := func(q law.Report, returned bool) func() string {
		return func() string {
			p, r := dur.MonitoringReport(book, q, returned)
			return fmt.Sprintf("%s correction %t by %s", r.Outcome, p.Correction, p.LastDay)
		}
	}
	wednesday := time.Date(2026, time.November, 25, 15, 0, 0, 0, newYork())
	const missing = "hold; dur.program_query"
	return []vector{
		{"R1.18 T1 always, and no query is logged", query(dur.ProgramQuery{Delivery: "OH"}), missing},
		{"R1.18 T2 shipped on the Wednesday before Thanksgiving", report(law.Report{Schedule: drug.ScheduleIV, State: "OH",
			At: wednesday, Zone: newYork()}, false), "allow correction false by 2026-11-27"},
		{"R1.18 T3 the parcel comes back", report(law.Report{Schedule: drug.ScheduleIV, State: "OH",
			At: wednesday.AddDate(0, 0, 10), Zone: newYork()}, true), "allow correction true by 2026-12-07"},
		{"R1.18 T4 no row", query(dur.ProgramQuery{Delivery: "NV", Logged: true}), "hold; dur.program_no_row"},
		{"always, and logged", query(dur.ProgramQuery{Delivery: "OH", Logged: true}), "allow"},
		{"first only, a refill", query(dur.ProgramQuery{Delivery: "TX"}), "allow"},
		{"first only, the first", query(dur.ProgramQuery{Delivery: "TX", First: true}), missing},
		{"by drug, not known", query(dur.ProgramQuery{Delivery: "UT"}), missing},
		{"by drug, another drug", query(dur.ProgramQuery{Delivery: "UT", ByDrug: drug.No}), "allow"},
		{"never", query(dur.ProgramQuery{Delivery: "WY"}), "allow"},
		{"never there, always at the site", query(dur.ProgramQuery{Delivery: "WY", Site: "OH"}), missing},
		{"a drug that is not controlled", func() string {
			r := dur.MonitoringQuery(book, dur.ProgramQuery{Schedule: drug.NotControlled})
			return ruledAll(r.Outcome, r.Trace)
		}, "allow; +dur.program_not_needed"},
		{"the schedule is not known", func() string {
			r := dur.MonitoringQuery(book, dur.ProgramQuery{Delivery: "WY", On: today})
			return ruled(r.Outcome, r.Trace)
		}, "need_info; dur.program_schedule_unknown"},
		{"24 hours are elapsed time", report(law.Report{Schedule: drug.ScheduleII, State: "TX", At: wednesday, Zone: newYork()}, false),
			"allow correction false by 2026-11-26"},
		{"no row says by when", report(law.Report{Schedule: drug.ScheduleII, State: "NV", At: wednesday, Zone: newYork()}, false),
			"hold correction false by "},
	}
}
