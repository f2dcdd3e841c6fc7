package network

import (
	"fmt"
	"strconv"

	"github.com/mailrx/mailrx/formulary/internal/strictjson"
)

// Compile checks the document and gives the directory, or a Faults error that holds every fault: contracts that
// overlap, orphans, things that stand twice, coordinates off the earth, dates that hold no day, facts that are
// missing, a version that is not read. It keeps nothing of doc but texts.
func Compile(doc Document) (*Directory, error) {
	c := compiler{doc: &doc, networks: map[ID]uint32{}, hours: map[HoursID]uint32{}, pharmacies: map[PharmacyID]uint32{}}
	c.header()
	c.readNetworks()
	c.readHours()
	c.readPharmacies()
	c.readHelpLines()
	spans := c.spans()
	c.overlaps(spans)
	if c.faults != nil {
		return nil, c.faults
	}
	return c.directory(spans), nil
}

// compiler collects faults. Each part works on what the earlier parts could make of the document, so that one mistake
// is reported once.
type compiler struct {
	doc        *Document
	faults     Faults
	networks   map[ID]uint32         // → place in Document.Networks
	hours      map[HoursID]uint32    // → place in Document.Hours
	pharmacies map[PharmacyID]uint32 // → place in Document.Pharmacies
}

func (c *compiler) header() {
	if c.doc.Version != DocumentVersion {
		c.faults.add("/version", DocVersion,
			fmt.Sprintf("version %d, this library reads %d", c.doc.Version, DocumentVersion))
	}
	c.faults.need(c.doc.ID != "", "/id", "the directory's id")
}

func (c *compiler) readNetworks() {
	c.faults.need(len(c.doc.Networks) > 0, "/networks", "a network")
	for i, n := range c.doc.Networks {
		p := path{"/networks", i}
		c.faults.lack(n.ID != "", p, "/id", "the network's id")
		c.faults.lack(n.Name != "", p, "/name", "the network's name")
		c.faults.lack(n.From.IsSet(), p, "/from", "the first day of which the document speaks")
		c.faults.lack(n.To.IsSet(), p, "/to", "the last day of which the document speaks")
		if n.From.IsSet() && n.To.IsSet() && n.To.Before(n.From) {
			c.faults.add(p.at("/to"), DocDates, "the last day is before the first")
		}
		once(c, c.networks, n.ID, p, "/id")
	}
}

// once enters a name that may stand once, and records where it stood before.
func once[K ~string | ~uint32](c *compiler, names map[K]uint32, name K, p path, key string) {
	var none K
	if first, ok := names[name]; ok {
		c.faults.add(p.at(key), DocTwice, "it is the same as that of number "+strconv.Itoa(int(first)))
	} else if name != none {
		names[name] = uint32(p.i)
	}
}

func (c *compiler) readHours() {
	for i := range c.doc.Hours {
		h, p := &c.doc.Hours[i], path{"/hours", i}
		c.faults.lack(h.ID != "", p, "/id", "the id of the hours")
		c.faults.lack(len(h.Lines) > 0, p, "/lines", "a line of hours; leave the hours out where they are not known")
		for j := range h.Lines {
			c.openLine(&h.Lines[j], path{p.at("/lines"), j})
		}
		c.specialDays(h.Special, p.at("/special"))
		once(c, c.hours, h.ID, p, "/id")
	}
}

func (c *compiler) openLine(l *OpenLine, p path) {
	c.faults.lack(l.Days != 0, p, "/days", "days of the week")
	if l.Days > AllWeek {
		c.faults.add(p.at("/days"), DocValue, "there are seven days in a week")
	}
	c.faults.lack(l.Opens != 0, p, "/opens", "when it opens")
	c.faults.lack(l.Closes != 0, p, "/closes", "when it closes")
	c.openings(l.Opens, l.Closes, p)
	if l.Season == nil {
		return
	}
	c.faults.lack(l.Season.From != 0, p, "/season/from", "the season's first day")
	c.faults.lack(l.Season.To != 0, p, "/season/to", "the season's last day")
	c.monthDay(l.Season.From, p, "/season/from")
	c.monthDay(l.Season.To, p, "/season/to")
}

func (c *compiler) monthDay(d MonthDay, p path, key string) {
	if _, err := d.MarshalText(); err != nil {
		c.faults.add(p.at(key), DocValue, err.Error())
	}
}

func (c *compiler) openings(opens, closes Clock, p path) {
	if _, err := max(opens, closes).MarshalText(); err != nil {
		c.faults.add(p.at(""), DocValue, err.Error())
	} else if opens != 0 && closes != 0 && closes <= opens {
		c.faults.add(p.at("/closes"), DocHours, "what goes past midnight takes two lines, to 24:00 and from 00:00")
	}
}

func (c *compiler) specialDays(days []SpecialDay, list string) {
	seen := map[string]uint32{}
	for i, s := range days {
		p := path{list, i}
		c.faults.lack(s.Date.IsSet(), p, "/date", "the day")
		c.faults.lack((s.Opens == 0) == (s.Closes == 0), p, "", "opens and closes, or neither for a day when it is closed")
		c.openings(s.Opens, s.Closes, p)
		once(c, seen, s.Date.String(), p, "/date")
	}
}

func (c *compiler) readPharmacies() {
	for i := range c.doc.Pharmacies {
		f, p := &c.doc.Pharmacies[i], path{"/pharmacies", i}
		c.faults.lack(f.ID != 0, p, "/ncpdp", "the NCPDP provider number")
		if f.ID > lastPharmacyID {
			c.faults.add(p.at("/ncpdp"), DocValue, errPharmacyID.Error())
		}
		c.faults.lack(f.Name != "", p, "/name", "the pharmacy's name")
		if f.ZIP != "" && !f.ZIP.Valid() {
			c.faults.add(p.at("/zip"), DocValue, "not a ZIP code of five digits, or nine with a hyphen")
		}
		c.point(f.Point, p)
		c.card(&f.Card, p)
		once(c, c.pharmacies, f.ID, p, "/ncpdp")
	}
}

func (c *compiler) point(q *Point, p path) {
	switch {
	case q == nil:
	case !q.Valid():
		c.faults.add(p.at("/point"), DocPoint, "latitude is −90 to 90, longitude −180 to 180")
	case *q == (Point{}):
		c.faults.add(p.at("/point"), DocPoint, "0, 0 is in the sea; leave the point out where it is not known")
	}
}

func (c *compiler) card(k *Card, p path) {
	if k.Hours == "" {
		return
	}
	c.faults.lack(k.Zone != "", p, "/card/zone", "the time zone of the hours")
	if _, ok := c.hours[k.Hours]; !ok {
		c.faults.add(p.at("/card/hours"), DocOrphan, strconv.Quote(strictjson.Short(string(k.Hours))))
	}
}

func (c *compiler) readHelpLines() {
	seen := map[LineID]uint32{}
	for i := range c.doc.HelpLines {
		l, p := &c.doc.HelpLines[i], path{"/helpLines", i}
		c.faults.lack(l.ID != "", p, "/id", "the line's id")
		c.faults.lack(l.Name != "", p, "/name", "the line's name")
		c.faults.lack(l.Card.Phone != "", p, "/card/phone", "the number to call")
		c.card(&l.Card, p)
		once(c, seen, l.ID, p, "/id")
	}
}
