package network

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Directory is a compiled document: which pharmacies are in which networks, where they stand and when they are open.
// It never changes and is safe for concurrent use.
type Directory struct {
	id         string
	networks   []Network
	networkAt  map[ID]uint32
	pharmacies []Pharmacy // as rows are ordered
	rows       []row      // by band of latitude, then longitude; those without a place last; one more at the end
	bands      []uint32   // band → its first row
	placed     uint32     // rows with a place
	ids        []PharmacyID
	rowOf      []uint32 // place in ids → row
	periods    []period // by row, network, channel, day
	hours      []NamedHours
	zones      []string
	lines      []HelpLine
	hoursAt    map[HoursID]uint32
}

// row is what a search reads of a pharmacy. Number 0 of hours and zone is not known.
type row struct {
	Point
	first       uint32 // of its periods; they end where the next row's begin
	hours, zone uint32
}

// period is a participation with its days filled in.
type period struct {
	from, to  cal.Date
	network   uint32
	channel   Channel
	standing  Standing
	ninetyDay drug.Answer
}

// ID is the document's id, for the record of a decision.
func (d *Directory) ID() string { return d.id }

// Len is how many pharmacies the directory has.
func (d *Directory) Len() int { return len(d.pharmacies) }

// Network is the network of an id, with its name and days.
func (d *Directory) Network(n ID) (Network, bool) {
	i, ok := d.networkAt[n]
	if !ok {
		return Network{}, false
	}
	return d.networks[i], true
}

// LookUp is the pharmacy with an NCPDP provider number. What Point and Languages refer to is shared: change nothing.
func (d *Directory) LookUp(p PharmacyID) (Pharmacy, bool) {
	i, ok := d.row(p)
	if !ok {
		return Pharmacy{}, false
	}
	return d.pharmacies[i], true
}

func (d *Directory) row(p PharmacyID) (uint32, bool) {
	i, ok := slices.BinarySearch(d.ids, p)
	if !ok {
		return 0, false
	}
	return d.rowOf[i], true
}

func (d *Directory) periodsOf(row uint32) []period {
	return d.periods[d.rows[row].first:d.rows[row+1].first]
}

// Open answers whether a pharmacy is open at an instant. It is Unknown where the directory does not know the pharmacy
// or its hours, and where zones lack its time zone.
func (d *Directory) Open(p PharmacyID, at time.Time, zones Zones) drug.Answer {
	i, ok := d.row(p)
	if !ok {
		return drug.Unknown
	}
	return zones.open(d.hoursOf(d.rows[i].hours), d.zones[d.rows[i].zone], at)
}

func (d *Directory) hoursOf(n uint32) *Hours {
	if n == 0 {
		return nil
	}
	return &d.hours[n-1].Hours
}

// HelpLine is the help line of an id. The card's list of languages is shared: change nothing.
func (d *Directory) HelpLine(id LineID) (HelpLine, bool) {
	for i := range d.lines {
		if d.lines[i].ID == id {
			return d.lines[i], true
		}
	}
	return HelpLine{}, false
}

// Hours is the opening hours that a card refers to; ok is false where they are not known. Their lists are shared:
// change nothing.
func (d *Directory) Hours(c Card) (h Hours, ok bool) {
	i, ok := d.hoursAt[c.Hours]
	if !ok {
		return Hours{}, false
	}
	return d.hours[i].Hours, true
}

// Zones is the names of all time zones of the directory, in order, for the caller to load.
func (d *Directory) Zones() []string {
	out := slices.Clone(d.zones[1:])
	for _, l := range d.lines {
		if l.Card.Zone != "" {
			out = append(out, l.Card.Zone)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
