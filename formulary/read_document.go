package formulary

import (
	"github.com/mailrx/mailrx/formulary/internal/strictjson"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// ParseDocument reads the JSON form. It is strict: an unknown field, a field that stands twice, a value of the wrong
// kind and a null are faults with a JSON pointer, line and column, and all of them are reported at once. The error is
// a Faults. It does not check what the document says; Compile does.
func ParseDocument(data []byte) (Document, error) {
	var d Document
	var faults Faults
	for _, f := range strictjson.Read(data, func(r *strictjson.Reader) { (&reader{r}).document(&d) }) {
		faults = append(faults, Fault{Pointer: f.Pointer, Rule: unreadable[f.Kind], Detail: f.Detail})
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
	strictjson.Value: DocValue}

func (r *reader) document(d *Document) {
	r.Object(func(key string) bool {
		switch key {
		case "version":
			r.Integer(&d.Version)
		case "id":
			r.Text(&d.ID)
		case "name":
			r.Text(&d.Name)
		case "from":
			read(r, &d.From, cal.Parse)
		case "to":
			read(r, &d.To, cal.Parse)
		case "mailBenefit":
			read(r, &d.MailBenefit, parseAnswer)
		case "outOfNetwork":
			r.Text(&d.OutOfNetwork)
		default:
			return r.documentList(d, key)
		}
		return true
	})
}

func (r *reader) documentList(d *Document, key string) bool {
	switch key {
	case "tiers":
		each(r, &d.Tiers, r.tier)
	case "costShares":
		each(r, &d.CostShares, r.costShare)
	case "drugs":
		each(r, &d.Drugs, r.drug)
	case "lists":
		each(r, &d.Lists, r.flatList)
	case "prices":
		each(r, &d.Prices, r.price)
	case "fees":
		each(r, &d.Fees, r.fee)
	default:
		return r.documentPolicy(d, key)
	}
	return true
}

func (r *reader) tier(t *Tier) {
	r.Object(func(key string) bool {
		switch key {
		case "tier":
			r.Integer(&t.Tier)
		case "name":
			r.Text(&t.Name)
		default:
			return false
		}
		return true
	})
}

func (r *reader) costShare(s *CostShare) {
	r.Object(func(key string) bool {
		switch key {
		case "tier":
			r.Integer(&s.Tier)
		case "channel":
			read(r, &s.Channel, ParseChannel)
		case "days":
			read(r, &s.Days, ParseBand)
		case "copay":
			read(r, &s.Copay, parseKnown)
		case "notOffered":
			r.Boolean(&s.NotOffered)
		default:
			return r.shareTerms(s, key)
		}
		return true
	})
}

func (r *reader) drug(d *Drug) {
	r.Object(func(key string) bool {
		switch key {
		case "rxcui":
			read(r, &d.RxCUI, drug.ParseRxCUI)
		case "ndcs":
			each(r, &d.NDCs, func(n *drug.NDC) { read(r, n, drug.ParseNDC) })
		case "name":
			r.Text(&d.Name)
		case "tier":
			r.Integer(&d.Tier)
		case "source":
			read(r, &d.Source, parseSource)
		case "mail":
			read(r, &d.Mail, parseAnswer)
		case "priorAuth":
			r.Boolean(&d.PriorAuth)
		case "quantityLimit":
			d.QuantityLimit = new(QuantityLimit)
			r.quantityLimit(d.QuantityLimit)
		case "from":
			read(r, &d.From, cal.Parse)
		case "to":
			read(r, &d.To, cal.Parse)
		default:
			return r.drugFlag(d, key) || r.drugEdit(d, key)
		}
		return true
	})
}

func (r *reader) quantity(q *drug.Quantity) {
	at := r.At()
	var value, unit string
	r.Object(func(key string) bool {
		switch key {
		case "value":
			r.Text(&value)
		case "unit":
			r.Text(&unit)
		default:
			return false
		}
		return true
	})
	var err error
	if *q, err = drug.ParseQuantity(value, drug.Unit(unit)); err != nil {
		r.Fault(at, err.Error())
	}
}
