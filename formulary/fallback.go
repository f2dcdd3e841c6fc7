package formulary

// column is where the costs of a preferred pharmacy stand in a plan that sets none apart for it.
var column = [...]struct{ preferred, standard Channel }{{PreferredRetail, StandardRetail}, {PreferredMail, StandardMail}}

// fallBack gives preferred pharmacies the standard column where the plan prices that and no cost share speaks of them: a
// directory may prefer a pharmacy for which the plan asks no other share, and a member pays there what members pay at
// any pharmacy of the network. It is never done silently: each decision says so. A column that the document has, if only
// to say that it is not offered, is never replaced (formulary 1.3), and a standard pharmacy never has the preferred one,
// which may be the cheaper. The digest is of the document, and so of the columns that it has.
func (p *Plan) fallBack() {
	for _, c := range column {
		if !p.serves[c.standard] || p.mentions(c.preferred) {
			continue
		}
		p.serves[c.preferred], p.fallen[c.preferred] = true, true
		p.fees[c.preferred] = p.fees[c.standard]
		for tier := range p.tiers {
			p.longest[tier*channelCount+int(c.preferred)] = p.longest[tier*channelCount+int(c.standard)]
			for band := range p.lastDays {
				p.copyCell(p.position(tier, c.preferred, band), p.position(tier, c.standard, band))
			}
		}
		for i := range p.lists {
			p.lists[i].channels[c.preferred] = p.lists[i].channels[c.standard]
		}
	}
}

// mentions reports whether a cost share is of the channel, whatever it says.
func (p *Plan) mentions(ch Channel) bool {
	for tier := range p.tiers {
		for band := range p.lastDays {
			at := p.position(tier, ch, band)
			if p.cells[at].kind != cellMissing || p.open != nil && p.open[at].kind != cellMissing {
				return true
			}
		}
	}
	return false
}

// copyCell copies a cell of each table.
func (p *Plan) copyCell(to, from int) {
	p.cells[to] = p.cells[from]
	if p.open != nil {
		p.open[to] = p.open[from]
	}
	if insulin := p.benefit.partD.insulin; insulin != nil {
		insulin[to] = insulin[from]
	}
}
