package network_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/network"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

func TestInAnswersByNetworkPharmacyChannelAndDay(t *testing.T) {
	t.Parallel()
	d := sample(t)
	const choice network.ID = "sample-choice"
	for name, c := range map[string]struct {
		network  network.ID
		pharmacy network.PharmacyID
		channel  network.Channel
		on       string
		want     network.Status
		standing network.Standing
		failed   []reason.Code
	}{
		"preferred":                        {choice, 9900011, network.Retail, "2026-11-24", network.InNetwork, network.Preferred, nil},
		"standard":                         {choice, 9900022, network.Retail, "2026-12-31", network.InNetwork, network.Standard, nil},
		"preferred from the new year on":   {choice, 9900022, network.Retail, "2027-01-01", network.InNetwork, network.Preferred, nil},
		"the first day counts":             {choice, 9900033, network.Retail, "2026-07-01", network.InNetwork, network.Standard, nil},
		"the last day counts":              {choice, 9900033, network.Retail, "2026-12-31", network.InNetwork, network.Standard, nil},
		"not yet":                          {choice, 9900033, network.Retail, "2026-06-30", network.NotYet, 0, codes("network.not_yet")},
		"no longer":                        {choice, 9900033, network.Retail, "2027-01-01", network.NoLonger, 0, codes("network.no_longer")},
		"between two contracts":            {choice, 9900044, network.Retail, "2026-08-01", network.NotYet, 0, codes("network.no_longer", "network.not_yet")},
		"mail of the network":              {choice, 9900055, network.Mail, "2026-11-24", network.InNetwork, network.Standard, nil},
		"R8.1 T1 mail outside the network": {choice, 9900066, network.Mail, "2026-11-24", network.NotInNetwork, 0, codes("network.contract", "network.mail_outside")},
		"a store sends by mail":            {choice, 9900011, network.Mail, "2026-11-24", network.NotInNetwork, 0, codes("network.contract", "network.mail_outside")},
		"a mail pharmacy as a store":       {choice, 9900055, network.Retail, "2026-11-24", network.NotInNetwork, 0, codes("network.contract")},
		"the one channel is found":         {choice, 9900055, network.ChannelUnknown, "2026-11-24", network.InNetwork, network.Standard, nil},
		"which of two channels":            {choice, 9900077, network.ChannelUnknown, "2026-11-24", network.Unknown, 0, codes("network.channel")},
		"no such channel":                  {choice, 9900011, 77, "2026-11-24", network.Unknown, 0, codes("network.channel")},
		"unknown pharmacy":                 {choice, 1111111, network.Retail, "2026-11-24", network.Unknown, 0, codes("network.pharmacy_known")},
		"unknown network":                  {"other", 9900011, network.Retail, "2026-11-24", network.Unknown, 0, codes("network.network_known")},
		"year of which nothing is known":   {choice, 9900011, network.Retail, "2028-01-01", network.Unknown, 0, codes("network.network_days")},
		"no date":                          {choice, 9900011, network.Retail, "", network.Unknown, 0, codes("network.date_missing")},
		"nothing at all": {"", 0, 0, "", network.Unknown, 0,
			codes("network.date_missing", "network.network_known", "network.pharmacy_known")},
		"R8.6 T1 limited distribution, listed":     {"sample-limited", 9900077, network.Specialty, "2026-11-24", network.InNetwork, network.Standard, nil},
		"R8.6 T1 limited distribution, not listed": {"sample-limited", 9900011, network.Specialty, "2026-11-24", network.NotInNetwork, 0, codes("network.contract")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var on cal.Date
			if c.on != "" {
				on = day(c.on)
			}
			a := d.In(c.network, c.pharmacy, c.channel, on)
			require.Equal(t, c.want, a.Status)
			require.Equal(t, c.standing, a.Membership.Standing)
			require.Equal(t, c.failed, failed(&a.Trace))
			if c.want.Out() {
				require.Equal(t, []reason.Reject{"40"}, a.Trace.Rejects())
			} else {
				require.NotContains(t, a.Trace.Rejects(), reason.Reject("40"))
			}
		})
	}
}

func TestR8_5_T2_NinetyDaysAtAStandardStoreAreAllowed(t *testing.T) {
	t.Parallel()
	a := sample(t).In("sample-choice", 9900044, network.Retail, day("2026-11-24"))
	require.Equal(t, network.Standard, a.Membership.Standing)
	require.Equal(t, drug.Yes, a.Membership.NinetyDay)
	require.Equal(t, cal.Period{From: day("2026-10-01"), To: day("2027-12-31")}, a.Membership.Days)
}

func TestR8_5_T3_RetailThatIsNotApproved(t *testing.T) {
	t.Parallel()
	d := sample(t)
	on := day("2026-11-24")
	require.Equal(t, drug.No, d.In("sample-choice", 9900022, network.Retail, on).Membership.NinetyDay)
	require.Equal(t, drug.Unknown, d.In("sample-choice", 9900033, network.Retail, on).Membership.NinetyDay, "unknown is not no")
}

func TestR8_1_OutsideTheNetwork(t *testing.T) {
	t.Parallel()
	visit := func(c network.Channel, reachable, routine drug.Answer) network.Visit {
		return network.Visit{Channel: c, Reachable: reachable, Routine: routine}
	}
	for name, c := range map[string]struct {
		visit  network.Visit
		want   drug.Answer
		failed []reason.Code
	}{
		"T1 by mail, never":                   {visit(network.Mail, drug.No, drug.No), drug.No, codes("network.mail_outside")},
		"T2 a traveller, ill":                 {visit(network.Retail, drug.No, drug.No), drug.Yes, nil},
		"T3 the third month in a row":         {visit(network.Retail, drug.No, third()), drug.No, codes("network.routine")},
		"the network can be reached":          {visit(network.Retail, drug.Yes, drug.No), drug.No, codes("network.reachable")},
		"nobody knows":                        {visit(network.Retail, 0, 0), drug.Unknown, codes("network.reachable_unknown", "network.routine_unknown")},
		"one no is enough":                    {visit(network.Retail, 0, drug.Yes), drug.No, codes("network.reachable_unknown", "network.routine")},
		"a no before what nobody knows":       {visit(network.Retail, drug.Yes, 0), drug.No, codes("network.reachable", "network.routine_unknown")},
		"neither store nor mail":              {visit(network.Specialty, drug.No, drug.No), drug.Unknown, codes("network.outside_channel")},
		"neither, and it is a routine anyway": {visit(0, drug.No, drug.Yes), drug.No, codes("network.outside_channel", "network.routine")},
	} {
		f := network.Outside(c.visit)
		require.Equal(t, c.want, f.Answer, name)
		require.Equal(t, c.failed, failed(&f.Trace), name)
	}
}

func third() drug.Answer {
	return network.Routine(day("2026-11-24"), []cal.Date{day("2026-09-25"), day("2026-10-25")})
}

func TestRoutine(t *testing.T) {
	t.Parallel()
	on := day("2026-11-24")
	require.Equal(t, drug.Yes, third())
	require.Equal(t, drug.No, network.Routine(on, nil))
	require.Equal(t, drug.No, network.Routine(on, []cal.Date{day("2026-10-25")}), "once")
	require.Equal(t, drug.No, network.Routine(on, []cal.Date{on.AddDays(-91), on.AddDays(-10)}), "long ago")
	require.Equal(t, drug.Yes, network.Routine(on, []cal.Date{on.AddDays(-90), on.AddDays(-10)}))
	require.Equal(t, drug.No, network.Routine(on, []cal.Date{on.AddDays(1), on.AddDays(2)}), "later")
	require.Equal(t, drug.Unknown, network.Routine(on, []cal.Date{{}, on.AddDays(-10)}))
	require.Equal(t, drug.Unknown, network.Routine(cal.Date{}, nil))
}
