package formulary

import (
	"cmp"
	"slices"

	"github.com/mailrx/mailrx/formulary/network"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Nearby is a pharmacy near the member with what the fill costs there.
type Nearby struct {
	network.Found
	Channel  Channel   // the column of the plan's cost table; unknown where the plan has none, and then so is Decision
	Decision *Decision // shared by the pharmacies of one column: change nothing
}

// Member is what the member pays there; unset where the fill cannot be had there now at a known price.
func (n *Nearby) Member() Known {
	if n.Decision == nil || n.Decision.Status != Covered || !n.Decision.Priced {
		return Known{}
	}
	return Dollars(n.Decision.Member)
}

// Locate joins the pharmacies that a directory found with the member's price at each, in the order in which they were
// found, the nearest first (R8.8). Whether a pharmacy has the drug in stock nobody says here.
//
// The directory must be that of the plan's network and of the day of r: an edition of another day may call a pharmacy
// preferred that no longer is. Each column of the cost table is decided once. A price in the request is used for its
// own channel alone, as Compare does; its usual and customary price belongs to one pharmacy and is not used. The days
// of a fill at a store that is approved for long supplies, or not, count as the network says.
func Locate(p *Plan, r *Request, found []network.Found) []Nearby {
	type column struct {
		channel  Channel
		approved uint8
	}
	decided := map[column]*Decision{}
	out := make([]Nearby, len(found))
	for i, f := range found {
		k := column{ColumnOf(f.Membership), uint8(f.Membership.NinetyDay)}
		d := decided[k]
		if d == nil {
			q := elsewhere(r, k.channel)
			q.Usual, q.Other, q.Approved90 = Known{}, OtherPayment{}, f.Membership.NinetyDay
			d = new(Decision)
			p.DecideInto(&q, d)
			decided[k] = d
		}
		out[i] = Nearby{Found: f, Channel: k.channel, Decision: d}
	}
	return out
}

// ColumnOf is the column of a plan's cost table for pharmacies on the terms of a network: preferred retail, standard
// mail. It is unknown for long-term care, for which the tables here have no column, and where the network does not say.
func ColumnOf(m network.Membership) Channel {
	preferred := m.Standing == network.Preferred
	switch {
	case !m.Standing.Known():
		return ChannelUnknown
	case m.Channel == network.Specialty:
		return SpecialtyPharmacy
	case m.Channel == network.Retail && preferred:
		return PreferredRetail
	case m.Channel == network.Retail:
		return StandardRetail
	case m.Channel == network.Mail && preferred:
		return PreferredMail
	case m.Channel == network.Mail:
		return StandardMail
	}
	return ChannelUnknown
}

// CheapestFirst puts the pharmacies where the member pays least first, the nearer of those that cost the same, and
// last those where the fill cannot be had now at a known price. The order is the same for the same pharmacies.
func CheapestFirst(near []Nearby) {
	slices.SortStableFunc(near, func(a, b Nearby) int {
		mine, theirs := a.Member(), b.Member()
		if !mine.Set || !theirs.Set {
			return cmp.Or(boolean(theirs.Set)-boolean(mine.Set), cmp.Compare(a.Miles, b.Miles), cmp.Compare(a.ID, b.ID))
		}
		return cmp.Or(mine.Amount.Cmp(theirs.Amount), cmp.Compare(a.Miles, b.Miles), cmp.Compare(a.ID, b.ID))
	})
}

// CostDifference is how much more the member pays at a pharmacy than at the cheapest of those near; unset where either
// price is not known.
func CostDifference(n *Nearby, near []Nearby) Known {
	own, least := n.Member(), Known{}
	for i := range near {
		if m := near[i].Member(); m.Set && (!least.Set || m.Amount.Less(least.Amount)) {
			least = m
		}
	}
	if !own.Set || !least.Set {
		return Known{}
	}
	return Dollars(money.Max(money.Amount{}, own.Amount.Sub(least.Amount)))
}
