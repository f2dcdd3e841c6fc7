package refill_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/refill"
)

var (
	pharmacist = pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "st-7"}
	thisFill   = refill.FillKey{Rx: "rx-1", No: 2}
)

// override is a whole record for thisFill.
func override(code refill.Clarification, on string) refill.Override {
	o := refill.Override{Code: code, For: thisFill, On: d(on), By: pharmacist,
		At: time.Date(2026, 10, 20, 15, 0, 0, 0, time.UTC), Why: "note/4711"}
	if code == refill.ClarifyChange {
		o.Change = refill.DoseChange{On: d("2026-09-21"), UnitsLeft: 70_000, Daily: 2000, Days: 90}
	}
	return o
}

// request is a request that only its code's own gate can refuse.
func request(code refill.Clarification, change func(*refill.OverrideRequest)) law.Ruling {
	r := refill.OverrideRequest{Override: override(code, "2026-10-20"), Schedule: drug.NotControlled,
		Year: cal.Period{From: d("2026-01-01"), To: d("2026-12-31")}}
	if change != nil {
		change(&r)
	}
	limits, _ := refill.LimitsOn(d("2026-10-20"))
	return limits.Gate(r)
}

func gateCases() []rulingCase {
	trip := cal.Period{From: d("2026-10-25"), To: d("2026-11-20")}
	before := override(refill.ClarifyVacation, "2026-03-01")
	before.For.No = 1
	type r = refill.OverrideRequest
	away := func(more func(*r)) law.Ruling {
		return request(refill.ClarifyVacation, func(q *r) {
			q.Trip = trip
			if more != nil {
				more(q)
			}
		})
	}
	return []rulingCase{
		{"R2.4 T1 vacation, one used of one", away(func(q *r) { q.Past = []refill.Override{before} }), law.Deny, codes("refill.override_cap")},
		{"vacation, none used", away(nil), law.Allow, nil},
		{"vacation, the one used was for this same fill", away(func(q *r) { q.Past = []refill.Override{q.Override} }), law.Allow, nil},
		{"vacation, the one used was in the year before", away(func(q *r) {
			last := before
			last.On = d("2025-12-31")
			q.Past = []refill.Override{last}
		}), law.Allow, nil},
		{"vacation of unknown length", request(refill.ClarifyVacation, nil), law.NeedInfo, codes("refill.trip_unknown")},
		{"vacation of 90 days", away(func(q *r) { q.Trip = cal.Period{From: d("2026-11-01"), To: d("2027-01-29")} }), law.Allow, nil},
		{"vacation of 91 days", away(func(q *r) { q.Trip = cal.Period{From: d("2026-11-01"), To: d("2027-01-30")} }), law.Deny, codes("refill.trip_long")},
		{"vacation that is over", away(func(q *r) { q.Trip = cal.Period{From: d("2026-10-01"), To: d("2026-10-19")} }), law.Deny, codes("refill.trip_over")},
		{"vacation in no year", away(func(q *r) { q.Year = cal.Period{} }), law.NeedInfo, codes("refill.plan_year_unknown")},
		{"lost, not controlled", request(refill.ClarifyLost, nil), law.Allow, nil},
		{"R2.4 T3 controlled and lost", request(refill.ClarifyLost, func(q *r) { q.Schedule = drug.ScheduleIV }), law.Hold, codes("refill.lost_controlled")},
		{"controlled and lost, with a report and a pharmacist", request(refill.ClarifyLost, func(q *r) {
			q.Schedule, q.PoliceReport = drug.ScheduleIV, drug.Yes
		}), law.Allow, nil},
		{"controlled and lost, decided by the plan", request(refill.ClarifyLost, func(q *r) {
			q.Schedule, q.PoliceReport, q.By = drug.ScheduleIV, drug.Yes, pharmacy.Actor{Role: pharmacy.RolePlan, ID: "p-1"}
		}), law.Hold, codes("refill.override_who", "refill.lost_controlled")},
		{"R2.4 T4 code 13 outside the area", request(refill.ClarifyDisaster, func(q *r) { q.Covered = drug.No }), law.Deny, codes("refill.outside_area")},
		{"code 13 where the member's ZIP code is not known", request(refill.ClarifyDisaster, nil), law.NeedInfo, codes("refill.outside_area")},
		{"code 13 inside the area, by itself", request(refill.ClarifyDisaster, func(q *r) {
			q.Covered, q.By = drug.Yes, pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "refills"}
		}), law.Allow, nil},
		{"other, without a note", request(refill.ClarifyOther, func(q *r) { q.PharmacistNote = drug.No }), law.Hold, codes("refill.pharmacist_note")},
		{"other, with a note", request(refill.ClarifyOther, func(q *r) { q.PharmacistNote = drug.Yes }), law.Allow, nil},
		{"medically necessary, nobody asked the prescriber", request(refill.ClarifyNecessary, nil), law.NeedInfo, codes("refill.prescriber_note")},
		{"medically necessary, with the prescriber's note", request(refill.ClarifyNecessary, func(q *r) { q.PrescriberNote = drug.Yes }), law.Allow, nil},
		{"a change without a new prescription", request(refill.ClarifyChange, func(q *r) { q.NewDirections = drug.No }), law.Deny, codes("refill.directions_unverified")},
		{"a change with a new prescription", request(refill.ClarifyChange, func(q *r) { q.NewDirections = drug.Yes }), law.Allow, nil},
		{"a starter dose at a refill", request(refill.ClarifyStarter, nil), law.Deny, codes("refill.starter_dose")},
		{"a starter dose at the first fill", request(refill.ClarifyStarter, func(q *r) { q.For.No = 0 }), law.Allow, nil},
		{"leave from long-term care at home", request(refill.ClarifyLTCLeave, func(q *r) { q.LongTermCare = drug.No }), law.Deny, codes("refill.residence")},
		{"admission to long-term care", request(refill.ClarifyLTCAdmitted, func(q *r) { q.LongTermCare = drug.Yes }), law.Allow, nil},
		{"replacement in long-term care, residence unknown", request(refill.ClarifyLTCReplaced, nil), law.NeedInfo, codes("refill.residence")},
		{"a fill that is not short", request(refill.ClarifyShort, func(q *r) { q.Shortened = drug.No }), law.Deny, codes("refill.not_shortened")},
		{"the fill after a short one", request(refill.ClarifyAfterShort, func(q *r) { q.Shortened = drug.Yes }), law.Allow, nil},
		{"no record at all", request(0, func(q *r) { q.Override = refill.Override{} }), law.NeedInfo, codes("refill.override_broken", "refill.override_who")},
		{"asked by the member alone", request(refill.ClarifyLost, func(q *r) {
			q.By = pharmacy.Actor{Role: pharmacy.RoleMember, ID: "m-1"}
		}), law.Hold, codes("refill.override_who")},
	}
}

func TestARecordIsWholeOrNone(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*refill.Override){
		"an unknown code":            func(o *refill.Override) { o.Code = 99 },
		"no prescription":            func(o *refill.Override) { o.For.Rx = "" },
		"a fill before the first":    func(o *refill.Override) { o.For.No = -1 },
		"no day":                     func(o *refill.Override) { o.On = cal.Date{} },
		"nobody":                     func(o *refill.Override) { o.By = pharmacy.Actor{} },
		"no instant":                 func(o *refill.Override) { o.At = time.Time{} },
		"no reason":                  func(o *refill.Override) { o.Why = "" },
		"free text for a reason":     func(o *refill.Override) { o.Why = "Testa went to see her sister" },
		"a long reason":              func(o *refill.Override) { o.Why = string(make([]byte, 65)) },
		"a change that is not asked": func(o *refill.Override) { o.Change = refill.DoseChange{Days: 1} },
		"code 5 without its change":  func(o *refill.Override) { o.Code = refill.ClarifyChange },
	} {
		o := override(refill.ClarifyLost, "2026-10-20")
		require.True(t, o.Sound() && o.IsSet())
		spoil(&o)
		require.False(t, o.Sound(), name)
	}
	require.False(t, refill.Override{}.IsSet())
}

func TestEveryCodeHasItsWords(t *testing.T) {
	t.Parallel()
	known := 0
	for c := range refill.Clarification(100) {
		if c.Known() {
			known++
			require.Contains(t, c.String(), " ", "the code and its words")
		}
	}
	require.Equal(t, 12, known, "R2.4: 2 to 7, 13 to 15, 18, 47, 48")
	require.Equal(t, "3 vacation supply", refill.ClarifyVacation.String())
	require.Equal(t, "none", refill.Clarification(0).String())
	require.Equal(t, "clarification(99)", refill.Clarification(99).String())
}

func TestVectorsOfAChangeOfDose(t *testing.T) {
	t.Parallel()
	mail := refill.MailPolicy()
	for _, c := range []struct {
		name                 string
		units, daily, faster int64
		days                 int
		policy               refill.Policy
		left                 int64
		runOut, earliest     string
	}{
		{"R2.4 T2 90 tablets at 1 a day, 2 from the 21st", 90_000, 1000, 2000, 90, mail, 70_000, "2026-10-26", "2026-10-04"},
		{"R2.4 T2 180 tablets at 2 a day, 4 from the 21st", 180_000, 2000, 4000, 90, mail, 140_000, "2026-10-26", "2026-10-04"},
		{"the plan lets it go at once", 90_000, 1000, 2000, 90, refill.Policy{Percent: 75, ChangeAtOnce: true}, 70_000, "2026-10-26", "2026-09-21"},
		{"the edit is lifted", 90_000, 1000, 2000, 90, refill.Policy{}, 70_000, "2026-10-26", ""},
		{"half the dose lasts longer", 90_000, 1000, 500, 90, mail, 70_000, "2027-02-08", "2027-01-17"},
		{"half a day's dose is no day", 90_000, 1000, 4000, 90, mail, 70_000, "2026-10-08", "2026-09-21"},
		{"nothing is left", 15_000, 1000, 2000, 90, mail, 0, "2026-09-21", "2026-09-21"},
	} {
		left := refill.UnitsLeft(c.units, c.daily, d("2026-09-01"), d("2026-09-21"))
		require.Equal(t, c.left, left, c.name)
		change := refill.DoseChange{On: d("2026-09-21"), UnitsLeft: left, Daily: c.faster, Days: c.days}
		require.Equal(t, c.runOut, change.RunOut().String(), c.name)
		require.Equal(t, c.earliest, change.Earliest(c.policy).String(), c.name)
		if rest := change.Rest(); rest.Sound() {
			require.Equal(t, change.RunOut(), refill.RunOut([]refill.Fill{rest}), "%s: what is left counts as a fill", c.name)
		}
	}
}

func TestAChangeThatCannotBeChangesNothing(t *testing.T) {
	t.Parallel()
	fine := refill.DoseChange{On: d("2026-09-21"), UnitsLeft: 1, Daily: 1, Days: 1}
	for name, spoil := range map[string]func(*refill.DoseChange){
		"no day":                 func(c *refill.DoseChange) { c.On = cal.Date{} },
		"less than nothing":      func(c *refill.DoseChange) { c.UnitsLeft = -1 },
		"more than there can be": func(c *refill.DoseChange) { c.UnitsLeft = drug.MaxThousandths + 1 },
		"no use":                 func(c *refill.DoseChange) { c.Daily = 0 },
		"no supply":              func(c *refill.DoseChange) { c.Days = 0 },
		"an impossible supply":   func(c *refill.DoseChange) { c.Days = 1000 },
	} {
		c := fine
		spoil(&c)
		require.False(t, c.Sound() || c.RunOut().IsSet() || c.Earliest(refill.MailPolicy()).IsSet() || c.Rest().Sound(), name)
	}
	require.True(t, fine.Sound())
	require.Equal(t, int64(5), refill.UnitsLeft(5, 0, d("2026-09-01"), d("2026-09-21")), "use is not known")
	require.Equal(t, int64(5), refill.UnitsLeft(5, 1, d("2026-09-21"), d("2026-09-01")), "not begun")
	require.Zero(t, refill.UnitsLeft(-5, 1, d("2026-09-01"), d("2026-09-21")))
}
