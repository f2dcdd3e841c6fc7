package formulary

import (
	"cmp"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Offer is the same prescription at one channel and days' supply.
type Offer struct {
	Channel    Channel
	DaysSupply int
	Decision   Decision
}

// Compare is CompareInto for callers who keep nothing.
func (p *Plan) Compare(r *Request) []Offer { return p.CompareInto(r, nil) }

// CompareInto decides the request at every channel that the plan prices and for every band of days' supply, so that
// mail can be set against retail, and gives the offers in the room of out, whatever that held before. Where out has
// room it allocates nothing. The cheapest a day comes first, then the longer supply, then the channel; what is not
// covered or has no price comes last, with its reasons.
//
// The band that holds the request's days is asked for those days, every other one for its last day: bands of 1-30,
// 31-60 and 61-90 are asked for 30, 60 and 90 days. Days beyond the last band are asked for too, for their reasons. A
// fill of other days takes its share of the quantity; where that is no exact number of thousandths it has no quantity,
// and its decision says so. A request without days is asked as it is, at each channel.
//
// A price or a usual and customary price in the request belongs to the fill that was asked about, and is used for that
// one alone: the others have the plan's own prices, or none.
func (p *Plan) CompareInto(r *Request, out []Offer) []Offer {
	var room [maxSupplies]int
	days := p.supplies(r.DaysSupply, room[:0])
	out = out[:0]
	for i := len(days) - 1; i >= 0; i-- { // the longest first: it is seldom moved
		q := *r
		q.lasting(r, days[i])
		for ch := range Channel(channelCount) {
			switch q.Channel = ch; {
			case !p.priced[ch] && (ch != r.Channel || !p.serves[ch]):
			case ch == r.Channel && days[i] == r.DaysSupply:
				out = p.offer(r, out)
			default:
				out = p.offer(&q, out)
			}
		}
	}
	order(out)
	return out
}

// maxSupplies is the room for the supplies of a comparison that needs no memory.
const maxSupplies = 16

// supplies are the days that are asked for: the last of each band, but those of the request in its own band.
func (p *Plan) supplies(asked int, days []int) []int {
	if asked <= 0 {
		return append(days, asked)
	}
	own := p.band(asked)
	for i, last := range p.lastDays {
		if i == own {
			last = asked
		}
		days = append(days, last)
	}
	if own == len(p.lastDays) {
		days = append(days, asked)
	}
	return days
}

// offer appends the decision of q, in the room that is there.
func (p *Plan) offer(q *Request, out []Offer) []Offer {
	if len(out) == cap(out) {
		out = slices.Grow(out, max(1, channelCount*len(p.lastDays)-len(out)))
	}
	out = out[:len(out)+1]
	o := &out[len(out)-1]
	o.Channel, o.DaysSupply = q.Channel, q.DaysSupply
	p.DecideInto(q, &o.Decision)
	return out
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

// lasting makes r the request as, for a number of days, at a channel where its amounts say nothing.
func (r *Request) lasting(as *Request, days int) {
	r.forget()
	if days == as.DaysSupply {
		return
	}
	r.DaysSupply, r.Quantity = days, drug.Quantity{}
	// At most 9,999,999,999 thousandths and 999 days: the product fits.
	share := as.Quantity.Thousandths() * int64(days)
	if !as.Quantity.IsSet() || share%int64(as.DaysSupply) != 0 {
		return
	}
	if n, err := drug.Thousandths(share/int64(as.DaysSupply), as.Quantity.Unit()); err == nil {
		r.Quantity = n
	}
}

// payable reports whether o can be had now at a known price.
func (o *Offer) payable() bool { return o.Decision.Status == Covered && o.Decision.Priced }

// rank is what an offer is ordered by.
type rank struct {
	payable bool
	channel Channel
	at      uint16
	days    int32
	member  money.Amount
}

// compare orders what is payable by what it costs a day, without dividing; then longer supplies first, then channels.
func (a *rank) compare(b *rank) int {
	switch {
	case a.payable != b.payable:
		return boolean(b.payable) - boolean(a.payable)
	case a.payable:
		if c := cheaperDay(a.member, int(a.days), b.member, int(b.days)); c != 0 {
			return c
		}
	}
	if a.days != b.days {
		return cmp.Compare(b.days, a.days)
	}
	return cmp.Compare(a.channel, b.channel)
}

// order sorts offers. A decision is large, so ranks are sorted and each offer moves once.
func order(offers []Offer) {
	var room [channelCount * maxSupplies]rank
	ranks := room[:0]
	for i := range offers {
		o := &offers[i]
		r := rank{o.payable(), o.Channel, uint16(i), echo(o.DaysSupply), o.Decision.Member}
		j := len(ranks)
		ranks = append(ranks, r)
		for ; j > 0 && r.compare(&ranks[j-1]) < 0; j-- {
			ranks[j] = ranks[j-1]
		}
		ranks[j] = r
	}
	for i := range ranks {
		rotate(offers, ranks, i)
	}
}

// rotate moves the offers of one cycle to their places.
func rotate(offers []Offer, ranks []rank, start int) {
	if int(ranks[start].at) == start {
		return
	}
	first := offers[start]
	for i := start; ; {
		next := int(ranks[i].at)
		ranks[i].at = uint16(i)
		if next == start {
			offers[i] = first
			return
		}
		offers[i] = offers[next]
		i = next
	}
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
