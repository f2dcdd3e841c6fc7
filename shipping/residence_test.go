package shipping_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func judged(v shipping.AddressVerdict, suggested int) func() reason.Trace {
	return func() reason.Trace {
		return shipping.AddressAnswer{Verdict: v, Suggested: make([]shipping.Address, suggested)}.Judge()
	}
}

var verdictRulings = []ruling{
	{"an address that a carrier knows", judged(shipping.AddressDeliverable, 1), nil},
	{"an address that nobody can check", judged(shipping.AddressUnknown, 0), []reason.Code{"shipping.address_unchecked"}},
	{"a verdict without a meaning", judged(99, 0), []reason.Code{"shipping.address_unchecked"}},
	{"an address that is written in another way", judged(shipping.AddressCorrected, 1), []reason.Code{"shipping.address_corrected"}},
	{"an apartment that is missing", judged(shipping.AddressUnit, 0), []reason.Code{"shipping.address_unit"}},
	{"two addresses that are alike", judged(shipping.AddressAmbiguous, 2), []reason.Code{"shipping.address_ambiguous"}},
	{"an impossible address", judged(shipping.AddressUndeliverable, 0), []reason.Code{"shipping.address_undeliverable"}},
}

// florida is the stay of R1.12 T5: 2026-11-01 to 12-15.
func florida() shipping.Residence {
	a := home()
	a.State, a.ZIP, a.City = "FL", secret.New("33101"), secret.New("Sampleton Beach")
	return shipping.Residence{Address: a, Version: 2, Source: "member", From: day(time.November, 1), To: day(time.December, 15)}
}

func residences(stays ...shipping.Residence) shipping.Residences {
	return shipping.Residences{Home: shipping.Residence{Address: home(), Version: 1}, Stays: stays}
}

func lives(rs shipping.Residences, expected cal.Date) func() reason.Trace {
	return func() reason.Trace { _, t := rs.On(expected); return t }
}

func until(last cal.Date) shipping.Residence {
	s := florida()
	s.To = last
	return s
}

func holds(f shipping.Frozen, now shipping.Residence) func() reason.Trace {
	return func() reason.Trace { f.Checked = home(); return f.Holds(now) }
}

var residenceRulings = []ruling{
	{"R1.12 T5: expected within the stay", lives(residences(florida()), day(12, 14)), nil},
	{"a stay without an end", lives(residences(until(cal.Date{})), day(12, 14)), []reason.Code{"shipping.stay_open"}},
	{"a stay that ends before it begins", lives(residences(until(day(10, 1))), day(12, 14)), []reason.Code{"shipping.stay_open"}},
	{"two stays at once", lives(residences(florida(), florida()), day(12, 14)), []reason.Code{"shipping.stays_overlap"}},
	{"two stays, and neither on the day", lives(residences(florida(), florida()), day(12, 16)), nil},
	{"a stay and no day of delivery", lives(residences(florida()), cal.Date{}), []reason.Code{"shipping.delivery_day_unknown"}},
	{"no stay and no day of delivery", lives(residences(), cal.Date{}), nil},

	{"an order at home", holds(shipping.Frozen{Version: 1, Last: 1}, residences().Home), nil},
	{"a first fill asks nothing", holds(shipping.Frozen{Version: 1}, residences().Home), nil},
	{"an address that changed since the last fill", holds(shipping.Frozen{Version: 2, Last: 1}, florida()),
		[]reason.Code{"shipping.confirm_address", "shipping.licence_again"}},
	{"a changed address that is confirmed", holds(shipping.Frozen{Version: 2, Last: 1, Confirmed: drug.Yes}, florida()),
		[]reason.Code{"shipping.licence_again"}},
	{"a move after the label", holds(shipping.Frozen{Version: 1, Last: 1, Printed: true}, florida()), []reason.Code{"shipping.address_frozen"}},
	{"a move after the handover", holds(shipping.Frozen{Version: 1, Printed: true, Shipped: true}, florida()), []reason.Code{"shipping.no_reroute"}},
	{"no move after the handover", holds(shipping.Frozen{Version: 1, Printed: true, Shipped: true}, residences().Home), nil},
}

func TestTheAddressInForceOnTheDayOfDelivery(t *testing.T) {
	t.Parallel()
	rs := residences(florida())
	for expected, version := range map[cal.Date]int{
		day(10, 31): 1, day(11, 1): 2, day(12, 14): 2, day(12, 15): 2, day(12, 16): 1,
	} {
		at, trace := rs.On(expected)
		require.False(t, trace.Failed())
		require.Equal(t, version, at.Version, "R1.12 T5, feature 103: %v", expected)
	}
	none, trace := residences(florida(), florida()).On(day(12, 1))
	require.True(t, trace.Failed())
	require.Zero(t, none.Version, "of two addresses none is taken")
}
