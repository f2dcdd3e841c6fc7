package dur

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// ProgramQuery asks whether a fill may go on as far as the prescription monitoring program goes (R1.18). What the program
// answered is for the pharmacist to read, and decides nothing by itself.
type ProgramQuery struct {
	Schedule drug.Schedule
	Delivery place.State // the state that the drug goes to
	Site     place.State // the state of the pharmacy; unset: it is not asked
	First    bool        // the first fill of the prescription
	ByDrug   drug.Answer // an opioid or a benzodiazepine
	Logged   bool        // a query was made for this fill and is logged
	On       cal.Date
}

// MonitoringQuery rules on a fill: Hold until a query is logged where a state wants one, and where no row says whether it
// does. A drug that is not controlled passes.
func MonitoringQuery(b *law.Book, q ProgramQuery) law.Ruling {
	var r law.Ruling
	switch {
	case q.Schedule.Controlled() == drug.Unknown:
		refuse(&r, law.NeedInfo, ruleProgramSchedule)
		return r
	case q.Schedule == drug.NotControlled:
		pass(&r, ruleProgramNotNeeded)
		return r
	}
	q.state(&r, b.PDMP(q.Delivery, q.On))
	if q.Site != "" && q.Site != q.Delivery {
		q.state(&r, b.PDMP(q.Site, q.On))
	}
	return r
}

// state is the row of one state; its citation is a passed step.
func (q *ProgramQuery) state(r *law.Ruling, row law.PDMP) {
	if row.Row != nil {
		r.Trace.Pass(row.Row, 0, 0, reason.None)
	}
	switch {
	case row.Query == law.DutyUnknown:
		refuse(r, law.Hold, ruleProgramNoRow)
	case q.wanted(row.Query):
		check(r, q.Logged, law.Hold, ruleProgramQuery)
	default:
		pass(r, ruleProgramNotNeeded)
	}
}

func (q *ProgramQuery) wanted(d law.Duty) bool {
	switch d {
	case law.Never:
		return false
	case law.FirstOnly:
		return q.First
	case law.ByDrug:
		return q.ByDrug != drug.No
	}
	return true
}

// ProgramReport is what the program is told of a shipment.
type ProgramReport struct {
	Correction bool      // of an earlier report: the parcel came back, or the fill was reversed
	By         time.Time // exclusive; zero where nothing is reported or no row says by when
	LastDay    cal.Date  // the last day that is in time, in the pharmacy's zone; unset with By
}

// MonitoringReport is the report of a shipment, or with returned its correction. The time is law.Book.ReportBy's; that a
// correction has as long as a report is our proposal.
func MonitoringReport(b *law.Book, q law.Report, returned bool) (ProgramReport, law.Ruling) {
	by, r := b.ReportBy(q)
	p := ProgramReport{Correction: returned, By: by}
	if !by.IsZero() {
		p.LastDay = cal.In(by.Add(-time.Nanosecond), q.Zone)
	}
	return p, r
}

// Rules of the prescription monitoring program, R1.18.
var (
	ruleProgramSchedule = &reason.Rule{Code: "dur.program_schedule_unknown", Who: reason.Pharmacist,
		Text: "it is not known whether the drug is controlled", Source: "convention C8", Evidence: reason.Proposal}
	ruleProgramNoRow = &reason.Rule{Code: "dur.program_no_row", Who: reason.Pharmacist,
		Text: "no row says whether the state wants its monitoring program asked", Source: "R1.18", Evidence: reason.Unconfirmed}
	ruleProgramQuery = &reason.Rule{Code: "dur.program_query", Who: reason.Pharmacist,
		Text: "the monitoring program was not asked", Passed: "the monitoring program was asked", Source: "R1.18",
		Evidence: reason.Unconfirmed}
	ruleProgramNotNeeded = &reason.Rule{Code: "dur.program_not_needed", Who: reason.Nobody,
		Text: "no query is needed", Passed: "no query of the monitoring program is needed", Source: "R1.18",
		Evidence: reason.Unconfirmed}
)

var pdmpRules = []*reason.Rule{ruleProgramSchedule, ruleProgramNoRow, ruleProgramQuery, ruleProgramNotNeeded}
