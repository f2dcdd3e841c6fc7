package formulary

// flatList is the list that prices this fill, or none. Compile has seen to it that there is at most one.
func (c *claim) flatList() int32 {
	p := c.p
	if c.at.extra == none || p.extras[c.at.extra].lists == none {
		return none
	}
	first := p.extras[c.at.extra].lists
	for at := first; ; at++ {
		l := &p.lists[p.onList[at].list]
		if l.channels[c.r.Channel] && l.days.Holds(c.r.DaysSupply) && !c.r.Date.Before(l.from) && !c.r.Date.After(l.to) {
			return p.onList[at].list
		}
		if p.onList[at].last {
			return none
		}
	}
}
