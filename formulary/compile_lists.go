package formulary

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// member is one drug of one list: the first of its rows, the list's place in the plan and in the document, and where
// the list names the drug.
type member struct {
	row   int
	list  int32
	doc   int
	field string // "rxcuis" or "ndcs"
	at    int
}

func (c *compiler) lists() {
	order := c.listOrder()
	var members []member
	for _, i := range order {
		before := len(c.faults)
		l := c.list(i)
		ms := c.members(i, int32(len(c.plan.lists)))
		if len(c.faults) > before {
			continue
		}
		c.plan.lists = append(c.plan.lists, l)
		members = append(members, ms...)
	}
	slices.SortFunc(members, func(a, b member) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.list, b.list)) })
	for start := 0; start < len(members); {
		end := start + 1
		for end < len(members) && members[end].row == members[start].row {
			end++
		}
		c.enlist(members[start:end])
		start = end
	}
}

// listOrder is the lists' places in order of their ids, so that their order in the document does not matter.
func (c *compiler) listOrder() []int {
	order := make([]int, len(c.doc.Lists))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(c.doc.Lists[a].ID, c.doc.Lists[b].ID) })
	for k := 1; k < len(order); k++ {
		if id := c.doc.Lists[order[k]].ID; id != "" && id == c.doc.Lists[order[k-1]].ID {
			c.fault(DocOverlap, "the id stands before", "lists", order[k], "id")
		}
	}
	return order
}

func (c *compiler) list(i int) list {
	d := &c.doc.Lists[i]
	c.need(d.ID != "", "the list's id", "lists", i, "id")
	c.need(d.Name != "", "the list's name", "lists", i, "name")
	c.need(d.Amount.Set, "the price", "lists", i, "amount")
	c.amount(d.Amount, "lists", i, "amount")
	c.days(d.Days, "lists", i, "days")
	in := c.period(d.From, d.To, "lists", i)
	l := list{id: d.ID, name: d.Name, from: in.From, to: in.To, days: d.Days, amount: d.Amount.Amount,
		deductible: d.DeductibleApplies}
	c.need(len(d.Channels) > 0, "at least one channel", "lists", i, "channels")
	for j, ch := range d.Channels {
		switch {
		case ch >= channelCount || !c.plan.priced[ch]:
			c.fault(DocOrphan, "no cost share is of this channel", "lists", i, "channels", j)
		case l.channels[ch]:
			c.fault(DocOverlap, "the channel stands before", "lists", i, "channels", j)
		default:
			l.channels[ch] = true
		}
	}
	c.need(len(d.RxCUIs)+len(d.NDCs) > 0, "at least one drug", "lists", i, "rxcuis")
	return l
}

// members finds the rows of the drugs that a list names.
func (c *compiler) members(i int, at int32) (ms []member) {
	p, d := c.plan, &c.doc.Lists[i]
	for j, x := range d.RxCUIs {
		row := p.firstRow(x)
		if x == 0 || row == len(p.rows) {
			c.fault(DocOrphan, fmt.Sprintf("RxCUI %s has no row in the formulary", x), "lists", i, "rxcuis", j)
			continue
		}
		ms = append(ms, member{row, at, i, "rxcuis", j})
	}
	for j, n := range d.NDCs {
		rows, ok := c.ownRows(n, "lists", i, "ndcs", j)
		if ok {
			ms = append(ms, member{rows, at, i, "ndcs", j})
		}
	}
	return ms
}

// ownRows is the first row that a package has to itself.
func (c *compiler) ownRows(n drug.NDC, path ...any) (int, bool) {
	p := c.plan
	at := p.firstNDC(n)
	switch {
	case !n.IsSet() || at == len(p.packs):
		c.fault(DocOrphan, fmt.Sprintf("NDC %s has no row in the formulary", n), path...)
	case p.rows[p.packs[at].row].rxcui != 0:
		c.fault(DocContradiction, fmt.Sprintf("NDC %s is of RxCUI %s: name that", n, p.rows[p.packs[at].row].rxcui), path...)
	default:
		return int(p.packs[at].row), true
	}
	return 0, false
}

// enlist makes the rows of one drug refer to its lists.
func (c *compiler) enlist(ms []member) {
	p := c.plan
	first := int32(len(p.onList))
	for i, m := range ms {
		p.onList = append(p.onList, onList{m.list, i == len(ms)-1})
		for _, other := range ms[:i] {
			if p.lists[m.list].meets(&p.lists[other.list]) {
				c.fault(DocOverlap, fmt.Sprintf("%s prices this drug for the same fill", other.pointer()), m.path()...)
				break
			}
		}
	}
	for i := range c.rowsOf(ms[0].row) {
		r := &p.rows[ms[0].row+i]
		p.extraOf(r).lists = first
		for _, m := range ms {
			c.suits(r, m)
		}
	}
}

// rowsOf is the rows of one drug: all of an RxCUI, or all of one NDC where there is no RxCUI.
func (c *compiler) rowsOf(first int) []row {
	p := c.plan
	if p.rows[first].rxcui != 0 {
		return p.sameDrug(first)
	}
	end := first + 1
	ndc := func(row int) drug.NDC { return c.doc.Drugs[c.origin[row]].NDCs[0] }
	for end < len(p.rows) && p.rows[end].rxcui == 0 && ndc(end) == ndc(first) {
		end++
	}
	return p.rows[first:end]
}

// suits refuses a flat price for a fill that the row's tier or mail flag rules out.
func (c *compiler) suits(r *row, m member) {
	p, l := c.plan, &c.plan.lists[m.list]
	if r.tier == noTier || !r.in().Overlaps(cal.Period{From: l.from, To: l.to}) {
		return
	}
	for ch := range Channel(channelCount) {
		switch {
		case !l.channels[ch]:
		case ch.Mail() && r.mail != drug.Yes:
			c.fault(DocContradiction, "a price by mail for a drug whose row does not say that it is covered by mail", m.path()...)
			return
		case !p.offers(r.tier, ch, l.days):
			c.fault(DocContradiction, fmt.Sprintf("tier %d is not offered by %s for all of days %s",
				p.tiers[r.tier].number, ch, l.days), m.path()...)
			return
		}
	}
}

// offers reports whether a tier is offered at a channel for every day of a band.
func (p *Plan) offers(tier uint8, ch Channel, days Band) bool {
	last := p.band(days.Max)
	if last == len(p.lastDays) {
		return false
	}
	for band := p.band(days.Min); band <= last; band++ {
		if p.cell(tier, ch, band).kind == cellNotOffered {
			return false
		}
	}
	return true
}

// meets reports whether some fill would have two prices.
func (l *list) meets(o *list) bool {
	if !l.days.overlaps(o.days) || l.from.After(o.to) || o.from.After(l.to) {
		return false
	}
	for ch := range l.channels {
		if l.channels[ch] && o.channels[ch] {
			return true
		}
	}
	return false
}

func (m member) path() []any { return []any{"lists", m.doc, m.field, m.at} }

func (m member) pointer() string { return fmt.Sprintf("/lists/%d/%s/%d", m.doc, m.field, m.at) }
