package formulary

import "github.com/mailrx/mailrx/pharmacy/money"

// ListLine is what the plan has to say of one drug of a member's list.
type ListLine struct {
	Decision     Decision      // of the request, after the fills of the lines before it
	Offers       []Offer       // as Compare gives them, then
	Alternatives []Alternative // as Alternatives gives them, then
	Mail         Saving        // what moving it to mail saves
	MailKnown    bool          // Mail holds something
}

// ListAnswer is the whole list, a line for each request and in their order.
type ListAnswer struct {
	Lines []ListLine
	Next  money.Amount // what the member pays for the fills that are covered, each as asked, in this order
	Saves money.Amount // what moving to mail saves in a year, over the drugs where it saves something
	Open  int          // lines that are not covered, or have no price: they are not in Next
	Sums  Accumulators // after those fills, from those of the last request
	Years []ListYear   // what a year of the list costs at each channel; see YearOfList
}

// CompareList answers a member's whole list in one call. The drugs are filled in the order of the list: what a covered
// fill adds to the sums of the year counts for the lines after it, so that a deductible is met once and a limit reached
// once. Each request brings the sums as they stand before the first fill, the same in all.
func (p *Plan) CompareList(list []Request, classes Classes) (a ListAnswer) {
	a.Lines = make([]ListLine, len(list))
	var moved Deltas
	for i := range list {
		r, l := list[i], &a.Lines[i]
		r.Accumulators = r.Accumulators.plus(moved)
		p.DecideInto(&r, &l.Decision)
		l.Offers = p.Compare(&r)
		l.Alternatives = p.Alternatives(&r, classes)
		l.Mail, l.MailKnown = mailSaving(&r, l.Offers)
		if l.MailKnown && l.Mail.Saves.Sign() > 0 {
			a.Saves = a.Saves.Add(l.Mail.Saves)
		}
		a.Sums = r.Accumulators
		if l.Decision.Status != Covered || !l.Decision.Priced {
			a.Open++
			continue
		}
		a.Next, moved = a.Next.Add(l.Decision.Member), moved.plus(l.Decision.Deltas)
		a.Sums = r.Accumulators.After(&l.Decision)
	}
	a.Years = p.YearOfList(list)
	return a
}

// plus is d and e together.
func (d Deltas) plus(e Deltas) Deltas {
	return Deltas{Deductible: d.Deductible.Add(e.Deductible), OutOfPocket: d.OutOfPocket.Add(e.OutOfPocket),
		TrueOutOfPocket: d.TrueOutOfPocket.Add(e.TrueOutOfPocket)}
}
