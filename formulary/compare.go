package formulary

import (
	"cmp"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Offer is the same prescription at one channel and days' supply.
type Offer struct {
	Channel    Channel
	DaysSupply int
	Decision   Decision
}

// retailMonth is the days' supply of the usual fill at a store.
const retailMonth = 30

// Compare decides the request at every channel that the plan prices, at the request's own days' supply, and beside it
// as a 30-day fill at each kind of retail pharmacy, so that mail can be set against retail. The cheapest a day comes
// first; what is not covered or has no price comes last, with its reasons.
//
// A price or a usual and customary price in the request belongs to the fill that was asked about, and is used for that
// one alone: the others have the plan's own prices, or none. A 30-day fill takes its share of the quantity; where that
// is no exact number of thousandths it has no quantity, and its decision says so. Where the request is for 30 days or
// has no days' supply, the 30-day fills are not said twice.
func (p *Plan) Compare(r *Request) []Offer {
	var offers []Offer
	for ch := range Channel(channelCount) {
		if !p.priced[ch] {
			continue
		}
		offers = append(offers, p.offer(elsewhere(r, ch)))
		if ch.Retail() && r.DaysSupply > 0 && r.DaysSupply != retailMonth {
			offers = append(offers, p.offer(asMonth(r, ch)))
		}
	}
	slices.SortStableFunc(offers, func(a, b Offer) int { return cmp.Or(a.compare(&b), cmp.Compare(a.Channel, b.Channel)) })
	return offers
}

func (p *Plan) offer(r Request) Offer {
	o := Offer{Channel: r.Channel, DaysSupply: r.DaysSupply}
	p.DecideInto(&r, &o.Decision)
	return o
}

// elsewhere is the request at a channel.
func elsewhere(r *Request, ch Channel) Request {
	other := *r
	if ch != r.Channel {
		other.Channel = ch
		other.forget()
	}
	return other
}

// forget drops the amounts that belong to the fill that was asked about.
func (r *Request) forget() {
	r.Price, r.Usual, r.GenericPrice, r.MaximumFair = Known{}, Known{}, Known{}, Known{}
	r.Other = OtherPayment{}
}

// asMonth is the request as a 30-day fill.
func asMonth(r *Request, ch Channel) Request {
	other := *r
	other.Channel, other.DaysSupply = ch, retailMonth
	other.forget()
	other.Quantity = drug.Quantity{}
	if share := r.Quantity.Thousandths() * retailMonth; r.Quantity.IsSet() && share%int64(r.DaysSupply) == 0 {
		if q, err := drug.Thousandths(share/int64(r.DaysSupply), r.Quantity.Unit()); err == nil {
			other.Quantity = q
		}
	}
	return other
}

// payable reports whether o can be had now at a known price.
func (o *Offer) payable() bool { return o.Decision.Status == Covered && o.Decision.Priced }

// compare orders payable offers by what they cost a day, without dividing; then longer supplies first.
func (o *Offer) compare(p *Offer) int {
	if !o.payable() || !p.payable() {
		return cmp.Or(boolean(p.payable())-boolean(o.payable()), cmp.Compare(p.DaysSupply, o.DaysSupply))
	}
	mine, mineErr := o.Decision.Member.Times(int64(p.DaysSupply))
	theirs, theirsErr := p.Decision.Member.Times(int64(o.DaysSupply))
	if mineErr != nil || theirsErr != nil {
		return o.Decision.Member.Cmp(p.Decision.Member)
	}
	return cmp.Or(mine.Cmp(theirs), cmp.Compare(p.DaysSupply, o.DaysSupply))
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Over is how many fills of o cover days, and what the member pays for all of them: three fills of 30 days cover 90.
// The cost is unset where o is not covered or has no price.
func (o *Offer) Over(days int) (fills int, cost Known) {
	if days <= 0 || o.DaysSupply <= 0 {
		return 0, Known{}
	}
	fills = (days-1)/o.DaysSupply + 1
	if !o.payable() {
		return fills, Known{}
	}
	total, err := o.Decision.Member.Times(int64(fills))
	if err != nil {
		return fills, Known{}
	}
	return fills, Dollars(total)
}
