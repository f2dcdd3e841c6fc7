package network

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/mailrx/mailrx/formulary/internal/strictjson"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// span is a participation whose references are found: the period, its pharmacy as a place in the document, and its
// own place there.
type span struct {
	period
	pharmacy, origin uint32
}

// spans checks each participation by itself and gives those that can be compared with others.
func (c *compiler) spans() []span {
	out := make([]span, 0, len(c.doc.Participations))
	for i := range c.doc.Participations {
		if s, ok := c.span(&c.doc.Participations[i], i); ok {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.pharmacy, b.pharmacy), cmp.Compare(a.network, b.network),
			cmp.Compare(a.channel, b.channel), a.from.Compare(b.from), cmp.Compare(a.origin, b.origin))
	})
	return out
}

func (c *compiler) span(q *Participation, i int) (s span, ok bool) {
	p := path{"/participations", i}
	before := len(c.faults)
	s.network = find(c, c.networks, q.Network, p, "/network")
	s.pharmacy = find(c, c.pharmacies, q.Pharmacy, p, "/pharmacy")
	c.faults.lack(q.Channel != ChannelUnknown, p, "/channel", "the channel")
	c.faults.lack(q.Standing != StandingUnknown, p, "/standing", `"standard" or "preferred"`)
	if q.Channel > LongTermCare || q.Standing > Preferred || q.NinetyDay > drug.Yes {
		c.faults.add(p.at(""), DocValue, "a number without a meaning")
	}
	if len(c.faults) > before {
		return span{}, false
	}
	s.origin, s.channel, s.standing, s.ninetyDay = uint32(i), q.Channel, q.Standing, q.NinetyDay
	return s, c.days(&s, q, p)
}

// find is the place of a name that must be in the document.
func find[K ~string | ~uint32](c *compiler, names map[K]uint32, name K, p path, key string) uint32 {
	i, ok := names[name]
	var none K
	switch {
	case name == none:
		c.faults.add(p.at(key), DocMissing, "a name of the document")
	case !ok:
		c.faults.add(p.at(key), DocOrphan, strconv.Quote(strictjson.Short(fmt.Sprint(name))))
	}
	return i
}

// days fills open ends with the network's own days, outside of which nobody may take part.
func (c *compiler) days(s *span, q *Participation, p path) bool {
	n := &c.doc.Networks[s.network]
	s.from, s.to = q.From, q.To
	if !s.from.IsSet() {
		s.from = n.From
	}
	if !s.to.IsSet() {
		s.to = n.To
	}
	switch {
	case !n.From.IsSet() || !n.To.IsSet() || n.To.Before(n.From):
		return false // the network's own fault
	case s.to.Before(s.from):
		c.faults.add(p.at("/to"), DocDates, "the last day is before the first")
	case s.from.Before(n.From):
		c.faults.add(p.at("/from"), DocDates, "the network begins on "+n.From.String())
	case s.to.After(n.To):
		c.faults.add(p.at("/to"), DocDates, "the network ends on "+n.To.String())
	default:
		return true
	}
	return false
}

// overlaps compares each span with the one before it that lasts longest.
func (c *compiler) overlaps(spans []span) {
	last := 0
	for i := 1; i < len(spans); i++ {
		a, b := &spans[last], &spans[i]
		same := a.pharmacy == b.pharmacy && a.network == b.network && a.channel == b.channel
		if same && !b.from.After(a.to) {
			c.faults.add(at("/participations", int(b.origin)), DocOverlap,
				fmt.Sprintf("number %d of the same pharmacy, network and channel holds %s too", a.origin, b.from))
		}
		if !same || b.to.After(a.to) {
			last = i
		}
	}
}
