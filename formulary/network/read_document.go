package network

import (
	"github.com/mailrx/mailrx/formulary/internal/strictjson"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// ParseDocument reads the JSON form. It is strict: an unknown field, a field that stands twice, a value of the wrong
// kind and a null are faults with a JSON pointer, line and column, and all of them are reported at once. The error is
// a Faults. It does not check what the document says; Compile does.
func ParseDocument(data []byte) (Document, error) {
	var d Document
	var faults Faults
	for _, f := range strictjson.Read(data, func(r *strictjson.Reader) { (&reader{r}).document(&d) }) {
		faults.add(f.Pointer, unreadable[f.Kind], f.Detail)
	}
	if faults != nil {
		return Document{}, faults
	}
	return d, nil
}

// reader reads the parts of a document.
type reader struct{ *strictjson.Reader }

// unreadable are the rules of a text that cannot be read.
var unreadable = [...]*reason.Rule{strictjson.Syntax: DocSyntax, strictjson.Unknown: DocField, strictjson.Twice: DocTwice,
	strictjson.Value: DocValue, strictjson.Missing: DocMissing}

func (r *reader) document(d *Document) {
	r.Object(func(key string) bool {
		switch key {
		case "version":
			r.Integer(&d.Version)
		case "id":
			r.Text(&d.ID)
		case "networks":
			strictjson.Each(r.Reader, &d.Networks, r.network)
		case "pharmacies":
			strictjson.Each(r.Reader, &d.Pharmacies, r.pharmacy)
		case "participations":
			strictjson.Each(r.Reader, &d.Participations, r.participation)
		case "hours":
			strictjson.Each(r.Reader, &d.Hours, r.hours)
		case "helpLines":
			strictjson.Each(r.Reader, &d.HelpLines, r.helpLine)
		default:
			return false
		}
		return true
	})
}

func (r *reader) network(n *Network) {
	r.Object(func(key string) bool {
		switch key {
		case "id":
			r.Text((*string)(&n.ID))
		case "name":
			r.Text(&n.Name)
		case "from":
			r.Form(&n.From)
		case "to":
			r.Form(&n.To)
		default:
			return false
		}
		return true
	})
}

func (r *reader) pharmacy(p *Pharmacy) {
	r.Object(func(key string) bool {
		switch key {
		case "ncpdp":
			r.Form(&p.ID)
		case "name":
			r.Text(&p.Name)
		case "zip":
			r.Form(&p.ZIP)
		case "point":
			p.Point = new(Point)
			r.point(p.Point)
		case "card":
			r.card(&p.Card)
		default:
			return false
		}
		return true
	})
}

// point reads a place: a number that is missing would be taken for zero.
func (r *reader) point(p *Point) {
	var lat, lon bool
	at := r.At()
	r.Object(func(key string) bool {
		switch key {
		case "lat":
			lat = true
			r.Number(&p.Lat)
		case "lon":
			lon = true
			r.Number(&p.Lon)
		default:
			return false
		}
		return true
	})
	if !lat {
		r.Lack(at, "lat", "a number")
	}
	if !lon {
		r.Lack(at, "lon", "a number")
	}
}

func (r *reader) participation(p *Participation) {
	r.Object(func(key string) bool {
		switch key {
		case "network":
			r.Text((*string)(&p.Network))
		case "pharmacy":
			r.Form(&p.Pharmacy)
		case "channel":
			r.Form(&p.Channel)
		case "standing":
			r.Form(&p.Standing)
		case "ninetyDay":
			r.Form(&p.NinetyDay)
		case "from":
			r.Form(&p.From)
		case "to":
			r.Form(&p.To)
		default:
			return false
		}
		return true
	})
}
