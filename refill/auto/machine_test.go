package auto_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// fillAgain is the fill of the refill's order n.
func fillAgain(n, day string) auto.RecordFill {
	c := firstFill(lisinopril())
	c.Order, c.Fill.Date = stream.Derive("order", n), d(day)
	return c
}

func TestACycleFromConsentToTheNextOne(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	require.Equal(t, at("2026-11-02", 9).UTC(), k.timer, "nine in the morning at the pharmacy")

	first := k.ring()
	require.Equal(t, []auto.Remind{{Member: "p-1", Rx: "rx-1", Cycle: 1, No: 1, Ship: d("2026-11-16"), Cost: money.Cents(900)}},
		found[auto.Remind](first))
	k.ok(system, auto.Reminded{Cycle: 1, No: 1, Delivered: true}, at("2026-11-02", 10))
	require.Equal(t, at("2026-11-12", 9).UTC(), k.timer)
	require.Equal(t, 2, found[auto.Remind](k.ring())[0].No)
	k.ok(system, auto.Reminded{Cycle: 1, No: 2, Delivered: true}, at("2026-11-12", 10))
	require.Equal(t, at("2026-11-16", 9).UTC(), k.timer)

	opened := found[auto.OpenRefill](k.ring())
	require.Equal(t, []auto.OpenRefill{{Rx: lisinopril(), ShipTo: k.s.ShipTo, FillNo: 2, Cycle: 1, After: k.s.Orders[0]}}, opened)
	require.Equal(t, auto.Ordered, k.s.Status)
	require.Equal(t, reason.Pharmacy, k.s.Summary(auto.StreamOf("rx-1")).Owner)

	k.ok(system, fillAgain("2", "2026-11-16"), at("2026-11-17", 11))
	require.Equal(t, auto.Enrolled, k.s.Status)
	require.Equal(t, 2, k.s.Cycle.No)
	require.Equal(t, d("2027-02-28"), k.s.Cycle.RunOut, "14 days of the first supply are carried over")
	require.Equal(t, d("2027-02-12"), k.s.Cycle.Ship, "14 February is a Sunday")
}

func TestTheTimerTwiceAtOnceOrLateNeverDoublesAReminder(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	early := k.ok(system, auto.Due{}, at("2026-11-01", 9))
	require.Empty(t, early.Events, "before its instant the timer does nothing")
	require.Len(t, found[auto.Remind](k.ring()), 1)
	require.Empty(t, k.ok(system, auto.Due{}, at("2026-11-02", 9)).Events, "the same instant again")
	require.Empty(t, k.ok(system, auto.Due{}, at("2026-11-05", 9)).Events)

	late := k.ok(system, auto.Due{}, at("2026-11-20", 9)) // the host slept past the ship day
	require.Len(t, found[auto.Remind](late), 1)
	require.Equal(t, d("2026-11-20"), k.s.Cycle.Reminder2)
	require.Equal(t, d("2026-11-23"), k.s.Cycle.Ship, "the shipment follows reminder 2, on a business day")
	require.True(t, k.s.Cycle.Late)
	require.Equal(t, d("2026-11-23"), found[auto.Remind](late)[0].Ship, "the member is told the day that holds")
}

func TestALateFirstReminderKeepsItsDistanceToTheSecond(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	k.ok(system, auto.Due{}, at("2026-11-16", 12))
	require.Equal(t, d("2026-11-18"), k.s.Cycle.Reminder2)
	require.Equal(t, d("2026-11-19"), k.s.Cycle.Ship)
}

func TestATimerThatComesEarlyAfterAChangeOfZoneIsSetAgain(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	west := time.FixedZone("HST", -16*3600)
	out := k.ok(system, auto.Due{}, k.timer.In(west)) // still the day before there
	require.Len(t, out.Events, 1)
	require.Empty(t, found[auto.Remind](out))
	require.Equal(t, time.Date(2026, 11, 2, 9, 0, 0, 0, west).UTC(), k.timer)
	require.Len(t, found[auto.Remind](k.ok(system, auto.Due{}, k.timer.In(west))), 1)
}

func TestNineInTheMorningStaysNineWhenTheClocksChange(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Skip("no zone data")
	}
	k := &desk{t: t}
	fill := firstFill(lisinopril())
	fill.Fill.Date = d("2026-08-31") // run-out 2026-11-29, shipment Friday 2026-11-13, reminder 1 on 2026-10-30
	k.ok(system, fill, time.Date(2026, 8, 31, 12, 0, 0, 0, zone))
	k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, time.Date(2026, 9, 5, 12, 0, 0, 0, zone))
	require.Equal(t, time.Date(2026, 10, 30, 13, 0, 0, 0, time.UTC), k.timer, "summer time")
	k.ok(system, auto.Due{}, k.timer.In(zone))
	require.Equal(t, time.Date(2026, 11, 9, 14, 0, 0, 0, time.UTC), k.timer, "standard time from 1 November")
}

func TestOneBouncedReminderHoldsTheShipment(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	k.ring()
	k.ok(system, auto.Reminded{Cycle: 1, No: 1, Delivered: true}, at("2026-11-02", 10))
	k.ring()
	k.ok(system, auto.Reminded{Cycle: 1, No: 2, Delivered: false}, at("2026-11-12", 10))
	out := k.ring() // R3.3 T3
	require.Empty(t, found[auto.OpenRefill](out))
	require.Equal(t, auto.Held, k.s.Status)
	require.Equal(t, "auto.reminders_undelivered", k.s.Hold)
	require.Equal(t, []notice.Notice{{Kind: notice.RefillHeld, Member: "p-1", About: auto.StreamOf("rx-1"), Rx: "rx-1",
		Date: d("2026-11-16"), Detail: "auto.reminders_undelivered"}}, found[notice.Notice](out))
	require.Equal(t, reason.Pharmacy, k.s.Summary(auto.StreamOf("rx-1")).Owner)
	require.Equal(t, "auto.reminders_undelivered", k.refused(system, auto.Release{}, at("2026-11-17", 9)))

	k.ok(system, auto.Reminded{Cycle: 1, No: 2, Delivered: true}, at("2026-11-17", 10)) // sent again by another channel
	require.Len(t, found[auto.OpenRefill](k.ok(system, auto.Release{}, at("2026-11-17", 11))), 1)
	require.Empty(t, k.s.Hold)
}

func TestPerShipmentNothingLeavesWithoutAYes(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.PerShipment)
	require.Equal(t, reason.Member, k.s.Summary(auto.StreamOf("rx-1")).Owner)
	out := k.ring() // R3.3 T5, R3.4 T4
	require.Empty(t, found[auto.OpenRefill](out))
	require.Equal(t, "auto.member_consent", k.s.Hold)
	require.True(t, found[notice.Notice](out)[0].Act)
	require.Equal(t, "auto.consent_actor", k.refused(pharmacy.Actor{Role: pharmacy.RolePlan}, auto.Confirm{}, at("2026-11-17", 9)))
	yes := k.ok(member, auto.Confirm{}, at("2026-11-18", 9))
	require.Len(t, found[auto.OpenRefill](yes), 1, "a late yes lets it go at once")
	require.Empty(t, k.ok(member, auto.Confirm{}, at("2026-11-18", 9)).Events)
}

func TestPerShipmentAYesInTimeWaitsForTheShipDay(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.PerShipment)
	require.Empty(t, k.ok(member, auto.Confirm{}, at("2026-11-13", 9)).Work)
	require.Len(t, found[auto.OpenRefill](k.ring()), 1)
	k.ok(system, fillAgain("2", "2026-11-16"), at("2026-11-17", 11))
	require.False(t, k.s.Cycle.Confirmed, "a yes is for one shipment")
}

func TestSkipMovesTheShipmentByOneSupply(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ok(member, auto.Skip{}, at("2026-11-13", 9))
	require.Equal(t, d("2027-02-12"), k.s.Cycle.Ship, "R3.3 T9: 2027-02-14 is a Sunday")
	require.Equal(t, 2, k.s.Cycle.No)
	require.Zero(t, k.s.Cycle.Sent)
	k.ok(system, auto.Reminded{Cycle: 1, No: 2, Delivered: true}, at("2026-11-13", 10))
	require.Zero(t, k.s.Cycle.Sent, "an answer of the cycle before does not count")
	require.Equal(t, at("2027-01-29", 9).UTC(), k.timer)
	for range 3 {
		k.ok(member, auto.Skip{}, at("2026-11-14", 9))
	}
	require.Equal(t, "auto.skip_too_far", k.refused(member, auto.Skip{}, at("2026-11-14", 9)))
}

func TestStopWhileReminderTwoIsOutShipsNothing(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ok(member, auto.Stop{Reason: "moving"}, at("2026-11-13", 9)) // R3.2 T2
	require.Empty(t, k.ring().Events)
	require.Equal(t, auto.Stopped, k.s.Status)
	require.Equal(t, "moving", k.log[len(k.log)-1].(auto.ConsentEnded).Reason)
	require.Empty(t, k.ok(member, auto.Stop{}, at("2026-11-13", 9)).Events)
	require.Equal(t, "auto.not_enrolled", k.refused(member, auto.Skip{}, at("2026-11-13", 9)))
	require.Equal(t, "auto.not_enrolled", k.refused(member, auto.Confirm{}, at("2026-11-13", 9)))
	k.ok(system, fillAgain("2", "2026-11-20"), at("2026-11-20", 9))
	require.Equal(t, auto.Stopped, k.s.Status, "fills are counted, nothing is planned")
	require.Len(t, k.s.Fills, 2)
}

func TestAStopIsNeverRefusedAndASentenceIsLeftOutOfTheLog(t *testing.T) {
	t.Parallel()
	for _, why := range []string{"Testa Sampleton moved to 100 Example St", "a\nb", strings.Repeat("x", 65), "ſ", ""} {
		k := enrolled(t, auto.OptInWithReminders)
		k.ok(member, auto.Stop{Reason: why}, at("2026-11-13", 9))
		require.Equal(t, auto.Stopped, k.s.Status)
		require.Empty(t, k.log[len(k.log)-1].(auto.ConsentEnded).Reason)
	}
}

func TestStoppedWhileOrderedAndConsentedAgainOpensNoSecondOrder(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ring()
	require.Equal(t, "auto.ordered", k.refused(member, auto.Skip{}, at("2026-11-16", 10)))
	k.ok(member, auto.Stop{}, at("2026-11-16", 10))
	k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, at("2026-11-16", 11))
	require.Equal(t, auto.Ordered, k.s.Status)
	require.Equal(t, 1, k.s.Cycle.No)
	k.ok(system, fillAgain("2", "2026-11-16"), at("2026-11-17", 11))
	require.Equal(t, auto.Enrolled, k.s.Status)
}

func TestAnOrderThatNeverShipsIsHeldForThePharmacy(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ring()
	require.Equal(t, at("2026-11-30", 9).UTC(), k.timer, "at run-out")
	k.ring()
	require.Equal(t, "auto.refill_overdue", k.s.Hold)
	require.Equal(t, "auto.ordered", k.refused(member, auto.Skip{}, at("2026-12-01", 8)), "its order may still ship")
	out := k.ok(system, auto.Release{}, at("2026-12-01", 9)) // a person says that the order is over
	require.Empty(t, found[auto.OpenRefill](out))
	require.Equal(t, auto.Enrolled, k.s.Status)
	require.Equal(t, 2, k.s.Cycle.No, "a new cycle reminds again")
	require.Equal(t, d("2026-12-04"), k.s.Cycle.Ship)
}

func TestThePrescriptionsEndHoldsTheShipmentAndNamesTheReason(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	f := lisinopril()
	f.Expires = d("2026-11-17")
	k.ok(system, firstFill(f), at("2026-09-01", 15))
	require.Equal(t, auto.NotEnrolled, k.s.Status, "it ends after the next shipment")
	k.ok(member, auto.Enroll{Consent: consent(auto.PerShipment)}, at("2026-11-14", 9))
	require.Equal(t, d("2026-11-17"), k.s.Cycle.Ship)
	k.ring()
	k.ring()
	k.ok(system, auto.Due{}, at("2026-11-18", 9)) // a day late
	require.Equal(t, "auto.member_consent", k.s.Hold, "the first failing check")
	k.ok(member, auto.Confirm{}, at("2026-11-18", 10))
	require.Equal(t, "auto.expired", k.s.Hold, "the next one")
	require.Equal(t, "auto.expired", k.refused(system, auto.Release{}, at("2026-11-18", 11)))
}

func TestReleaseMovesTheHoldToTheNextReason(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	k.ring()
	k.ring()
	k.ring()
	require.Equal(t, "auto.reminders_undelivered", k.s.Hold)
	k.s.Rx.Expires = d("2026-11-16")
	for no := 1; no <= 2; no++ {
		k.ok(system, auto.Reminded{Cycle: 1, No: no, Delivered: true}, at("2026-11-17", 9))
	}
	k.ok(system, auto.Release{}, at("2026-11-17", 10))
	require.Equal(t, "auto.expired", k.s.Hold)
	require.Equal(t, reason.Prescriber, k.s.Summary(auto.StreamOf("rx-1")).Owner)
	require.Equal(t, "auto.not_held", enrolled(t, auto.PerShipment).refused(system, auto.Release{}, at("2026-11-17", 10)))
}

func TestTheLastRefillStartsOneRenewal(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	f := lisinopril()
	f.Refills = rx.RefillCount(1)
	fill := firstFill(f)
	k.ok(system, fill, at("2026-09-01", 15))
	k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, at("2026-09-05", 20))
	fill.Order, fill.Fill.Date = stream.Derive("order", "2"), d("2026-11-16")
	out := k.ok(system, fill, at("2026-11-17", 11))
	require.Equal(t, auto.LastFilled, k.s.Status)
	require.Equal(t, []auto.NeedRenewal{{Rx: f, ShipTo: fill.ShipTo, RunOut: d("2027-02-28")}}, found[auto.NeedRenewal](out))
	require.Zero(t, out.Work[0].Due, "who is in automatic refill is asked at once")
	require.Empty(t, found[notice.Notice](out), "the renewal tells the member")
	require.Empty(t, k.ok(system, fill, at("2026-11-17", 11)).Events, "the same order again")
	fill.Order = stream.Derive("order", "3")
	require.Empty(t, found[auto.NeedRenewal](k.ok(system, fill, at("2026-11-18", 11))), "one renewal")
	require.Equal(t, []string{"auto.no_refills"}, codes(k.s.MayEnroll(consent(auto.PerShipment))))
	require.Empty(t, k.ring().Events, "a timer that is left over does nothing")
}

func TestWhoIsNotEnrolledIsAskedThirtyDaysBeforeRunOut(t *testing.T) {
	t.Parallel()
	f := lisinopril()
	f.Refills = rx.RefillCount(0)
	k := &desk{t: t}
	out := k.ok(system, firstFill(f), at("2026-09-01", 15))
	require.Len(t, found[auto.NeedRenewal](out), 1)
	require.Equal(t, at("2026-10-31", 9).UTC(), out.Work[0].Due, "R4.1 T5")
}

func TestAPrescriptionThatEndsBeforeTheNextShipmentNeedsARenewal(t *testing.T) {
	t.Parallel()
	f := lisinopril()
	f.Expires = d("2026-11-10")
	k := &desk{t: t}
	require.Len(t, found[auto.NeedRenewal](k.ok(system, firstFill(f), at("2026-09-01", 15))), 1, "R4.1 T2")
	require.Equal(t, auto.LastFilled, k.s.Status)
}

func TestAFillByHandPlansTheCycleAnew(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ok(system, fillAgain("2", "2026-11-13"), at("2026-11-13", 9))
	require.Equal(t, 2, k.s.Cycle.No)
	require.Zero(t, k.s.Cycle.Asked)
	require.Empty(t, k.ok(system, auto.Due{}, at("2026-11-16", 9)).Events, "the shipment of the cycle before is off")
}

// refusal is a golden case of the remaining rules.
type refusal struct {
	name string
	on   func(t *testing.T) *desk
	do   stream.Named
	want string
}

func refusals() []refusal {
	fresh := func(t *testing.T) *desk { return &desk{t: t} }
	mode := func(t *testing.T) *desk { return enrolled(t, auto.OptInWithReminders) }
	spoiled := func(spoil func(c *auto.RecordFill)) auto.RecordFill {
		c := firstFill(lisinopril())
		spoil(&c)
		return c
	}
	return []refusal{
		{"stop of nothing", fresh, auto.Stop{}, "auto.unknown"},
		{"skip of nothing", fresh, auto.Skip{}, "auto.not_enrolled"},
		{"confirm of nothing", fresh, auto.Confirm{}, "auto.not_enrolled"},
		{"release of nothing", fresh, auto.Release{}, "auto.not_held"},
		{"move of nothing", fresh, auto.Move{To: d("2026-12-01")}, "auto.not_enrolled"},
		{"pause of nothing", fresh, auto.Pause{Until: d("2026-12-01")}, "auto.not_enrolled"},
		{"end of nothing", fresh, auto.EndConsent{End: auto.Recalled}, "auto.unknown"},
		{"an end that is none", mode, auto.EndConsent{End: "bored"}, "auto.end_unknown"},
		{"the member's silence is the timer's to say", mode, auto.EndConsent{End: auto.NoAnswer}, "auto.end_unknown"},
		{"a question before the last refill", mode, auto.LastAsked{}, "auto.not_last_refill"},
		{"an answer to no question", mode, auto.AnswerLast{}, "auto.not_last_refill"},
		{"an unwanted shipment of nobody's", mode, auto.ReportUnwanted{Order: stream.Derive("order", "9")}, "auto.shipment_unknown"},
		{"no command", mode, nil, "auto.command_unknown"},
		{"another machine's command", mode, notice.Notice{}, "auto.command_unknown"},
		{"a fill of another prescription", mode, spoiled(func(c *auto.RecordFill) {
			c.Rx.ID, c.Order = "rx-2", stream.Derive("order", "9")
		}), "auto.other_prescription"},
		{"a fill without a prescription", fresh, spoiled(func(c *auto.RecordFill) { c.Rx.ID = "" }), "auto.fill_malformed"},
		{"a fill without an order", fresh, spoiled(func(c *auto.RecordFill) { c.Order = stream.ID{} }), "auto.fill_malformed"},
		{"a fill without a date", fresh, spoiled(func(c *auto.RecordFill) { c.Fill.Date = d("") }), "auto.fill_malformed"},
		{"a fill of no days", fresh, spoiled(func(c *auto.RecordFill) { c.Fill.Days = 0 }), "auto.fill_malformed"},
	}
}

func TestWhatTheMachineRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range refusals() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, c.on(t).refused(member, c.do, at("2026-11-13", 9)))
		})
	}
}

func TestTheGateListsEveryReason(t *testing.T) {
	t.Parallel()
	s := auto.State{
		Status: auto.Held, Consent: consent(auto.OptInWithReminders), Cycle: auto.Cycle{Opened: true},
		Rx:    rx.Facts{Expires: d("2026-10-01"), Refills: rx.RefillCount(0), Schedule: drug.NotControlled},
		Fills: []refill.Fill{{Date: d("2026-10-01"), Days: 90}},
	}
	trace := s.Gate(d("2026-10-02"))
	var got []string
	for _, step := range trace.Reasons() {
		got = append(got, step.String())
	}
	require.Equal(t, []string{
		"auto.reminders_undelivered: 0 of 2 reminders reached the member (pharmacy can act)",
		"auto.expired: the prescription could be filled through 2026-10-01; 2026-10-02 is too late (prescriber can act)",
		"auto.no_refills: no refill is left that can be filled in time (prescriber can act)",
		"auto.too_soon: too soon: a refill may be filled from 2026-12-08 on, 2026-10-02 is before (nobody can act, reject 79)",
		"auto.refill_overdue: the order of this shipment was opened and nothing has left (pharmacy can act)",
	}, got)
	s.Consent.Mode, s.Status = auto.Off, auto.Stopped
	trace = s.Gate(d("2026-10-02"))
	require.Equal(t, reason.Code("auto.not_enrolled"), trace.Reasons()[0].Rule.Code)
	require.Equal(t, reason.Code("auto.mode_off"), trace.Reasons()[1].Rule.Code, "off: nothing goes")
}
