package refill

import "github.com/mailrx/mailrx/pharmacy/cal"

// PossessionRatio is the medication possession ratio (MPR, R12.2): the days' supply of all fills dated in a period over
// the days of the period. It is not capped and may pass 1. The period is said by the caller, for authors differ; where
// it has an open end the ratio is not known.
func PossessionRatio(fills []Fill, p cal.Period) Ratio {
	n, ok := p.Days()
	if !ok {
		return Ratio{}
	}
	r := Ratio{Days: n}
	for _, f := range fills {
		if f.Sound() && p.Contains(f.Date) {
			r.Covered += f.Days
		}
	}
	return r
}

// Gaps are the longest runs of days in a period without supply, early supply carried over, that last at least so many
// days (R12.3). Supply from before the period counts where its fills are given. Both ends of a gap are counted. A period
// with an open end has none.
func Gaps(fills []Fill, p cal.Period, atLeast int) []cal.Period {
	if _, ok := p.Days(); !ok {
		return nil
	}
	var gaps []cal.Period
	var runOut cal.Date
	free := p.From // the first day of the period that no fill so far has covered
	for _, f := range ordered(fills) {
		if !f.Sound() {
			continue
		}
		begin := cal.Max(runOut, f.Date)
		gaps = appendGap(gaps, cal.Period{From: free, To: cal.Min(begin.AddDays(-1), p.To)}, atLeast)
		runOut = later(begin, f.Days)
		free = cal.Max(free, runOut)
	}
	return appendGap(gaps, cal.Period{From: free, To: p.To}, atLeast)
}

func appendGap(gaps []cal.Period, gap cal.Period, atLeast int) []cal.Period {
	if n := gap.To.Sub(gap.From) + 1; n >= max(1, atLeast) {
		return append(gaps, gap)
	}
	return gaps
}
