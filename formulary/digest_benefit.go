package formulary

// What a plan has beside drugs, prices and lists, written for its digest.

func (c *canonical) known(k Known) {
	c.flag(k.Set)
	c.number(k.Amount.Cents())
}

func (c *canonical) cells(cells []cell) {
	c.number(int64(len(cells)))
	for i := range cells {
		at := &cells[i]
		c.number(int64(at.kind)<<32 | int64(at.option)<<24 | int64(at.candidates)<<16 | int64(at.monthDays))
		c.number(at.copay.Cents())
		if at.kind == cellRate {
			c.number(int64(at.rate))
			c.number(at.min.Cents())
			c.number(at.max.Cents())
			c.flag(at.capped)
		}
	}
}

func (p *Plan) sumExtra(c *canonical, e *extra) {
	c.number(int64(e.lists))
	c.number(int64(e.minAge)<<32 | int64(uint16(e.maxAge))<<16 | int64(e.maker)<<8 | int64(e.sex))
	c.flag(e.limit != none)
	if e.limit != none {
		l := &p.limits[e.limit]
		c.number(l.perFill)
		c.number(l.amount)
		c.number(l.step)
		c.number(int64(l.window)<<8 | int64(l.basis))
		c.text(string(p.units[l.unit]))
	}
	c.flag(e.step != none)
	if e.step != none {
		s := &p.steps[e.step]
		c.number(int64(len(s.anyOf)))
		for _, x := range s.anyOf {
			c.number(int64(x))
		}
		c.number(int64(s.lookBack))
		c.flag(s.newStarts)
	}
	c.flag(e.indication != none)
	if e.indication != none {
		c.number(int64(len(p.indications[e.indication])))
		for _, w := range p.indications[e.indication] {
			c.text(w)
		}
	}
}

func (b *benefit) sum(c *canonical) {
	d := &b.deductible
	c.number(int64(d.kind))
	c.known(d.individual)
	c.known(d.family)
	c.flag(d.prorated)
	c.flag(d.copayOnly)
	c.flag(d.integrated)
	c.known(b.limit.individual)
	c.known(b.limit.family)
	c.number(int64(b.allowance.fills)<<8 | int64(b.allowance.after))
	c.flag(b.allowance.toDeductible)
	c.flag(b.allowance.toLimit)
	c.number(int64(b.home.fills)<<8 | int64(b.home.kind))
	c.number(int64(b.home.days.Min)<<32 | int64(b.home.days.Max))
	c.number(int64(b.first.fills)<<32 | int64(b.first.maxDays))
	for _, tiers := range b.first.tiers {
		c.number(int64(tiers))
	}
	c.number(int64(len(b.split)))
	for _, part := range b.split {
		c.number(int64(part.days))
		c.number(int64(part.ratio))
	}
	b.sumChoices(c)
	b.partD.sum(c)
}

func (b *benefit) sumChoices(c *canonical) {
	for _, action := range b.daw.action {
		c.number(int64(action))
	}
	c.number(int64(b.daw.genericTier))
	c.flag(b.daw.toDeductible)
	c.flag(b.daw.toLimit)
	c.number(int64(b.card)<<8 | int64(b.method))
	c.flag(b.federal)
}

// sum writes nothing where the plan says nothing: digests of documents from before exceptions stand.
func (e *exceptions) sum(c *canonical) {
	if e.unlisted == nil {
		return
	}
	c.number(int64(e.unlisted.tier)<<8 | int64(e.unlisted.mail))
	for _, s := range [...]tierSet{e.noneFrom, e.noBrandsTo} {
		for _, tiers := range s {
			c.number(int64(tiers))
		}
	}
}

func (p *partD) sum(c *canonical) {
	c.number(int64(p.year))
	c.number(int64(p.kind))
	c.flag(p.deemed)
	c.flag(p.dailyRate)
	c.number(int64(len(p.insulin)))
	for i := range p.insulin {
		at := &p.insulin[i]
		c.flag(at.set)
		if at.set {
			c.known(at.copay)
			c.flag(at.rated)
			c.number(int64(at.rate))
		}
	}
}
