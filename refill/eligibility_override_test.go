package refill_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/refill"
)

// soon is fine on a day that is 19 days too soon.
func soon(q *refill.Question) { q.AsOf, q.For = d("2026-10-20"), thisFill }

const (
	tooSoon = "refill.too_soon: too soon: a refill may be filled from 2026-11-08 on, 2026-10-20 is before (member can act, reject 79)"
	broken  = "refill.override_broken: the override does not say its code, fill, day, who, when and why in one word, or has a change of dose that does not belong (host can act)"
	other   = "refill.override_other_fill: the override was given for another fill (host can act)"
	who     = "refill.override_who: a pharmacist must decide on this override (pharmacist can act)"
)

var overrideCases = []eligibilityCase{
	{name: "a recorded override opens the refill", spoil: func(q *refill.Question) {
		soon(q)
		q.Override = override(refill.ClarifyVacation, "2026-10-20")
	}},
	{name: "and not before its day", spoil: func(q *refill.Question) {
		soon(q)
		q.Override = override(refill.ClarifyVacation, "2026-10-25")
	}, want: []string{"refill.too_soon: too soon: a refill may be filled from 2026-10-25 on, 2026-10-20 is before (member can act, reject 79)"},
		from: "2026-10-25"},
	{name: "an override of a later day than the plan's changes nothing", spoil: func(q *refill.Question) {
		q.For, q.Override = thisFill, override(refill.ClarifyVacation, "2026-12-20")
	}},
	{name: "an override for another fill does not count", spoil: func(q *refill.Question) {
		soon(q)
		q.Override = override(refill.ClarifyVacation, "2026-10-20")
		q.For.No = 3
	}, want: []string{other, tooSoon}},
	{name: "nor one that was used", spoil: func(q *refill.Question) {
		soon(q)
		q.Fills = append(q.Fills, fills("2026-10-20", 30)...)
		q.Override = override(refill.ClarifyVacation, "2026-10-20")
	}, want: []string{
		"refill.override_spent: the override was used: the drug was filled since (pharmacist can act)",
		"refill.too_soon: too soon: a refill may be filled from 2026-12-23 on, 2026-10-20 is before (member can act, reject 79)",
	}},
	{name: "a bridge since the change of dose counts", spoil: func(q *refill.Question) {
		q.Fills = append(q.Fills, fills("2026-09-25", 7)...)
		q.AsOf, q.For, q.Override = d("2026-10-10"), thisFill, override(refill.ClarifyChange, "2026-10-01")
	}, want: []string{"refill.too_soon: too soon: a refill may be filled from 2026-10-11 on, 2026-10-10 is before (member can act, reject 79)"},
		from: "2026-10-11"},
	{name: "nor one for no fill", spoil: func(q *refill.Question) {
		soon(q)
		q.For, q.Override = refill.FillKey{}, override(refill.ClarifyVacation, "2026-10-20")
		q.Override.For = refill.FillKey{}
	}, want: []string{broken, tooSoon}},
	{name: "nor one without who", spoil: func(q *refill.Question) {
		soon(q)
		q.Override = override(refill.ClarifyVacation, "2026-10-20")
		q.Override.By = pharmacy.Actor{}
	}, want: []string{broken, tooSoon}},
	{name: "nor one without when", spoil: func(q *refill.Question) {
		soon(q)
		q.Override = override(refill.ClarifyVacation, "2026-10-20")
		q.Override.At = time.Time{}
	}, want: []string{broken, tooSoon}},
	{name: "nor one by the member", spoil: func(q *refill.Question) {
		soon(q)
		q.Override = override(refill.ClarifyVacation, "2026-10-20")
		q.Override.By.Role = pharmacy.RoleMember
	}, want: []string{who, tooSoon}},
	{name: "a plan does not decide on a controlled drug", spoil: func(q *refill.Question) {
		soon(q)
		q.Schedule, q.Override = drug.ScheduleIV, override(refill.ClarifyVacation, "2026-10-20")
		q.Override.By.Role = pharmacy.RolePlan
	}, want: []string{who, tooSoon}},
	{name: "a plan does on another", spoil: func(q *refill.Question) {
		soon(q)
		q.Override = override(refill.ClarifyVacation, "2026-10-20")
		q.Override.By.Role = pharmacy.RolePlan
	}},
	{name: "a starter dose is no refill", spoil: func(q *refill.Question) {
		soon(q)
		q.Override = override(refill.ClarifyStarter, "2026-10-20")
	}, want: []string{"refill.starter_dose: a starter dose is a first fill, and this is refill 2 (pharmacy can act)", tooSoon}},
	{name: "R2.4 T2 a change of dose moves the day", spoil: func(q *refill.Question) {
		q.AsOf, q.For, q.Override = d("2026-10-04"), thisFill, override(refill.ClarifyChange, "2026-09-21")
	}},
	{name: "R2.4 T2 the day before is too soon", spoil: func(q *refill.Question) {
		q.AsOf, q.For, q.Override = d("2026-10-03"), thisFill, override(refill.ClarifyChange, "2026-09-21")
	}, want: []string{"refill.too_soon: too soon: a refill may be filled from 2026-10-04 on, 2026-10-03 is before (member can act, reject 79)"},
		from: "2026-10-04"},
	{name: "no override makes a refill of none", spoil: func(q *refill.Question) {
		soon(q)
		q.RefillsLeft, q.Override = 0, override(refill.ClarifyDisaster, "2026-10-20")
	}, want: []string{"refill.none_left: no refill is left (prescriber can act)"}},
	{name: "a supply too short for mail", spoil: func(q *refill.Question) { q.MailMin, q.Days = 35, 30 },
		want: []string{"refill.mail_min: a supply of 30 days is too short for mail, which fills 35 days and more: a local pharmacy, or a longer prescription (member can act)"}},
	{name: "the supply of the last fill, where none is asked", spoil: func(q *refill.Question) { q.MailMin = 35 }},
	{name: "a fill shortened on record may be shorter", spoil: func(q *refill.Question) {
		q.For, q.Override = thisFill, override(refill.ClarifyShort, "2026-11-10")
		q.MailMin, q.Days = 35, 12
	}},
	{name: "a supply that is none", spoil: func(q *refill.Question) { q.Days = -30 },
		want: []string{"refill.days_malformed: the days' supply that is asked for is none: -30 days (host can act)"}},
	{name: "a smallest supply, and nothing to compare it with", spoil: func(q *refill.Question) { q.Fills, q.MailMin = nil, 35 },
		want: []string{"refill.days_malformed: the days' supply that is asked for is none: 0 days (host can act)"}},
}

// A request that is repeated while a fill is open is the complaint C5.
func TestARepeatedRequestIsAnsweredWithTheOpenFill(t *testing.T) {
	t.Parallel()
	q := fine()
	q.Pending = "order/01"
	for range 3 {
		v := refill.Eligibility(q)
		require.Equal(t, refill.FillRef("order/01"), v.Pending)
		require.Equal(t, codes("refill.open"), failed(v.Trace))
		require.False(t, v.From.IsSet(), "waiting is not what ends it")
	}
}

func TestTheTraceShowsTheOverrideThatWasUsed(t *testing.T) {
	t.Parallel()
	q := fine()
	soon(&q)
	q.Override = override(refill.ClarifyLost, "2026-10-20")
	v := refill.Eligibility(q)
	require.Contains(t, v.Trace.String(), "refill.override: a recorded override with code 4 opens the refill from its day on")
	require.Equal(t, d("2026-10-20"), v.Window.Earliest)

	q.Override, q.Relief = refill.Override{}, refill.Relief{From: d("2026-10-01")}
	require.Contains(t, refill.Eligibility(q).Trace.String(),
		"refill.emergency: a declared emergency lifts the plan's edit from 2026-10-01 on (last day: no date)")
}

// toldInPassing is the codes of rules against which nobody can act: they are only told where they passed.
func toldInPassing() (seen []reason.Code) {
	q := fine()
	soon(&q)
	q.Override, q.Relief = override(refill.ClarifyLost, "2026-10-20"), refill.Relief{From: d("2026-10-01")}
	v := refill.Eligibility(q)
	for _, s := range v.Trace.Steps() {
		if !s.Failed && s.Rule.Who == reason.Nobody {
			seen = append(seen, s.Rule.Code)
		}
	}
	return seen
}
