package formulary

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// markTexts are the marks of a row that a change names; prior authorization has kinds of its own.
var markTexts = [...]struct {
	bit  marks
	text string
}{{markMaintenance, "maintenance"}, {markPreventive, "preventive"}, {markExempt, "exempt from the deductible"},
	{markNonEssential, "non-essential for copay cards"}, {markInsulin, "insulin"}, {markVaccine, "vaccine"},
	{markDailyExempt, "exempt from the daily rate"}}

func (d *drugPair) compareMarks() {
	for _, m := range markTexts {
		d.compareMark(d.was.row.marks.has(m.bit), d.is.row.marks.has(m.bit), m.text)
	}
	d.compareMark(d.was.row.supplemental(), d.is.row.supplemental(), "supplemental, outside Part D")
}

func (d *drugPair) compareMark(was, is bool, text string) {
	switch {
	case was && !is:
		d.add(MarkLost, text, "")
	case is && !was:
		d.add(MarkGained, "", text)
	}
}

func (r *row) supplemental() bool { return r.marks.two(shiftLowIncome) == noSubsidy }

// compareClasses compares what a row says in a word: a word that is missing is unknown.
func (d *drugPair) compareClasses() {
	was, is := d.old.classWords(d.was.row), d.new.classWords(d.is.row)
	for i, what := range [...]string{"", "solid oral form: ", "low-income class: ", "in Part D: ", "discount of the maker: "} {
		if was[i] != is[i] {
			d.add(ClassChanged, what+was[i], what+is[i])
		}
	}
}

func (v View) classWords(r *row) [5]string {
	known := func(word string) string {
		if word == "" {
			return "unknown"
		}
		return word
	}
	low := ""
	if !r.supplemental() { // which is a mark
		low = string(lowIncomeWords[r.marks.two(shiftLowIncome)])
	}
	maker := string(makerWords[v.extra(r).maker])
	if maker == "" {
		maker = "whole"
	}
	source, solid := drug.Source(r.marks.two(shiftSource)), drug.Answer(r.marks.two(shiftSolid))
	return [...]string{source.String(), solid.String(), known(low), known(string(partDWords[r.marks.two(shiftPartD)])), maker}
}

// packsByRow are the packages that each row names, by NDC.
func (p *Plan) packsByRow() map[int32][]drug.NDC {
	out := make(map[int32][]drug.NDC, len(p.rows))
	for _, k := range p.packs {
		out[k.row] = append(out[k.row], k.ndc)
	}
	return out
}

// comparePackages compares the packages that the rows name, in order.
func (d *drugPair) comparePackages() {
	was, is := d.wasPacks[int32(d.was.at)], d.isPacks[int32(d.is.at)]
	if slices.Equal(was, is) {
		return
	}
	all := slices.Concat(was, is)
	slices.SortFunc(all, drug.NDC.Compare)
	for _, n := range slices.Compact(all) {
		switch {
		case !slices.Contains(is, n):
			d.add(PackageRemoved, n.String(), "")
		case !slices.Contains(was, n):
			d.add(PackageAdded, "", n.String())
		}
	}
}
