package law_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// dayOf is a day of the whole calendar, or none.
func dayOf(n int32) cal.Date { return cal.Of(1, time.January, 1).AddDays(int(n)) }

// A row of anything compiles or is refused with its field, and a book of it answers without a panic and never allows a
// fill after the last date.
func FuzzCompile(f *testing.F) {
	f.Add("house.expiry", uint8(law.KindExpiry), "MO", uint8(law.AnySchedule), uint8(0), 6, 0, uint8(0), int32(739000), int32(740000), "a made-up row")
	f.Add("house.refills", uint8(law.KindRefillCap), "US", uint8(law.CIIItoV), uint8(0), 5, 30, uint8(0), int32(0), int32(0), "a made-up row")
	f.Add("house.fax", uint8(law.KindFax), "*", uint8(law.NonControlled), uint8(0), 0, 0, uint8(law.Deny), int32(-1), int32(739000), "a made-up row")
	f.Add("", uint8(200), "ZZ", uint8(255), uint8(9), -1, 1<<40, uint8(9), int32(9), int32(8), "")
	f.Fuzz(func(t *testing.T, id string, kind uint8, in string, schedules, when uint8, n, over int, outcome uint8, from, to int32, citation string) {
		row := law.Row{ID: id, Kind: law.Kind(kind), In: law.Scope(in), Schedules: law.Schedules(schedules), When: law.Condition(when),
			Period: cal.Period{From: dayOf(from), To: dayOf(to)}, Citation: citation, Evidence: reason.Evidence(outcome % 6)}
		for _, v := range []law.Value{{Outcome: law.Outcome(outcome)}, {Months: n}, {Days: n, Except: over}, {Hours: n}, {Years: n},
			{Count: n, Over: over}, {Unlimited: true}, {None: true}, {Duty: law.Duty(outcome)}, {NextBusinessDay: true}} {
			row.Value = v
			b, err := law.Compile(law.Federal(), law.States(), house(row))
			if err != nil {
				var fault *law.PackError
				require.ErrorAs(t, err, &fault)
				require.NotEmpty(t, fault.Faults[0].Field)
				continue
			}
			ask(t, b, drug.Schedule(schedules%7), place.State(in), dayOf(from), dayOf(to), n, over, drug.Answer(when))
		}
	})
}

// Whatever is asked, no question panics, and none allows without the facts that all of them need.
func FuzzQuestions(f *testing.F) {
	f.Add(uint8(drug.ScheduleIV), "NY", int32(739000), int32(739030), 3, 1, uint8(drug.Yes))
	f.Add(uint8(drug.ScheduleII), "MA", int32(739000), int32(739030), 30, 0, uint8(drug.No))
	f.Add(uint8(drug.NotControlled), "MO", int32(3_652_050), int32(3_652_058), 90, 11, uint8(drug.Unknown))
	f.Add(uint8(99), "ZZ", int32(-5), int32(5), -1, -1, uint8(9))
	f.Fuzz(func(t *testing.T, schedule uint8, st string, from, on int32, n, m int, answer uint8) {
		for _, b := range []*law.Book{std, allowing} {
			ask(t, b, drug.Schedule(schedule), place.State(st), dayOf(from), dayOf(on), n, m, drug.Answer(answer))
		}
	})
}

// ask puts every question to a book.
func ask(t *testing.T, b *law.Book, s drug.Schedule, st place.State, from, on cal.Date, n, m int, a drug.Answer) {
	t.Helper()
	known := s.Controlled() != drug.Unknown && st.Valid() && on.IsSet()
	needs := func(r law.Ruling) law.Ruling {
		require.NotEqual(t, law.Undecided, r.Outcome)
		require.False(t, r.Outcome == law.Allow && !known)
		require.Equal(t, r.Outcome > law.Allow, r.Trace.Failed())
		return r
	}
	q := law.Validity{Schedule: s, State: st, Issued: from, PrescriberState: st, Benzodiazepine: a, Partial: n > 0}
	last, _ := b.LastDate(q)
	may := needs(b.MayFill(q, on))
	if may.Outcome == law.Allow {
		require.False(t, last.IsSet() && on.After(last))
	}
	left, r := b.RefillsLeft(law.Refilling{Validity: q, Written: n, Dispensed: m, DaysSupply: n, PRN: m == 7, Absent: m == 9}, on)
	needs(r)
	require.True(t, left == 0 || r.Outcome == law.Allow)
	require.False(t, s != drug.NotControlled && s != drug.ScheduleV && (left > 5 || left > 0 && m >= 5), "a sixth refill")
	b.RefillsUsable(law.Refilling{Validity: q, Written: n, DaysSupply: m})
	_, r = b.RefillBar(s, st, from, on, n > 3)
	needs(r)
	_, r = b.MaxDaysSupply(law.Supply{Schedule: s, State: st, On: on, Days: n, Opioid: a, FirstFill: a, ListedCondition: a})
	needs(r)
	needs(b.Transfer(law.Move{Validity: q, From: st, To: "MO", Electronic: a, Filled: n, Moved: m, RefillsLeft: n, RefillsKnown: m > 0,
		SharedDatabase: a, RetailRegistered: a, Pharmacists: a, PatientAsked: a, PartlyFilled: n == 1}, on))
	needs(b.Accepts(law.FormQuestion{Form: law.Form(n), Schedule: s, State: st, Received: on, FaxExempt: a, Altered: m > 2}))
	b.WrittenDue(law.FormQuestion{Form: law.OralEmergency, Schedule: s, State: st, Received: on})
	b.Series(law.Series{State: st, Items: []law.SeriesItem{{Days: n, Issued: from, Signed: from}, {Days: m, Issued: on, Signed: on, NotBefore: on}}})
	at := on.Start(time.UTC)
	part := law.PartialFill{Validity: q, Total: tablets(int64(n)), Dispensed: tablets(int64(m)), Now: tablets(1), At: at, Zone: time.UTC,
		Cause: law.PartialCause(n), First: from.Start(time.UTC)}
	needs(b.MayFillPart(part))
	b.RestBy(part)
	needs(b.MayDispense([]law.Licence{{Kind: law.Dispensing, State: st}, {Kind: law.LicenceKind(n)}}, law.Delivery{Schedule: s, To: st, Ships: on, POBox: a, Signature: a}))
	needs(b.MayPrescribe(law.Authority{Schedule: s, State: st, PrescriberState: "NH", Issued: on, Licensed: a, Individual: a, DEACovers: a,
		StateCovers: a, Excluded: a, Purpose: a, Verified: a, Remote: a, Buprenorphine: a, FirstRemote: from, IdentityChecked: a}))
	_, _, r = b.EmergencySupply(law.Emergency{Schedule: s, State: st, On: on, LastFill: from, Attempts: n, Used: a, PerDay: tablets(int64(m))})
	needs(r)
	b.KeepUntil(law.Record{Class: law.RecordClass(n), Schedule: s, State: st, PartD: a, Last: from}, on)
	b.ReportBy(law.Report{Schedule: s, State: st, At: at, Zone: time.UTC})
	b.PDMP(st, on)
	b.Counselling(st, on)
	b.Substitution(st, on)
}
