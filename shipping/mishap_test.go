package shipping_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/shipping"
)

func mishap(m shipping.Mishap, s drug.Schedule, change func(*shipping.Case)) shipping.Case {
	c := shipping.Case{Mishap: m, ShippedOn: day(11, 2), ReportedOn: day(11, 25), Schedule: s}
	if change != nil {
		change(&c)
	}
	return c
}

func resolved(m shipping.Mishap, s drug.Schedule, change func(*shipping.Case)) func() reason.Trace {
	return func() reason.Trace { return mishap(m, s, change).Resolve().Trace }
}

func reported(d cal.Date) func(*shipping.Case) {
	return func(c *shipping.Case) { c.ReportedOn = d }
}
func proved(a drug.Answer) func(*shipping.Case)    { return func(c *shipping.Case) { c.Proved = a } }
func sendAgain(a drug.Answer) func(*shipping.Case) { return func(c *shipping.Case) { c.SendAgain = a } }
func refillLeft(c *shipping.Case)                  { c.RefillLeft = drug.Yes }

var caseRulings = []ruling{
	{"R5.9 T1: damage reported on day 46", resolved(shipping.Damaged, drug.NotControlled, reported(day(12, 18))), []reason.Code{"shipping.reported_late"}},
	{"R5.9 T7: damage reported on day 45", resolved(shipping.Damaged, drug.NotControlled, reported(day(12, 17))), nil},
	{"R5.9 T2: ten tablets short", resolved(shipping.CountShort, drug.NotControlled, nil), nil},
	{"R5.9 T3: a wrong drug", resolved(shipping.WrongItem, drug.NotControlled, nil), nil},
	{"R5.9 T4: a change of mind", resolved(shipping.NotWanted, drug.NotControlled, nil), []reason.Code{"shipping.changed_mind"}},
	{"R5.9 T5: a lost drug of schedule IV with a refill left", resolved(shipping.LostOnTheWay, drug.ScheduleIV, refillLeft), nil},
	{"R5.9 T5: and with none", resolved(shipping.LostOnTheWay, drug.ScheduleIV, nil), []reason.Code{"shipping.uses_refill"}},
	{"R5.9 T6: a lost drug of schedule II", resolved(shipping.LostOnTheWay, drug.ScheduleII, nil), []reason.Code{"shipping.new_prescription"}},
	{"a damaged drug of schedule IV without a refill", resolved(shipping.Damaged, drug.ScheduleIV, nil), []reason.Code{"shipping.uses_refill"}},
	{"a warm drug of schedule II", resolved(shipping.WentWarm, drug.ScheduleII, nil), []reason.Code{"shipping.new_prescription"}},
	{"a drug of schedule III that came back and is wanted", resolved(shipping.CameBack, drug.ScheduleIII, sendAgain(drug.Yes)), []reason.Code{"shipping.uses_refill"}},
	{"a drug of schedule V that nobody can prove delivered", resolved(shipping.NotReceived, drug.ScheduleV, proved(drug.No)), []reason.Code{"shipping.uses_refill"}},
	{"a wrong drug of schedule II", resolved(shipping.WrongItem, drug.ScheduleII, nil), nil},
	{"a delivery that is disputed before the trace", resolved(shipping.NotReceived, drug.NotControlled, nil), []reason.Code{"shipping.trace_first"}},
	{"a delivery that is proved", resolved(shipping.NotReceived, drug.NotControlled, proved(drug.Yes)), []reason.Code{"shipping.delivery_proved"}},
	{"a delivery that nobody can prove", resolved(shipping.NotReceived, drug.NotControlled, proved(drug.No)), nil},
	{"a parcel that came back", resolved(shipping.CameBack, drug.NotControlled, nil), []reason.Code{"shipping.ask_member"}},
	{"a parcel that came back and is wanted", resolved(shipping.CameBack, drug.NotControlled, sendAgain(drug.Yes)), nil},
	{"a parcel that was refused", resolved(shipping.RefusedAtDoor, drug.NotControlled, sendAgain(drug.No)), []reason.Code{"shipping.ask_member"}},
	{"a mishap that is not known", resolved(shipping.MishapUnknown, drug.NotControlled, nil), []reason.Code{"shipping.case_incomplete"}},
	{"a mishap without a meaning", resolved(shipping.NotWanted+1, drug.NotControlled, nil), []reason.Code{"shipping.case_incomplete"}},
	{"a schedule that is not known", resolved(shipping.Damaged, drug.ScheduleUnknown, nil), []reason.Code{"shipping.case_incomplete"}},
	{"a report before the shipment", resolved(shipping.Damaged, drug.NotControlled, reported(day(11, 1))), []reason.Code{"shipping.case_incomplete"}},
}

// TestWhatFollowsAMishap is feature 105 and R5.9.
func TestWhatFollowsAMishap(t *testing.T) {
	t.Parallel()
	type gives = shipping.Remedy
	for name, c := range map[string]struct {
		of   shipping.Case
		want shipping.Remedy
	}{
		"T1: damage on day 46 gives nothing but the quarantine": {mishap(shipping.Damaged, drug.NotControlled, reported(day(12, 18))), gives{Claim: true, Quarantine: true}},
		"T7: damage on day 45 is replaced":                      {mishap(shipping.Damaged, drug.NotControlled, reported(day(12, 17))), gives{Replace: true, Claim: true, Quarantine: true}},
		"T2: the rest is free":                                  {mishap(shipping.CountShort, drug.NotControlled, nil), gives{Rest: true}},
		"T3: replacement, refund, incident":                     {mishap(shipping.WrongItem, drug.ScheduleIV, nil), gives{Replace: true, Refund: true, Quarantine: true, Incident: true}},
		"T4: nothing for a change of mind":                      {mishap(shipping.NotWanted, drug.NotControlled, nil), gives{}},
		"T5: notice by Friday, Form 106 by 9 January": {mishap(shipping.LostOnTheWay, drug.ScheduleIV, refillLeft),
			gives{Replace: true, Claim: true, UsesRefill: true, NoticeBy: day(11, 27), FormBy: cal.Of(2027, 1, 9)}},
		"T6: no replacement of schedule II, and the duties stand": {mishap(shipping.LostOnTheWay, drug.ScheduleII, nil),
			gives{Claim: true, NoticeBy: day(11, 27), FormBy: cal.Of(2027, 1, 9)}},
		"a lost ordinary drug spends no refill (C4)":    {mishap(shipping.LostOnTheWay, drug.NotControlled, nil), gives{Replace: true, Claim: true}},
		"what nobody can prove is replaced and claimed": {mishap(shipping.NotReceived, drug.NotControlled, proved(drug.No)), gives{Replace: true, Claim: true}},
		"no claim before the trace":                     {mishap(shipping.NotReceived, drug.ScheduleIV, refillLeft), gives{}},
		"a warm parcel":                                 {mishap(shipping.WentWarm, drug.NotControlled, nil), gives{Replace: true, Claim: true, Quarantine: true}},
		"a parcel that came back waits":                 {mishap(shipping.CameBack, drug.NotControlled, nil), gives{Quarantine: true}},
		"a refused parcel waits for the member":         {mishap(shipping.RefusedAtDoor, drug.NotControlled, nil), gives{Quarantine: true}},
		"a refused parcel is refunded":                  {mishap(shipping.RefusedAtDoor, drug.NotControlled, sendAgain(drug.No)), gives{Refund: true, Quarantine: true}},
		"or sent again":                                 {mishap(shipping.RefusedAtDoor, drug.NotControlled, sendAgain(drug.Yes)), gives{Replace: true, Quarantine: true}},
	} {
		got := c.of.Resolve()
		got.Trace = reason.Trace{}
		require.Equal(t, c.want, got, name)
	}
	require.Equal(t, "came back", shipping.CameBack.String())
	require.Equal(t, "unknown", (shipping.NotWanted + 1).String())
}
