package formulary

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// drugPair is one drug in two views.
type drugPair struct {
	*comparison
	was, is listed
}

func (d *drugPair) compare() {
	d.compareTier()
	d.compareWords(markWords(d.was.row), markWords(d.is.row), NewAuthorization, AuthorizationDropped, NoChange)
	d.compareWords(d.old.stepWords(d.was.row), d.new.stepWords(d.is.row), NewStep, StepDropped, StepChanged)
	d.compareWords(d.old.limitWords(d.was.row), d.new.limitWords(d.is.row), NewLimit, LimitDropped, d.limitKind())
	d.compareWords(d.old.editWords(d.was.row), d.new.editWords(d.is.row), NewEdit, EditDropped, EditChanged)
	d.compareMail()
	d.comparePrice()
	d.compareLists()
	d.compareMarks()
	d.compareClasses()
	d.comparePackages()
	d.compareWords(d.old.Plan.names[d.was.at], d.new.Plan.names[d.is.at], Renamed, Renamed, Renamed)
}

func (d *drugPair) add(kind ChangeKind, was, is string) {
	d.out = append(d.out, Change{Kind: kind, RxCUI: d.is.row.rxcui, NDC: d.is.ndc, Drug: d.new.Plan.names[d.is.at], Was: was, Is: is})
}

func (d *drugPair) compareTier() {
	a, b := d.old.Plan.tiers[d.was.row.tier].number, d.new.Plan.tiers[d.is.row.tier].number
	if a == b {
		return
	}
	kind := TierUp
	if a > b {
		kind = TierDown
	}
	d.add(kind, d.old.tierWords(d.was.row), d.new.tierWords(d.is.row))
}

// compareWords compares conditions by what they say: new, dropped, or changed.
func (d *drugPair) compareWords(was, is string, gained, dropped, changed ChangeKind) {
	switch {
	case was == is:
	case was == "":
		d.add(gained, was, is)
	case is == "":
		d.add(dropped, was, is)
	default:
		d.add(changed, was, is)
	}
}

func (d *drugPair) compareMail() {
	a, b := d.was.row.mail, d.is.row.mail
	switch {
	case a == b:
	case a == drug.Yes && b == drug.No:
		d.add(MailLost, a.String(), b.String())
	case a == drug.No && b == drug.Yes:
		d.add(MailGained, a.String(), b.String())
	default:
		d.add(MailUnknown, a.String(), b.String())
	}
}

// comparePrice compares unit prices: of the RxCUI, or of the package where there is none.
func (d *drugPair) comparePrice() {
	a, b := d.old.priceOf(d.was), d.new.priceOf(d.is)
	if kind, before, after := d.priceChange(a, b); kind != NoChange {
		d.add(kind, before, after)
	}
}

func (v View) priceOf(l listed) *price {
	if l.row.rxcui != 0 {
		return v.Plan.priceOn(l.row.prices, v.On)
	}
	return v.Plan.priceOn(v.Plan.pricesOf(int32(l.pack)), v.On)
}

func (c *comparison) priceChange(a, b *price) (kind ChangeKind, was, is string) {
	was, is = c.old.Plan.priceWords(a), c.new.Plan.priceWords(b)
	switch {
	case was == is:
		return NoChange, was, is
	case a == nil || b == nil || c.old.Plan.units[a.unit] != c.new.Plan.units[b.unit]:
		return PriceChanged, was, is
	case a.unitPrice.Cmp(b.unitPrice) < 0:
		return PriceUp, was, is
	}
	return PriceDown, was, is
}

func (p *Plan) priceWords(e *price) string {
	if e == nil {
		return ""
	}
	return fmt.Sprintf("$%s a unit of %s", e.unitPrice, p.units[e.unit])
}

// compareLists compares the flat-price lists that hold the drug, by their ids.
func (d *drugPair) compareLists() {
	was, is := d.old.lists(d.was.row), d.new.lists(d.is.row)
	for _, id := range union(was, is) {
		a, inOld := was[id]
		b, inNew := is[id]
		switch {
		case !inNew:
			d.add(ListLeft, d.old.Plan.listWords(a), "")
		case !inOld:
			d.add(ListJoined, "", d.new.Plan.listWords(b))
		case a.amount.Less(b.amount):
			d.add(CostUp, d.old.Plan.listWords(a), d.new.Plan.listWords(b))
		case b.amount.Less(a.amount):
			d.add(CostDown, d.old.Plan.listWords(a), d.new.Plan.listWords(b))
		case d.old.Plan.listWords(a) != d.new.Plan.listWords(b):
			d.add(CostChanged, d.old.Plan.listWords(a), d.new.Plan.listWords(b))
		}
	}
}

// union is the keys of both, in order.
func union(a, b map[string]*list) (ids []string) {
	for id := range a {
		ids = append(ids, id)
	}
	for id := range b {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// lists are the flat-price lists in force that hold the drug.
func (v View) lists(r *row) map[string]*list {
	e := v.extra(r)
	if e.lists == none {
		return nil
	}
	out := map[string]*list{}
	for at := e.lists; ; at++ {
		m := v.Plan.onList[at]
		if l := &v.Plan.lists[m.list]; !v.On.Before(l.from) && !v.On.After(l.to) {
			out[l.id] = l
		}
		if m.last {
			return out
		}
	}
}

func (v View) extra(r *row) *extra {
	if r.extra == none {
		return &plainExtra
	}
	return &v.Plan.extras[r.extra]
}

// limitKind compares two limits of one kind: tighter where nothing is looser, looser where nothing is tighter.
func (d *drugPair) limitKind() ChangeKind {
	a, b := d.old.limit(d.was.row), d.new.limit(d.is.row)
	if a == nil || b == nil || a.basis != b.basis || a.window != b.window || a.step != b.step ||
		(a.perFill == 0) != (b.perFill == 0) || d.old.Plan.units[a.unit] != d.new.Plan.units[b.unit] {
		return LimitChanged
	}
	switch fill, amount := cmp.Compare(b.perFill, a.perFill), cmp.Compare(b.amount, a.amount); {
	case fill <= 0 && amount <= 0:
		return LimitTighter
	case fill >= 0 && amount >= 0:
		return LimitLooser
	}
	return LimitChanged
}
