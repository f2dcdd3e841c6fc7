package cal_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

func Example() {
	filled := cal.Of(2026, time.September, 1)
	runOut := filled.AddDays(90)
	fmt.Println("first day without supply:", runOut, runOut.Weekday())
	fmt.Println("last day to refill:", filled.AddMonths(12))
	fmt.Println("answer due:", cal.AddBusinessDays(filled, 4))
	// Output:
	// first day without supply: 2026-11-30 Monday
	// last day to refill: 2027-09-01
	// answer due: 2026-09-08
}

func ExampleOf() {
	fmt.Println(cal.Of(2028, time.February, 29), cal.Of(2027, time.February, 29).IsSet())
	// Output: 2028-02-29 false
}

func ExampleParse() {
	d, err := cal.Parse("2026-11-24")
	fmt.Println(d, err)
	_, err = cal.Parse("11/24/2026")
	fmt.Println(err)
	// Output:
	// 2026-11-24 <nil>
	// cal: not a date: character 3: a digit is needed here
}

func ExampleDate_AddMonths() {
	written := cal.Of(2026, time.August, 31)
	fmt.Println(written.AddMonths(6))     // clamped to the month
	fmt.Println(written.AddMonthsRoll(6)) // rolled to the next one
	// Output:
	// 2027-02-28
	// 2027-03-01
}

func ExampleDate_MarshalJSON() {
	text, _ := json.Marshal([]cal.Date{cal.Of(2026, time.November, 24), {}})
	fmt.Println(string(text))
	// Output: ["2026-11-24",null]
}

func ExampleAddBusinessDays() {
	wednesday := cal.Of(2026, time.November, 25) // Thanksgiving is the next day
	fmt.Println(cal.AddBusinessDays(wednesday, 3), cal.AddBusinessDays(wednesday, -3))
	// Output: 2026-12-01 2026-11-20
}

func ExampleHolidays() {
	for _, h := range cal.Holidays(2028)[:2] {
		fmt.Println(h.Day, h.Observed, h.Name)
	}
	// Output:
	// 2028-01-01 2027-12-31 New Year's Day
	// 2028-01-17 2028-01-17 Birthday of Martin Luther King, Jr.
}

func ExampleDeadline() {
	newYork, _ := time.LoadLocation("America/New_York")
	friday := time.Date(2026, time.October, 30, 12, 0, 0, 0, newYork) // clocks go back on Sunday
	fmt.Println(cal.Deadline(friday, 0, 72, newYork).In(newYork).Format("Mon 15:04"))
	fmt.Println(cal.Deadline(friday, 3, 0, newYork).In(newYork).Format("Mon 15:04"))
	// Output:
	// Mon 11:00
	// Mon 12:00
}

func ExampleWithin() {
	newYork, _ := time.LoadLocation("America/New_York")
	last, sweep := cal.Within(cal.Of(2026, time.November, 20), 10, newYork)
	fmt.Println("in time through", last, "- swept from", sweep.In(newYork).Format("2006-01-02 15:04"))
	// Output: in time through 2026-11-30 - swept from 2026-12-01 00:00
}

func ExampleAge() {
	born := cal.Of(2008, time.February, 29)
	for _, on := range []cal.Date{cal.Of(2026, time.February, 28), cal.Of(2026, time.March, 1)} {
		years, _ := cal.Age(born, on)
		fmt.Println(on, years)
	}
	// Output:
	// 2026-02-28 17
	// 2026-03-01 18
}

func ExamplePeriod() {
	plan := cal.Period{From: cal.Of(2026, time.January, 1), To: cal.Of(2026, time.December, 31)}
	member := cal.Period{From: cal.Of(2026, time.July, 1)} // no end
	covered, ok := plan.Intersect(member)
	days, _ := covered.Days()
	fmt.Println(covered, days, ok, member.Contains(cal.Of(2030, time.May, 5)))
	// Output: 2026-07-01..2026-12-31 184 true true
}
