package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

func (r *reader) flatList(l *FlatList) {
	r.Object(func(key string) bool {
		switch key {
		case "id":
			r.Text(&l.ID)
		case "name":
			r.Text(&l.Name)
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
			r.Boolean(&l.DeductibleApplies)
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
	r.Object(func(key string) bool {
		switch key {
		case "rxcui":
			read(r, &p.RxCUI, drug.ParseRxCUI)
		case "ndc":
			read(r, &p.NDC, drug.ParseNDC)
		case "unitPrice":
			p.UnitPrice = new(money.UnitPrice)
			read(r, p.UnitPrice, money.ParseUnitPrice)
		case "unit":
			r.Text((*string)(&p.Unit))
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
	r.Object(func(key string) bool {
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
