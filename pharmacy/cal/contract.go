package cal

import "time"

// Date is a calendar day, 0001-01-01 to 9999-12-31. Comparable; the zero value is "unset" (Unknown), before every day.
type Date struct{ n int32 } // days since 0000-12-31; 0 is unset

// Of is the named day, or the unset Date where there is no such day (30 February): it never rolls over.
func Of(year int, month time.Month, day int) Date { panic("contract") }
func Parse(s string) (Date, error)                { panic("contract") } // "2026-11-24" only
// In is the calendar day of the instant t in zone loc.
func In(t time.Time, loc *time.Location) Date                                { panic("contract") }
func (d Date) IsSet() bool                                                   { return d.n != 0 }
func (d Date) Split() (year int, month time.Month, day int)                  { panic("contract") }
func (d Date) Year() int                                                     { panic("contract") }
func (d Date) Weekday() time.Weekday                                         { panic("contract") }
func (d Date) String() string                                                { panic("contract") } // "2026-11-24", "" when unset
func (d Date) Compare(e Date) int                                            { panic("contract") }
func (d Date) Before(e Date) bool                                            { return d.n < e.n }
func (d Date) After(e Date) bool                                             { return d.n > e.n }
func (d Date) AddDays(n int) Date                                            { panic("contract") } // unset stays unset; past the range gives unset
func (d Date) AddMonths(n int) Date                                          { panic("contract") } // C3: clamped to the month's last day
func (d Date) AddMonthsRoll(n int) Date                                      { panic("contract") } // R7.7: no such day rolls to the 1st of the next month
func (d Date) Sub(e Date) int                                                { panic("contract") } // whole days from e to d
func (d Date) Start(loc *time.Location) time.Time                            { panic("contract") } // first instant of the day, as UTC
func (d Date) End(loc *time.Location) time.Time                              { panic("contract") } // first instant of the next day (exclusive end), as UTC
func Min(a, b Date) Date                                                     { panic("contract") } // ignores unset
func Max(a, b Date) Date                                                     { panic("contract") }
func Age(born, on Date) (years int, ok bool)                                 { panic("contract") } // C3: 29 February on 1 March in common years
func Deadline(from time.Time, days, hours int, loc *time.Location) time.Time { panic("contract") } // C4

// Period is a span of days, both ends counted. An unset From is "since ever", an unset To "with no end".
type Period struct{ From, To Date }

func (p Period) Contains(d Date) bool              { panic("contract") } // false for an unset d
func (p Period) Overlaps(q Period) bool            { panic("contract") }
func (p Period) Intersect(q Period) (Period, bool) { panic("contract") }
func (p Period) Days() (n int, ok bool)            { panic("contract") } // ok is false for an open end
func (p Period) Valid() bool                       { panic("contract") } // From not after To
func (p Period) String() string                    { panic("contract") } // "2026-01-01..2026-12-31", open ends left empty

// Business days: Monday to Friday less the eleven US federal holidays as observed (5 USC 6103). C5.
func IsBusinessDay(d Date) bool             { panic("contract") }
func AddBusinessDays(d Date, n int) Date    { panic("contract") } // the event's day is day 0; n may be negative
func BusinessDaysBetween(from, to Date) int { panic("contract") } // business days after from, up to and including to
func OnOrAfterBusinessDay(d Date) Date      { panic("contract") }
func OnOrBeforeBusinessDay(d Date) Date     { panic("contract") }

// Holiday is one federal holiday of a year: its own day and the day it is observed.
type Holiday struct {
	Name          string
	Day, Observed Date
}

func Holidays(year int) []Holiday { panic("contract") } // the eleven, in order of Day; Juneteenth from 2021, King Day from 1986 ... dated
