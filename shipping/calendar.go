package shipping

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Calendar is the days on which a carrier works: dated data. The calendars of the four carriers are [CalendarOf]; a host
// makes its own for another carrier, or to put a better one in place of ours.
type Calendar struct {
	Carrier  CarrierCode
	Holidays []string   // by the names that cal.Holidays gives; on their own day, from a Sunday moved to Monday
	Closed   []cal.Date // further days without collection and delivery
	From, To cal.Date   // both counted; outside of them nothing is known. Both are required
	Source   string
	Evidence reason.Evidence
}

// sixHolidays are those on which no parcel carrier works.
var sixHolidays = []string{
	"New Year's Day", "Memorial Day", "Independence Day", "Labor Day", "Thanksgiving Day", "Christmas Day",
}

var federalHolidays = append(slices.Clone(sixHolidays), "Birthday of Martin Luther King, Jr.", "Washington's Birthday",
	"Juneteenth National Independence Day", "Columbus Day", "Veterans Day")

const holidayPress = "carriers' holiday schedules as the press told them (a holiday on a Saturday closes the Saturday, " +
	"not the Friday before), read 2026-11-24"

// calendars are in force to the end of 2027: the schedules of later years are not announced. Days of a reduced service
// (the Friday after Thanksgiving, Christmas Eve) are working days here; a host that counts on none closes them.
var calendars = [...]Calendar{
	{Carrier: USPS, Holidays: federalHolidays, From: firstDay, To: lastDay, Source: holidayPress, Evidence: reason.SecondHand},
	{Carrier: UPS, Holidays: sixHolidays, From: firstDay, To: lastDay, Source: holidayPress, Evidence: reason.SecondHand},
	{Carrier: FedEx, Holidays: sixHolidays, From: firstDay, To: lastDay, Source: holidayPress, Evidence: reason.SecondHand},
	{Carrier: DHL, Holidays: sixHolidays, From: firstDay, To: lastDay, Source: "as UPS and FedEx", Evidence: reason.Unconfirmed},
}

var firstDay, lastDay = cal.Of(2025, time.January, 1), cal.Of(2027, time.December, 31)

// CalendarOf is the calendar of a carrier that we know; false for every other.
func CalendarOf(c CarrierCode) (Calendar, bool) {
	for _, k := range calendars {
		if k.Carrier == c {
			k.Holidays = slices.Clone(k.Holidays)
			return k, true
		}
	}
	return Calendar{}, false
}

// saturday are the services that deliver on Saturdays everywhere and without a surcharge. Carriers' service guides,
// second-hand. UPS Ground does so in many places and is not promised.
var saturday = map[Service]bool{
	"usps_ground_advantage": true, "usps_priority_mail": true, "usps_priority_mail_express": true, "fedex_home_delivery": true,
}

// DeliversSaturday reports whether a service is known to deliver on Saturdays.
func DeliversSaturday(v Service) bool { return saturday[v] }

// Works says whether the carrier works on a day: Unknown outside the calendar's days, No on Sundays and holidays. On a
// Saturday it is Yes; what is delivered then depends on the service.
func (k *Calendar) Works(d cal.Date) drug.Answer {
	if !d.IsSet() || !k.From.IsSet() || !k.To.IsSet() || d.Before(k.From) || d.After(k.To) {
		return drug.Unknown
	}
	return drug.AnswerOf(d.Weekday() != time.Sunday && !slices.Contains(k.Closed, d) && !k.holiday(d))
}

func (k *Calendar) holiday(d cal.Date) bool {
	for _, h := range cal.Holidays(d.Year()) {
		day := h.Day
		if day.Weekday() == time.Sunday {
			day = day.AddDays(1)
		}
		if day == d {
			return slices.Contains(k.Holidays, h.Name)
		}
	}
	return false
}

// Delivers says whether a service delivers on a day.
func (k *Calendar) Delivers(v Service, d cal.Date) drug.Answer {
	works := k.Works(d)
	if works == drug.Yes && d.Weekday() == time.Saturday {
		return drug.AnswerOf(DeliversSaturday(v))
	}
	return works
}

// Arrival is the day of delivery: the nth day, after the handover, on which the service delivers. Unset where the
// calendar does not reach that far, where n is below one, and where the handover is unset.
func (k *Calendar) Arrival(v Service, handover cal.Date, n int) cal.Date {
	if n < 1 {
		return cal.Date{}
	}
	d := handover
	for n > 0 {
		d = d.AddDays(1)
		switch k.Delivers(v, d) {
		case drug.Unknown:
			return cal.Date{}
		case drug.Yes:
			n--
		}
	}
	return d
}
