package network

import (
	"encoding/json"
	"errors"
)

// ParseDocument reads the JSON form. It is strict: an unknown field, a field that stands twice, a value of the wrong
// kind and a null are faults with a JSON pointer, and all of them are reported at once; a text that is not JSON is
// one fault with line and column. The error is a Faults. It does not check what the document says; Compile does.
func ParseDocument(data []byte) (Document, error) {
	var faults Faults
	var raw json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		faults.add("", DocSyntax, syntax(data, err))
		return Document{}, faults
	}
	var d Document
	inside(raw, "", &faults, d.read)
	if faults != nil {
		return Document{}, faults
	}
	return d, nil
}

func syntax(data []byte, err error) string {
	offset := 0
	if wrong := (*json.SyntaxError)(nil); errors.As(err, &wrong) {
		offset = int(wrong.Offset) - 1 // the last byte that was read
	}
	return lineAndColumn(data, offset) + ": " + err.Error()
}

func (d *Document) read(o *object) {
	o.read("version", &d.Version)
	o.read("id", &d.ID)
	each(o, "networks", &d.Networks, readNetwork)
	each(o, "pharmacies", &d.Pharmacies, readPharmacy)
	each(o, "participations", &d.Participations, readParticipation)
	each(o, "hours", &d.Hours, readHours)
	each(o, "helpLines", &d.HelpLines, readHelpLine)
}

func readNetwork(o *object, n *Network) {
	o.read("id", (*string)(&n.ID))
	o.read("name", &n.Name)
	o.read("from", &n.From)
	o.read("to", &n.To)
}

func readPharmacy(o *object, p *Pharmacy) {
	o.read("ncpdp", &p.ID)
	o.read("name", &p.Name)
	o.read("zip", &p.ZIP)
	var point Point
	if o.object("point", point.read) {
		p.Point = &point
	}
	o.object("card", p.Card.read)
}

func (p *Point) read(o *object) {
	o.need("lat", &p.Lat)
	o.need("lon", &p.Lon)
}

func readParticipation(o *object, p *Participation) {
	o.read("network", (*string)(&p.Network))
	o.read("pharmacy", &p.Pharmacy)
	o.read("channel", &p.Channel)
	o.read("standing", &p.Standing)
	o.read("ninetyDay", &p.NinetyDay)
	o.read("from", &p.From)
	o.read("to", &p.To)
}

func readHours(o *object, h *NamedHours) {
	o.read("id", (*string)(&h.ID))
	each(o, "lines", &h.Lines, readOpenLine)
	each(o, "special", &h.Special, readSpecialDay)
}

func readOpenLine(o *object, l *OpenLine) {
	o.read("days", &l.Days)
	o.read("opens", &l.Opens)
	o.read("closes", &l.Closes)
	var s Season
	if o.object("season", func(o *object) { o.read("from", &s.From); o.read("to", &s.To) }) {
		l.Season = &s
	}
}

func readSpecialDay(o *object, s *SpecialDay) {
	o.read("date", &s.Date)
	o.read("opens", &s.Opens)
	o.read("closes", &s.Closes)
}

func readHelpLine(o *object, l *HelpLine) {
	o.read("id", (*string)(&l.ID))
	o.read("name", &l.Name)
	o.object("card", l.Card.read)
}

func (c *Card) read(o *object) {
	o.read("phone", &c.Phone)
	o.read("tty", &c.TTY)
	o.read("zone", &c.Zone)
	o.read("hours", (*string)(&c.Hours))
	o.list("languages", func(raw json.RawMessage, path string) {
		var tag string
		if json.Unmarshal(raw, &tag) != nil || tag == "" {
			o.faults.add(path, DocValue, "a language tag is needed here")
			return
		}
		c.Languages = append(c.Languages, tag)
	})
}
