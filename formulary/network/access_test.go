package network_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/network"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

func TestR8_7_TheAccessStandard(t *testing.T) {
	t.Parallel()
	type counts = network.AccessCounts
	for name, c := range map[string]struct {
		counts counts
		want   drug.Answer
		failed []reason.Code
	}{
		"T1 rural 71 % passes":           {counts{Rural: nearOf(71, 100)}, drug.Yes, nil},
		"T2 suburban 89.9 % fails":       {counts{Suburban: nearOf(899, 1000)}, drug.No, codes("network.access_suburban")},
		"T3 urban, all by mail, fails":   {counts{Urban: nearOf(0, 100)}, drug.No, codes("network.access_urban")},
		"exactly 90 % passes":            {counts{Urban: nearOf(9, 10), Suburban: nearOf(90, 100)}, drug.Yes, nil},
		"exactly 70 % passes":            {counts{Rural: nearOf(7, 10)}, drug.Yes, nil},
		"a member short":                 {counts{Rural: nearOf(699_999, 1_000_000)}, drug.No, codes("network.access_rural")},
		"one bad area is enough":         {counts{Urban: nearOf(99, 100), Rural: nearOf(1, 100)}, drug.No, codes("network.access_rural")},
		"all that fail are named":        {counts{Urban: nearOf(1, 100), Rural: nearOf(1, 100)}, drug.No, codes("network.access_urban", "network.access_rural")},
		"unknown homes are not near":     {counts{Urban: nearOf(99, 100), Unknown: 1}, drug.Unknown, codes("network.access_unknown")},
		"unknown does not hide a no":     {counts{Urban: nearOf(1, 100), Unknown: 1}, drug.No, codes("network.access_unknown", "network.access_urban")},
		"nobody is counted":              {counts{}, drug.Unknown, codes("network.access_counts")},
		"more near than there are":       {counts{Urban: nearOf(2, 1)}, drug.Unknown, codes("network.access_counts")},
		"less than nobody":               {counts{Urban: nearOf(-1, 1)}, drug.Unknown, codes("network.access_counts")},
		"counts of no country":           {counts{Urban: nearOf(math.MaxInt, math.MaxInt)}, drug.Unknown, codes("network.access_counts")},
		"nobody lives in the other area": {counts{Urban: nearOf(90, 100), Rural: nearOf(0, 0)}, drug.Yes, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := network.CheckAccess(day("2026-11-24"), c.counts)
			require.Equal(t, c.want, f.Answer)
			require.Equal(t, c.failed, failed(&f.Trace))
		})
	}
}

func TestNoStandardIsKnownBeforePartD(t *testing.T) {
	t.Parallel()
	for _, on := range []cal.Date{day("2005-12-31"), {}} {
		f := network.CheckAccess(on, network.AccessCounts{Urban: network.AreaCount{Near: 1, Total: 1}})
		require.Equal(t, drug.Unknown, f.Answer)
		require.Equal(t, codes("network.access_days"), failed(&f.Trace))
	}
}

func TestOnlyStoresOfTheNetworkAreNear(t *testing.T) {
	t.Parallel()
	d := sample(t)
	far := network.Point{Lat: 45, Lon: -71}
	specialty := network.Point{Lat: 42.35, Lon: -71.06} // where the mail pharmacy stands; the next store is 0.6 mi away
	worcester := network.Point{Lat: 42.30, Lon: -71.80} // 2.6 mi from the store
	c, ok := d.CountAccess("sample-choice", day("2026-11-24"), []network.Home{
		{Area: network.Urban, Point: &specialty}, {Area: network.Urban, Point: &far}, {Area: network.Urban, Point: &worcester},
		{Area: network.Suburban, Point: &worcester}, {Area: network.Rural, Point: &far},
		{Area: network.Urban}, {Point: &far}, {Area: network.Rural, Point: &network.Point{Lat: 100}},
	})
	require.True(t, ok)
	require.Equal(t, network.AccessCounts{Urban: network.AreaCount{Near: 1, Total: 3},
		Suburban: network.AreaCount{Near: 1, Total: 1}, Rural: network.AreaCount{Near: 0, Total: 1}, Unknown: 3}, c)

	c, _ = d.CountAccess("sample-limited", day("2026-11-24"), []network.Home{{Area: network.Urban, Point: &specialty}})
	require.Zero(t, c.Urban.Near, "T3: the network has no store")
	_, ok = d.CountAccess("sample-choice", day("2028-01-01"), nil)
	require.False(t, ok)
}

func TestR9_7_CallTargets(t *testing.T) {
	t.Parallel()
	good := network.Calls{Offered: 100, Quick: 95}
	for name, c := range map[string]struct {
		change func(*network.Calls)
		want   drug.Answer
		failed []reason.Code
	}{
		"T1 a hold of 120 s is met":      {func(c *network.Calls) { c.AverageHold = 120 * time.Second }, drug.Yes, nil},
		"T1 a hold of 121 s is a breach": {func(c *network.Calls) { c.AverageHold = 121 * time.Second }, drug.No, codes("network.call_hold")},
		"a hold of 120.001 s":            {func(c *network.Calls) { c.AverageHold = 120001 * time.Millisecond }, drug.No, codes("network.call_hold")},
		"T2 16 of 20 in 30 s":            {func(c *network.Calls) { c.Offered, c.Quick = 20, 16 }, drug.Yes, nil},
		"T2 15 of 20 in 30 s":            {func(c *network.Calls) { c.Offered, c.Quick = 20, 15 }, drug.No, codes("network.call_answered")},
		"T3 6 of 100 dropped":            {func(c *network.Calls) { c.Dropped = 6 }, drug.No, codes("network.call_dropped")},
		"5 of 100 dropped":               {func(c *network.Calls) { c.Dropped = 5 }, drug.Yes, nil},
		"an interpreter in 8 minutes":    {func(c *network.Calls) { c.Interpreted, c.Interpreter = 1, 8*time.Minute }, drug.Yes, nil},
		"an interpreter later":           {func(c *network.Calls) { c.Interpreted, c.Interpreter = 1, 8*time.Minute+1 }, drug.No, codes("network.call_interpreter")},
		"no call":                        {func(c *network.Calls) { *c = network.Calls{} }, drug.Unknown, codes("network.call_counts")},
		"more dropped than came in":      {func(c *network.Calls) { c.Dropped = 101 }, drug.Unknown, codes("network.call_counts")},
	} {
		calls := good
		c.change(&calls)
		f := network.CheckCalls(calls)
		require.Equal(t, c.want, f.Answer, name)
		require.Equal(t, c.failed, failed(&f.Trace), name)
	}
}

func nearOf(n, of int) network.AreaCount { return network.AreaCount{Near: n, Total: of} }

func codes(all ...reason.Code) []reason.Code { return all }

func failed(t *reason.Trace) (out []reason.Code) {
	for _, s := range t.Reasons() {
		out = append(out, s.Rule.Code)
	}
	return out
}
