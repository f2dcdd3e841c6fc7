package formulary

import "github.com/mailrx/mailrx/pharmacy/money"

// ListLine is what the plan has to say of one drug of a member's list.
type ListLine struct {
	Decision     Decision      // of the request
	Offers       []Offer       // as Compare gives them
	Alternatives []Alternative // as Alternatives gives them
	Mail         Saving        // what moving it to mail saves
	MailKnown    bool          // Mail holds something
}

// ListAnswer is the whole list, a line for each request and in their order.
type ListAnswer struct {
	Lines []ListLine
	Next  money.Amount // what the member pays for the fills that are covered, each as asked
	Saves money.Amount // what moving to mail saves in a year, over the drugs where it saves something
	Open  int          // lines that are not covered, or have no price: they are not in Next
}

// CompareList answers a member's whole list in one call. Every drug is priced under the sums of its own request, as if
// it were the next to be filled: a deductible that stands in several requests is not divided among them.
func (p *Plan) CompareList(list []Request, classes Classes) (a ListAnswer) {
	a.Lines = make([]ListLine, len(list))
	for i := range list {
		r, l := &list[i], &a.Lines[i]
		p.DecideInto(r, &l.Decision)
		l.Offers = p.Compare(r)
		l.Alternatives = p.Alternatives(r, classes)
		l.Mail, l.MailKnown = mailSaving(r, l.Offers)
		if l.MailKnown && l.Mail.Saves.Sign() > 0 {
			a.Saves = a.Saves.Add(l.Mail.Saves)
		}
		if l.Decision.Status != Covered || !l.Decision.Priced {
			a.Open++
			continue
		}
		a.Next = a.Next.Add(l.Decision.Member)
	}
	return a
}
