package network_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/network"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

func TestChangesBetweenTwoDaysOfOneDirectory(t *testing.T) {
	t.Parallel()
	d := sample(t)
	got, ok := network.Changes(view(d, "2026-11-24"), view(d, "2027-01-02"), "sample-choice")
	require.True(t, ok)
	require.Equal(t, []network.Change{
		change(9900022, network.Retail, network.Rises, "2027-01-01"),
		change(9900022, network.Retail, network.GainsApproval, "2027-01-01"),
		change(9900033, network.Retail, network.Leaves, "2027-01-01"),
	}, got)
	back, ok := network.Changes(view(d, "2026-05-01"), view(d, "2026-07-01"), "sample-choice")
	require.True(t, ok)
	require.Equal(t, []network.Change{
		change(9900033, network.Retail, network.Joins, "2026-07-01"),
		change(9900044, network.Retail, network.Leaves, "2026-07-01"),
	}, back)
}

func TestChangesBetweenTwoEditions(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/directory.json")
	require.NoError(t, err)
	doc, err := network.ParseDocument(data)
	require.NoError(t, err)
	was, err := network.Compile(doc)
	require.NoError(t, err)
	doc.Participations[0].Standing, doc.Participations[0].NinetyDay = network.Standard, drug.Unknown
	doc.Participations[6].To = day("2026-12-31")                                     // the mail pharmacy leaves
	doc.Participations, doc.Pharmacies = doc.Participations[:10], doc.Pharmacies[:7] // and one is gone
	is, err := network.Compile(doc)
	require.NoError(t, err)
	got, ok := network.Changes(view(was, "2026-11-24"), view(is, "2027-01-01"), "sample-choice")
	require.True(t, ok)
	require.Equal(t, []network.Change{
		change(9900011, network.Retail, network.Falls, "2027-01-01"),
		change(9900011, network.Retail, network.LosesApproval, "2027-01-01"),
		change(9900022, network.Retail, network.Rises, "2027-01-01"),
		change(9900022, network.Retail, network.GainsApproval, "2027-01-01"),
		change(9900033, network.Retail, network.Leaves, "2027-01-01"),
		change(9900055, network.Mail, network.Leaves, "2027-01-01"),
		change(9900088, network.Retail, network.Leaves, "2027-01-01"),
	}, got)
	_, ok = network.Changes(view(was, "2026-11-24"), view(is, "2028-01-01"), "sample-choice")
	require.False(t, ok, "a year of which nothing is known")
	_, ok = network.Changes(view(was, "2026-11-24"), view(is, "2026-11-24"), "other")
	require.False(t, ok)
}

var leaves = network.Change{Pharmacy: 9900033, Channel: network.Retail, Kind: network.Leaves, On: day("2027-01-01")}

func TestR8_10_NoticeOfAPharmacyThatLeaves(t *testing.T) {
	t.Parallel()
	today := day("2026-11-24")
	for name, c := range map[string]struct {
		last, today cal.Date
		due         drug.Answer
		by          cal.Date
		atOnce      bool
	}{
		"T1 end 2027-01-01, by 2026-12-02":     {day("2026-11-01"), today, drug.Yes, day("2026-12-02"), false},
		"T2 last fill 200 days ago":            {today.AddDays(-200), today, drug.No, cal.Date{}, false},
		"180 days ago is in the last 180 days": {today.AddDays(-180), today, drug.Yes, day("2026-12-02"), false},
		"181 days ago is not":                  {today.AddDays(-181), today, drug.No, cal.Date{}, false},
		"on the last day in time":              {day("2026-11-01"), day("2026-12-02"), drug.Yes, day("2026-12-02"), false},
		"a day late: at once":                  {day("2026-11-01"), day("2026-12-03"), drug.Yes, day("2026-12-03"), true},
		"long gone: at once":                   {day("2026-11-01"), day("2027-02-01"), drug.Yes, day("2027-02-01"), true},
		"nobody knows the last fill":           {cal.Date{}, today, drug.Unknown, cal.Date{}, false},
		"nobody says what day it is":           {day("2026-11-01"), cal.Date{}, drug.Unknown, cal.Date{}, false},
	} {
		n := network.NoticeOf(leaves, c.last, c.today, false)
		require.Equal(t, c.due, n.Due, name)
		require.Equal(t, c.by, n.By, name)
		require.Equal(t, c.atOnce, n.AtOnce, name)
		require.False(t, n.StopAutoRefill, name)
	}
}

func TestR8_10_T4_HomeDeliveryThatLeavesStopsAutomaticRefills(t *testing.T) {
	t.Parallel()
	c := leaves
	c.Channel = network.Mail
	for _, last := range []cal.Date{day("2026-11-01"), day("2025-11-01"), {}} {
		n := network.NoticeOf(c, last, day("2026-11-24"), true)
		require.Equal(t, drug.Yes, n.Due)
		require.True(t, n.StopAutoRefill)
		require.Equal(t, day("2026-12-02"), n.By)
		require.Contains(t, failed(&n.Trace), reason.Code("network.leaving_mail"))
	}
	require.False(t, network.NoticeOf(c, day("2026-11-01"), day("2026-11-24"), false).StopAutoRefill)
	require.False(t, network.NoticeOf(leaves, day("2026-11-01"), day("2026-11-24"), true).StopAutoRefill, "a store")
}

func TestOtherChangesNeedNoNotice(t *testing.T) {
	t.Parallel()
	c := leaves
	c.Kind = network.Joins
	require.Equal(t, drug.No, network.NoticeOf(c, day("2026-11-01"), day("2026-11-24"), false).Due)
	require.Equal(t, drug.Yes, c.Finishes(cal.Date{}))
}

func TestR8_10_T3_OpenOrdersAtALeavingPharmacy(t *testing.T) {
	t.Parallel()
	require.Equal(t, drug.No, leaves.Finishes(day("2027-01-02")), "T3: re-routed")
	require.Equal(t, drug.No, leaves.Finishes(day("2027-01-01")))
	require.Equal(t, drug.Yes, leaves.Finishes(day("2026-12-31")))
	require.Equal(t, drug.Unknown, leaves.Finishes(cal.Date{}))
}

func view(d *network.Directory, on string) network.View {
	return network.View{Directory: d, On: day(on)}
}

func change(p network.PharmacyID, c network.Channel, k network.Kind, on string) network.Change {
	return network.Change{Pharmacy: p, Channel: c, Kind: k, On: day(on)}
}
