package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// ParseDocument reads the JSON form. It is strict: an unknown field, a field that stands twice, a value of the wrong
// kind and a null are faults with a JSON pointer, line and column, and all of them are reported at once. The error is
// a Faults. It does not check what the document says; Compile does.
func ParseDocument(data []byte) (Document, error) {
	r, faults := newReader(data)
	if faults != nil {
		return Document{}, faults
	}
	var d Document
	r.document(&d)
	if r.faults != nil {
		return Document{}, r.faults
	}
	return d, nil
}

func (r *reader) document(d *Document) {
	r.object(func(key string) bool {
		switch key {
		case "version":
			r.integer(&d.Version)
		case "id":
			r.text(&d.ID)
		case "name":
			r.text(&d.Name)
		case "from":
			read(r, &d.From, cal.Parse)
		case "to":
			read(r, &d.To, cal.Parse)
		case "mailBenefit":
			read(r, &d.MailBenefit, parseAnswer)
		case "outOfNetwork":
			r.text(&d.OutOfNetwork)
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
	r.object(func(key string) bool {
		switch key {
		case "tier":
			r.integer(&t.Tier)
		case "name":
			r.text(&t.Name)
		default:
			return false
		}
		return true
	})
}

func (r *reader) costShare(s *CostShare) {
	r.object(func(key string) bool {
		switch key {
		case "tier":
			r.integer(&s.Tier)
		case "channel":
			read(r, &s.Channel, ParseChannel)
		case "days":
			read(r, &s.Days, ParseBand)
		case "copay":
			read(r, &s.Copay, parseKnown)
		case "notOffered":
			r.boolean(&s.NotOffered)
		default:
			return r.shareTerms(s, key)
		}
		return true
	})
}

func (r *reader) drug(d *Drug) {
	r.object(func(key string) bool {
		switch key {
		case "rxcui":
			read(r, &d.RxCUI, drug.ParseRxCUI)
		case "ndcs":
			each(r, &d.NDCs, func(n *drug.NDC) { read(r, n, drug.ParseNDC) })
		case "name":
			r.text(&d.Name)
		case "tier":
			r.integer(&d.Tier)
		case "source":
			read(r, &d.Source, parseSource)
		case "mail":
			read(r, &d.Mail, parseAnswer)
		case "priorAuth":
			r.boolean(&d.PriorAuth)
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
	r.next()
	at := r.at
	var value, unit string
	r.object(func(key string) bool {
		switch key {
		case "value":
			r.text(&value)
		case "unit":
			r.text(&unit)
		default:
			return false
		}
		return true
	})
	var err error
	if *q, err = drug.ParseQuantity(value, drug.Unit(unit)); err != nil {
		r.fault(DocValue, at, err.Error())
	}
}
