package network

import (
	"cmp"
	"math"
	"slices"
)

// directory lays the checked document out for searches.
func (c *compiler) directory(spans []span) *Directory {
	doc := c.doc
	d := &Directory{id: doc.ID, networks: slices.Clone(doc.Networks), networkAt: c.networks, hours: cloneHours(doc.Hours),
		lines: cloneLines(doc.HelpLines), hoursAt: c.hours, zones: []string{""}}
	order := c.order()
	d.pharmacies = make([]Pharmacy, len(order))
	d.rows = make([]row, len(order)+1)
	d.periods = make([]period, 0, len(spans))
	zones := map[string]uint32{"": 0}
	for i, from := range order {
		p := doc.Pharmacies[from]
		p.Card.Languages = slices.Clone(p.Card.Languages)
		d.rows[i] = row{first: uint32(len(d.periods)), zone: d.zone(zones, p.Card.Zone)}
		if p.Card.Hours != "" {
			d.rows[i].hours = c.hours[p.Card.Hours] + 1
		}
		if p.Point != nil {
			d.rows[i].Point = *p.Point
			p.Point = &d.rows[i].Point
			d.placed++
		}
		d.pharmacies[i] = p
		d.addPeriods(spans, uint32(from))
	}
	d.rows[len(order)].first = uint32(len(d.periods))
	d.indexBands()
	d.indexIDs()
	return d
}

func cloneHours(all []NamedHours) []NamedHours {
	all = slices.Clone(all)
	for i := range all {
		h := &all[i].Hours
		h.Lines, h.Special = slices.Clone(h.Lines), slices.Clone(h.Special)
		for j := range h.Lines {
			if s := h.Lines[j].Season; s != nil {
				season := *s
				h.Lines[j].Season = &season
			}
		}
	}
	return all
}

func cloneLines(all []HelpLine) []HelpLine {
	all = slices.Clone(all)
	for i := range all {
		all[i].Card.Languages = slices.Clone(all[i].Card.Languages)
	}
	return all
}

// order is the places of the pharmacies in the document, in the order of rows.
func (c *compiler) order() []int {
	all := c.doc.Pharmacies
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return byPlace(&all[i], &all[j]) })
	return order
}

func byPlace(a, b *Pharmacy) int {
	switch {
	case a.Point != nil && b.Point != nil:
		return cmp.Or(cmp.Compare(band(a.Point.Lat), band(b.Point.Lat)), cmp.Compare(a.Point.Lon, b.Point.Lon),
			cmp.Compare(a.ID, b.ID))
	case a.Point == nil && b.Point == nil:
		return cmp.Compare(a.ID, b.ID)
	case a.Point == nil:
		return 1
	}
	return -1
}

func (d *Directory) zone(numbers map[string]uint32, name string) uint32 {
	n, ok := numbers[name]
	if !ok {
		n = uint32(len(d.zones))
		numbers[name] = n
		d.zones = append(d.zones, name)
	}
	return n
}

// addPeriods takes the spans of one pharmacy, which lie together.
func (d *Directory) addPeriods(spans []span, pharmacy uint32) {
	i, _ := slices.BinarySearchFunc(spans, pharmacy, func(s span, p uint32) int { return cmp.Compare(s.pharmacy, p) })
	for ; i < len(spans) && spans[i].pharmacy == pharmacy; i++ {
		d.periods = append(d.periods, spans[i].period)
	}
}

const (
	bandDegrees = 0.25 // some 17 miles
	bandCount   = 721  // 180 degrees of them, and the north pole
)

// band is the number of the band of latitude, from 0 at the south pole.
func band(lat float64) int { return int(math.Floor((lat + 90) / bandDegrees)) }

func (d *Directory) indexBands() {
	d.bands = make([]uint32, bandCount+1)
	for _, r := range d.rows[:d.placed] {
		d.bands[band(r.Lat)+1]++
	}
	for b := range bandCount {
		d.bands[b+1] += d.bands[b]
	}
}

func (d *Directory) indexIDs() {
	d.rowOf = make([]uint32, len(d.pharmacies))
	for i := range d.rowOf {
		d.rowOf[i] = uint32(i)
	}
	slices.SortFunc(d.rowOf, func(i, j uint32) int { return cmp.Compare(d.pharmacies[i].ID, d.pharmacies[j].ID) })
	d.ids = make([]PharmacyID, len(d.rowOf))
	for i, r := range d.rowOf {
		d.ids[i] = d.pharmacies[r].ID
	}
}
