package formulary

import (
	"fmt"
	"slices"
	"strings"
)

func (v View) tierWords(r *row) string { return fmt.Sprintf("tier %d", v.Plan.tiers[r.tier].number) }

func markWords(r *row) string {
	if r.marks.has(markPriorAuth) {
		return "prior authorization"
	}
	return ""
}

func (v View) stepWords(r *row) string {
	e := v.extra(r)
	if e.step == none {
		return ""
	}
	s := &v.Plan.steps[e.step]
	drugs := slices.Clone(s.anyOf)
	slices.Sort(drugs)
	said := make([]string, len(drugs))
	for i, x := range drugs {
		said[i] = x.String()
	}
	words := fmt.Sprintf("RxCUI %s within %d days", strings.Join(said, " or "), s.lookBack)
	if s.newStarts {
		words += ", of new starts alone"
	}
	return words
}

func (v View) editWords(r *row) string {
	e := v.extra(r)
	var said []string
	if e.minAge >= 0 {
		said = append(said, fmt.Sprintf("from age %d", e.minAge))
	}
	if e.maxAge >= 0 {
		said = append(said, fmt.Sprintf("to age %d", e.maxAge))
	}
	if e.sex != SexUnknown {
		said = append(said, e.sex.String())
	}
	if e.indication != none {
		words := slices.Clone(v.Plan.indications[e.indication])
		slices.Sort(words)
		said = append(said, "for "+strings.Join(words, " or "))
	}
	return strings.Join(said, ", ")
}

func (v View) limit(r *row) *limit {
	if e := v.extra(r); e.limit != none {
		return &v.Plan.limits[e.limit]
	}
	return nil
}

func (v View) limitWords(r *row) string {
	l := v.limit(r)
	if l == nil {
		return ""
	}
	unit := v.Plan.units[l.unit]
	var said []string
	if l.perFill != 0 {
		said = append(said, fmt.Sprintf("%s of %s a fill", inUnits(l.perFill), unit))
	}
	switch {
	case l.basis == dailyBasis:
		said = append(said, fmt.Sprintf("%s of %s a day", inUnits(l.amount), unit))
	case l.basis == scaledBasis:
		said = append(said, fmt.Sprintf("%s of %s for %d days", inUnits(l.amount), unit, l.window))
	case l.amount != 0:
		said = append(said, fmt.Sprintf("%s of %s in any %d days", inUnits(l.amount), unit, l.window))
	}
	words := strings.Join(said, " and ")
	if l.step > 0 {
		words += fmt.Sprintf(", in steps of %s", inUnits(l.step))
	}
	return words
}

// inUnits writes thousandths: "1.5".
func inUnits(n int64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%d.%03d", n/1000, n%1000), "0"), ".")
}

func (p *Plan) listWords(l *list) string {
	var at []string
	for ch, on := range l.channels {
		if on && p.priced[ch] {
			at = append(at, Channel(ch).String())
		}
	}
	said := fmt.Sprintf("$%s for %s days at %s", l.amount, l.days, strings.Join(at, ", "))
	if l.deductible {
		said += ", after the deductible"
	}
	return said
}
