// Package cal does a pharmacy's arithmetic of days: dates without a clock or a zone, periods, calendar months,
// US federal business days, and deadlines.
//
//	filled := cal.Of(2026, time.September, 1)
//	runOut := filled.AddDays(90)                   // 2026-11-30, the first day without supply
//	last := filled.AddMonths(6)                    // 2027-03-01
//	answer := cal.AddBusinessDays(filled, 3)       // 2026-09-04
//	due := cal.Deadline(received, 0, 72, newYork)  // 72 elapsed hours, whatever the clocks do
//
// # Terms
//
//   - A Date is a day of the calendar. Its zero value is unset: the day is not known. Unset is before every
//     day, and no arithmetic makes a day of it.
//   - A Period is a span of days with both ends counted. An end that is unset is open.
//   - A business day is Monday to Friday less the federal holidays (5 USC 6103(a)) as observed: a holiday on a
//     Saturday is observed on the Friday before (6103(b)), one on a Sunday on the Monday after (Executive Order
//     11582, 1971).
//   - The day of an event is day 0 of every count.
//   - Day clocks run in calendar dates of a named zone, hour clocks in elapsed time. A clock of both adds the
//     days first.
//
// # Zones
//
// Every function that needs a zone takes a *time.Location and panics on nil, as package time does. Nothing here
// reads a clock, the local zone or a zone file.
//
// # What it leaves out
//
// Times of day, weeks, quarters and fiscal years; calendars of carriers, banks and states; the holidays that
// an executive order grants for one year.
package cal
