package formulary

import (
	"strconv"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
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

func (r *reader) flatList(l *FlatList) {
	r.object(func(key string) bool {
		switch key {
		case "id":
			r.text(&l.ID)
		case "name":
			r.text(&l.Name)
		case "amount":
			read(r, &l.Amount, parseKnown)
		case "channels":
			each(r, &l.Channels, func(c *Channel) { read(r, c, ParseChannel) })
		case "days":
			read(r, &l.Days, ParseBand)
		case "rxcuis":
			each(r, &l.RxCUIs, func(c *drug.RxCUI) { read(r, c, drug.ParseRxCUI) })
		case "ndcs":
			each(r, &l.NDCs, func(n *drug.NDC) { read(r, n, drug.ParseNDC) })
		case "deductibleApplies":
			r.boolean(&l.DeductibleApplies)
		case "from":
			read(r, &l.From, cal.Parse)
		case "to":
			read(r, &l.To, cal.Parse)
		default:
			return false
		}
		return true
	})
}

func (r *reader) price(p *DrugPrice) {
	r.object(func(key string) bool {
		switch key {
		case "rxcui":
			read(r, &p.RxCUI, drug.ParseRxCUI)
		case "ndc":
			read(r, &p.NDC, drug.ParseNDC)
		case "unitPrice":
			p.UnitPrice = new(money.UnitPrice)
			read(r, p.UnitPrice, money.ParseUnitPrice)
		case "unit":
			r.text((*string)(&p.Unit))
		case "from":
			read(r, &p.From, cal.Parse)
		case "to":
			read(r, &p.To, cal.Parse)
		default:
			return false
		}
		return true
	})
}

func (r *reader) fee(f *DispenseFee) {
	r.object(func(key string) bool {
		switch key {
		case "channel":
			read(r, &f.Channel, ParseChannel)
		case "fee":
			read(r, &f.Fee, parseKnown)
		default:
			return false
		}
		return true
	})
}

// each reads a list, one element at a time.
func each[T any](r *reader, list *[]T, element func(*T)) {
	r.array(func() {
		var v T
		element(&v)
		*list = append(*list, v)
	})
}

// read reads a string with the parser of its kind.
func read[T any](r *reader, into *T, parse func(string) (T, error)) {
	r.next()
	at, before := r.at, len(r.faults)
	var s string
	r.text(&s)
	if len(r.faults) > before {
		return
	}
	v, err := parse(s)
	if err != nil {
		r.fault(DocValue, at, err.Error())
		return
	}
	*into = v
}

func (r *reader) text(into *string) {
	if r.next() != '"' {
		r.wrong("a text in quotation marks")
		return
	}
	*into = r.quoted()
}

func (r *reader) integer(into *int) {
	if c := r.next(); c != '-' && (c < '0' || c > '9') {
		r.wrong("a whole number")
		return
	}
	at := r.at
	n, err := strconv.Atoi(r.bare())
	if err != nil {
		r.fault(DocValue, at, "a whole number is needed here")
		return
	}
	*into = n
}

func (r *reader) boolean(into *bool) {
	if c := r.next(); c != 't' && c != 'f' {
		r.wrong("true or false")
		return
	}
	*into = r.bare() == "true"
}

func parseKnown(s string) (Known, error) {
	a, err := money.Parse(s)
	return Known{Amount: a, Set: err == nil}, err
}

func parseRate(s string) (*money.Rate, error) {
	rate, err := money.ParseRate(s)
	return &rate, err
}

func parseAnswer(s string) (a drug.Answer, err error) {
	err = a.UnmarshalText([]byte(s))
	return a, err
}

func parseSource(s string) (v drug.Source, err error) {
	err = v.UnmarshalText([]byte(s))
	return v, err
}
