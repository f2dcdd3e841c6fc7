package refill

import "github.com/mailrx/mailrx/pharmacy/cal"

// CMA is a family of research measures of one drug in a window, numbered as continuous measures of medication
// availability are in the literature (R12.4). A measure whose span is empty, such as CMA1 of a single fill, is not
// known.
type CMA struct {
	CMA1 Ratio // days' supply of all fills but the last, over first fill to last fill; may pass 1
	CMA2 Ratio // days' supply of all fills, over first fill to the window's end; may pass 1
	CMA5 Ratio // as CMA1, but each day counts once and early supply is carried over
	CMA6 Ratio // as CMA2, in the same way
	CMA7 Ratio // days covered, over the whole window; supply from before the window counts
}

// Availability measures the fills of one drug in a window whose two ends are counted. All is unknown where an end is
// open. Spans are half open: from the day of a fill up to, and without, the day of another, or through the window's
// last day.
func Availability(fills []Fill, window cal.Period) CMA {
	if _, ok := window.Days(); !ok {
		return CMA{}
	}
	fills = ordered(fills)
	end := later(window.To, 1)
	c := CMA{CMA7: coveredDays(fills, window.From, end)}
	in := within(fills, window)
	if len(in) == 0 {
		return c
	}
	first, last := in[0], in[len(in)-1]
	supply := 0
	for _, f := range in {
		supply += f.Days
	}
	c.CMA1 = Ratio{Covered: supply - last.Days, Days: last.Date.Sub(first.Date)}
	c.CMA2 = Ratio{Covered: supply, Days: end.Sub(first.Date)}
	c.CMA5 = coveredDays(in, first.Date, last.Date)
	c.CMA6 = coveredDays(in, first.Date, end)
	return c
}

// within is the run of ordered fills that are dated in the window, unsound ones left out.
func within(fills []Fill, window cal.Period) []Fill {
	var in []Fill
	for _, f := range fills {
		if f.Sound() && window.Contains(f.Date) {
			in = append(in, f)
		}
	}
	return in
}

// coveredDays is the days from one day up to another on which ordered fills were on hand, carried over.
func coveredDays(fills []Fill, from, to cal.Date) Ratio {
	r := Ratio{Days: max(0, to.Sub(from))}
	var runOut cal.Date
	for _, f := range fills {
		if !f.Sound() {
			continue
		}
		begin := cal.Max(runOut, f.Date)
		runOut = later(begin, f.Days)
		r.Covered += max(0, cal.Min(runOut, to).Sub(cal.Max(begin, from)))
	}
	return r
}
