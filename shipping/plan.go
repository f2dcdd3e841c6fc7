package shipping

import (
	"cmp"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The rules of choosing among quotes.
var (
	RuleShipDate = &reason.Rule{
		Code: "shipping.ship_date", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "the parcel is to leave on {a}: a label is bought from today, {b}, to 45 days ahead",
		Passed: "the parcel leaves on {a}, today is {b}",
		Facts:  reason.Facts{A: "ship day", B: "today"},
		Source: "USPS mailing date, today to 45 days ahead (error 160001), list of 2026-06; for every carrier a proposal",
	}
	RulePromise = &reason.Rule{
		Code: "shipping.promise_missed", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "arrives on {a}, promised by {b}: taken only where nothing keeps the promise",
		Passed: "arrives on {a}, promised by {b}",
		Facts:  reason.Facts{A: "arrival", B: "promise"},
		Source: "R5.5; a quote without a date keeps no promise",
	}
)

// maxAhead is how many days ahead a label may be bought.
const maxAhead = 45

// PlanRequest asks how one parcel is to leave.
type PlanRequest struct {
	Shipment    Shipment
	Consignment Consignment
	Today       cal.Date       // at the site; required
	Address     *AddressAnswer // what a carrier said of Shipment.To; nil: nobody was asked
	Cold        ColdTrip       // of a cold parcel: handover, zones, hours. Arrival, service and lane are the quote's
	PackOuts    []PackOut
	Calendars   []Calendar // the host's own; CalendarOf where a carrier has none here
}

// Plan is the ordered list of ways in which a parcel may leave, the best first and each a fallback of the one before
// it, and what was left out, with reasons.
type Plan struct {
	Release reason.Trace // of the parcel, whichever the carrier; failed: there are no choices
	Choices []Choice
	Left    []LeftOut
	Fault   error // carriers that could not be asked: Desk.Quotes
}

// Choice is one way.
type Choice struct {
	Quote  Quote
	InTime bool         // it keeps the promise
	Cold   ColdAnswer   // of a cold parcel: its pack-out; zero: the parcel need not stay cold
	Trace  reason.Trace // the guard and the promise; a missed promise is its only failed step
}

// LeftOut is a carrier, or a service of one, that may not carry the parcel.
type LeftOut struct {
	Carrier CarrierCode
	Service Service      // empty: whatever the service
	Trace   reason.Trace // of the guard, or of the carrier's capabilities
	Cold    ColdAnswer   // of a cold parcel; HoldTo is the day to ask again
}

// Reasons are the failed steps of the guard and of the cold chain, at least one.
func (l *LeftOut) Reasons() []reason.Step {
	return append(l.Trace.Reasons(), l.Cold.Trace.Reasons()...)
}

// Choose ranks quotes for the request: what keeps the promise first, by price and then by arrival; what does not, by
// arrival and then by price. A quote that the guard or the cold chain refuses is left out with its reasons.
func (r PlanRequest) Choose(qs []Quote) Plan {
	p := Plan{Release: r.release()}
	if p.Release.Failed() {
		return p
	}
	p.Choices = make([]Choice, 0, len(qs))
	for _, q := range qs {
		c := r.weigh(q)
		if c.Trace.Failed() || c.Cold.Trace.Failed() {
			p.Left = append(p.Left, LeftOut{q.Carrier, q.Service, c.Trace, c.Cold})
			continue
		}
		c.InTime = keeps(&q, r.Shipment.DeliverBy)
		dates(&c.Trace, RulePromise, q.Arrives, r.Shipment.DeliverBy, !c.InTime)
		p.Choices = append(p.Choices, c)
	}
	slices.SortStableFunc(p.Choices, func(a, b Choice) int { return rank(&a.Quote, &b.Quote, r.Shipment.DeliverBy) })
	return p
}

// release tests what holds for every carrier.
func (r PlanRequest) release() reason.Trace {
	t := r.Consignment.Release(r.Shipment)
	on := cmp.Or(r.Shipment.ShipOn, r.Today)
	ahead := on.Sub(r.Today)
	r.judged(&t)
	dates(&t, RuleShipDate, on, r.Today, !r.Today.IsSet() || ahead < 0 || ahead > maxAhead)
	return t
}

// judged holds the parcel back for an address that is not known to exist whole. One that nobody could check, or that a
// carrier only writes in another way, holds nothing back.
func (r PlanRequest) judged(t *reason.Trace) {
	if r.Address == nil {
		return
	}
	said := r.Address.Judge()
	for _, s := range said.Steps() {
		if s.Failed && s.Rule != RuleAddressUnchecked && s.Rule != RuleAddressCorrected {
			t.Fail(s.Rule, s.A, s.B, s.Unit)
		}
	}
}

// weigh tests one quote.
func (r PlanRequest) weigh(q Quote) Choice {
	c := Choice{Quote: q, Trace: Guard(q.Carrier, q.Service, r.Shipment)}
	if r.Shipment.Parcel.Cold {
		trip := r.Cold
		trip.Arrives, trip.Service, trip.Lane = q.Arrives, q.Service, LaneOf(r.Shipment.To)
		c.Cold = trip.Pack(r.PackOuts, r.calendar(q.Carrier))
	}
	return c
}

func (r PlanRequest) calendar(c CarrierCode) Calendar {
	for _, k := range r.Calendars {
		if k.Carrier == c {
			return k
		}
	}
	k, _ := CalendarOf(c)
	return k
}

// HoldTo is the earliest day to which a cold parcel may be held where no way is left; unset where there is a way, or
// where no wait helps.
func (p *Plan) HoldTo() (d cal.Date) {
	if len(p.Choices) > 0 {
		return d
	}
	for i := range p.Left {
		if to := p.Left[i].Cold.HoldTo; to.IsSet() && (!d.IsSet() || to.Before(d)) {
			d = to
		}
	}
	return d
}
