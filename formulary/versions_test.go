package formulary_test

import (
	"encoding/json"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// edition is the sample plan from a day, with a name of its own so that its digest differs.
func edition(t testing.TB, name string, from, to string, change func(*formulary.Document)) *formulary.Plan {
	t.Helper()
	doc := sampleDocument(t)
	doc.Name, doc.From, doc.To = name, day(from), day(to)
	for i := range doc.Lists {
		doc.Lists[i].From, doc.Lists[i].To = cal.Date{}, cal.Date{}
	}
	doc.Prices = slices.DeleteFunc(doc.Prices, func(p formulary.DrugPrice) bool { return p.RxCUI == 617310 })
	doc.Drugs = slices.DeleteFunc(doc.Drugs, func(d formulary.Drug) bool { return d.RxCUI == 90000005 })
	if change != nil {
		change(&doc)
	}
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	return p
}

// Row 1: versions by effective date. None in force fails closed.
func TestTheVersionOfTheDayAnswers(t *testing.T) {
	t.Parallel()
	first, second := edition(t, "first", "2026-01-01", "2026-12-31", nil), edition(t, "second", "2026-01-01", "2026-12-31", nil)
	next := edition(t, "next", "2027-02-01", "2027-12-31", nil)
	var s formulary.Snapshots
	r := byMail()
	require.Equal(t, formulary.Unknown, s.Decide(&r).Status, "no version at all")
	require.NoError(t, s.Replace(formulary.Version{Plan: next}, formulary.Version{From: day("2026-07-01"), Plan: second}, formulary.Version{Plan: first}))
	for on, want := range map[string]*formulary.Plan{
		"2025-12-31": nil, "2026-01-01": first, "2026-06-30": first, "2026-07-01": second, "2026-12-31": second,
		"2027-01-31": nil, "2027-02-01": next, "2027-12-31": next, "2028-01-01": nil,
	} {
		r := byMail()
		r.Date = day(on)
		d := s.Decide(&r)
		if want == nil {
			require.Equal(t, formulary.Unknown, d.Status, on)
			require.False(t, d.Priced)
			require.Equal(t, formulary.Digest{}, d.PlanDigest())
			continue
		}
		expect := want.Decide(&r)
		require.True(t, expect.Equal(&d), on)
		require.Equal(t, want.Digest(), d.PlanDigest(), on)
	}
	r.Date = cal.Date{}
	require.Equal(t, formulary.Unknown, s.Decide(&r).Status)
}

func TestAVersionThatCannotBeHeldChangesNothing(t *testing.T) {
	t.Parallel()
	p := edition(t, "first", "2026-01-01", "2026-12-31", nil)
	var s formulary.Snapshots
	require.NoError(t, s.Add(formulary.Version{Plan: p}))
	for name, v := range map[string][]formulary.Version{
		"no plan":      {{From: day("2026-02-01")}},
		"one day":      {{Plan: p}, {Plan: p}},
		"before it":    {{From: day("2025-12-31"), Plan: p}},
		"after it":     {{From: day("2027-01-01"), Plan: p}},
		"one of three": {{Plan: p}, {From: day("2026-03-01"), Plan: p}, {}},
	} {
		require.ErrorIs(t, s.Replace(v...), formulary.ErrVersion, name)
		require.Len(t, s.All(), 1)
	}
	require.ErrorIs(t, s.Add(formulary.Version{}), formulary.ErrVersion)
	corrected := edition(t, "corrected", "2026-01-01", "2026-12-31", nil)
	require.NoError(t, s.Add(formulary.Version{Plan: corrected}))
	require.Len(t, s.All(), 1)
	require.Same(t, corrected, s.All()[0].Plan)
}

// 64 goroutines decide while versions are swapped: each answer is wholly of one version.
func TestDecisionsWhileVersionsAreSwapped(t *testing.T) {
	t.Parallel()
	var plans []*formulary.Plan
	wants := map[formulary.Digest]formulary.Decision{}
	r := byMail()
	for _, name := range []string{"a", "b", "c"} {
		p := edition(t, name, "2026-01-01", "2026-12-31", nil)
		plans = append(plans, p)
		wants[p.Digest()] = p.Decide(&r)
	}
	var s formulary.Snapshots
	require.NoError(t, s.Replace(formulary.Version{Plan: plans[0]}))
	var deciders, swapper sync.WaitGroup
	stop := make(chan struct{})
	swapper.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				_ = s.Replace(formulary.Version{Plan: plans[i%3]})
				_ = s.Add(formulary.Version{Plan: plans[(i+1)%3]})
			}
		}
	})
	wrong := make([]int, 64)
	for g := range wrong {
		deciders.Go(func() {
			var d formulary.Decision
			for range 200 {
				s.DecideInto(&r, &d)
				if want, ok := wants[d.PlanDigest()]; !ok || !want.Equal(&d) {
					wrong[g]++
				}
			}
		})
	}
	deciders.Wait()
	close(stop)
	swapper.Wait()
	require.Equal(t, make([]int, 64), wrong)
}

func TestGoldenVersions(t *testing.T) {
	t.Parallel()
	golden(t, "testdata/versions", func(t *testing.T, data []byte) any {
		var s formulary.Snapshots
		require.NoError(t, s.Replace(formulary.Version{Plan: sample(t)}))
		var r formulary.Request
		require.NoError(t, json.Unmarshal(data, &r))
		return s.Decide(&r)
	})
}

func TestGoldenNotices(t *testing.T) {
	t.Parallel()
	golden(t, "testdata/notices", func(t *testing.T, data []byte) any {
		var c struct {
			Changes      []formulary.Change     `json:"changes"`
			Announcement formulary.Announcement `json:"announcement"`
			Active       []formulary.ActiveDrug `json:"active"`
		}
		require.NoError(t, json.Unmarshal(data, &c))
		return formulary.Notices(c.Changes, c.Announcement, c.Active)
	})
}

func removedDrug(x drug.RxCUI) []formulary.Change {
	return []formulary.Change{{Kind: formulary.Removed, RxCUI: x}, {Kind: formulary.TierDown, RxCUI: x}, {Kind: formulary.CostUp, Tier: 1}}
}

// R7.10: T1 notice 30 days before, T2 a month's supply and the notice at the refill, T3 a recall stops now.
func TestR7_10_WhoMustBeToldByWhen(t *testing.T) {
	t.Parallel()
	user := formulary.ActiveDrug{RxCUI: 7}
	for name, c := range map[string]struct {
		a    formulary.Announcement
		user formulary.ActiveDrug
		want formulary.ChangeNotice
	}{
		"T1 a maintenance change of 2027-03-01 is told by 2027-01-30": {
			formulary.Announcement{Cause: formulary.MaintenanceChange, Effective: day("2027-03-01"), Today: day("2027-01-30")}, user,
			formulary.ChangeNotice{Due: drug.Yes, By: day("2027-01-30")}},
		"T2 not notified, refill on 03-02: a month's supply and the notice": {
			formulary.Announcement{Cause: formulary.MaintenanceChange, Effective: day("2027-03-01"), Today: day("2027-03-02")},
			formulary.ActiveDrug{RxCUI: 7, NextFill: day("2027-03-02")},
			formulary.ChangeNotice{Due: drug.Yes, By: day("2027-03-02"), MonthSupply: true}},
		"T3 a recall stops now, the notice comes after": {
			formulary.Announcement{Cause: formulary.MarketWithdrawal, Effective: day("2027-03-01"), Today: day("2027-03-01")}, user,
			formulary.ChangeNotice{Due: drug.Yes, After: true, Stop: true}},
		"a change that is not of maintenance spares current users to the end of the year": {
			formulary.Announcement{Cause: formulary.NonMaintenanceChange, Effective: day("2027-03-01"), Today: day("2027-01-01")}, user,
			formulary.ChangeNotice{Due: drug.No, SparedTo: day("2027-12-31")}},
		"a generic at once: no notice before": {
			formulary.Announcement{Cause: formulary.ImmediateSubstitution, Effective: day("2027-03-01"), Today: day("2027-01-01")}, user,
			formulary.ChangeNotice{Due: drug.Yes, After: true}},
		"who was told in time is not told again": {
			formulary.Announcement{Cause: formulary.MaintenanceChange, Effective: day("2027-03-01"), Today: day("2027-02-15")},
			formulary.ActiveDrug{RxCUI: 7, Told: day("2027-01-30")},
			formulary.ChangeNotice{Due: drug.No}},
		"who was told a day late has a month's supply": {
			formulary.Announcement{Cause: formulary.MaintenanceChange, Effective: day("2027-03-01"), Today: day("2027-02-15")},
			formulary.ActiveDrug{RxCUI: 7, Told: day("2027-01-31")},
			formulary.ChangeNotice{Due: drug.No, MonthSupply: true}},
		"without a day nobody can say": {
			formulary.Announcement{Cause: formulary.MaintenanceChange, Today: day("2027-02-15")}, user,
			formulary.ChangeNotice{Due: drug.Unknown}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := formulary.Notices(removedDrug(7), c.a, []formulary.ActiveDrug{{RxCUI: 8}, c.user})
			require.Len(t, got, 1, "a lower tier is no change against the member, and another drug is not touched")
			n := got[0]
			require.Equal(t, 1, n.Drug)
			require.NotEmpty(t, n.Trace.Steps())
			n.Trace, n.Change, n.Drug = reason.Trace{}, formulary.Change{}, 0
			require.Equal(t, c.want, n)
		})
	}
	for _, k := range []formulary.ChangeKind{formulary.Removed, formulary.TierUp, formulary.NewAuthorization, formulary.NewStep,
		formulary.NewLimit, formulary.LimitTighter, formulary.MailLost} {
		require.True(t, k.Negative(), k)
		require.False(t, k.Mirror().Negative(), k.Mirror())
	}
	require.Empty(t, formulary.Notices(nil, formulary.Announcement{}, []formulary.ActiveDrug{{}}))
	require.Empty(t, formulary.Notices(removedDrug(0), formulary.Announcement{}, []formulary.ActiveDrug{{}}), "a cost has no drug")
}
