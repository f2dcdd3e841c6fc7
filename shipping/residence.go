package shipping

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The rules of a member's addresses.
var (
	RuleStayOpen = &reason.Rule{
		Code: "shipping.stay_open", Who: reason.Member, Evidence: reason.Proposal,
		Text:   "a temporary address has no first or no last day, or ends before it begins: ask for its days",
		Passed: "every temporary address has its days",
		Source: "feature 103: a temporary address has an end date",
	}
	RuleStaysOverlap = &reason.Rule{
		Code: "shipping.stays_overlap", Who: reason.Member, Evidence: reason.Proposal,
		Text:   "two temporary addresses are in force on {a}, the expected day of delivery: ask which",
		Passed: "on {a}, the expected day of delivery, one address is in force",
		Facts:  reason.Facts{A: "expected"},
		Source: "R1.12 T5: the address in force on the expected day of delivery",
	}
	RuleNoDelivery = &reason.Rule{
		Code: "shipping.delivery_day_unknown", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the day of delivery is not known, so nobody can tell which address is in force then",
		Passed: "the day of delivery is known, or there is one address",
		Source: "R1.12 T5",
	}
	RuleConfirmAddress = &reason.Rule{
		Code: "shipping.confirm_address", Who: reason.Member, Evidence: reason.Proposal,
		Text:   "the address has changed since the last fill, and is not confirmed: ask before the label is bought",
		Passed: "the address is that of the last fill, or confirmed",
		Source: "complaints of members, C12: confirm when changed since the last fill",
	}
	RuleLicenceAgain = &reason.Rule{
		Code: "shipping.licence_again", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "the address is in another state than the one the licence was checked for: check it again",
		Passed: "the address is in the state the licence was checked for",
		Source: "R1.12: re-check when the address changes",
	}
	RuleFrozen = &reason.Rule{
		Code: "shipping.address_frozen", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the label is printed and the address frozen: void the label and buy another, or leave the parcel as it is",
		Passed: "the frozen address is the one in force, or no label is printed yet",
		Source: "R1.12 T5: frozen when the label is printed",
	}
	RuleNoReroute = &reason.Rule{
		Code: "shipping.no_reroute", Who: reason.Carrier, Evidence: reason.SecondHand,
		Text:   "the parcel is with the carrier: ask it to hold or to return the parcel; one with an adult's signature is not sent elsewhere",
		Passed: "the parcel is not yet with the carrier, or goes where it should",
		Source: "carriers' guides on intercepts, second-hand 2026-11-24",
	}
)

// Residence is one of a member's addresses, as the host keeps it.
type Residence struct {
	Address  Address
	Version  int      // of the host's record: what an order freezes
	Source   string   // who said so: "member, web"; for people, never patient text
	From, To cal.Date // of a temporary address, both counted; both unset: the home
}

// Residences are a member's addresses.
type Residences struct {
	Home  Residence
	Stays []Residence // temporary, each with its days
}

// On is the address in force on the expected day of delivery: the one stay that covers it, else the home. A failed step
// is a question to somebody, and then there is no address.
func (rs Residences) On(expected cal.Date) (Residence, reason.Trace) {
	var t reason.Trace
	at, found, open := rs.Home, 0, false
	for _, s := range rs.Stays {
		if !s.From.IsSet() || !s.To.IsSet() || s.To.Before(s.From) {
			open = true
			continue
		}
		if !expected.Before(s.From) && !expected.After(s.To) {
			at = s
			found++
		}
	}
	plain(&t, RuleStayOpen, open)
	plain(&t, RuleNoDelivery, len(rs.Stays) > 0 && !expected.IsSet())
	dates(&t, RuleStaysOverlap, expected, cal.Date{}, found > 1)
	if t.Failed() {
		return Residence{}, t
	}
	return at, t
}

// Frozen is the address that an order has, once its label is printed.
type Frozen struct {
	Version   int
	Printed   bool        // the label is printed
	Shipped   bool        // the carrier has the parcel
	Last      int         // the version that the last fill went to; 0: this is the first fill
	Confirmed drug.Answer // the member confirmed this version
	Checked   Address     // the address that the licence was checked for; its State counts
}

// Holds tests an order's frozen address against the one in force now. Before the label a new address simply becomes the
// order's; after it the address is frozen, and a failed step says what can still be done.
func (f Frozen) Holds(now Residence) reason.Trace {
	moved := now.Version != f.Version
	var t reason.Trace
	plain(&t, RuleConfirmAddress, !f.Printed && f.Last != 0 && f.Last != now.Version && f.Confirmed != drug.Yes)
	plain(&t, RuleLicenceAgain, !f.Printed && now.Address.State != f.Checked.State)
	plain(&t, RuleFrozen, moved && f.Printed && !f.Shipped)
	plain(&t, RuleNoReroute, moved && f.Shipped)
	return t
}
