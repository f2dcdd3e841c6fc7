package auto

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
)

// Kind of the stream. There is one for each prescription, opened by its first shipment, whether or not the member enrols:
// it counts fills, so that refills left and supply on hand come from events alone.
const Kind stream.Kind = "auto"

// StreamOf is the stream of a prescription.
func StreamOf(id rx.ID) stream.ID { return stream.Derive(Kind, string(id)) }

// Status of an enrolment. The zero value is a stream that does not exist yet.
type Status string

// The states; doc.go has the table.
const (
	NotEnrolled Status = "not_enrolled"
	Enrolled    Status = "enrolled"
	Checking    Status = "checking" // ship day: the host is asked what the gate must know
	Held        Status = "held"     // the release gate failed; Hold says why
	Ordered     Status = "ordered"  // this cycle's order is open
	Stopped     Status = "stopped"
	// ConsentNeeded: the consent ended with something that the member did not do, and may be given anew.
	ConsentNeeded Status = "consent_needed"
	LastFilled    Status = "last_filled" // no refill left
)

// Statuses is every status of a stream that exists, in the order in which a stream may come to them.
func Statuses() []Status {
	return []Status{NotEnrolled, Enrolled, Checking, Held, Ordered, Stopped, ConsentNeeded, LastFilled}
}

// State is folded from events; the zero value is a stream that does not exist yet. Evolve never changes the slices of
// the state that it is given.
type State struct {
	Rx             rx.Facts
	ShipTo         rx.ShipTo
	Fills          []refill.Fill
	Orders         []stream.ID   // as long as Fills
	Dropped        []stream.ID   // whose fill counts no longer
	Early          []DropFill    // whose fill counts no longer, and was not counted yet
	Spent          int           // fills that count no longer as supply, and still as dispensed: of a controlled drug
	Paid           money.Amount  // by the member for the last fill
	Policy         refill.Policy // the plan's, as the last fill told it; zero: refill.MailPolicy
	LeadDays       int           // likewise; zero: ShipLead
	Status         Status
	Hold           string // code of the rule that failed; empty: not held
	Consent        Consent
	Consents       []Record // every consent there was; the last one may stand
	Ended          End      // why the last consent ended; empty: it stands, the member stopped it, or there was none
	Asks           bool     // the host answers on ship day, see Enroll
	Terms          Terms    // whose consent rule holds, where Asks
	AskedOn        cal.Date // the day of the question that Checking waits for
	Paused         cal.Date // no shipment before it; unset: no pause
	RemindsOrder   bool     // the last fill asked for a reminder on the order-by day
	OrderBy        cal.Date // the day of that reminder; unset: none is planned
	Last           Last     // the question after the last refill
	Shipments      []Shipment
	Underway       int  // refills of this stream's own that were opened and have not left
	Resumes        bool // LastFilled: the consent stands, for a refill that may be left again
	Renewing       bool // the renewal was started, once
	Cycle          Cycle
	Timer          time.Time // when the timer was set to act; zero: never set
	Since, Updated time.Time // when Status began, and the last event; UTC
	Version        int       // events so far
}

// live reports whether the member's consent stands.
func (s State) live() bool {
	switch s.Status {
	case Enrolled, Checking, Held, Ordered:
		return true
	}
	return false
}

// Dispensed is how many fills count against the prescription, the first one too. A fill that did not arrive does not
// (C4); of a controlled drug, or one of unknown schedule, it does: what replaces it stays within the authorized quantity
// (R5.9, unconfirmed).
func (s State) Dispensed() int { return len(s.Fills) + s.Spent }

// RefillsLeft is how many refills remain: those that the prescriber allowed, as far as the schedule lets them count,
// less those dispensed. Where the first fill itself did not arrive, it is to be made again and is one more. known is
// false where the prescription gives no number: PRN, or nothing about refills.
func (s State) RefillsLeft() (n int, known bool) {
	written, known := s.Rx.Refills.Count()
	if !known {
		return 0, false
	}
	authorized := refill.Authorized(s.Rx.Schedule, written)
	if s.Dispensed() == 0 {
		return authorized + 1, true
	}
	return refill.Left(authorized, s.Dispensed()), true
}

// LastOrder is the order of the fill that was counted last; unset: none is.
func (s State) LastOrder() stream.ID {
	if len(s.Orders) == 0 {
		return stream.ID{}
	}
	return s.Orders[len(s.Orders)-1]
}

// RunOut is the first day without supply; unset before the first fill.
func (s State) RunOut() cal.Date { return refill.RunOut(s.Fills) }

// Question is what refill.Eligibility asks of this prescription on day asOf, under the plan's rules as the last fill told
// them. lastDate is the last day on which it may be filled; where it is unset, what the prescriber wrote is taken. The
// caller adds whether a fill is open, and the plan's rules of today where they have changed.
func (s State) Question(asOf, lastDate cal.Date) refill.Question {
	left, known := s.RefillsLeft()
	if !lastDate.IsSet() {
		lastDate = s.Rx.Expires
	}
	return refill.Question{
		AsOf: asOf, Fills: s.Fills, Policy: s.policy(), LeadDays: s.LeadDays,
		Schedule: s.Rx.Schedule, LastDate: lastDate,
		RefillsLeft: left, RefillsKnown: known, RefillsAbsent: !s.Rx.Refills.IsSet(),
	}
}

// earliest is the first day on which the next fill is not too soon.
func (s State) earliest(today cal.Date) cal.Date {
	return refill.Earliest(s.Fills, today, s.policy())
}

// policy is the too-soon rule of this prescription.
func (s State) policy() refill.Policy { return TooSoon(s.Policy, s.Rx.Schedule) }

// TooSoon is the refill-too-soon rule of a drug under a plan's own rule; a zero one is the default by mail. Product goes
// before channel (R2.2): a controlled drug keeps refill.ControlledPolicy, with the plan's percent where that is higher,
// and an unknown schedule is taken as controlled, the stricter.
func TooSoon(plan refill.Policy, s drug.Schedule) refill.Policy {
	if s != drug.NotControlled {
		p := refill.ControlledPolicy()
		p.Percent = max(p.Percent, plan.Percent)
		return p
	}
	if plan == (refill.Policy{}) {
		return refill.MailPolicy()
	}
	return plan
}

// supply is the days of the last fill, or as prescribed before the first; 0 is unknown.
func (s State) supply() int {
	if n := len(s.Fills); n > 0 {
		return s.Fills[n-1].Days
	}
	return s.Rx.DaysSupply
}

// Summary is the stream's row in a work list.
func (s State) Summary(id stream.ID) stream.Summary {
	return stream.Summary{
		Stream: id, Member: string(s.Rx.Patient), Status: string(s.Status), Hold: s.Hold, Owner: s.owner(),
		Since: s.Since, Updated: s.Updated, Version: s.Version,
	}
}

// owner is who must act next.
func (s State) owner() reason.Who {
	switch s.Status {
	case Held:
		return ownerOf(s.Hold)
	case Ordered:
		return reason.Pharmacy
	case Checking:
		return reason.Host
	case ConsentNeeded:
		return reason.Member
	case LastFilled:
		if s.Resumes && s.Last.On.IsSet() && !s.Last.Answered {
			return reason.Member
		}
	case Enrolled:
		if s.Consent.Mode == PerShipment && s.Cycle.Asked > 0 && !s.Cycle.Confirmed {
			return reason.Member
		}
	}
	return reason.Nobody
}
