package refill

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/law"
)

// UnderLaw is q with what the law says of the prescription on day q.AsOf: schedule, last date, refills left, and the
// state's bar on early refills. lifted says that the prescriber authorized an earlier refill, which lifts the bar. Where
// the law refuses, holds or asks for something, its reasons go with the question, and Eligibility gives them among its
// own. Set AsOf and Fills before, and Override where there is one.
func (q Question) UnderLaw(b *law.Book, r law.Refilling, lifted bool) Question {
	q.Schedule, q.Law = r.Schedule, nil
	last, ruling := b.LastDate(r.Validity)
	q.LastDate = last
	q.hear(ruling)
	_, ruling = b.RefillsLeft(r, q.AsOf)
	q.hear(ruling)
	q.count(b, r)
	runOut, _ := q.supply(q.lifts())
	q.Bar, _ = b.RefillBar(r.Schedule, r.State, runOut, q.AsOf, lifted)
	_, ruling = b.RefillBar(r.Schedule, r.State, runOut, cal.Max(q.AsOf, q.Bar), lifted) // the bar itself is a matter of time
	q.hear(ruling)
	return q
}

// count asks for the refills left on the day nearest to q.AsOf on which the prescription is valid, so that one that has
// expired still tells what is left of it. Where the law does not decide, the count is unknown.
func (q *Question) count(b *law.Book, r law.Refilling) {
	on := cal.Max(q.AsOf, r.Issued)
	if q.LastDate.IsSet() {
		on = cal.Min(on, q.LastDate)
	}
	left, ruling := b.RefillsLeft(r, on)
	decided := ruling.Outcome == law.Allow || ruling.Outcome == law.Deny
	q.RefillsLeft, q.RefillsKnown = max(0, left), left >= 0
	q.RefillsAbsent = !decided
}

// hear keeps the law's reasons, each once.
func (q *Question) hear(r law.Ruling) {
	for _, s := range r.Trace.Reasons() {
		if !slices.Contains(q.Law, s) {
			q.Law = append(q.Law, s)
		}
	}
}
