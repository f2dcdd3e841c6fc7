package shipping_test

import (
	"errors"
	"fmt"
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/shipping"
)

func request(changes ...change) shipping.PlanRequest {
	return shipping.PlanRequest{Shipment: changed(changes), Consignment: shipping.Attested(), Today: day(11, 24)}
}

// offers are three ways to the door: cheap and late, in time, and fast.
var offers = []shipping.Quote{
	quote("usps", "usps_ground_advantage", 700, day(12, 2)),
	quote("ups", "ups_ground", 900, day(11, 30)),
	quote("fedex", "fedex_2_day", 2400, day(11, 27)),
	quote("ups", "ups_next_day_air", 4000, day(11, 25)),
}

func services(cs []shipping.Choice) (vs []shipping.Service) {
	for _, c := range cs {
		vs = append(vs, c.Quote.Service)
	}
	return vs
}

// TestAPlanRanksByPromiseThenCost is feature 98.
func TestAPlanRanksByPromiseThenCost(t *testing.T) {
	t.Parallel()
	p := request().Choose(offers)
	require.Equal(t, []shipping.Service{"ups_ground", "fedex_2_day", "ups_next_day_air", "usps_ground_advantage"}, services(p.Choices))
	require.Empty(t, p.Left)
	require.True(t, p.Choices[2].InTime)
	require.False(t, p.Choices[3].InTime)
	require.Equal(t, []reason.Code{"shipping.promise_missed"}, codes(p.Choices[3].Trace.Reasons()))
}

func TestAPlanLeavesOutWhatMayNotGoSo(t *testing.T) {
	t.Parallel()
	p := request(aerosol).Choose(offers)
	require.Equal(t, []shipping.Service{"ups_ground", "usps_ground_advantage"}, services(p.Choices))
	require.Len(t, p.Left, 2)
	require.Equal(t, []reason.Code{"shipping.aerosol_air"}, codes(p.Left[0].Reasons()))
	p = request(controlled, adult, poBox).Choose(offers)
	require.Empty(t, p.Choices, "a controlled drug goes to no box by anybody")
	require.Len(t, p.Left, 4)
}

func TestAColdPlanHasItsPackOut(t *testing.T) {
	t.Parallel()
	r := request(cold)
	r.Cold, r.PackOuts = trip(func(*shipping.ColdTrip) {}), packs
	p := r.Choose(offers)
	require.Equal(t, []shipping.Service{"fedex_2_day", "ups_next_day_air"}, services(p.Choices))
	require.Equal(t, "foam-96", p.Choices[0].Cold.Pack.Code)
	require.Equal(t, "foam-48", p.Choices[1].Cold.Pack.Code)
	require.False(t, p.HoldTo().IsSet())

	r.Cold = trip(leaves(12, 3, cal.Date{}))
	p = r.Choose([]shipping.Quote{quote("ups", "ups_next_day_air", 4000, day(12, 4))})
	require.Empty(t, p.Choices)
	require.Equal(t, day(12, 7), p.HoldTo())
	r.Calendars = []shipping.Calendar{{Carrier: "ups", From: day(1, 1), To: day(12, 31), Closed: []cal.Date{day(12, 7)}}}
	p = r.Choose([]shipping.Quote{quote("ups", "ups_next_day_air", 4000, day(12, 4))})
	require.Equal(t, day(12, 8), p.HoldTo(), "the host's own calendar")
}

// TestTheBestOfAPlanIsWhatChooseChooses: one order, two ways to ask.
func TestTheBestOfAPlanIsWhatChooseChooses(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(5))
	for range 2_000 {
		qs := make([]shipping.Quote, 1+r.Intn(6))
		for i := range qs {
			qs[i] = quote("ups", shipping.Service(fmt.Sprint("s", i)), int64(900+r.Intn(3)), day(11, 29).AddDays(r.Intn(4)))
			if r.Intn(4) == 0 {
				qs[i].Arrives = cal.Date{}
			}
		}
		want, _ := shipping.Choose(qs, shipment())
		p := request().Choose(qs)
		require.Equal(t, want, p.Choices[0].Quote)
		require.Len(t, p.Choices, len(qs))
		for i := range p.Choices[1:] {
			require.False(t, !p.Choices[i].InTime && p.Choices[i+1].InTime, "what keeps the promise goes first")
		}
	}
}

func planned(change func(*shipping.PlanRequest)) func() reason.Trace {
	return func() reason.Trace {
		r := request()
		change(&r)
		return r.Choose(offers).Release
	}
}

func leaving(on cal.Date) func(*shipping.PlanRequest) {
	return func(r *shipping.PlanRequest) { r.Shipment.ShipOn = on }
}

func said(v shipping.AddressVerdict) func(*shipping.PlanRequest) {
	return func(r *shipping.PlanRequest) { r.Address = &shipping.AddressAnswer{Verdict: v} }
}

var planRulings = []ruling{
	{"a plan for today", planned(leaving(day(11, 24))), nil},
	{"a plan without a day leaves today", planned(leaving(cal.Date{})), nil},
	{"a plan for yesterday", planned(leaving(day(11, 23))), []reason.Code{"shipping.ship_date"}},
	{"a plan 45 days ahead", planned(leaving(cal.Of(2027, 1, 8))), nil},
	{"a plan 46 days ahead", planned(leaving(cal.Of(2027, 1, 9))), []reason.Code{"shipping.ship_date"}},
	{"a plan on no day", planned(func(r *shipping.PlanRequest) { r.Today = cal.Date{} }), []reason.Code{"shipping.ship_date"}},
	{"a plan for an undispensed fill", planned(func(r *shipping.PlanRequest) { r.Consignment.Dispensed = drug.Unknown }), []reason.Code{"shipping.not_dispensed"}},
	{"a plan to an address that does not exist", planned(said(shipping.AddressUndeliverable)), []reason.Code{"shipping.address_undeliverable"}},
	{"a plan to a house of many apartments", planned(said(shipping.AddressUnit)), []reason.Code{"shipping.address_unit"}},
	{"a plan to an address that nobody can check", planned(said(shipping.AddressUnknown)), nil},
	{"a plan to an address written in another way", planned(said(shipping.AddressCorrected)), nil},
	{"a choice that misses the promise", func() reason.Trace { return request().Choose(offers[:1]).Choices[0].Trace }, []reason.Code{"shipping.promise_missed"}},
}

func TestAPlanThatIsNotReleasedHasNoChoices(t *testing.T) {
	t.Parallel()
	p := request(leavingOn(day(11, 23))).Choose(offers)
	require.Empty(t, p.Choices)
	_, why, ok := p.Next(nil)
	require.False(t, ok)
	require.Equal(t, shipping.RuleExhausted, why.Rule)
}

func leavingOn(d cal.Date) change { return func(s *shipping.Shipment) { s.ShipOn = d } }

func tried(c shipping.CarrierCode, v shipping.Service, err error) shipping.Attempt {
	return shipping.Attempt{Carrier: c, Service: v, Err: err}
}

func of(class error) error { return &shipping.Error{Carrier: "ups", Op: "buy", Class: class} }

// fallbacks are what follows the attempts at the plan of offers: the service, or nothing, and why.
var fallbacks = []struct {
	name  string
	tried []shipping.Attempt
	next  shipping.Service
	why   reason.Code
}{
	{"nothing was tried", nil, "ups_ground", "shipping.first_choice"},
	{"UPS is down with all its services", []shipping.Attempt{tried("ups", "ups_ground", of(shipping.ErrUnavailable))}, "fedex_2_day", "shipping.fell_back"},
	{"UPS throttles", []shipping.Attempt{tried("ups", "ups_ground", of(shipping.ErrThrottled))}, "fedex_2_day", "shipping.fell_back"},
	{"UPS does not know us", []shipping.Attempt{tried("ups", "ups_ground", of(shipping.ErrAuth))}, "fedex_2_day", "shipping.fell_back"},
	{"UPS refuses one service", []shipping.Attempt{tried("ups", "ups_ground", of(shipping.ErrRefused)), tried("fedex", "fedex_2_day", of(shipping.ErrUnavailable))},
		"ups_next_day_air", "shipping.fell_back"},
	{"an input that one carrier does not take", []shipping.Attempt{tried("ups", "ups_ground", of(shipping.ErrInvalid))}, "fedex_2_day", "shipping.fell_back"},
	{"all are down", []shipping.Attempt{tried("ups", "ups_ground", of(shipping.ErrUnavailable)), tried("fedex", "fedex_2_day", of(shipping.ErrUnavailable)),
		tried("usps", "usps_ground_advantage", of(shipping.ErrUnavailable))}, "", "shipping.exhausted"},
	{"the answer was lost", []shipping.Attempt{tried("ups", "ups_ground", of(shipping.ErrOutcomeUnknown))}, "", "shipping.unsettled"},
	{"the answer was lost some attempts ago", []shipping.Attempt{tried("ups", "ups_ground", of(shipping.ErrOutcomeUnknown)),
		tried("fedex", "fedex_2_day", of(shipping.ErrUnavailable))}, "", "shipping.unsettled"},
	{"an error without a class", []shipping.Attempt{tried("ups", "ups_ground", errors.New("oops"))}, "", "shipping.unsettled"},
	{"a label was bought", []shipping.Attempt{tried("ups", "ups_ground", nil)}, "", "shipping.bought"},
	{"the purchase itself is faulty", []shipping.Attempt{tried("ups", "ups_ground", shipping.Purchase{}.Validate())}, "", "shipping.input_fault"},
}

// TestAFallbackNeverFollowsWhatMayHaveBought is feature 98: the next carrier is asked only after a class that promises
// that nothing was bought.
func TestAFallbackNeverFollowsWhatMayHaveBought(t *testing.T) {
	t.Parallel()
	p := request().Choose(offers)
	for _, c := range fallbacks {
		next, why, ok := p.Next(c.tried)
		require.Equal(t, c.next, next.Quote.Service, c.name)
		require.Equal(t, c.next != "", ok, c.name)
		require.Equal(t, c.why, why.Rule.Code, c.name)
		require.Equal(t, !ok, why.Failed, c.name)
	}
}
