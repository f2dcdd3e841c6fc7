package formulary

import (
	"cmp"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Alternative is another drug of the class that the plan covers now, at the channel and for the days asked about.
type Alternative struct {
	RxCUI    drug.RxCUI
	Name     string // in the plan document
	Class    string
	Same     bool // the same drug under another name: a pharmacist may substitute where law and prescriber allow
	Decision Decision
	Saves    Known // what the member pays less than for the drug asked about, a fill; unset where that cannot be had
}

// Alternatives are the drugs of the classes of r's drug that are covered now, the cheapest for the member first, then
// the same drug under another name, the lower tier, the lower RxCUI. The drug itself is left out, and so is what is not
// covered, needs an authorization, or has no known answer: a price that nobody knows is not cheap.
//
// What r says of its own drug is not said of another one: package, prices, product selection, authorizations, copay
// card, what holds the fill and the day of the next refill are dropped. Earlier fills are counted for the same drug under another name; of
// any other drug they are none where the history is whole and does not have it, and unknown where it is not.
func (p *Plan) Alternatives(r *Request, classes Classes) (out []Alternative) {
	own := p.Decide(r)
	x := p.drugOf(r, &own)
	for _, c := range classes.of(x) {
		q := r.insteadOf(c)
		a := Alternative{RxCUI: c.RxCUI, Class: c.class, Same: c.same, Decision: p.Decide(&q)}
		if a.Decision.Status != Covered || !a.Decision.Priced {
			continue
		}
		a.Name = a.Decision.DrugName()
		if own.Status == Covered && own.Priced {
			a.Saves = Dollars(own.Member.Sub(a.Decision.Member))
		}
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b Alternative) int {
		return cmp.Or(a.Decision.Member.Cmp(b.Decision.Member), boolean(b.Same)-boolean(a.Same),
			cmp.Compare(a.Decision.Tier, b.Decision.Tier), cmp.Compare(a.RxCUI, b.RxCUI))
	})
	return out
}

// drugOf is the RxCUI of r's drug: its own, or what the plan knows its package as; 0 where neither says.
func (p *Plan) drugOf(r *Request, d *Decision) drug.RxCUI {
	switch {
	case r.RxCUI != 0:
		return r.RxCUI
	case d.Trace.row >= 0:
		return p.rows[d.Trace.row].rxcui
	}
	return 0
}

// insteadOf is r for a candidate.
func (r *Request) insteadOf(c candidate) Request {
	q := *r
	q.forget()
	q.RxCUI, q.NDC = c.RxCUI, drug.NDC{}
	q.MaximumFairMonth, q.DAW, q.DAWException, q.Card = Known{}, 0, false, Card{}
	q.Authorizations, q.Unlisted, q.Held = nil, nil, false
	if c.Daily.IsSet() {
		q.Quantity = drug.Quantity{}
		if n, err := drug.Thousandths(c.Daily.Thousandths()*int64(max(0, min(r.DaysSupply, maxDays))), c.Daily.Unit()); err == nil {
			q.Quantity = n
		}
	}
	q.NotBefore = cal.Date{}
	if !c.same {
		q.PriorFills, q.PriorRetailFills = q.fillsOf(c.RxCUI)
	}
	return q
}

// fillsOf counts the fills of a drug that was not asked about. Where there were some, the history does not say which
// were at a store.
func (r *Request) fillsOf(x drug.RxCUI) (all, retail Count) {
	if !r.HistoryKnown {
		return Count{}, Count{}
	}
	n := 0
	for _, f := range r.History {
		if f.RxCUI == x || f.RxCUI == 0 {
			n++
		}
	}
	if n == 0 {
		return CountOf(0), CountOf(0)
	}
	return CountOf(n), Count{}
}

// CompareDrugs is Compare for r's drug and for the same drug under its other names, as the classes say: brand against
// generic in every channel and band. The drug asked about comes first, then the others by RxCUI.
func (p *Plan) CompareDrugs(r *Request, classes Classes) []DrugOffers {
	own := p.Decide(r)
	x := p.drugOf(r, &own)
	out := []DrugOffers{{x, own.DrugName(), p.Compare(r)}}
	for _, c := range classes.of(x) {
		if !c.same {
			continue
		}
		q := r.insteadOf(c)
		d := p.Decide(&q)
		out = append(out, DrugOffers{c.RxCUI, d.DrugName(), p.Compare(&q)})
	}
	return out
}

// DrugOffers is what one drug costs wherever the plan prices it.
type DrugOffers struct {
	RxCUI  drug.RxCUI // 0: not known
	Name   string     // in the plan document; empty: not listed on the day
	Offers []Offer    // as Compare gives them
}
