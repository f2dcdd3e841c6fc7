package formulary

import (
	"cmp"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// YearLine is one drug of a list in a year at one channel.
type YearLine struct {
	DaysSupply int          `json:"daysSupply"` // of each fill; 0: it cannot be had there at a known price
	Fills      int          `json:"fills"`      // that are covered and priced
	Refused    int          `json:"refused"`    // that are not: a fourth one at retail, say
	Member     money.Amount `json:"member"`
}

// ListYear is what a whole list costs the member in a year at one channel.
type ListYear struct {
	Channel Channel      `json:"channel,omitzero"`
	Lines   []YearLine   `json:"lines"` // as the list
	Member  money.Amount `json:"member"`
	Open    int          `json:"open"` // drugs that cannot be had there all year
}

// YearOfList is what a year of a list costs the member at each channel that the plan prices, fill by fill, with the sums
// of the year carried forward: a deductible is met once, and past an out-of-pocket limit fills are free. Channels where
// all drugs can be had all year come first, the cheapest before the others.
//
// A year is 365 days that begin with the sums that the requests bring, the same in all: zeros for a whole plan year. Rows,
// prices and rules are those of each request's own day throughout. Each drug is filled at the days' supply that costs the
// least a day at the channel at first, as soon as the one before runs out; on one day the earlier line comes first. Earlier
// fills are counted on where the request counts them; its history is left as it is, so that limits over a window see no fill of the year.
// A last fill that reaches past the year costs the part of it that lies within, half a cent rounded up.
func (p *Plan) YearOfList(list []Request) (years []ListYear) {
	if len(list) == 0 {
		return nil
	}
	list = slices.Clone(list)
	offers := make([][]Offer, len(list))
	for i := range list {
		list[i].NotBefore = cal.Date{}
		offers[i] = p.Compare(&list[i])
	}
	for ch := range Channel(channelCount) {
		if p.serves[ch] && p.priced[ch] {
			years = append(years, p.yearAt(ch, list, offers))
		}
	}
	slices.SortStableFunc(years, func(a, b ListYear) int { return cmp.Or(cmp.Compare(a.Open, b.Open), a.Member.Cmp(b.Member)) })
	return years
}

// yearAt walks through the year at one channel.
func (p *Plan) yearAt(ch Channel, list []Request, offers [][]Offer) ListYear {
	y := ListYear{Channel: ch, Lines: make([]YearLine, len(list))}
	next, asked := make([]int, len(list)), make([]Request, len(list))
	for i := range list {
		next[i] = yearDays
		at := slices.IndexFunc(offers[i], func(o Offer) bool { return o.Channel == ch && o.payable() && o.DaysSupply > 0 })
		if at >= 0 {
			next[i], asked[i] = 0, list[i].at(ch, offers[i][at].DaysSupply)
			y.Lines[i].DaysSupply = asked[i].DaysSupply
		}
	}
	var moved Deltas
	for i := earliest(next); next[i] < yearDays; i = earliest(next) {
		moved = moved.plus(p.fillOnce(&y.Lines[i], asked[i], moved, yearDays-next[i]))
		asked[i].filled()
		next[i] += asked[i].DaysSupply
	}
	for _, l := range y.Lines {
		y.Member = y.Member.Add(l.Member)
		y.Open += boolean(l.DaysSupply == 0 || l.Refused > 0)
	}
	return y
}

// earliest is the first place of the least number.
func earliest(next []int) (at int) {
	for i, n := range next {
		if n < next[at] {
			at = i
		}
	}
	return at
}

// fillOnce fills a drug after what the year has moved, with so many days of the year left, and says what it moves.
func (p *Plan) fillOnce(l *YearLine, r Request, moved Deltas, left int) Deltas {
	r.Accumulators = r.Accumulators.plus(moved)
	d := p.Decide(&r)
	if d.Status != Covered || !d.Priced {
		l.Refused++
		return Deltas{}
	}
	l.Fills++
	l.Member = l.Member.Add(within(d.Member, left, r.DaysSupply))
	return d.Deltas
}

// within is the part of a fill that lies within the days that are left, half a cent rounded up.
func within(a money.Amount, left, days int) money.Amount {
	if days <= left {
		return a
	}
	c, l, n := a.Cents(), int64(left), int64(days) // cents of one fill times 365 fit in 64 bits
	part, _ := money.FromCents((c*l + n/2) / n)
	return part
}

// at is the request at a channel for a number of days, as Compare asks it.
func (r *Request) at(ch Channel, days int) Request {
	if ch == r.Channel && days == r.DaysSupply {
		return *r
	}
	q := *r
	q.lasting(r, days)
	q.Channel = ch
	return q
}

// filled makes r the next fill of its drug: one more is counted.
func (r *Request) filled() {
	if r.PriorFills.Set {
		r.PriorFills.N++
	}
	if r.PriorRetailFills.Set && r.Channel.Retail() {
		r.PriorRetailFills.N++
	}
}
