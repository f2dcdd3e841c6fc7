package law_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// sound is a row without a fault.
func sound(edit func(*law.Row)) law.Row {
	row := law.Row{ID: "house.expiry", Kind: law.KindExpiry, In: "MO", Schedules: law.NonControlled,
		Value: law.Value{Months: 9}, Citation: "a made-up row", Evidence: reason.Proposal}
	if edit != nil {
		edit(&row)
	}
	return row
}

func house(rows ...law.Row) law.Pack { return law.Pack{ID: "house", Version: "1", Rules: rows} }

func period(from, to string) cal.Period { return cal.Period{From: d(from), To: d(to)} }

func TestAFaultNamesItsPackRowAndField(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		edit func(*law.Row)
		want string
	}{
		{"no ID", func(r *law.Row) { r.ID = "" }, `pack house, row #1, ID: not of the form "state.ny.expiry"`},
		{"an ID of one word", func(r *law.Row) { r.ID = "Expiry" }, `pack house, row Expiry, ID: not of the form "state.ny.expiry"`},
		{"unknown state", func(r *law.Row) { r.In = "ZZ" }, "pack house, row house.expiry, In: unknown state"},
		{"no state", func(r *law.Row) { r.In = "" }, "pack house, row house.expiry, In: unknown state"},
		{"no citation", func(r *law.Row) { r.Citation = " " }, "pack house, row house.expiry, Citation: missing"},
		{"no evidence", func(r *law.Row) { r.Evidence = 0 }, "pack house, row house.expiry, Evidence: missing"},
		{"evidence that is none", func(r *law.Row) { r.Evidence = 9 }, "pack house, row house.expiry, Evidence: missing"},
		{"ends before it begins", func(r *law.Row) { r.Period = period("2026-02-01", "2026-01-31") }, "pack house, row house.expiry, Period: ends before it begins"},
		{"no kind", func(r *law.Row) { r.Kind = 0 }, "pack house, row house.expiry, Kind: unknown"},
		{"a kind that is none", func(r *law.Row) { r.Kind = 200 }, "pack house, row house.expiry, Kind: unknown"},
		{"no schedules", func(r *law.Row) { r.Schedules = 0 }, "pack house, row house.expiry, Schedules: missing"},
		{"a schedule that is none", func(r *law.Row) { r.Schedules = 1 }, "pack house, row house.expiry, Schedules: unknown schedule"},
		{"schedules where there are none", func(r *law.Row) { r.Kind, r.Value = law.KindKeepRx, law.Value{Years: 2} },
			"pack house, row house.expiry, Schedules: a rule of this kind has none"},
		{"a condition of another kind", func(r *law.Row) { r.When = law.IfFirstOpioid }, "pack house, row house.expiry, When: a rule of this kind has no such condition"},
		{"no value", func(r *law.Row) { r.Value = law.Value{} }, "pack house, row house.expiry, Value: exactly one is needed of Months, Days, Unlimited"},
		{"two values", func(r *law.Row) { r.Value.Days = 3 }, "pack house, row house.expiry, Value: exactly one is needed of Months, Days, Unlimited"},
		{"a value of another kind", func(r *law.Row) { r.Value.Count = 3 }, "pack house, row house.expiry, Value: a rule of this kind has no Count"},
		{"a negative value", func(r *law.Row) { r.Value.Months = -1 }, "pack house, row house.expiry, Value: negative"},
		{"an absurd value", func(r *law.Row) { r.Value.Months = 100_001 }, "pack house, row house.expiry, Value: above 100000"},
		{"an outcome that is none", func(r *law.Row) { r.Kind, r.Value = law.KindPaper, law.Value{Outcome: law.NeedInfo} },
			"pack house, row house.expiry, Value: Outcome is none of Allow, Hold, Deny"},
		{"an emergency supply without a length", func(r *law.Row) { r.Kind, r.Value = law.KindEmergency, law.Value{Outcome: law.Allow} },
			"pack house, row house.expiry, Value: Outcome Allow says no length: give Hours or Days"},
		{"an emergency supply of a day and a half", func(r *law.Row) { r.Kind, r.Value = law.KindEmergency, law.Value{Hours: 36} },
			"pack house, row house.expiry, Value: Hours of an emergency supply are whole days"},
		{"a duty that is none", func(r *law.Row) { r.Kind, r.Schedules, r.Value = law.KindCounselling, 0, law.Value{Duty: 9} },
			"pack house, row house.expiry, Value: unknown Duty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b, err := law.Compile(house(sound(c.edit)))
			require.Nil(t, b)
			var fault *law.PackError
			require.ErrorAs(t, err, &fault)
			require.Equal(t, "law: "+c.want, err.Error())
		})
	}
}

func TestRowsOfOneRuleAreHeldAgainstEachOther(t *testing.T) {
	t.Parallel()
	first := sound(func(r *law.Row) { r.Period = period("", "2026-06-30") })
	for _, c := range []struct {
		name string
		edit func(*law.Row)
		want string
	}{
		{"the next day", func(*law.Row) {}, ""},
		{"they overlap by a day", func(r *law.Row) { r.Period.From = d("2026-06-30") }, "Period: overlaps ..2026-06-30"},
		{"a gap of a day", func(r *law.Row) { r.Period.From = d("2026-07-02") }, "Period: a gap after 2026-06-30"},
		{"another kind", func(r *law.Row) { r.Kind, r.Value = law.KindMaxDays, law.Value{Days: 3} }, "Kind: changes within one rule"},
		{"another state", func(r *law.Row) { r.In = "IL" }, "In: changes within one rule"},
		{"other schedules", func(r *law.Row) { r.Schedules = law.CII }, "Schedules: change within one rule"},
		{"another condition", func(r *law.Row) { r.When = law.IfPartial }, "When: changes within one rule"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			second := sound(func(r *law.Row) { r.Period = period("2026-07-01", "") })
			c.edit(&second)
			_, err := law.Compile(house(second, first)) // in any order
			if c.want == "" {
				require.NoError(t, err)
				return
			}
			require.EqualError(t, err, "law: pack house, row house.expiry, "+c.want)
		})
	}
}

func TestAllFaultsOfAllPacksAreReported(t *testing.T) {
	t.Parallel()
	_, err := law.Compile(
		law.Pack{ID: "one", Version: "1", Rules: []law.Row{sound(nil), sound(func(r *law.Row) { r.ID, r.In, r.Citation = "one.b", "ZZ", "" })}},
		law.Pack{ID: "two", Rules: []law.Row{sound(nil)}},
		law.Pack{ID: "two", Version: "1"},
		law.Pack{Version: "1"},
	)
	var fault *law.PackError
	require.ErrorAs(t, err, &fault)
	require.Equal(t, []law.Fault{
		{Pack: "one", Row: "one.b", Field: "In", Why: "unknown state"},
		{Pack: "one", Row: "one.b", Field: "Citation", Why: "missing"},
		{Pack: "two", Field: "Version", Why: "missing"},
		{Pack: "two", Row: "house.expiry", Field: "ID", Why: "pack one has it already: replace it there with Pack.With"},
		{Pack: "two", Field: "ID", Why: "another pack has it already"},
		{Field: "ID", Why: "missing"},
	}, fault.Faults)
	require.Equal(t, 5, strings.Count(err.Error(), "\n"))
}

func missouri(t *testing.T, packs ...law.Pack) cal.Date {
	t.Helper()
	b, err := law.Compile(packs...)
	require.NoError(t, err)
	last, r := b.LastDate(issued(none, "MO", "2026-01-31"))
	require.Equal(t, law.Allow, r.Outcome)
	return last
}

func TestTheMostRestrictiveOfAllRowsWins(t *testing.T) {
	t.Parallel()
	months := func(id string, in law.Scope, n int) law.Row {
		return sound(func(r *law.Row) { r.ID, r.In, r.Value = "house."+id, in, law.Value{Months: n} })
	}
	require.Equal(t, d("2027-01-31"), missouri(t, law.Federal(), law.States()), "states without a row")
	require.Equal(t, d("2027-04-30"), missouri(t, law.Federal(), law.States(), house(months("a", "MO", 15))), "a row of its own")
	require.Equal(t, d("2026-07-31"), missouri(t, law.Federal(), law.States(), house(months("a", "MO", 15), months("b", "MO", 6))), "two rows")
	require.Equal(t, d("2026-04-30"), missouri(t, law.Federal(), law.States(), house(months("a", "MO", 15), months("b", law.Country, 3))), "a floor")
	require.Equal(t, d("2026-04-30"), missouri(t, house(months("b", law.Country, 3), months("a", "MO", 15)), law.States(), law.Federal()), "in any order")
	later := sound(func(r *law.Row) { r.Period = period("2026-02-01", "") })
	require.Equal(t, d("2027-01-31"), missouri(t, law.Federal(), law.States(), house(later)), "a row that is yet to begin")
}

func TestAPackIsChangedWithoutTouchingOurs(t *testing.T) {
	t.Parallel()
	longer := sound(func(r *law.Row) { r.ID, r.In, r.Value = "state.other.expiry", law.OtherStates, law.Value{Months: 9} })
	states := law.States()
	changed := states.With(longer)
	require.Len(t, changed.Rules, len(states.Rules))
	require.Equal(t, law.States(), states)
	require.Equal(t, d("2026-10-31"), missouri(t, law.Federal(), changed))

	without := states.Without("state.other.expiry", "no.such")
	require.Len(t, without.Rules, len(states.Rules)-1)
	b, err := law.Compile(law.Federal(), without)
	require.NoError(t, err)
	require.Equal(t, law.Hold, b.MayFill(issued(none, "MO", "2026-01-31"), d("2026-02-01")).Outcome, "no row is no permission")
}

func TestABookKeepsItsRowsWhateverBecomesOfThePack(t *testing.T) {
	t.Parallel()
	p := house(sound(nil))
	b, err := law.Compile(p)
	require.NoError(t, err)
	p.Rules[0].Value.Months = 1
	last, _ := b.LastDate(issued(none, "MO", "2026-01-31"))
	require.Equal(t, d("2026-10-31"), last)
}

func TestTheVersionChangesWithAnyRowAndNotWithTheOrder(t *testing.T) {
	t.Parallel()
	version := func(packs ...law.Pack) string {
		b, err := law.Compile(packs...)
		require.NoError(t, err)
		return b.Version()
	}
	federal, states := law.Federal(), law.States()
	was := version(federal, states)
	require.Regexp(t, `^federal 2026-11-24, states 2026-11-24, [0-9a-f]{16}$`, was)
	slices.Reverse(states.Rules)
	require.Equal(t, was, version(states, federal))
	states.Rules[0].Citation += "."
	require.NotEqual(t, was, version(states, federal))
	require.Equal(t, was, std.Version())
}

func TestAnEmptyBookAllowsNothing(t *testing.T) {
	t.Parallel()
	b, err := law.Compile()
	require.NoError(t, err)
	for _, book := range []*law.Book{b, {}} {
		for s := none; s <= cv; s++ {
			require.Equal(t, law.Hold, book.MayFill(issued(s, "MO", "2026-10-01"), d("2026-10-02")).Outcome)
			require.Equal(t, law.Hold, book.Accepts(law.FormQuestion{Form: law.Paper, Schedule: s, State: "MO", Received: d("2026-10-02")}).Outcome)
			require.Equal(t, law.NeedInfo, book.Transfer(move(s, nil), d("2026-11-24")).Outcome)
		}
		require.Equal(t, law.DutyUnknown, book.Counselling("MO", d("2026-10-02")))
		require.Equal(t, drug.Unknown, book.Substitution("MO", d("2026-10-02")))
		require.Equal(t, law.PDMP{}, book.PDMP("MO", d("2026-10-02")))
	}
}

func TestABookIsSafeForConcurrentUse(t *testing.T) {
	t.Parallel()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, c := range lastDateCases {
				_, r := c.ask()
				if r.Outcome != c.outcome {
					t.Errorf("%s: %v", c.name, r.Outcome)
				}
			}
		})
	}
	wg.Wait()
}

func TestEveryBuiltInRowIsCitedAndSaidInWords(t *testing.T) {
	t.Parallel()
	for _, p := range []law.Pack{law.Federal(), law.States()} {
		for _, row := range p.Rules {
			require.NotEqual(t, reason.Unstated, row.Evidence, row.ID)
			require.NotEmpty(t, row.Citation, row.ID)
			require.True(t, row.In == law.Country == (p.ID == "federal"), row.ID)
		}
	}
	r := std.MayFill(issued(ciii, "NY", "2026-10-01"), d("2026-10-02"))
	require.Equal(t, "federal.expiry_iii_iv: federal: may be filled after its issue for: 6 months\n"+
		"state.ny.expiry_iii_v: NY: may be filled after its issue for: 6 months\n"+
		"law.expired: 2026-10-02 is in time: valid through 2027-04-01\n", r.Trace.String())
	require.Equal(t, "21 CFR 1306.22(a)", r.Trace.Steps()[0].Rule.Source)
}

func TestDutiesOfTheBuiltInPacks(t *testing.T) {
	t.Parallel()
	on := d("2026-11-24")
	require.Equal(t, law.FirstOnly, std.Counselling("MA", on))
	require.Equal(t, law.FirstOnly, std.Counselling("MO", on))
	require.Equal(t, law.DutyUnknown, std.Counselling("ZZ", on))
	require.Equal(t, law.DutyUnknown, std.Counselling("MO", cal.Date{}))
	require.Equal(t, drug.Unknown, std.Substitution("MO", on))
	require.Equal(t, drug.Unknown, std.Substitution("", on))
	require.Equal(t, law.PDMP{}, std.PDMP("", on))
	row := allowing.PDMP("MO", on)
	require.True(t, row.NextBusinessDay)
	require.Equal(t, "a made-up row", row.Row.Source)
	require.Equal(t, 24, allowing.PDMP("IL", on).ReportHours)
}

func TestTwoDutiesMakeTheOneThatCoversBoth(t *testing.T) {
	t.Parallel()
	duties := func(a, b law.Duty) law.Duty {
		row := func(id string, v law.Duty) law.Row {
			return law.Row{ID: id, Kind: law.KindPDMPQuery, In: "MO", Value: law.Value{Duty: v}, Citation: "a made-up row", Evidence: reason.Proposal}
		}
		return compiled(house(row("house.a", a), row("house.b", b))).PDMP("MO", d("2026-11-24")).Query
	}
	require.Equal(t, law.FirstOnly, duties(law.Never, law.FirstOnly))
	require.Equal(t, law.FirstOnly, duties(law.FirstOnly, law.Never))
	require.Equal(t, law.Always, duties(law.FirstOnly, law.ByDrug))
	require.Equal(t, law.Always, duties(law.Always, law.ByDrug))
	require.Equal(t, law.Never, duties(law.Never, law.Never))
	require.Equal(t, law.ByDrug, duties(law.ByDrug, law.ByDrug))
}

func TestWordsAreReadBack(t *testing.T) {
	t.Parallel()
	for o := law.Undecided; o <= law.Deny; o++ {
		text, err := o.MarshalText()
		require.NoError(t, err)
		back := law.Outcome(99)
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, o, back)
	}
	for f := law.FormUnknown; f <= law.OralEmergency; f++ {
		text, err := f.MarshalText()
		require.NoError(t, err)
		back := law.Form(99)
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, f, back)
	}
	for u := law.DutyUnknown; u <= law.ByDrug; u++ {
		text, err := u.MarshalText()
		require.NoError(t, err)
		back := law.Duty(99)
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, u, back)
	}
	_, err := law.Outcome(99).MarshalText()
	require.EqualError(t, err, "law: outcome(99) has no text")
	require.Equal(t, "undecided", law.Undecided.String())
	require.Equal(t, "outcome(99)", law.Outcome(99).String())
	require.Equal(t, "kind(0)", law.Kind(0).String())
	require.Equal(t, "refill_cap", law.KindRefillCap.String())
	var o law.Outcome
	require.EqualError(t, o.UnmarshalText([]byte("Sampleton")), "law: not one of the words for outcome")
}

func TestAScheduleSetHoldsWhatItNames(t *testing.T) {
	t.Parallel()
	require.True(t, law.AnySchedule.Has(none))
	require.True(t, law.CIIItoV.Has(cv))
	require.False(t, law.CIIItoV.Has(cii))
	require.False(t, law.AnySchedule.Has(drug.ScheduleUnknown))
	require.False(t, law.AnySchedule.Has(99))
}

func TestTheWorkedExampleOfThePackage(t *testing.T) {
	t.Parallel()
	q := issued(civ, "NY", "2026-10-03")
	_, r := std.LastDate(q)
	require.Equal(t, law.NeedInfo, r.Outcome)
	q.Benzodiazepine = drug.No
	last, _ := std.LastDate(q)
	require.Equal(t, d("2027-04-03"), last)

	days := law.Supply{Schedule: civ, State: "NY", On: d("2026-10-05"), Days: 90, ListedCondition: drug.No}
	_, r = std.MaxDaysSupply(days)
	require.Equal(t, law.Hold, r.Outcome)
	days.ListedCondition = drug.Yes
	_, r = std.MaxDaysSupply(days)
	require.Equal(t, law.Allow, r.Outcome)

	left, _ := std.RefillsLeft(law.Refilling{Validity: q, Written: 3, DaysSupply: 90}, d("2026-12-27"))
	require.Equal(t, 1, left)
	bar, _ := std.RefillBar(civ, "NY", d("2026-10-05").AddDays(90), d("2026-12-26"), false)
	require.Equal(t, d("2026-12-27"), bar)
}

// A stricter rule that begins while a prescription lasts is the law from its first day on, whether it follows a row of its
// own or stands alone.
func TestARuleThatBeginsLaterCountsFromThatDayOn(t *testing.T) {
	t.Parallel()
	alone := sound(func(r *law.Row) { r.Value, r.Period = law.Value{Months: 3}, period("2026-12-01", "") })
	before := sound(func(r *law.Row) {
		r.ID, r.In, r.Value, r.Period = "house.il", "IL", law.Value{Months: 15}, period("", "2026-11-30")
	})
	after := sound(func(r *law.Row) {
		r.ID, r.In, r.Value, r.Period = "house.il", "IL", law.Value{Months: 3}, period("2026-12-01", "")
	})
	b := compiled(law.Federal(), law.States().Without("state.il.expiry"), house(alone, before, after))
	for _, st := range []place.State{"MO", "IL"} {
		q := issued(none, st, "2026-08-15")
		_, r := b.LastDate(q)
		require.Equal(t, d("2026-11-30"), r.Until)
		require.Equal(t, law.Allow, b.MayFill(q, d("2026-11-30")).Outcome)
		require.Equal(t, law.Deny, b.MayFill(q, d("2026-12-01")).Outcome)
	}
	// A laxer one does not bring an expired prescription back.
	laxer := sound(func(r *law.Row) {
		r.ID, r.In, r.Value, r.Period = "house.il", "IL", law.Value{Months: 36}, period("2026-12-01", "")
	})
	b = compiled(law.Federal(), law.States().Without("state.il.expiry"), house(before, laxer))
	require.Equal(t, law.Deny, b.MayFill(issued(none, "IL", "2025-07-31"), d("2026-12-01")).Outcome)
}
