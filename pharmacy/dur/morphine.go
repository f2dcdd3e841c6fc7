package dur

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
)

// count adds up the morphine milligrams of the fill and of all that is taken beside it.
func (o *opioids) count() {
	known := o.mme(&o.c.Medication)
	for i := range o.p.Drugs {
		if m := &o.p.Drugs[i]; o.beside(m) {
			known = o.mme(m) && known
		}
	}
	o.out.MME = o.millionths / 1000
	if !known && !o.plan.Exempt.stated() {
		refuse(&o.out.Ruling, law.NeedInfo, ruleOpioidFactor)
	}
	if n, ok := o.k.Number(ManagementMME, o.day); ok {
		o.out.Management = o.millionths > n*1_000_000
	}
}

// maxMillionths is far above any dose; a sum of two stays in an int64.
const maxMillionths = maxAmount * maxFactor

// mme adds the morphine milligrams of a drug. It is false where an opioid in it has no factor for its route or no dose; what
// has a factor of 0 is not counted, and is known.
func (o *opioids) mme(m *Medication) bool {
	known := true
	for i := range m.Parts {
		part := &m.Parts[i]
		if !o.k.member(part.Ingredient, o.opioid) {
			continue
		}
		f, ok := o.k.factor(part.Ingredient, m.Route, o.day)
		if !ok || f > 0 && part.PerDay <= 0 {
			known = false
			continue
		}
		o.millionths = min(o.millionths+min(max(part.PerDay, 0), maxAmount)*f, maxMillionths)
	}
	return known
}

// factor is the row for the route, or else the one for any.
func (k *Knowledge) factor(in drug.RxCUI, r Route, on cal.Date) (perMg int64, ok bool) {
	e := k.entries[in]
	if e == nil {
		return 0, false
	}
	for _, n := range e.factors {
		f := &k.facts.Factors[n]
		if !f.Period.Contains(on) {
			continue
		}
		if f.Route == r {
			return f.PerMg, true
		}
		if f.Route == RouteUnknown {
			perMg, ok = f.PerMg, true
		}
	}
	return perMg, ok
}
