package transfer_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/transfer"
)

func tell(s transfer.Status, c transfer.Code, act bool) []transfer.Tell {
	return []transfer.Tell{{Member: "p-1", About: transfer.StreamOf("rx-1"), Rx: "rx-1", Status: s, Code: c, RunOut: d("2026-12-15"), Act: act}}
}

func TestTheOtherPharmacyIsAskedThreeTimesByThreeMeans(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	out := k.ok(member, askIn(), at("2026-11-20", 10, 0))
	require.Equal(t, []transfer.AskPharmacy{{Rx: examplol(), Other: corner(), Attempt: 1, Means: transfer.Electronic}}, found[transfer.AskPharmacy](out))
	require.Equal(t, []stream.Ref{{Kind: "transfer", Value: "p-1/29046"}}, out.Take, "one transfer of a drug at a time")
	require.Equal(t, d("2026-11-26"), k.s.By)
	require.Equal(t, tell(transfer.Contacting, "", false), found[transfer.Tell](k.ok(system, transfer.Handed{Attempt: 1}, at("2026-11-20", 10, 1))))
	require.Empty(t, k.ok(system, transfer.Handed{Attempt: 1}, at("2026-11-20", 10, 2)).Events)

	require.Equal(t, at("2026-11-23", 9, 0).UTC(), k.timer, "day 2 is a Sunday")
	require.Equal(t, transfer.Phone, found[transfer.AskPharmacy](k.ring())[0].Means)
	require.Empty(t, k.ok(system, transfer.Handed{Attempt: 2}, at("2026-11-23", 10, 2)).Work, "the member hears of the first alone")
	require.Equal(t, at("2026-11-24", 9, 0).UTC(), k.timer)
	require.Equal(t, transfer.Fax, found[transfer.AskPharmacy](k.ring())[0].Means)
	require.Equal(t, "transfer.contacting", k.s.Summary(transfer.StreamOf("rx-1")).Hold)

	out = k.ring()
	require.Equal(t, transfer.NoResponse, k.s.Status)
	require.Empty(t, k.held, "the lock is given back")
	sum := k.s.Summary(transfer.StreamOf("rx-1"))
	require.Equal(t, []any{reason.Member, "transfer.no_response", "p-1"}, []any{sum.Owner, sum.Hold, sum.Member})
	require.Empty(t, k.ok(system, transfer.Due{}, at("2026-12-24", 9, 0)).Events, "the timer twice")
}

func TestTheDaysOfTheAttempts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, first, second, third string }{
		{"a Monday", "2026-11-09", "2026-11-12", "2026-11-13"}, // day 2 is Veterans Day
		{"a Friday", "2026-11-20", "2026-11-23", "2026-11-24"},
		{"Thanksgiving: two attempts never fall on one day", "2026-11-26", "2026-11-30", "2026-12-01"},
		{"before Christmas: the end does not move", "2026-12-23", "2026-12-28", "2026-12-29"},
		{"over a leap day", "2028-02-28", "2028-03-01", "2028-03-03"},
	} {
		first, second := d(c.first), d(c.second)
		require.Equal(t, first, transfer.AttemptOn(1, first, cal.Date{}), c.name)
		require.Equal(t, second, transfer.AttemptOn(2, first, first), c.name)
		require.Equal(t, d(c.third), transfer.AttemptOn(3, first, second), c.name)
	}
	require.False(t, transfer.AttemptOn(3, d("2026-11-20"), d("2026-11-26")).IsSet(), "past day 6 there is no third")
	require.False(t, transfer.AttemptOn(4, d("2026-11-20"), d("2026-11-24")).IsSet())
	require.Empty(t, transfer.Means(0)+transfer.Means(4))
}

func TestATimerThatComesLateOrEarlyKeepsTheEnd(t *testing.T) {
	t.Parallel()
	k := asked(t)
	out := k.ok(system, transfer.Due{}, at("2026-11-25", 9, 0)) // the host slept through both
	require.Len(t, found[transfer.AskPharmacy](out), 1)
	require.Equal(t, at("2026-11-27", 0, 0).UTC(), k.timer, "the next business day is Friday 11-27, past the end")

	k = &desk{t: t}
	k.ok(member, askIn(), at("2026-12-01", 10, 0))
	require.Len(t, found[transfer.AskPharmacy](k.ok(system, transfer.Due{}, at("2026-12-07", 9, 0))), 1, "day 6 is a Monday, and still in time")

	far := time.FixedZone("far", -16*3600)
	k = asked(t)
	require.Empty(t, found[transfer.AskPharmacy](k.ok(system, transfer.Due{}, k.timer.In(far))))
	require.Equal(t, time.Date(2026, 11, 23, 9, 0, 0, 0, far).UTC(), k.timer, "set again for the zone that now carries")
	for range 2 {
		k.ring()
	}
	west := time.FixedZone("HST", -10*3600)
	k.ok(system, transfer.Due{}, k.timer.In(west))
	require.Equal(t, transfer.Contacting, k.s.Status, "it is still day 6 there")
	k.ok(system, transfer.Due{}, k.timer.In(west))
	require.Equal(t, transfer.NoResponse, k.s.Status)

	for _, name := range []string{"contact_wrong", "incomplete"} {
		k = reached[name](t)
		before := k.s.Status
		k.ok(system, transfer.Due{}, k.timer.In(west))
		require.Equal(t, before, k.s.Status, "it is still the last day there")
		k.ok(system, transfer.Due{}, k.timer.In(west))
		require.NotEqual(t, before, k.s.Status)
	}

	newYork := time.FixedZone("EST", -5*3600)
	out2 := toRelease(t)
	out2.ok(system, transfer.Due{}, out2.timer.In(west))
	require.False(t, out2.s.Overdue)
	out2.ok(system, transfer.Due{}, out2.timer.In(newYork))
	require.True(t, out2.s.Overdue)
}

func TestTheDaysHoldOverAChangeOfTheClocksAndAHoliday(t *testing.T) {
	t.Parallel()
	newYork, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	k := &desk{t: t}
	k.ok(member, askIn(), time.Date(2026, 10, 29, 10, 0, 0, 0, newYork)) // clocks go back on 2026-11-01
	require.Equal(t, time.Date(2026, 11, 2, 14, 0, 0, 0, time.UTC), k.timer, "09:00 on Monday, now five hours behind UTC")
	k.ok(system, transfer.Due{}, k.timer.In(newYork))
	k.ok(system, transfer.Due{}, k.timer.In(newYork))
	require.Equal(t, time.Date(2026, 11, 5, 5, 0, 0, 0, time.UTC), k.timer, "midnight after day 6")

	k = &desk{t: t}
	k.ok(technician, askOut(), at("2026-11-25", 16, 0))
	require.Equal(t, d("2026-11-27"), k.s.By, "the business day after Wednesday is Friday: Thanksgiving is none")
}

func TestAReleaseMakesThePrescriptionOurs(t *testing.T) {
	t.Parallel()
	k := asked(t)
	v := data(drug.NotControlled)
	out := k.ok(pharmacist, receive(v, "2026-11-23"), at("2026-11-23", 9, 0))
	require.Equal(t, transfer.Completed, k.s.Status)
	add := found[transfer.AddRx](out)[0]
	require.Equal(t, transfer.Record{Direction: transfer.In, On: d("2026-11-23"), Data: v}, add.Record)
	require.Equal(t, "transfer", add.Record.Mark())
	require.Equal(t, []any{rx.ID("rx-1"), rx.PatientRef("p-1"), rx.Transfer, d("2026-10-03")},
		[]any{add.Rx.ID, add.Rx.Patient, add.Rx.Origin, add.Rx.Written}, "the date of issue stays: a transfer extends nothing")
	require.Equal(t, k.s.Rx, add.Rx)
	require.Equal(t, tell(transfer.Completed, "", false), found[transfer.Tell](out))
	require.Empty(t, k.held)
	require.Equal(t, "transfer.answered", k.refused(pharmacist, receive(v, "2026-11-23"), at("2026-11-23", 9, 0)))
	require.Equal(t, "transfer.moved", k.refused(member, askIn(), at("2026-11-24", 9, 0)))
	require.Equal(t, "transfer.moved", k.refused(member, transfer.Cancel{}, at("2026-11-24", 9, 0)))
	require.Equal(t, "transfer.answered", k.refused(system, transfer.Answer{Code: transfer.Expired}, at("2026-11-24", 9, 0)))
}

func TestTheCountOfRefillsFollows(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		data transfer.Data
		want rx.Refills
	}{
		{"filled, 3 left: our first fill is one of them", data(none), rx.RefillCount(2)},
		{"never filled, 5 written", data(none, unfilled), rx.RefillCount(5)},
		{"never filled, none written: one fill", data(cii, unfilled), rx.RefillCount(0)},
		{"as needed", data(none, func(v *transfer.Data) { v.Left = rx.PRN() }), rx.PRN()},
		{"nothing is known: never a number", data(none, func(v *transfer.Data) { v.Left = rx.Refills{} }), rx.Refills{}},
		{"filled, none left: no number either, for nothing moved", data(none, usedUp), rx.Refills{}},
	} {
		require.Equal(t, c.want, c.data.Facts("rx-1", "p-1").Refills, c.name)
	}
}

// TestAReleaseCountsAtAnyTime: the old copy is closed, so the prescription would exist nowhere else.
func TestAReleaseCountsAtAnyTime(t *testing.T) {
	t.Parallel()
	for name, reach := range reached {
		k := reach(t)
		if k.s.Direction != transfer.In || k.s.Status == transfer.Completed {
			continue
		}
		k.ok(system, receive(data(drug.NotControlled), "2026-12-20"), at("2026-12-20", 9, 0))
		require.Equal(t, transfer.Completed, k.s.Status, name)
		require.Empty(t, k.s.Code, name)
	}
}

func TestAnAnswerThatIsNotCompleteIsAskedForUntilItIs(t *testing.T) {
	t.Parallel()
	k := asked(t)
	v := data(drug.NotControlled, func(v *transfer.Data) { v.Left, v.From.RxNumber = rx.Refills{}, "" })
	k.ok(pharmacist, receive(v, "2026-11-24"), at("2026-11-24", 9, 0))
	require.Equal(t, []transfer.Field{"left", "from.rx_number"}, k.s.Missing)
	sum := k.s.Summary(transfer.StreamOf("rx-1"))
	require.Equal(t, []any{"transfer.incomplete", reason.Pharmacist}, []any{sum.Hold, sum.Owner})
	require.Equal(t, d("2026-11-30"), k.s.By, "it answered: the days of silence begin anew")
	full := *k
	full.ok(pharmacist, receive(data(drug.NotControlled), "2026-11-30"), at("2026-11-30", 23, 59))
	require.Equal(t, transfer.Completed, full.s.Status)
	require.Empty(t, full.s.Missing)

	out := k.ring()
	require.Equal(t, at("2026-12-01", 0, 0).UTC(), k.s.Since)
	require.Equal(t, tell(transfer.NoResponse, transfer.PharmacyNoResponse, true), found[transfer.Tell](out))
}

func TestTheLawHoldsOrDeniesARelease(t *testing.T) {
	t.Parallel()
	k := asked(t)
	v := data(civ, unknownLaw) // whole, but the law is not known
	v.PatientState = "MO"
	k.ok(pharmacist, receive(v, "2026-11-24"), at("2026-11-24", 9, 0))
	require.Equal(t, transfer.Incomplete, k.s.Status)
	require.Empty(t, k.s.Missing)
	sum := k.s.Summary(transfer.StreamOf("rx-1"))
	require.Equal(t, []any{"law.transfer_state_unknown", reason.Pharmacist}, []any{sum.Hold, sum.Owner})

	k = asked(t)
	out := k.ok(pharmacist, receive(data(civ, moved), "2026-11-24"), at("2026-11-24", 9, 0))
	require.Equal(t, transfer.Failed, k.s.Status)
	require.Equal(t, tell(transfer.Failed, transfer.NotPermitted, true), found[transfer.Tell](out))
	require.Empty(t, k.ok(pharmacist, receive(data(civ, moved), "2026-11-24"), at("2026-11-24", 9, 1)).Events, "the same denial again")

	k = asked(t)
	k.ok(pharmacist, transfer.Receive{Data: data(civ), Ruling: transfer.Ruling{Outcome: law.Deny, Code: "ANYTHING"}}, at("2026-11-24", 9, 0))
	require.Equal(t, transfer.NotPermitted, k.s.Code, "a denial without a code that we know")

	k = asked(t)
	k.ok(member, transfer.Cancel{}, at("2026-11-21", 9, 0))
	require.Empty(t, k.ok(pharmacist, receive(data(civ, moved), "2026-11-24"), at("2026-11-24", 9, 1)).Events, "nobody waits for it")
}

func TestEachCodeOfTheOtherPharmacyLeadsSomewhere(t *testing.T) {
	t.Parallel()
	for code, want := range map[transfer.Code]transfer.Status{
		transfer.NoRefills: transfer.AtPrescriber, transfer.Expired: transfer.AtPrescriber, transfer.IsDAW: transfer.Failed,
		transfer.Nonexistent: transfer.Failed, transfer.PatientMismatch: transfer.Failed, transfer.PharmacyDeclined: transfer.Failed,
		transfer.Duplicate: transfer.Failed, transfer.ContactInfoIncorrect: transfer.ContactWrong, transfer.NotPermitted: transfer.Failed,
	} {
		k := asked(t)
		out := k.ok(system, transfer.Answer{Code: code}, at("2026-11-23", 9, 0))
		require.Equal(t, want, k.s.Status, code)
		require.Equal(t, tell(want, code, want != transfer.AtPrescriber), found[transfer.Tell](out), code)
		require.Equal(t, want == transfer.AtPrescriber, len(found[transfer.NeedRenewal](out)) == 1, code)
		require.Equal(t, want == transfer.Failed, len(k.held) == 0, code)
		require.Empty(t, k.ok(system, transfer.Answer{Code: code}, at("2026-11-23", 9, 1)).Events, "%s again", code)
		require.NotNil(t, code.Rule())
		require.Equal(t, string(code.Rule().Code), k.s.Summary(transfer.StreamOf("rx-1")).Hold)
	}
	for _, code := range []transfer.Code{transfer.PharmacyNoResponse, transfer.PrescriberDeclined, transfer.PrescriberNoResponse, "", "ANYTHING"} {
		require.Equal(t, "transfer.code_unknown", asked(t).refused(system, transfer.Answer{Code: code}, at("2026-11-23", 9, 0)), code)
	}
	require.Len(t, transfer.Codes(), 12)
	require.Nil(t, transfer.Code("ANYTHING").Rule())
}

func TestALateNoStillCounts(t *testing.T) {
	t.Parallel()
	k := reached["no_response"](t)
	k.ok(system, transfer.Answer{Code: transfer.NoRefills}, at("2026-12-03", 9, 0))
	require.Equal(t, transfer.AtPrescriber, k.s.Status, "and the log holds both")
	require.Equal(t, "transfer.answered", k.refused(system, transfer.Answer{Code: transfer.PharmacyDeclined}, at("2026-12-04", 9, 0)))
}

func TestAWrongContactIsCorrectedOrCloses(t *testing.T) {
	t.Parallel()
	k := asked(t)
	k.ring()
	k.ok(system, transfer.Answer{Code: transfer.ContactInfoIncorrect}, at("2026-11-23", 10, 0))
	require.Equal(t, reason.Member, k.s.Summary(transfer.StreamOf("rx-1")).Owner)
	require.Equal(t, d("2026-12-03"), k.s.By)
	lapsed := *k
	right := corner()
	right.Phone = "555-0151"
	out := k.ok(member, transfer.Correct{Other: right}, at("2026-11-25", 9, 0))
	require.Equal(t, []transfer.AskPharmacy{{Rx: examplol(), Other: right, Attempt: 1, Means: transfer.Electronic}}, found[transfer.AskPharmacy](out))
	require.Equal(t, d("2026-12-01"), k.s.By, "the days begin anew")
	require.Equal(t, []any{transfer.Contacting, transfer.Code("")}, []any{k.s.Status, k.s.Code})
	require.Empty(t, k.ok(member, transfer.Correct{Other: right}, at("2026-11-25", 9, 1)).Events)

	out = lapsed.ring()
	require.Equal(t, at("2026-12-04", 0, 0).UTC(), lapsed.s.Since)
	require.Equal(t, tell(transfer.Failed, transfer.ContactInfoIncorrect, true), found[transfer.Tell](out))
}

func TestHowTheRenewalEndsIsTold(t *testing.T) {
	t.Parallel()
	for code, want := range map[transfer.Code]transfer.Status{"": transfer.Replaced, transfer.PrescriberDeclined: transfer.Failed,
		transfer.PrescriberNoResponse: transfer.Failed} {
		k := reached["at_prescriber"](t)
		require.Equal(t, reason.Prescriber, k.s.Summary(transfer.StreamOf("rx-1")).Owner)
		out := k.ok(system, transfer.PrescriberAnswers{Code: code}, at("2026-11-30", 9, 0))
		require.Equal(t, want, k.s.Status)
		require.Equal(t, tell(want, code, want == transfer.Failed), found[transfer.Tell](out))
		require.Empty(t, k.held)
		require.Empty(t, k.ok(system, transfer.PrescriberAnswers{Code: code}, at("2026-11-30", 9, 1)).Events)
	}
	k := reached["at_prescriber"](t)
	require.Equal(t, "transfer.code_unknown", k.refused(system, transfer.PrescriberAnswers{Code: transfer.Expired}, at("2026-11-30", 9, 0)))
}

func TestAskedAgainItReturnsThePendingOneOrBeginsAnew(t *testing.T) {
	t.Parallel()
	k := asked(t)
	require.Empty(t, k.ok(member, askIn(), at("2026-11-21", 9, 0)).Events, "one is pending")
	require.Equal(t, "transfer.other_direction", k.refused(technician, askOut(), at("2026-11-21", 9, 0)))
	require.Equal(t, "transfer.other_patient", k.refused(member, askIn(func(c *transfer.Ask) { c.Rx.Patient = "p-2" }), at("2026-11-21", 9, 0)))
	k.ok(member, transfer.Cancel{}, at("2026-11-21", 9, 0))
	require.Empty(t, k.ok(member, transfer.Cancel{}, at("2026-11-21", 9, 1)).Events)
	require.Empty(t, k.ok(system, transfer.Due{}, at("2026-11-24", 9, 0)).Events, "nobody is asked after a no")
	require.Empty(t, k.held)

	version := k.s.Version
	out := k.ok(member, askIn(func(c *transfer.Ask) { c.Other.Name = "Second Pharmacy" }), at("2026-11-24", 9, 0))
	require.Equal(t, 1, found[transfer.AskPharmacy](out)[0].Attempt)
	require.Equal(t, []any{transfer.Contacting, d("2026-11-24"), version + 2}, []any{k.s.Status, k.s.AskedOn, k.s.Version})
	require.Len(t, k.held, 1)
}

func TestAWishThatTheLawDeniesIsNotOpened(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	denied := transfer.Ruling{Outcome: law.Deny, Code: transfer.NotPermitted}
	require.Equal(t, "transfer.law_denies", k.refused(member, askIn(func(c *transfer.Ask) { c.Ruling = denied }), at("2026-11-20", 9, 0)))
	require.Zero(t, k.s.Version)
}

func TestADrugWithoutACodeTakesNoLock(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		edit func(*rx.Facts)
		want string
	}{
		"its product": {func(f *rx.Facts) { f.Ingredient = 0 }, "p-1/314076"},
		"its package": {func(f *rx.Facts) { f.Ingredient, f.RxCUI, f.NDC = 0, 0, ndc("00002-1200-10") }, "p-1/00002-1200-10"},
		"none":        {func(f *rx.Facts) { f.Ingredient, f.RxCUI = 0, 0 }, ""},
	} {
		k := &desk{t: t}
		out := k.ok(member, askIn(func(a *transfer.Ask) { c.edit(&a.Rx) }), at("2026-11-20", 9, 0))
		if c.want == "" {
			require.Empty(t, out.Take, name)
			continue
		}
		require.Equal(t, c.want, out.Take[0].Value, name)
		k.ok(member, transfer.Cancel{}, at("2026-11-20", 9, 1))
		require.Empty(t, k.held, name)
	}
}

func ndc(s string) drug.NDC {
	n, err := drug.ParseNDC(s)
	if err != nil {
		panic(err)
	}
	return n
}
