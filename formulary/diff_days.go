package formulary

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// later adds what the days after the first comparison bring: at each day on which a row, a price or a list of either
// version begins or has ended. What was said before is not said again.
func (c *comparison) later(base cal.Date) {
	days := slices.Concat(c.old.Plan.edges(base), c.new.Plan.edges(base))
	slices.SortFunc(days, cal.Date.Compare)
	said := make(map[Change]bool, len(c.out))
	for _, one := range c.out {
		said[one] = true
	}
	for _, day := range slices.Compact(days) {
		before := len(c.out)
		c.old.On, c.new.On = c.old.Plan.nearest(day), c.new.Plan.nearest(day)
		c.drugs()
		c.packagePrices()
		fresh := c.out[:before]
		for _, one := range c.out[before:] {
			if !said[one] {
				said[one] = true
				one.On = day
				fresh = append(fresh, one)
			}
		}
		c.out = fresh
	}
}

// edges are the days after base on which something of the plan begins, or is over.
func (p *Plan) edges(base cal.Date) (days []cal.Date) {
	add := func(from, to cal.Date) {
		for _, day := range [...]cal.Date{from, to.AddDays(1)} {
			if day.After(base) && !day.After(p.in.To) {
				days = append(days, day)
			}
		}
	}
	for i := range p.rows {
		add(p.rows[i].from, p.rows[i].to)
	}
	for i := range p.prices {
		add(p.prices[i].from, p.prices[i].to)
	}
	for i := range p.lists {
		add(p.lists[i].from, p.lists[i].to)
	}
	slices.SortFunc(days, cal.Date.Compare)
	return slices.Compact(days)
}
